import { expect } from 'chai';
import { offeredYears, yearsWithoutAmount } from '../../src/quarters/funding/funding-years.ts';
import { sampleFunding } from '../support/needs.ts';

const today = '2026-11-28';
const need = { startMonth: '2027-07', months: 36 };
const without = { startMonth: null, months: null };

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

describe('the years of which the form of a funding asks the amount', () => {
  const cases: [string, Record<string, string>, typeof need | typeof without, number[]][] = [
    ['this year to the end of the need', {}, need, span(2026, 2030)],
    ['a need that began earlier', {}, { startMonth: '2024-01', months: 60 }, span(2024, 2028)],
    ['no period at all: two years ahead', {}, without, span(2026, 2028)],
    ['an entered end after that of the need', { untilOn: '2032-06-30' }, need, span(2026, 2032)],
    ['an entered end before that of the need', { untilOn: '2027-12-31' }, need, span(2026, 2030)],
    ['an entered begin in the past', { fromOn: '2023-05-01' }, need, span(2023, 2030)],
    ['twelve of a long future', { untilOn: '2060-12-31' }, need, span(2026, 2037)],
    ['the latest twelve of a long past', { fromOn: '2001-01-01' }, need, span(2019, 2030)],
    ['no day: no year', { untilOn: '31.02.2040' }, need, span(2026, 2030)],
    [
      'an amount of another year keeps its field, an empty field does not',
      { 'amount-2035': '5', 'amount-2036': '' },
      need,
      [...span(2026, 2030), 2035],
    ],
  ];
  for (const [title, values, period, expected] of cases) {
    it(title, () => {
      expect(offeredYears(values, period, today)).to.deep.equal(expected);
    });
  }
});

describe('years of a funding without an amount', () => {
  const amounts = (...years: number[]) => years.map((year) => ({ year, amountCents: 100 }));
  const cases: [string, Parameters<typeof sampleFunding>[0], number[]][] = [
    ['all', { fromOn: '2027-07-01', untilOn: '2029-06-30' }, [2027, 2028, 2029]],
    [
      'some',
      { fromOn: '2027-07-01', untilOn: '2030-06-30', amounts: amounts(2027, 2028) },
      [2029, 2030],
    ],
    ['none', { fromOn: '2027-07-01', untilOn: '2028-06-30', amounts: amounts(2027, 2028) }, []],
    ['unknown begin', { untilOn: '2029-12-31', amounts: amounts(2027) }, [2028, 2029]],
    ['unknown end', { fromOn: '2026-01-01', untilOn: null, amounts: amounts(2028) }, [2026, 2027]],
    ['nothing known', { untilOn: null }, []],
  ];
  for (const [title, change, expected] of cases) {
    it(title, () => {
      expect(yearsWithoutAmount(sampleFunding(change))).to.deep.equal(expected);
    });
  }
});
