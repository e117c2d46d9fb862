import type { Day } from '../../shared/dates.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { Criterion, CriterionResult, MatchCase } from '../criteria/criterion.ts';
import { lensOf } from './criterion-lens.ts';
import { testCriterion } from '../criteria/criterion-tests.ts';
import { contentKey } from './kind-table.ts';

/** All reasons of one need for each programme, by its place. */
export type ReasonsOf = (programme: number) => readonly CriterionResult[];

export type Reasons = ReturnType<typeof createReasons>;

/**
 * The reasons for many pairs, where many programmes say the same thing: what is equal is tested and put into words once
 * per need, and once for all needs where the need has no say in it.
 */
export function createReasons(programmes: readonly CompiledProgramme[], on: Day) {
  const different: Criterion[] = [];
  const places = new Map<string, number>();
  const placeOf = (criterion: Criterion): number => {
    const key = `${criterion.key} ${contentKey(criterion)}`;
    const place = places.get(key) ?? different.push(criterion) - 1;
    places.set(key, place);
    return place;
  };
  const placesOf = programmes.map(({ criteria }) => criteria.map(placeOf));
  // The words of a ceiling name the costs of the need.
  const isLasting = (criterion: Criterion): boolean =>
    criterion.kind !== 'amount' && lensOf(criterion).by === 'nothing';
  const lasting: (CriterionResult | undefined)[] = [];

  /** For needs of which nobody confirmed a condition; with a confirmation `testAll` gives the reasons. */
  return (matchCase: MatchCase): ReasonsOf => {
    const found: (CriterionResult | undefined)[] = lasting.slice();
    const resultAt = (place: number): CriterionResult => {
      const known = found[place];
      if (known) return known;
      const criterion = different[place];
      if (!criterion) throw new RangeError(`no criterion at place ${place}`);
      const result = testCriterion(criterion, matchCase, on);
      found[place] = result;
      if (isLasting(criterion)) lasting[place] = result;
      return result;
    };
    return (programme) => (placesOf[programme] ?? []).map(resultAt);
  };
}
