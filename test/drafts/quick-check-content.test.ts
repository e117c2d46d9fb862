import { join } from 'node:path';
import { expect } from 'chai';
import type { Block } from '../../src/drafts/document.ts';
import { estimatedHeight, pageHeight } from '../../src/drafts/page-estimate.ts';
import { renderDraftPdf } from '../../src/drafts/pdf/draft-pdf.ts';
import { quickCheckDocument } from '../../src/drafts/quick-check-content.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { clipText } from '../../src/shared/text.ts';
import { sampleProgramme } from '../support/programmes.ts';
import { contentIds, nodesOf, readPdf, textOf } from './pdf/read-pdf.ts';
import { createdAt, fonts } from './pdf/sample-draft.ts';

const licence = 'Förderdatenbank des Bundes, CC BY-ND 3.0 DE, abgerufen am 22.11.2026';
const checkOf = (programme: Programme, isDemo = false) =>
  quickCheckDocument({ programme, licences: [licence], isDemo, today: '2026-11-22' });
const allText = (programme: Programme, isDemo = false): string =>
  JSON.stringify(checkOf(programme, isDemo));
const boxesOf = (programme: Programme) =>
  checkOf(programme).blocks.flatMap((block: Block) =>
    block.kind === 'checklist' ? block.items : [],
  );

const condition = (key: string, text: string, effect: 'blocking' | 'informative' = 'blocking') =>
  ({ key, text, kind: 'dokument', effect, testedBy: null, reading: 'So steht es dort.' }) as const;
const words = 'Die Kommune muss ein beschlossenes integriertes Handlungskonzept vorlegen. ';
const huge = sampleProgramme('riesig', {
  title: words.repeat(20),
  shortTitle: words.repeat(5),
  summary: words.repeat(60),
  funder: words.repeat(4),
  administrator: words.repeat(6),
  url: `https://example.org/${'a'.repeat(300)}`,
  cumulation: words.repeat(9),
  topics: ['kinderarmut', 'familie', 'jugend', 'kita', 'kultur', 'sport', 'integration'],
  conditions: Array.from({ length: 30 }, (_, index) => condition(`k${index}`, words.repeat(6))),
  finance: {
    ...sampleProgramme('x').finance,
    ratePercentMax: 80,
    limits: Array.from({ length: 12 }, () => ({
      bound: 'max' as const,
      amountCents: 5_000_000,
      of: 'grant' as const,
      per: 'other' as const,
      what: words,
    })),
  },
});

describe('quickCheckDocument', () => {
  it('names a rate as a ceiling, and source, age, licence and day of print', () => {
    const text = allText(
      sampleProgramme('a', { finance: { ...huge.finance, ratePercentMax: 80, limits: [] } }),
    );
    expect(text).to.contain('bis zu 80 %').and.to.contain('Ratsbeschluss').and.to.contain(licence);
    expect(text).to.contain('gedruckt am 22.11.2026').and.to.contain('Stand der Angaben 11/2026');
  });

  it('has an empty box for every blocking condition and none for a note', () => {
    const programme = sampleProgramme('a', {
      conditions: [condition('a', 'Ein Beschluss'), condition('b', 'Gut zu wissen', 'informative')],
    });
    expect(boxesOf(programme)).to.deep.equal([
      { text: 'Ein Beschluss', done: false, mark: 'prüfen' },
    ]);
  });

  it('says what is not known, and tells no limit from nothing', () => {
    const text = allText(sampleProgramme('leer', { asOf: null }));
    expect(text).to.contain('Nicht genannt').and.to.contain('Keine Grenze genannt');
    expect(text).to.contain('In den Quellen ist keine notiert');
    expect(text).to.contain('Quelle nennt keine Stelle').and.to.contain('nicht bekannt');
  });

  it('carries the band of a demo in a demo only', () => {
    expect(checkOf(huge, true).watermark).to.match(/^Demo/u);
    expect(checkOf(huge).watermark).to.not.contain('Demo');
  });

  it('cuts what does not fit, and says so', () => {
    const boxes = boxesOf(huge);
    expect(boxes.length).to.be.within(4, 12);
    expect(allText(huge)).to.contain(`${30 - boxes.length} weitere stehen auf der Programmseite.`);
    expect(boxes[0]?.text).to.match(/ …$/u);
  });

  it('writes an expected round as an assumption', () => {
    const deadlines = ['2025-03-31', '2026-03-31'].map((on) => ({ on, time: null, what: null }));
    const window = { ...huge.window, kind: 'frist' as const, deadlines };
    const text = allText(sampleProgramme('a', { window }));
    expect(text).to.contain('Annahme').and.to.contain('voraussichtlich 03/2027');
  });

  it('marks what nobody read in a source, also where the text is cut', () => {
    const basis = { rate: 'angenommen', fundedCosts: 'angenommen', limits: 'ausgelesen' } as const;
    const costs = { fundedCosts: ['personal' as const, 'sachkosten' as const] };
    const rows = checkOf({ ...huge, ...costs, basis }).blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.map(({ cells }) => cells) : [],
    );
    const value = (label: string) => String(rows.find(([cell]) => cell === label)?.[1]);
    expect(value('Fördersatz')).to.match(/^bis zu 80\s% \(Annahme\)$/u);
    expect(value('Wofür')).to.match(/ … \(Annahme: was gefördert wird\)$/u);
    expect(value('Beträge')).to.match(/\(automatisch ausgelesen, noch nicht geprüft\)$/u);
    expect(value('Antragszeitraum')).to.not.contain('Annahme');
  });

  it('is estimated to fit one page for every programme of the seed', () => {
    const { programmes } = readSeed(join(projectRoot, 'data', 'seed'));
    const over = programmes.filter(
      (programme) => estimatedHeight(checkOf(programme, true)) > pageHeight,
    );
    expect(over.map(({ slug }) => slug)).to.deep.equal([]);
  });
});

