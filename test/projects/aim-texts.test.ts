import { expect } from 'chai';
import { aimParagraphs, measureParagraph, missingAim } from '../../src/projects/aim-texts.ts';
import { generateSections } from '../../src/projects/section-texts.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { NeedAim } from '../../src/quarters/needs/need.ts';
import { sampleNeed } from '../support/needs.ts';
import { counter, sampleFacts } from './sample-facts.ts';

const indicators = [{ id: 'armut', name: 'Kinderarmutsquote', unit: '%', decimals: 1 }];
const aim = {
  text: 'Weniger Kinder leben in Armut',
  indicatorId: 'armut',
  baseline: 30,
  baselineLabel: '2024, Amt',
  target: 25.5,
  targetYear: 2029,
};
const plain = {
  text: 'Zwei Versammlungen im Jahr.',
  indicatorId: null,
  baseline: null,
  baselineLabel: null,
  target: null,
  targetYear: null,
};

describe('aimParagraphs', () => {
  const textOf = (aims: NeedAim[], origin: 'eigen' | 'demo' = 'eigen') =>
    aimParagraphs(sampleNeed({ aims, origin }), indicators).join('\n');

  it('says baseline, source, target and year', () => {
    expect(textOf([aim])).to.equal(
      'Ziel: Weniger Kinder leben in Armut. Gemessen an: Kinderarmutsquote. Ausgangswert: 30,0 % (2024, Amt); Zielwert: 25,5 % bis 2029.',
    );
  });

  it('marks what is missing', () => {
    const half = { ...aim, baseline: null, baselineLabel: null, targetYear: null };
    expect(textOf([half]))
      .to.contain('[Angabe fehlt: Ausgangswert mit Jahr und Quelle]')
      .and.contain('[Angabe fehlt: Zieljahr]')
      .and.contain(missingAim);
    expect(textOf([plain])).to.equal(`Ziel: Zwei Versammlungen im Jahr.\n${missingAim}`);
    expect(textOf([])).to.equal(missingAim);
  });

  it('never lets an invented aim or measure in', () => {
    expect(textOf([aim], 'demo')).to.equal(missingAim);
    const measures = [{ title: 'Fest', detail: null }];
    expect(measureParagraph(sampleNeed({ measures, origin: 'demo' }))).to.equal('');
  });

  it('stands in the goal of a project, with the measures', () => {
    const measures = [{ title: 'Fest', detail: 'im Sommer' }];
    const facts = sampleFacts({ need: sampleNeed({ aims: [plain], measures }) });
    const goal = generateSections(prefillProject(facts, counter()), facts)[0]?.text;
    expect(goal).to.contain('Ziel: Zwei Versammlungen').and.contain('– Fest: im Sommer');
  });
});
