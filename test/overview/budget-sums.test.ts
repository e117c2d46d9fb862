import { expect } from 'chai';
import { budgetSums } from '../../src/overview/budget-sums.ts';
import { budgetView } from '../../src/overview/budget-views.ts';
import type { Funding } from '../../src/quarters/needs/need.ts';
import { sampleCostItem, sampleFunding, sampleNeed } from '../support/needs.ts';

const personal = sampleCostItem({ id: 'c1', amountCentsPerYear: 5_000_000 });
const rooms = sampleCostItem({ id: 'c2', label: 'Räume', amountCentsPerYear: 1_000_000 });
const need = (fundings: Funding[]) =>
  sampleNeed({ startMonth: '2027-07', months: 36, costItems: [personal, rooms], fundings });
const paying = (cents: number, change: Partial<Funding> = {}): Funding =>
  sampleFunding({ amounts: [{ year: 2028, amountCents: cents }], ...change });
const in2028 = (fundings: Funding[]) => budgetSums([need(fundings)], [2028]).years[0];

describe('budgetSums', () => {
  it('has costs by budget year, by months', () => {
    const { years } = budgetSums([need([]), need([])], [2026, 2027, 2028, 2030, 2031]);
    expect(years.map(({ costCents, openCents }) => [costCents, openCents])).to.deep.equal([
      [0, 0],
      [6_000_000, 6_000_000],
      [12_000_000, 12_000_000],
      [6_000_000, 6_000_000],
      [0, 0],
    ]);
  });

  const cases: [
    string,
    Funding[],
    [covered: number, applied: number, open: number, beyond: number],
  ][] = [
    ['nothing', [], [0, 0, 6_000_000, 0]],
    ['granted', [paying(2_000_000)], [2_000_000, 0, 4_000_000, 0]],
    [
      'applied is no money',
      [paying(2_000_000, { status: 'applied' })],
      [0, 2_000_000, 6_000_000, 0],
    ],
    ['more than the costs', [paying(9_000_000)], [6_000_000, 0, 0, 3_000_000]],
    [
      'two fundings of one item count up to what it costs',
      [paying(4_000_000, { covers: ['c1'] }), paying(4_000_000, { id: 'f2', covers: ['c1'] })],
      [5_000_000, 0, 1_000_000, 3_000_000],
    ],
    [
      'money for the whole goes where money for one item leaves room, whatever the order',
      [paying(5_000_000), paying(1_000_000, { id: 'f2', covers: ['c1'] })],
      [6_000_000, 0, 0, 0],
    ],
    [
      'other years do not count',
      [sampleFunding({ amounts: [{ year: 2029, amountCents: 1 }] })],
      [0, 0, 6_000_000, 0],
    ],
    [
      'money for an item that was removed covers nothing',
      [paying(100, { covers: ['gone'] })],
      [0, 0, 6_000_000, 100],
    ],
  ];
  for (const [title, fundings, [coveredCents, appliedCents, openCents, beyondCents]] of cases) {
    it(title, () => {
      expect(in2028(fundings)).to.include({ coveredCents, appliedCents, openCents, beyondCents });
    });
  }

  it('is capped at each need: too much for one pays for no other', () => {
    const { years } = budgetSums([need([paying(9_000_000)]), need([])], [2028]);
    expect(years[0]).to.include({ coveredCents: 6_000_000, openCents: 6_000_000 });
  });

  it('names items without amounts, and granted money without any', () => {
    const unknown = sampleCostItem({ id: 'c3', label: 'Fonds', amountCentsPerYear: null });
    const without = sampleNeed({
      costItems: [personal, unknown],
      fundings: [
        sampleFunding({ label: 'Stadt', untilOn: null }),
        sampleFunding({ label: 'früher', untilOn: '2022-12-31' }),
        sampleFunding({ label: 'Antrag', status: 'applied' }),
      ],
    });
    const sums = budgetSums([without], [2026]);
    expect(sums.unpriced.map(({ item }) => item.label)).to.deep.equal(['Fonds']);
    expect(sums.withoutAmounts.map(({ funding }) => funding.label)).to.deep.equal(['Stadt']);
  });

  it('names the years of a granted funding that have no amount, of those asked for', () => {
    const part = sampleFunding({
      fromOn: '2027-07-01',
      untilOn: '2030-06-30',
      amounts: [{ year: 2027, amountCents: 100 }],
    });
    const asked = sampleFunding({ ...part, id: 'f2', status: 'applied' });
    const sums = budgetSums([need([part, asked])], [2027, 2028, 2029]);
    expect(sums.incomplete.map(({ funding, years }) => [funding.id, years])).to.deep.equal([
      ['f1', [2028, 2029]],
    ]);
    const view = budgetView({ needs: [need([part])], quarters: [] }, '2026-11-28');
    expect(view?.tables[0]?.notes.join(' ')).to.contain('[Angabe fehlt: Betrag 2028, 2029, 2030]');
  });
});
