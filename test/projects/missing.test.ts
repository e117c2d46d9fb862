import { expect } from 'chai';
import { whatIsMissing } from '../../src/projects/missing.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { Project } from '../../src/projects/project.ts';
import { costItem, counter, sampleFacts, sampleNeed, sampleProgramme } from './sample-facts.ts';

const facts = sampleFacts();
const base: Project = {
  id: 'p1',
  municipalityId: 'm1',
  needId: 'n1',
  programmeId: 'x',
  status: 'draft',
  ...prefillProject(facts, counter()),
  version: 1,
  createdAt: '',
  updatedAt: '',
};
const complete: Project = {
  ...base,
  sections: base.sections.map((section) => ({ ...section, text: 'Text.' })),
};
const textsOf = (project: Project, context: Partial<Parameters<typeof whatIsMissing>[1]> = {}) =>
  whatIsMissing(project, { ...facts, ...context })
    .map(({ text }) => text.replaceAll('\u00A0', ' '))
    .join('\n');
const withAmount = (kind: string, change: number): Project => ({
  ...complete,
  financing: complete.financing.map((line) =>
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

describe('whatIsMissing', () => {
  it('nothing, where all is there', () => {
    expect(textsOf(complete)).to.equal('');
  });

  it('every "[Angabe fehlt: …]" of a text, with a link to its field', () => {
    const missing = whatIsMissing(base, facts);
    expect(missing).to.deep.include({
      text: 'Meilensteine (Nr. 2): Meilensteine',
      href: '#f-section-milestones',
    });
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

  it('costs and shares without amounts', () => {
    const unknown = {
      ...complete,
      ...prefillProject(
        sampleFacts({
          need: sampleNeed({ costItems: [costItem({ amountCentsPerYear: null })] }),
          programme: sampleProgramme({ ratePercentMax: null }),
        }),
        counter(),
      ),
    };
    expect(textsOf(unknown))
      .to.contain('Personal: kein Betrag')
      .and.contain('Beantragte Förderung: kein Betrag');
  });

  it('an empty text, a start that is past, a period that is too long, a demo need, an open condition', () => {
    const project: Project = {
      ...complete,
      startMonth: '2026-11',
      sections: complete.sections.map((section) => ({ ...section, text: '' })),
    };
    const text = textsOf(project, {
      need: { origin: 'demo' },
      programme: sampleProgramme({ maxMonths: 24 }),
      openConditions: [{ text: 'Ratsbeschluss', href: '#' }],
    });
    expect(text)
      .to.contain('noch kein Text')
      .and.contain('Der Beginn 01.11.2026 liegt nicht in der Zukunft')
      .and.contain('36 Monate, das Programm fördert höchstens 24 Monate')
      .and.contain('(Demo)')
      .and.contain('Ratsbeschluss');
  });
});
