import type { Day } from '../../shared/dates.ts';
import type { Criterion } from '../criteria/criterion.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import type { Truth } from '../criteria/truth.ts';
import { addAll, addBit, bitSet, type BitSet } from './bit-set.ts';
import { verdictKey } from './criterion-key.ts';
import { caseOf } from './criterion-lens.ts';
import type { View } from './look.ts';

/** Programmes by what their criteria make of a need. */
export type Masks = Record<Truth, BitSet>;

/** Criteria that look at the same; equal ones of several programmes are tested once. */
export function createSharedCriteria(size: number, on: Day) {
  const shared = new Map<string, { criterion: Criterion; programmes: BitSet }>();
  const byAnswers = new Map<string, Masks>();

  return {
    add(programme: number, criterion: Criterion): void {
      const key = verdictKey(criterion);
      const entry = shared.get(key) ?? { criterion, programmes: bitSet(size) };
      addBit(entry.programmes, programme);
      shared.set(key, entry);
    },

    /** Where all criteria answer alike, the sets are the same ones: thirteen thousand municipalities know few regions. */
    masksOf(view: View): Masks {
      const shown = caseOf(view);
      const all = [...shared.values()];
      const answers = all.map(({ criterion }) => truthOf(criterion, shown, on));
      const key = answers.join();
      const known = byAnswers.get(key);
      if (known) return known;
      const masks = { met: bitSet(size), notMet: bitSet(size), unknown: bitSet(size) };
      for (const [index, { programmes }] of all.entries()) {
        addAll(masks[answers[index] ?? 'unknown'], programmes);
      }
      byAnswers.set(key, masks);
      return masks;
    },
  };
}
