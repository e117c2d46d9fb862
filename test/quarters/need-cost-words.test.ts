import { expect } from 'chai';
import { removedText, sumText } from '../../src/quarters/costs/cost-item-audit.ts';
import { needRow } from '../../src/quarters/needs/need-entry.ts';
import {
  costPerYear,
  describeCost,
  describeCostOfAll,
  type Need,
} from '../../src/quarters/needs/need.ts';
import { sampleCostItem, sampleNeed } from '../support/needs.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
const bare = sampleNeed({ costItems: [] });
const free = sampleNeed({ costItems: [sampleCostItem({ amountCentsPerYear: 0 })] });
const open = sampleNeed({ costItems: [sampleCostItem({ amountCentsPerYear: null })] });

describe('the cost of needs in words', () => {
  const cases: [string, Need[], string][] = [
    ['no item', [bare], 'noch nicht beziffert'],
    ['an item that costs nothing', [free], '0 € je Jahr'],
    ['an item without an amount', [open], 'noch nicht beziffert'],
    ['all known', [sampleNeed()], '42.500 € je Jahr'],
    ['one of two needs without items', [sampleNeed(), bare], 'mindestens 42.500 € je Jahr'],
  ];
  for (const [name, needs, text] of cases) {
    it(`${name}: ${text}`, () => {
      expect(plain(describeCostOfAll(needs))).to.equal(text);
      const [first] = needs;
      if (needs.length === 1 && first) {
        expect(plain(describeCost(costPerYear(first)))).to.equal(text);
      }
    });
  }

  it('the trail does not start from zero either', () => {
    expect(sumText(bare)).to.equal('noch nicht beziffert');
    expect(plain(sumText(free))).to.equal('0,00 € je Jahr');
    expect(plain(sumText(sampleNeed()))).to.equal('42.500,00 € je Jahr');
    expect(plain(removedText(sampleCostItem({ amountCentsPerYear: null }), []))).to.equal(
      'Kostenposition „Personal“ (ohne Betrag) entfernt',
    );
  });

  it('the list as a file leaves the amount open', () => {
    const quarter = { slug: 'manfort', name: 'Manfort' };
    const state = { kind: 'open', text: 'offen', details: [] };
    const rowOf = (need: Need) => needRow({ need, quarter, state } as never);
    expect(rowOf(bare)).to.include({ costEurosPerYear: null, costIsLowerBound: true });
    expect(rowOf(sampleNeed())).to.include({ costEurosPerYear: 42_500, costIsLowerBound: false });
  });
});
