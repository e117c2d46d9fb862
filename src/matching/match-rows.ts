import type { Match, GroupedMatches } from './match.ts';
import { orderParts, orderSum } from './order/match-order.ts';
import { orderPartNames } from './order/order-weights.ts';

/**
 * Everything in the order of the page; what does not fit comes last with group null. Positions count the rows of a
 * group: a federal line has that of the strand it stands beneath.
 */
export function* inOrder(matches: GroupedMatches): Generator<{ match: Match; position: number }> {
  const lists = [...matches.groups.map((group) => group.matches), matches.doesNotFit];
  for (const list of lists) {
    let position = 0;
    for (const match of list) {
      if (match.beneath === null) position += 1;
      yield { match, position };
    }
  }
}

/** Rows of `.json`: codes as in the facts files, the criteria nested. */
export function matchJsonRows(matches: GroupedMatches): Record<string, unknown>[] {
  return [...inOrder(matches)].map(({ match, position }) => ({
    ...sharedColumns(match, position),
    orderPoints: orderSum(match, matches.weights),
    orderParts: orderParts(match, matches.weights),
    criteria: match.result.results.map(({ kind, result, reason }) => ({ kind, result, reason })),
  }));
}

export function sharedColumns(match: Match, position: number) {
  const { slug, compiled, result, group, window, beneath } = match;
  return {
    slug,
    verdict: result.verdict,
    group,
    position,
    beneath,
    shortTitle: compiled.programme.shortTitle,
    level: compiled.programme.level,
    windowState: window.state,
    deadlineOn: window.state === 'open' ? (window.until?.on ?? null) : null,
    ceilingGrantCents: result.coverage.ceilingGrantCents,
    grantOnKnownCents: result.coverage.grantOnKnownCents,
    ceilingSharePercent: result.coverage.sharePercent,
  };
}

/** Columns of `.csv`: the sum and its parts, weighed. */
export function orderColumns(match: Match, weights: GroupedMatches['weights']) {
  const parts = orderParts(match, weights);
  return {
    orderPoints: orderSum(match, weights),
    ...Object.fromEntries(
      orderPartNames.map((name) => [
        `orderPoints_${name}`,
        parts.find(({ part }) => part === name)?.contribution ?? null,
      ]),
    ),
  };
}
