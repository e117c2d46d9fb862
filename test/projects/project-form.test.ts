import { expect } from 'chai';
import { applyAction } from '../../src/projects/project-edit.ts';
import { shownValues, type Typed } from '../../src/projects/form-fields.ts';
import { parseProjectForm, type FormResult } from '../../src/projects/project-form.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { Project } from '../../src/projects/project.ts';
import { counter, sampleFacts } from './sample-facts.ts';

const project: Project = {
  id: 'p1',
  municipalityId: 'm1',
  needId: 'n1',
  programmeId: 'x',
  status: 'draft',
  releasedAt: null,
  responsibleId: null,
  ...prefillProject(sampleFacts(), counter()),
  version: 3,
  createdAt: '',
  updatedAt: '',
};
const typed = (change: Typed = {}): Typed => ({
  ...shownValues(project, null),
  version: '3',
  ...change,
});
const parse = (change: Typed = {}): FormResult => parseProjectForm(typed(change), project);
const saved = (result: FormResult): Project => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.project;
};
const errorsOf = (result: FormResult) => (result.ok ? [] : result.errors);

describe('parseProjectForm', () => {
  it('an untouched form changes nothing', () => {
    expect(saved(parse())).to.deep.equal(project);
  });

  for (const [name, value] of [
    ['title', '  '],
    ['title', 'x'.repeat(201)],
    ['startMonth', '2019-12'],
    ['startMonth', '2027-13'],
    ['startMonth', '9999-01'],
    ['months', '0'],
    ['months', '121'],
    ['months', '3,5'],
    ['filingRoute', 'king'],
    ['cost-line-1-2027', 'viel'],
    ['cost-line-1-2027', '-5'],
    ['cost-line-1-2027', '99999999999999'],
  ] as const) {
    it(`refuses ${name} = ${value.slice(0, 20)} at its field`, () => {
      expect(errorsOf(parse({ [name]: value })).map((error) => error.name)).to.deep.equal([name]);
    });
  }

  it('takes German amounts; empty is no amount, zero is zero', () => {
    const { costs } = saved(
      parse({ 'cost-line-1-2027': '1.234,5', 'cost-line-1-2028': '', 'cost-line-1-2029': '0' }),
    );
    expect(costs[0]?.amounts).to.deep.equal([
      { year: 2027, amountCents: 123_450 },
      { year: 2029, amountCents: 0 },
      { year: 2030, amountCents: 2_125_000 },
    ]);
    expect(costs[0]?.calculation).to.contain('[Angabe fehlt: Rechenweg zum geänderten Betrag]');
  });

  it('takes a month as people type it', () => {
    expect(saved(parse({ startMonth: '08/2027' })).startMonth).to.equal('2027-08');
  });

  it('marks a changed text as edited and only that', () => {
    const { sections } = saved(parse({ 'section-goal': 'Mein Ziel' }));
    expect(sections.map((section) => section.isEdited)).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('reads the unchecked box of a posted line', () => {
    expect(saved(parse({ 'costEligible-line-1': '' })).costs[0]?.isEligible).to.equal(false);
  });

  it('wants a name for a new line', () => {
    expect(errorsOf(parse({ aktion: 'zeile-hinzufuegen' })).map(({ name }) => name)).to.deep.equal([
      'newLabel',
    ]);
  });

  it('Enter in the field of a new line adds it, whatever button comes first', () => {
    const result = parse({ newLabel: ' Fahrten ', newCostType: 'sachkosten' });
    expect(result.ok && result.action).to.deep.equal({
      kind: 'addLine',
      newLine: { label: 'Fahrten', costType: 'sachkosten' },
    });
  });

  it('another button keeps the name of a new line, too', () => {
    const result = parse({ newLabel: 'Fahrten', aktion: 'finanzierung-berechnen' });
    if (!result.ok) throw new Error('refused');
    const programme = sampleFacts().programme;
    const { costs } = applyAction(result.project, result.action, {
      programme,
      nextId: () => 'new',
    });
    expect(costs.map(({ label }) => label)).to.deep.equal(['Personal', 'Fahrten']);
  });
});
