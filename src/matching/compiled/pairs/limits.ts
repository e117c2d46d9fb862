import { amountTruth } from '../../criteria/amount-test.ts';
import { unrefused } from '../../criteria/read-out.ts';
import type { CriterionOf } from '../../criteria/criterion.ts';
import { ranks, type Rank, type Truth } from '../../criteria/truth.ts';
import type { CriterionSource } from './answers.ts';
import type { Sums } from './sums.ts';

type Amount = CriterionOf<'amount'>;

/** What is known of the municipality decides which rate it gets. */
const classifications = [null, true, false] as const;

/**
 * Limits of amounts. For each the test itself is asked once at which sums its answer turns; afterwards a limit is two
 * numbers, which lie side by side: hundreds of criteria, each with its own limit, do not stay in a processor's cache.
 */
export function createLimits(sums: Sums): CriterionSource<Amount> {
  const sumPlaces: number[] = [];
  /** The rank of a sum that is at least the lower turn: enough, or too much. */
  const reached: Rank[] = [];
  /** Three per limit, one for each classification. */
  const lowTurns: number[] = [];
  const highTurns: number[] = [];
  let classification = 0;

  return {
    add(criterion) {
      const above = criterion.limit.bound === 'min' ? 'met' : 'notMet';
      for (const isWeak of classifications) {
        const truthAt = (lowCents: number, highCents: number): Truth =>
          unrefused(
            criterion,
            amountTruth(criterion, { lowCents, highCents, isKnown: false }, isWeak),
          );
        lowTurns.push(turnOf((cents) => truthAt(cents, Infinity) === above));
        const below = above === 'met' ? 'notMet' : 'met';
        highTurns.push(turnOf((cents) => truthAt(0, cents) !== below));
      }
      reached.push(ranks[above]);
      return sumPlaces.push(sums.placeOf(criterion.costTypes, criterion.limit.per)) - 1;
    },

    begin({ finances }) {
      classification = classifications.indexOf(finances.isWeak);
    },

    rankAt(place) {
      const { lowCents, highCents } = sums.sumAt(sumPlaces[place] ?? 0);
      const at = place * classifications.length + classification;
      const above = reached[place] ?? ranks.unknown;
      if (lowCents >= (lowTurns[at] ?? 0)) return above;
      return highCents < (highTurns[at] ?? 0) ? ranks.notMet - above : ranks.unknown;
    },
  };
}

/** The least whole number of cents from which on it holds; Infinity where it never does. */
function turnOf(holds: (cents: number) => boolean): number {
  let high = Number.MAX_SAFE_INTEGER;
  if (!holds(high)) return Infinity;
  let low = -1;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
