import { matchPath } from '../../paths.ts';
import { decisionRowView, type DecisionRowView } from './match-decision-views.ts';
import type { MatchDecision } from './match-decision.ts';
import type { GroupedMatches, Match } from '../match.ts';
import { isSetAside } from './set-aside.ts';

/** `matching/_dismissed.ejs` */
export interface DismissedView {
  heading: string;
  rows: {
    title: string;
    href: string;
    /** null = goes with its strand, which is `because`. */
    decision: DecisionRowView | null;
    because: string | null;
  }[];
}

/** Takes dismissed matches out of their groups; `dismissed` in the order of the page. */
export function setAsideDismissed<Grouped extends GroupedMatches>(
  matches: Grouped,
  decisions: readonly MatchDecision[],
): { left: Grouped; dismissed: Match[] } {
  const ids = new Set(
    decisions.filter(({ state }) => state === 'dismissed').map(({ programmeId }) => programmeId),
  );
  const all = [...matches.groups.flatMap((group) => group.matches), ...matches.doesNotFit];
  const isAside = isSetAside(all, ids);
  const isLeft = (match: Match): boolean => !isAside(match);
  const left = {
    ...matches,
    groups: matches.groups.map((one) => ({ ...one, matches: one.matches.filter(isLeft) })),
    doesNotFit: matches.doesNotFit.filter(isLeft),
  };
  return { left, dismissed: all.filter((match) => !isLeft(match)) };
}

export function dismissedView(
  dismissed: readonly Match[],
  {
    needId,
    decisions,
    canDecide,
  }: { needId: string; decisions: readonly MatchDecision[]; canDecide: boolean },
): DismissedView {
  return {
    heading: `Verworfen (${dismissed.length})`,
    rows: dismissed.map(({ programmeId, slug, compiled, beneath }) => {
      const title = compiled.programme.shortTitle;
      const context = { needId, slug, title, canDecide, backTo: 'liste' } as const;
      const decision = decisionRowView(
        decisions.find((one) => one.programmeId === programmeId),
        context,
      );
      const strand = dismissed.find((other) => other.slug === beneath);
      const isOwn = decisions.some(
        (one) => one.programmeId === programmeId && one.state === 'dismissed',
      );
      const because =
        isOwn || !strand
          ? null
          : `Mit dem Landesstrang „${strand.compiled.programme.shortTitle}“ verworfen: Das Geld kommt nur über ihn.`;
      return { title, href: matchPath(needId, slug), decision: isOwn ? decision : null, because };
    }),
  };
}
