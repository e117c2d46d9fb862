import { expect } from 'chai';
import type { Coverage } from '../../src/matching/coverage.ts';
import { coverageText } from '../../src/matching/coverage-text.ts';
import { remainingCentsPerYear, remainingText } from '../../src/matching/remaining-costs.ts';
import type { Need } from '../../src/quarters/needs/need.ts';

const coverage: Coverage = {
  ...{ isGrant: true, per: 'application', eligibleCents: 30_000_000 },
  ...{ ceilingGrantCents: 12_000_000, grantOnKnownCents: null, sharePercent: 40 },
  ...{ why: 'begrenzt durch den Höchstbetrag', mayRise: [], assumed: [] },
};
type CostItem = Need['costItems'][number];
const need = (amounts: (number | null)[], months: number | null = 36) => ({
  months,
  costItems: amounts.map(
    (amountCentsPerYear, index) =>
      ({ id: String(index), label: 'Personal', amountCentsPerYear }) as CostItem,
  ),
});

describe('what a grant leaves to be paid', () => {
  it('is the costs of a year less the ceiling of a year', () => {
    expect(remainingCentsPerYear(need([10_000_000]), coverage)).to.equal(6_000_000);
    const perYear = { ...coverage, per: 'year' } as const;
    expect(remainingCentsPerYear(need([13_000_000], null), perYear)).to.equal(1_000_000);
  });

  const unknowns: [string, ReturnType<typeof need>, Coverage][] = [
    ['an amount is missing', need([10_000_000, null]), coverage],
    ['there are no costs', need([]), coverage],
    ['there is no ceiling', need([10_000_000]), { ...coverage, ceilingGrantCents: null }],
    ['nothing remains', need([3_000_000]), coverage],
  ];
  for (const [why, of, with_] of unknowns) {
    it(`says nothing where ${why}`, () => expect(remainingText(of, with_)).to.equal(null));
  }

  it('promises no lower bound where the ceiling may rise', () => {
    const text = remainingText(need([10_000_000]), { ...coverage, mayRise: ['mehr'] });
    expect(text).to.match(/im Jahr 60\.000,00\s€ anders zu bezahlen; weniger, wenn/u);
  });

  it('calls itself a lower bound, and an assumption an assumption', () => {
    expect(remainingText(need([10_000_000]), coverage)).to.match(
      /im Jahr mindestens 60\.000,00\s€ anders zu bezahlen\. .*keine Zusage\.$/u,
    );
    const text = coverageText({ ...coverage, assumed: ['Fördersatz'] });
    expect(text).to.match(/ Annahme, nicht in der Quelle gelesen: Fördersatz\.$/u);
    expect(coverageText(coverage)).to.not.contain('Annahme');
  });
});
