import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../src/project-root.ts';
import { parseCostForm } from '../../../src/quarters/costs/cost-item-form.ts';
import { newCostValues, type CostValues } from '../../../src/quarters/costs/cost-item-values.ts';
import { defaultAssumptions } from '../../../src/quarters/costs/assumption.ts';
import { reckonCosts, type CostPeriod } from '../../../src/quarters/costs/cost-calculation.ts';
import type { PlanKind } from '../../../src/quarters/costs/cost-plan.ts';
import { readPayTables } from '../../../src/quarters/costs/pay-table-file.ts';

const payTables = readPayTables(join(projectRoot, 'data'));
const period: CostPeriod = { startMonth: '2027-01', months: 24 };

function parse(kind: PlanKind, typed: Partial<CostValues>, within = period) {
  const values = { ...newCostValues(kind, null), label: 'Position', group: 's12', ...typed };
  return parseCostForm(kind, values, { payTables, period: within });
}
function errorAt(kind: PlanKind, typed: Partial<CostValues>): [string, string][] {
  const parsed = parse(kind, typed);
  return parsed.ok ? [] : Object.entries(parsed.errors);
}

describe('months of a cost item', () => {
  const text = 'Der Bedarf läuft von 01/2027 bis 12/2028.';
  const cases: [PlanKind, Partial<CostValues>, string | null][] = [
    ['once', { month: '2029-05' }, `Monat: ${text}`],
    ['once', { month: '2029-01' }, `Monat: ${text}`],
    ['once', { month: '2026-12' }, `Monat: ${text}`],
    ['once', { month: '2027-01' }, null],
    ['once', { month: '2028-12' }, null],
    ['once', { month: '' }, null],
    ['post', { startMonth: '2029-01' }, `Voraussichtlicher Beginn der Stelle: ${text}`],
    ['post', { startMonth: '2028-12' }, null],
    // Who is there already goes on.
    ['post', { startMonth: '2025-03' }, null],
  ];
  for (const [kind, typed, problem] of cases) {
    it(`${kind} ${JSON.stringify(typed)}: ${problem ?? 'accepted'}`, () => {
      const field = kind === 'once' ? 'month' : 'startMonth';
      expect(errorAt(kind, typed)).to.deep.equal(problem === null ? [] : [[field, problem]]);
    });
  }

  it('are typed as the hint says, and the error names the same example', () => {
    const of = (month: string) => {
      const parsed = parse('once', { month });
      return parsed.ok && parsed.draft.plan.kind === 'once' ? parsed.draft.plan.month : null;
    };
    expect(['07/2027', '7/2027', '2027-7'].map(of)).to.deep.equal(Array(3).fill('2027-07'));
    const problem = 'Monat: Bitte Monat und Jahr angeben, zum Beispiel 07/2027.';
    expect(errorAt('once', { month: 'Juli' })).to.deep.equal([['month', problem]]);
  });

  it('are free while the need has no beginning or no end', () => {
    const open = { startMonth: null, months: 24 };
    expect(parse('once', { month: '2029-05' }, open).ok).to.equal(true);
  });
});

describe('how a cost item is known', () => {
  const sourced = { amount: '1.000', sourceTitle: 'Angebot vom 03.11.2026' };
  const cases: [string, Partial<CostValues>, string][] = [
    ['a source makes it derived', sourced, 'abgeleitet'],
    ['no source makes it assumed', { amount: '1.000' }, 'annahme'],
    ['an explicit choice wins', { ...sourced, inputBasis: 'annahme' }, 'annahme'],
    ['an explicit choice wins', { ...sourced, inputBasis: 'belegt' }, 'belegt'],
  ];
  for (const [name, typed, basis] of cases) {
    it(`${name}: ${basis}`, () => {
      const parsed = parse('perYear', typed);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      const { plan, source } = parsed.draft;
      const use = { payTables, assumptions: defaultAssumptions };
      const [cost] = reckonCosts([{ plan, hasSource: source !== null }], period, use);
      expect(cost?.basis).to.equal(basis);
    });
  }
});

describe('hours per week of a post', () => {
  const text =
    'Eine volle Stelle hat 39 Stunden (Annahme); mehrere Stellen bitte als Anteil, zum Beispiel 1,5.';
  for (const hours of ['39,5', '45', '390', '999']) {
    it(`${hours} are refused with a hint`, () => {
      expect(errorAt('post', { share: '', hours })).to.deep.equal([['hours', text]]);
    });
  }
  it('39 are a full post, and several posts are a share', () => {
    const shareOf = (typed: Partial<CostValues>) => {
      const parsed = parse('post', typed);
      return parsed.ok && parsed.draft.plan.kind === 'post' ? parsed.draft.plan.share : null;
    };
    expect(shareOf({ share: '', hours: '39' })).to.equal(1);
    expect(shareOf({ share: '1,5' })).to.equal(1.5);
  });
});
