import type { Match } from '../match.ts';
import type { MatchKey } from './match-decision.ts';

/** Which matches are no longer possible because somebody dismissed them: the one place that decides it; pure. */

type Dismissible = Pick<Match, 'programmeId' | 'slug' | 'beneath'>;

const nothing: ReadonlySet<string> = new Set();

/** Ids of programmes that were dismissed for a need. */
export type DismissedFor = (needId: string) => ReadonlySet<string>;

export function dismissedFor(dismissed: readonly MatchKey[]): DismissedFor {
  const byNeed = new Map<string, Set<string>>();
  for (const { needId, programmeId } of dismissed) {
    byNeed.set(needId, (byNeed.get(needId) ?? new Set()).add(programmeId));
  }
  return (needId) => byNeed.get(needId) ?? nothing;
}

/**
 * A federal line goes with its strand: its money comes through nothing else.
 * @param matches of one need, with all that stand beneath each other
 */
export function isSetAside(
  matches: readonly Dismissible[],
  dismissed: ReadonlySet<string>,
): (match: Dismissible) => boolean {
  if (dismissed.size === 0) return () => false;
  const strands = new Set(
    matches.filter(({ programmeId }) => dismissed.has(programmeId)).map(({ slug }) => slug),
  );
  return ({ programmeId, beneath }) =>
    dismissed.has(programmeId) || (beneath !== null && strands.has(beneath));
}

/** What is left of the matches of a need, in their order. */
export function withoutSetAside<Item extends Dismissible>(
  matches: readonly Item[],
  dismissed: ReadonlySet<string>,
): readonly Item[] {
  const isAside = isSetAside(matches, dismissed);
  return dismissed.size === 0 ? matches : matches.filter((match) => !isAside(match));
}
