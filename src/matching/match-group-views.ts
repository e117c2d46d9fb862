import type { MatchGroup } from './order/match-group.ts';
import { matchGroupLabels } from './order/match-group.ts';
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

const foldedLead = 'Die ersten stehen hier, die übrigen darunter.';

/** Of those with many open questions only the first are unfolded, so that the page stays readable. */
const openOfGroup: Partial<Record<MatchGroup, number>> = { clarifyMore: 5 };

export function matchGroupsView(matches: GroupedMatches, context: RowContext): MatchGroupsView {
  return {
    isEmpty: matches.groups.every(
      ({ group, matches: list }) => group === 'ended' || list.length === 0,
    ),
    groups: matches.groups.map(({ group, matches: list }) => ({
      id: group,
      heading: matchGroupLabels[group],
      lead:
        openOfGroup[group] === undefined ? groupLeads[group] : `${groupLeads[group]} ${foldedLead}`,
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
  const counts = groups.map(({ group, matches }) => ({ group, count: matches.length }));
  const all = counts.reduce((sum, { count }) => sum + count, doesNotFit.length + dismissed);
  const said = counts
    .filter(({ group, count }) => count > 0 || group === 'now')
    .map(({ group, count }) => (count === 0 ? 'keines jetzt möglich' : countWords[group](count)));
  const aside = asideWords(dismissed);
  return `Von ${all === 1 ? 'einem Programm' : `${all} Programmen`}: ${said.join(', ')}. ${doesNotFit.length} ${doesNotFit.length === 1 ? 'passt' : 'passen'} nicht.${aside}`;
}

function asideWords(dismissed: number): string {
  if (dismissed === 0) return '';
  return dismissed === 1 ? ' Eines ist verworfen.' : ` ${dismissed} sind verworfen.`;
}

/** What the need itself lacks and how many matches wait for it, most first; null where nothing is missing. */
export function mostHelpful({ groups }: GroupedMatches): { what: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const { group, matches } of groups) {
    if (group === 'ended') continue;
    for (const { result } of matches) {
      const missing = result.results.flatMap((found) =>
        found.missing?.whom === 'need' ? [found.missing.what] : [],
      );
      for (const what of new Set(missing)) counts.set(what, (counts.get(what) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(
    ([what, count], [other, more]) => more - count || (what < other ? -1 : 1),
  );
  return most ? { what: most[0], count: most[1] } : null;
}
