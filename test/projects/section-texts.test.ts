import { expect } from 'chai';
import { figuresForProject } from '../../src/projects/project-figures.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import { generateSections, refreshSections } from '../../src/projects/section-texts.ts';
import { sectionKeys } from '../../src/projects/project.ts';
import type { Indicator, IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import { counter, sampleFacts, sampleProgramme } from './sample-facts.ts';

const indicator: Indicator = {
  id: 'sgb2_quote',
  name: 'SGB-II-Quote',
  dimension: 'Armut',
  numerator: 'x',
  denominator: 'y',
  unit: '%',
  direction: 'higherIsWorse',
  decimals: 1,
  sourceOffice: 'BA',
  corePosition: 4,
  definitionStatus: '',
  note: null,
};
const value = (
  areaKind: 'quarter' | 'municipality',
  change: Partial<IndicatorValue>,
): IndicatorValue => ({
  id: areaKind,
  areaKind,
  areaId: areaKind,
  indicatorId: 'sgb2_quote',
  base: 'sgb2-ba',
  yearLabel: '31.12.2025',
  referenceYear: 2025,
  referenceOn: '2025-12-31',
  state: 'value',
  suppression: null,
  value: 17.5,
  valueFrom: null,
  valueTo: null,
  origin: 'berichtet',
  note: null,
  source: { title: 'Statistik 2026', url: null },
  ...change,
});
const figures = (quarter: Partial<IndicatorValue>, city: Partial<IndicatorValue> = {}) =>
  figuresForProject([indicator], {
    quarter: [value('quarter', quarter)],
    city: [value('municipality', { value: 9, ...city })],
  });
const plan = prefillProject(sampleFacts(), counter());

describe('figuresForProject', () => {
  it('takes a published, comparable pair', () => {
    expect(figures({})).to.have.length(1);
  });
  for (const [name, change] of [
    ['a demo value', { origin: 'demo' }],
    ['a suppressed value', { state: 'suppressed', value: null }],
    ['a range', { value: null, valueFrom: 10, valueTo: 20 }],
    ['another base', { base: 'ungenannt' }],
    ['another day', { referenceOn: '2024-12-31', referenceYear: 2024 }],
  ] as const) {
    it(`leaves out ${name}`, () => {
      expect(figures(change)).to.deep.equal([]);
    });
  }
});

describe('generateSections', () => {
  it('prints a figure with year and source', () => {
    const sections = generateSections(plan, sampleFacts({ figures: figures({}) }));
    expect(sections[2]?.text).to.contain(
      'SGB-II-Quote: 17,5 % im Quartier Manfort, 9,0 % in der Stadt Leverkusen (31.12.2025). Quelle: Statistik 2026.',
    );
  });

  it('says that figures, milestones and the state of the budget are missing', () => {
    const text = generateSections(plan, sampleFacts())
      .map((section) => section.text)
      .join('\n');
    expect(text)
      .to.contain('[Angabe fehlt: Kennzahlen für das Quartier Manfort')
      .and.contain('[Angabe fehlt: Meilensteine]')
      .and.contain('[Angabe fehlt: Haushaltsstatus der Kommune, § 82 GO NRW]')
      .and.contain('freiwillige Aufgabe');
  });

  it('names the rate as a ceiling with source and month, or as missing', () => {
    const known = generateSections(plan, sampleFacts())[3]?.text;
    expect(known)
      .to.contain('fördert bis zu 80 %; das ist eine Obergrenze')
      .and.contain('Stand 03/2025');
    const programme = sampleProgramme({ ratePercentMax: null });
    expect(generateSections(plan, sampleFacts({ programme }))[3]?.text).to.contain(
      '[Angabe fehlt: Fördersatz',
    );
  });
});

describe('refreshSections', () => {
  it('never touches an edited text and renews all others', () => {
    const old = sectionKeys.map((key) => ({ key, text: `alt ${key}`, isEdited: key === 'goal' }));
    const fresh = refreshSections(old, plan, sampleFacts());
    expect(fresh[0]).to.deep.equal({ key: 'goal', text: 'alt goal', isEdited: true });
    expect(fresh.slice(1).some((section) => section.text.startsWith('alt'))).to.equal(false);
  });
});
