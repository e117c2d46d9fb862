import type { Match, GroupedMatches } from './match.ts';

/** Everything in the order of the page; what does not fit comes last with group null. */
export function* inOrder(matches: GroupedMatches): Generator<{ match: Match; position: number }> {
  const lists = [...matches.groups.map((group) => group.matches), matches.doesNotFit];
  for (const list of lists)
    for (const [index, match] of list.entries()) yield { match, position: index + 1 };
}

/** Rows of `.json`: codes as in the facts files, the criteria nested. */
export function matchJsonRows(matches: GroupedMatches): Record<string, unknown>[] {
  return [...inOrder(matches)].map(({ match, position }) => ({
    ...sharedColumns(match, position),
    criteria: match.result.results.map(({ kind, result, reason }) => ({ kind, result, reason })),
  }));
}

export function sharedColumns({ slug, compiled, result, group, window }: Match, position: number) {
  return {
    slug,
    verdict: result.verdict,
    group,
    position,
    shortTitle: compiled.programme.shortTitle,
    level: compiled.programme.level,
    windowState: window.state,
    deadlineOn: window.state === 'open' ? (window.until?.on ?? null) : null,
    ceilingGrantCents: result.coverage.ceilingGrantCents,
    grantOnKnownCents: result.coverage.grantOnKnownCents,
    ceilingSharePercent: result.coverage.sharePercent,
  };
}
