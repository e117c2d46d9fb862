import type { Criterion } from '../criteria/criterion.ts';
import type { CriterionState, MatchState } from './criterion-state.ts';

/** Which criterion of two states is the same one, wherever it stands and whatever tests it; pure. */

/**
 * Keys of criteria that stay the same when a record's limits are put in another order: amounts are numbered within
 * their sort by their size, as their facts are.
 * @returns by the place of the criterion
 */
export function lastingKeys(criteria: readonly Criterion[]): string[] {
  const amounts = criteria
    .flatMap((criterion, index) => (criterion.kind === 'amount' ? [{ index, ...criterion }] : []))
    .sort((a, b) => a.limit.amountCents - b.limit.amountCents);
  const keys = criteria.map(({ key }) => key);
  const seen = new Map<string, number>();
  for (const { index, limit } of amounts) {
    const sort = `amount ${limit.bound} ${limit.of} ${limit.per}`;
    const place = (seen.get(sort) ?? 0) + 1;
    seen.set(sort, place);
    keys[index] = `${sort} ${place}`;
  }
  return keys;
}

export interface ComparedCriterion {
  /** null = was not asked before. */
  old: CriterionState | null;
  /** null = is no longer asked. */
  found: CriterionState | null;
}

/** Every criterion of both states, those of before first. */
export function comparedCriteria(before: MatchState, now: MatchState): ComparedCriterion[] {
  const isKnown = comparable(before);
  const [was, is] = [before, now].map(({ criteria }) => criteria.filter(isKnown));
  const nowOf = new Map(is?.map((criterion) => [conditionOf(criterion), criterion]));
  const beforeKeys = new Set(was?.map(conditionOf));
  return [
    ...(was ?? []).map((old) => ({ old, found: nowOf.get(conditionOf(old)) ?? null })),
    ...(is ?? [])
      .filter((found) => !beforeKeys.has(conditionOf(found)))
      .map((found) => ({ old: null, found })),
  ];
}

/** A condition stays the same when a program tests it from now on; its kind stands before the colon. */
function conditionOf({ key }: CriterionState): string {
  return key.slice(key.indexOf(':') + 1);
}

/** States of earlier days numbered amounts by their place in the record: which is which nobody can tell any more. */
function comparable({ criteria }: MatchState): (criterion: CriterionState) => boolean {
  const isByPlace = criteria.some(({ key }) => /^amount-\d+$/u.test(key));
  return ({ kind }) => !isByPlace || kind !== 'amount';
}
