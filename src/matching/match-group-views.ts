import type { MatchGroup } from './order/match-group.ts';
import { matchGroupLabels } from './order/match-group.ts';
import { withOwnRow } from './order/match-nesting.ts';
import { groupLeads } from './group-leads.ts';
import { shownRows, type RowContext, type ShownRows } from './match-row-views.ts';
import type { GroupedMatches } from './match.ts';

/** The groups of a list as they are shown, for `matching/_groups.ejs`. */
export interface MatchGroupView extends ShownRows {
  id: MatchGroup;
  heading: string;
  lead: string;
  isCollapsed: boolean;
}

export interface MatchGroupsView {
  /** True if nothing is open, waiting or worth a call. */
  isEmpty: boolean;
  groups: MatchGroupView[];
  doesNotFit: ShownRows;
}

/** Only the first of a group say everything at once; each of the others opens on demand, so that the page can be looked over. */
const openOfGroup: Partial<Record<MatchGroup, number>> = {
  now: 5,
  clarify: 4,
  clarifyMore: 2,
  nextRound: 1,
  supplementary: 1,
};

export function matchGroupsView(matches: GroupedMatches, context: RowContext): MatchGroupsView {
  return {
    isEmpty: matches.groups.every(
      ({ group, matches: list }) => group === 'ended' || list.length === 0,
    ),
    groups: matches.groups.map(({ group, matches: list }) => ({
      id: group,
      heading: matchGroupLabels[group],
      lead: groupLeads[group],
      isCollapsed: group === 'ended',
      ...shownRows(list, context, openOfGroup[group]),
    })),
    doesNotFit: shownRows(matches.doesNotFit, context),
  };
}

/** How many stand in a group, as a half sentence. */
const countWords: Record<MatchGroup, (count: number) => string> = {
  now: (count) => `${count} jetzt möglich`,
  clarify: (count) => `${count} mit einem Anruf zu klären`,
  clarifyMore: (count) => `bei ${count} ist mehreres zu klären`,
  nextRound: (count) => `${count} für die nächste Runde vorzumerken`,
  supplementary: (count) => `${count} als Ergänzung`,
  ended: (count) => `${count} beendet`,
};

/**
 * "Von 125 Programmen: 2 jetzt möglich, …" in one sentence; empty groups are left out, except the first.
 * @param dismissed how many somebody took out of the groups; they count among all
 */
export function summaryText({ groups, doesNotFit }: GroupedMatches, dismissed = 0): string {
  const counts = groups.map(({ group, matches }) => ({ group, count: withOwnRow(matches).length }));
  const tested = groups.reduce((sum, { matches }) => sum + matches.length, doesNotFit.length);
  const all = tested + dismissed;
  const lines = tested - doesNotFit.length - counts.reduce((sum, { count }) => sum + count, 0);
  const said = counts
    .filter(({ group, count }) => count > 0 || group === 'now')
    .map(({ group, count }) => (count === 0 ? 'keines jetzt möglich' : countWords[group](count)));
  const aside = asideWords(dismissed);
  return `Von ${all === 1 ? 'einem Programm' : `${all} Programmen`}: ${said.join(', ')}. ${doesNotFit.length} ${doesNotFit.length === 1 ? 'passt' : 'passen'} nicht.${linesWords(lines)}${aside}`;
}

function linesWords(lines: number): string {
  if (lines === 0) return '';
  return lines === 1
    ? ' Eine Bundeslinie steht bei ihrem Landesstrang.'
    : ` ${lines} Bundeslinien stehen bei ihrem Landesstrang.`;
}

function asideWords(dismissed: number): string {
  if (dismissed === 0) return '';
  return dismissed === 1 ? ' Eines ist verworfen.' : ` ${dismissed} sind verworfen.`;
}
