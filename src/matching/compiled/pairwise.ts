import type { Day } from '../../shared/dates.ts';
import { addBit, bitSet, eachBitExcept, removeBit } from './bit-set.ts';
import type { Verdicts } from './compiled-catalogue.ts';
import type { Criterion, MatchCase } from '../criteria/criterion.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { verdictKey } from './kind-table.ts';
import { truths, type Truth } from '../criteria/truth.ts';

/** Criteria that are tested need by need, and only where nothing else refuses; equal ones once for a need. */
export function createPairwise(size: number, on: Day) {
  const different: Criterion[] = [];
  const places = new Map<string, number>();
  /** By programme: places of its criteria among the different ones. */
  const placesOf: number[][] = Array.from({ length: size }, () => []);
  const programmes = bitSet(size);
  /**
   * By place of the criterion: 0 = not tested for this need yet, else one more than the place of its truth. Kept from
   * need to need, because making it anew costs more than testing.
   */
  let tested = new Uint8Array(0);

  return {
    add(programme: number, criterion: Criterion): void {
      const key = verdictKey(criterion);
      const place = places.get(key) ?? different.push(criterion) - 1;
      places.set(key, place);
      placesOf[programme]?.push(place);
      addBit(programmes, programme);
    },

    /** Adds what these criteria refuse or leave open to the verdicts for a need. */
    addTo({ doesNotFit, toClarify }: Verdicts, matchCase: MatchCase): void {
      if (tested.length < different.length) tested = new Uint8Array(different.length);
      else tested.fill(0);
      const truthAt = (place: number): Truth => {
        const mark = tested[place] ?? 0;
        if (mark !== 0) return truths[mark - 1] ?? 'unknown';
        const criterion = different[place];
        if (!criterion) throw new RangeError(`no criterion at place ${place}`);
        const truth = truthOf(criterion, matchCase, on);
        tested[place] = truths.indexOf(truth) + 1;
        return truth;
      };
      eachBitExcept(programmes, doesNotFit, (programme) => {
        for (const place of placesOf[programme] ?? []) {
          const truth = truthAt(place);
          if (truth === 'unknown') addBit(toClarify, programme);
          if (truth !== 'notMet') continue;
          addBit(doesNotFit, programme);
          removeBit(toClarify, programme);
          break;
        }
      });
    },
  };
}
