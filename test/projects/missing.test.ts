import { expect } from 'chai';
import { frameGaps } from '../../src/projects/missing.ts';
import { planGaps } from '../../src/projects/plan-gaps.ts';
import type { ProjectFacts } from '../../src/projects/project-facts.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { Project } from '../../src/projects/project.ts';
import { sampleCostItem, sampleNeed } from '../support/needs.ts';
import { counter, sampleFacts, sampleProgramme } from './sample-facts.ts';

const facts = sampleFacts();
const base: Project = {
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
const gapsOf = (project: Project, change: Partial<ProjectFacts> = {}) => {
  const given = { ...facts, ...change };
  return [...frameGaps(project, given), ...planGaps(project, given.programme)];
};
const textsOf = (project: Project, change: Partial<ProjectFacts> = {}): string =>
  gapsOf(project, change)
    .map(({ text }) => text.replaceAll('\u00A0', ' '))
    .join('\n');
const withAmount = (kind: string, change: number): Project => ({
  ...base,
  financing: base.financing.map((line) =>
    line.kind === kind
      ? {
          ...line,
          amounts: line.amounts.map((amount) => ({
            ...amount,
            amountCents: amount.amountCents + change,
          })),
        }
      : line,
  ),
});

describe('frameGaps and planGaps', () => {
  it('nothing, where all is there', () => {
    expect(textsOf(base)).to.equal('');
  });

  it('a plan that does not close, with both figures', () => {
    expect(textsOf(withAmount('ownShare', -100))).to.contain(
      'Zu finanzieren sind 127.500,00 €, eingeplant sind 127.496,00 €; es fehlen 4,00 €.',
    );
  });

  it('an own share below the minimum, with both figures', () => {
    expect(textsOf(withAmount('ownShare', -100))).to.contain(
      'Der Eigenanteil beträgt 25.496,00 €, verlangt sind mindestens 20 %, das sind 25.500,00 €.',
    );
  });

  it('more than the ceiling, with both figures', () => {
    expect(textsOf(withAmount('grant', 100)))
      .to.contain('Beantragt sind 102.004,00 €')
      .and.contain('höchstens 102.000,00 €');
  });

  it('too much is called too much', () => {
    expect(textsOf(withAmount('ownShare', 100))).to.contain(
      'eingeplant sind 127.504,00 €; das sind 4,00 € zu viel.',
    );
  });

  it('costs and shares without amounts', () => {
    const unknown = {
      ...base,
      ...prefillProject(
        sampleFacts({
          need: sampleNeed({ costItems: [sampleCostItem({ amountCentsPerYear: null })] }),
          programme: sampleProgramme({ ratePercentMax: null }),
        }),
        counter(),
      ),
    };
    expect(textsOf(unknown))
      .to.contain('Betrag zu „Personal“ fehlt')
      .and.contain('Betrag zu 3.5 beantragte Förderung fehlt');
  });

  it('a year of the period without an amount: empty is not zero', () => {
    const costs = base.costs.map((line) => ({
      ...line,
      amounts: line.amounts.filter(({ year }) => year !== 2029),
    }));
    const gap = gapsOf({ ...base, costs })[0];
    expect(gap).to.deep.equal({
      text: 'Betrag zu „Personal“ fehlt für 2029',
      href: '#f-cost-line-1-2029',
    });
  });

  it('an amount that its calculation already asks for, once', () => {
    const costs = base.costs.map((line) => ({
      ...line,
      amounts: [],
      calculation: '[Angabe fehlt: Ansatz]',
    }));
    expect(textsOf({ ...base, costs, financing: [] })).to.equal('Personal: Ansatz');
  });

  it('a start that is past, a period that is too long', () => {
    const text = textsOf(
      { ...base, startMonth: '2026-11' },
      { programme: sampleProgramme({ maxMonths: 24 }) },
    );
    expect(text)
      .to.contain('Der Beginn 01.11.2026 liegt nicht in der Zukunft')
      .and.contain('36 Monate, das Programm fördert höchstens 24 Monate');
  });

  it('a period beyond the end of the programme, and not one that ends with it', () => {
    const programme = sampleProgramme();
    const ending = (programmeEndsOn: string) => ({
      programme: { ...programme, window: { ...programme.window, programmeEndsOn } },
    });
    expect(textsOf(base, ending('2028-12-31'))).to.contain(
      'Der Zeitraum reicht über das Ende des Programms am 31.12.2028 hinaus',
    );
    expect(textsOf(base, ending('2030-06-30'))).to.equal('');
  });
});
