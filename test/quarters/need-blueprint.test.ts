import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../src/project-root.ts';
import { defaultAssumptions } from '../../src/quarters/costs/assumption.ts';
import { readPayTables } from '../../src/quarters/costs/pay-table-file.ts';
import { blueprintPlan, type BlueprintInput } from '../../src/quarters/needs/need-blueprint.ts';
import { sampleCostItem, sampleFunding, sampleNeed } from '../support/needs.ts';

const fund = sampleCostItem({
  key: 'verfuegungsmittel',
  label: 'Verfügungsmittel',
  amountCentsPerYear: 3_269_500,
  calculation: '6.539 Einwohner × 5,00 €',
  plan: { kind: 'perResident', residents: 6539, residentsAsOf: '≈ 2020', centsPerResident: null },
});
const aim = {
  text: 'Weniger Kinderarmut in Manfort',
  indicatorId: 'kinderarmut',
  baseline: 30,
  baselineLabel: '2020',
  target: 25,
  targetYear: 2029,
};
const need = sampleNeed({
  title: 'Quartiersmanagement Manfort',
  carrierId: 'o1',
  priority: 'high',
  presentProvider: 'Diakonie',
  costItems: [sampleCostItem(), fund],
  fundings: [sampleFunding()],
  aims: [aim, { ...aim, text: 'Vier Feste im Jahr', indicatorId: null, target: 4 }],
});

const use = {
  payTables: readPayTables(join(projectRoot, 'data')),
  assumptions: defaultAssumptions,
};

function planOf(change: Partial<BlueprintInput> = {}) {
  return blueprintPlan({
    from: { name: 'Manfort' },
    to: { id: 'q2', name: 'Alkenrath', municipalityId: 'm1' },
    needs: [need],
    existing: [],
    quarterNames: ['Manfort', 'Alkenrath'],
    residents: { count: 4489, asOf: '31.12.2023; Wikipedia' },
    use,
    baselineOf: () => ({ baseline: 40, baselineLabel: '2024, Profil' }),
    ...change,
  });
}

describe('blueprintPlan', () => {
  it('copies with the other name and residents, and without what holds for the blueprint only', () => {
    const made = planOf().copies[0]?.made;
    expect(made?.title).to.equal('Quartiersmanagement Alkenrath');
    expect(made?.quarterId).to.equal('q2');
    expect(made?.origin).to.equal('eigen');
    expect(made).to.not.have.property('fundings');
    expect([made?.source, made?.carrierId, made?.priority, made?.presentProvider]).to.deep.equal([
      null,
      null,
      null,
      null,
    ]);
    const [post, money] = made?.costItems ?? [];
    expect(post?.amountCentsPerYear).to.equal(4_250_000);
    expect(money?.amountCentsPerYear).to.equal(4489 * 500);
    expect(money?.calculation).to.contain('4.489 Einwohner (31.12.2023; Wikipedia)');
    expect(money?.plan).to.include({ kind: 'perResident', residents: 4489 });
  });

  it('names the missing number of residents instead of an amount', () => {
    const copy = planOf({ residents: null }).copies[0];
    const money = copy?.made.costItems[1];
    expect(money?.amountCentsPerYear).to.equal(null);
    expect(money?.calculation).to.contain('Es fehlt: die Zahl der Einwohnerinnen und Einwohner');
    expect(copy?.adapted.join('\n')).to.contain('ohne Betrag');
  });

  it('starts an aim of the profile where the target stands, and leaves its goal to people', () => {
    const [first, second] = planOf().copies[0]?.made.aims ?? [];
    expect(first).to.deep.equal({
      text: 'Weniger Kinderarmut in Alkenrath',
      indicatorId: 'kinderarmut',
      baseline: 40,
      baselineLabel: '2024, Profil',
      target: null,
      targetYear: null,
    });
    expect(second).to.include({ baseline: null, target: 4, targetYear: 2029 });
  });

  it('skips a building block the target has, and a further need of the same name', () => {
    const other = sampleNeed({ id: 'x', title: 'Sozialarbeit' });
    const further = sampleNeed({ id: 'f', buildingBlock: null, title: 'Treff Manfort' });
    const theirs = sampleNeed({ id: 'g', buildingBlock: null, title: 'Treff Alkenrath' });
    const plan = planOf({ needs: [need, further], existing: [other, theirs] });
    expect(plan.copies).to.deep.equal([]);
    expect(plan.skipped.map(({ need: { id } }) => id)).to.deep.equal(['n1', 'f']);
  });

  it('keeps an invented need invented', () => {
    const plan = planOf({ needs: [sampleNeed({ origin: 'demo' })] });
    expect(plan.copies[0]?.made.origin).to.equal('demo');
  });
});
