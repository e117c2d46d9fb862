import { expect } from 'chai';
import { emptyCase } from '../../src/matching/compiled/criterion-lens.ts';
import { createLimits } from '../../src/matching/compiled/pairs/limits.ts';
import { createSums } from '../../src/matching/compiled/pairs/sums.ts';
import { isCeiling } from '../../src/matching/criteria/amount-test.ts';
import type { CriterionOf, MatchCase } from '../../src/matching/criteria/criterion.ts';
import { truthOf } from '../../src/matching/criteria/criterion-tests.ts';
import { ranks } from '../../src/matching/criteria/truth.ts';
import { manyProgrammes } from '../bench/matching-world.ts';
import { on } from './samples.ts';

describe('limits of amounts as two numbers', () => {
  const limits = manyProgrammes(400, 43)
    .flatMap(({ criteria }) => criteria)
    .filter((criterion): criterion is CriterionOf<'amount'> => criterion.kind === 'amount')
    .filter((criterion) => !isCeiling(criterion));

  it('turn at the very cent at which the test turns', () => {
    const sums = createSums();
    const source = createLimits(sums);
    const places = limits.map((criterion) => source.add(criterion));
    const seen = new Set<number>();
    for (const [index, criterion] of limits.entries()) {
      for (const need of needsAround(criterion)) {
        sums.begin(need);
        source.begin(need);
        const found = source.rankAt(places[index] ?? -1);
        const expected = ranks[truthOf(criterion, need, on)];
        if (found !== expected) {
          expect(found, JSON.stringify([criterion.limit, need.costItems])).to.equal(expected);
        }
        seen.add(found);
      }
    }
    expect([...seen].sort()).to.deep.equal([ranks.met, ranks.unknown, ranks.notMet]);
  });

  /** Needs whose sum lies on the limit, one cent beside it, and where only a rate or what is missing decides. */
  function* needsAround({ limit, costTypes, ...rates }: CriterionOf<'amount'>) {
    const [costType = 'personal'] = costTypes;
    const rate = rates.ratePercentMax ?? 100;
    for (const turn of [limit.amountCents, Math.ceil((limit.amountCents * 100) / rate)]) {
      for (const cents of [turn - 1, turn, turn + 1, 0]) {
        for (const isWeak of [null, true, false]) {
          const item = { label: 'Posten', costType, amountCentsPerYear: Math.max(0, cents) };
          const need: MatchCase = {
            ...emptyCase,
            months: 12,
            costItems: [item],
            finances: { isWeak, isProvisional: null },
          };
          yield need;
          yield { ...need, costItems: [item, { ...item, amountCentsPerYear: null }] };
        }
      }
    }
  }
});
