import type { Day } from '../../shared/dates.ts';
import type { Criterion, MatchCase } from '../criteria/criterion.ts';
import { addBit, bitSet, type Words } from './bit-set.ts';
import type { Verdicts } from './compiled-catalogue.ts';
import type { ListedPart } from './criterion-lens.ts';
import { createSharedCriteria, type Masks } from './shared-criteria.ts';

export type PartsTable = ReturnType<typeof createPartsTable>;

/**
 * Criteria of which one value of a list is enough. The sets are known per value, and joined for every need anew: there
 * are too many lists to keep what each comes to.
 */
export function createPartsTable(of: ListedPart, { size, on }: { size: number; on: Day }) {
  const criteria = createSharedCriteria(size, on);
  const programmes = bitSet(size);
  const known = new Map<string, Masks>();

  function masksOf(value: string): Masks {
    const before = known.get(value);
    if (before) return before;
    const masks = criteria.masksOf({ [of]: value === none ? [] : [value] });
    known.set(value, masks);
    return masks;
  }

  return {
    add(programme: number, criterion: Criterion): void {
      criteria.add(programme, criterion);
      addBit(programmes, programme);
    },

    /** Adds what these criteria refuse or leave open, in these words. */
    addTo(
      { doesNotFit, toClarify }: Verdicts,
      { matchCase, among: { words, count } }: { matchCase: MatchCase; among: Words },
    ): void {
      const values: readonly string[] = matchCase[of].length === 0 ? [none] : matchCase[of];
      const parts = values.map(masksOf);
      for (let at = 0; at < count; at += 1) {
        const word = words[at] ?? 0;
        let met = 0;
        let unknown = 0;
        for (const part of parts) {
          met |= part.met[word] ?? 0;
          unknown |= part.unknown[word] ?? 0;
        }
        toClarify[word] = (toClarify[word] ?? 0) | (unknown & ~met);
        doesNotFit[word] = (doesNotFit[word] ?? 0) | ((programmes[word] ?? 0) & ~(met | unknown));
      }
    },
  };
}

/** A list without values stands for itself. */
const none = '';
