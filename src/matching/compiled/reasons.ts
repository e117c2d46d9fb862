import type { Day } from '../../shared/dates.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { Criterion, CriterionResult, MatchCase } from '../criteria/criterion.ts';
import { testWordedLater } from '../criteria/criterion-tests.ts';
import { contentKey } from './criterion-key.ts';
import { createShelves, type Results, type Shelf } from './result-shelf.ts';

/** All reasons of one need for each programme, by its place. */
export type ReasonsOf = (programme: number) => readonly CriterionResult[];

export type Reasons = ReturnType<typeof createReasons>;

/**
 * The results of many pairs, where many programmes say the same thing: what is equal is tested once per need, and once
 * for all needs that are told the same; it is put into words where somebody reads it.
 */
export function createReasons(programmes: readonly CompiledProgramme[], on: Day) {
  const different: Criterion[] = [];
  /** By place among the different ones: where its results are kept from need to need. */
  const shelfAt: (Shelf | null)[] = [];
  const shelves = createShelves();
  const places = new Map<string, number>();
  const placeOf = (criterion: Criterion): number => {
    const key = `${criterion.key} ${contentKey(criterion)}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = different.push(criterion) - 1;
    places.set(key, place);
    shelfAt.push(shelves.shelfOf(criterion));
    return place;
  };
  const placesOf = programmes.map(({ criteria }) => criteria.map(placeOf));

  function test(place: number, matchCase: MatchCase): CriterionResult {
    const criterion = different[place];
    if (!criterion) throw new RangeError(`no criterion at place ${place}`);
    return testWordedLater(criterion, matchCase, on);
  }

  /** For needs of which nobody confirmed a condition; with a confirmation `testAll` gives the reasons. */
  return (matchCase: MatchCase): ReasonsOf => {
    const found = Array.from<CriterionResult | undefined>({ length: different.length });
    const open = new Map<Shelf, Results>();
    const keptOn = (shelf: Shelf): Results => {
      const kept = open.get(shelf) ?? shelf.resultsFor(matchCase);
      open.set(shelf, kept);
      return kept;
    };
    const resultAt = (place: number): CriterionResult => {
      const known = found[place];
      if (known) return known;
      const shelf = shelfAt[place];
      const kept = shelf ? keptOn(shelf) : null;
      const result = kept?.get(place) ?? test(place, matchCase);
      kept?.set(place, result);
      found[place] = result;
      return result;
    };
    return (programme) => (placesOf[programme] ?? []).map(resultAt);
  };
}