describe('the Quick-Check as PDF', () => {
  const read = async (programme: Programme) =>
    readPdf(await renderDraftPdf(checkOf(programme, true), { createdAt, fonts }));
  const { programmes } = readSeed(join(projectRoot, 'data', 'seed'));
  const tightest = programmes
    .toSorted((a, b) => estimatedHeight(checkOf(b, true)) - estimatedHeight(checkOf(a, true)))
    .slice(0, 6);

  for (const programme of [...tightest, huge, sampleProgramme('leer')]) {
    it(`${programme.slug}: one page`, async () => {
      expect((await read(programme)).pages).to.have.length(1);
    });
  }

  it('is tagged throughout: headings, tables with row headers, a list of boxes', async () => {
    const pdf = await read(huge);
    const [page] = pdf.pages;
    expect(page?.untagged).to.deep.equal([]);
    expect(page?.markedIds).to.have.members(page?.tree ? contentIds(page.tree) : ['no tree']);
    expect(pdf.lang).to.equal('de-DE');
    expect(pdf.metadata).to.include('<pdfuaid:part>1</pdfuaid:part>');
    const texts = (role: string) => nodesOf(pdf, role).map((node) => textOf(pdf, node));
    expect(texts('H1')).to.have.length(1);
    expect(texts('H2')).to.deep.equal(['Ohne diese gibt es keine Förderung']);
    expect(texts('Caption')).to.deep.equal(['Auf einen Blick', 'Offene Fragen und Auskunft']);
    expect(texts('TH')).to.include.members(['Fördersatz', 'Antragszeitraum', 'Auskunft']);
    expect(texts('Lbl')).to.include('prüfen');
    expect(page?.artifacts.join(' ')).to.include('Demo');
  });
});

describe('clipText', () => {
  const cases: [text: string, most: number, clipped: string][] = [
    ['kurz', 10, 'kurz'],
    ['eins zwei drei', 14, 'eins zwei drei'],
    ['eins zwei drei vier', 14, 'eins zwei …'],
    ['eins, zwei und drei', 8, 'eins …'],
    ['eine\n  Zeile', 20, 'eine Zeile'],
    ['Donaudampfschifffahrt', 10, 'Donaudam …'],
    ['abcdefg👍hijk', 10, 'abcdefg …'],
  ];
  for (const [text, most, clipped] of cases) {
    it(`${JSON.stringify(text)} in ${most}: ${clipped}`, () => {
      expect(clipText(text, most)).to.equal(clipped);
      expect(clipText(text, most).length).to.be.at.most(most);
    });
  }
});
