import type { Day } from '../../shared/dates.ts';
import { addBit, bitSet, eachBitExcept, type BitSet } from './bit-set.ts';
import type { Criterion, MatchCase } from '../criteria/criterion.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { verdictKey } from './kind-table.ts';
import type { Truth } from '../criteria/truth.ts';

/** Criteria that are tested need by need, and only where nothing else refuses; equal ones once for a need. */
export function createPairwise(size: number, on: Day) {
  const different: Criterion[] = [];
  const places = new Map<string, number>();
  /** By programme: places of its criteria among the different ones. */
  const placesOf: number[][] = Array.from({ length: size }, () => []);
  const programmes = bitSet(size);

  return {
    add(programme: number, criterion: Criterion): void {
      const key = verdictKey(criterion);
      const place = places.get(key) ?? different.push(criterion) - 1;
      places.set(key, place);
      placesOf[programme]?.push(place);
      addBit(programmes, programme);
    },

    /** Adds what these criteria refuse or leave open to the verdicts for a need. */
    addTo(
      { doesNotFit, toClarify }: { doesNotFit: BitSet; toClarify: BitSet },
      matchCase: MatchCase,
    ): void {
      const known: (Truth | undefined)[] = [];
      const truthAt = (place: number): Truth => {
        const criterion = different[place];
        if (!criterion) throw new RangeError(`no criterion at place ${place}`);
        return (known[place] ??= truthOf(criterion, matchCase, on));
      };
      eachBitExcept(programmes, doesNotFit, (programme) => {
        for (const place of placesOf[programme] ?? []) {
          const truth = truthAt(place);
          if (truth === 'unknown') addBit(toClarify, programme);
          if (truth !== 'notMet') continue;
          addBit(doesNotFit, programme);
          break;
        }
      });
    },
  };
}
