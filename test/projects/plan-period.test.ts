import { expect } from 'chai';
import { shownValues, type Typed } from '../../src/projects/form-fields.ts';
import { planGaps } from '../../src/projects/plan-gaps.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import { parseProjectForm, withPeriod, type FormResult } from '../../src/projects/project-form.ts';
import { sumOf, type Project } from '../../src/projects/project.ts';
import { sampleCostItem, sampleNeed } from '../support/needs.ts';
import { counter, sampleFacts } from './sample-facts.ts';

const facts = sampleFacts({
  need: sampleNeed({
    costItems: [sampleCostItem(), sampleCostItem({ id: 'c2', key: 'sach', label: 'Sachkosten' })],
  }),
});
const proposed: Project = {
  id: 'p1',
  municipalityId: 'm1',
  needId: 'n1',
  programmeId: 'x',
  status: 'draft',
  releasedAt: null,
  responsibleId: null,
  ...prefillProject(facts, counter()),
  version: 1,
  createdAt: '',
  updatedAt: '',
};
const post = (change: Typed, project: Project = proposed): FormResult =>
  withPeriod(parseProjectForm({ ...shownValues(project, null), ...change }, project), {
    project,
    facts,
  });
const saved = (result: FormResult): Project => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.project;
};
const byHand = saved(
  post({ 'cost-line-1-2030': '20.000,00', 'costCalculation-line-1': 'Angebot' }),
);

describe('withPeriod', () => {
  for (const [months, years] of [
    ['60', [2027, 2028, 2029, 2030, 2031, 2032]],
    ['31', [2027, 2028, 2029, 2030]],
    ['30', [2027, 2028, 2029]],
  ] as const) {
    it(`36 to ${months} months: proposed amounts become the proposal for them`, () => {
      const project = saved(post({ months }));
      const perMonth = 4_250_000 / 12;
      expect(sumOf(project.costs)).to.be.closeTo(2 * perMonth * Number(months), 2);
      for (const line of project.costs) {
        expect(line.amounts.map(({ year }) => year)).to.deep.equal(years);
        expect(line.calculation).to.contain(`je Jahr für ${months} Monate`);
      }
      expect(planGaps(project, facts.programme)).to.deep.equal([]);
    });
  }

  it('a later start moves the amounts with it, without emptying anything', () => {
    const project = saved(post({ startMonth: '2028-01' }));
    expect(project.costs[0]?.amounts.map(({ year }) => year)).to.deep.equal([2028, 2029, 2030]);
    expect(sumOf(project.costs)).to.equal(sumOf(proposed.costs));
    expect(planGaps(project, facts.programme)).to.deep.equal([]);
  });

  it('amounts made by hand stay and are to be checked; the others follow', () => {
    const project = saved(post({ months: '48' }, byHand));
    expect(project.costs[0]?.amounts).to.deep.equal(byHand.costs[0]?.amounts);
    expect(project.costs[1]?.amounts.map(({ year }) => year)).to.include(2031);
    const texts = planGaps(project, facts.programme).map(({ text }) => text);
    expect(texts)
      .to.include('Personal: Beträge zum geänderten Zeitraum bitte prüfen')
      .and.include('Betrag zu „Personal“ fehlt für 2031');
  });

  it('amounts typed together with the new period are made by hand', () => {
    const project = saved(post({ months: '48', 'cost-line-1-2028': '1,00' }));
    expect(project.costs[0]?.amounts[1]).to.deep.equal({ year: 2028, amountCents: 100 });
    expect(project.costs[0]?.calculation).to.contain('bitte prüfen');
  });

  it('refuses to drop a year with amounts made by hand, in one short sentence at the field', () => {
    const result = post({ months: '30' }, byHand);
    expect(result.ok ? [] : result.errors).to.deep.equal([
      {
        name: 'months',
        text: 'Mit diesem Zeitraum fällt 2030 weg; dort stehen von Hand eingetragene Beträge bei „Personal“. Bitte leeren oder verteilen Sie diese zuerst.',
      },
    ]);
  });

  it('lets a year go whose amounts were emptied', () => {
    const project = saved(post({ months: '30', 'cost-line-1-2030': '' }, byHand));
    expect(project.costs[0]?.amounts.map(({ year }) => year)).to.deep.equal([2027, 2028, 2029]);
  });

  it('an unchanged period changes nothing', () => {
    expect(saved(post({}, byHand))).to.deep.equal(byHand);
  });
});
