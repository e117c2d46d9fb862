import { expect } from 'chai';
import type { Block, DraftDocument } from '../../../src/drafts/document.ts';
import { renderDraftPdf } from '../../../src/drafts/pdf/draft-pdf.ts';
import { contentIds, nodesOf, readPdf, textOf, type ReadPdf } from './read-pdf.ts';
import { chart, createdAt, draftOf, fonts, longTable, sampleDraft } from './sample-draft.ts';

async function printed(document: DraftDocument): Promise<ReadPdf> {
  return readPdf(await renderDraftPdf(document, { createdAt, fonts }));
}

const watermark = 'Entwurf – nicht eingereicht';
/** A4 less the right margin of 20 mm, and the lowest line of a footer of two lines, in points from the left and the bottom. */
const rightEdge = 539;
const footerBaseline = 34;

function expectSound(pdf: ReadPdf): void {
  for (const page of pdf.pages) {
    expect(page.untagged, 'text outside marks').to.deep.equal([]);
    const inTree = page.tree === null ? [] : contentIds(page.tree);
    expect(page.markedIds).to.have.members(inTree);
    expect(page.maxRight).to.be.at.most(rightEdge);
    expect(page.minBottom).to.be.at.least(footerBaseline);
    expect(page.text).to.not.include('\u0000');
  }
}

describe('renderDraftPdf', () => {
  let pdf: ReadPdf;
  before(async () => {
    pdf = await printed(sampleDraft);
  });

  it('says on every page that it is a draft, and which page it is', () => {
    expect(pdf.pages.length).to.be.greaterThan(3);
    for (const [index, page] of pdf.pages.entries()) {
      expect(page.artifacts.join(' ')).to.include(watermark);
      expect(page.text).to.include(`Seite ${index + 1} von ${pdf.pages.length}`);
      expect(page.text).to.include(sampleDraft.footer);
    }
  });

  it('gives the draft notice as readable text once', () => {
    const notices = nodesOf(pdf, 'P').filter((node) => textOf(pdf, node).includes(watermark));
    expect(notices).to.have.length(1);
  });

  it('has language, title, date and PDF/UA in its metadata, escaped', () => {
    expect(pdf.lang).to.equal('de-DE');
    expect(pdf.info).to.include({ Title: sampleDraft.title, CreationDate: 'D:20261122093000Z' });
    expect(pdf.metadata).to.include('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.metadata).to.include('Rheindorf &amp; Umgebung');
  });

  it('keeps headings as headings and as bookmarks', () => {
    const texts = (role: string) => nodesOf(pdf, role).map((node) => textOf(pdf, node));
    expect(texts('H1')).to.deep.equal([sampleDraft.title]);
    expect(texts('H2')).to.include('1. Antragstellerin');
    expect(texts('H3')).to.include('2.1 Ausgangslage und Handlungsbedarf');
    expect(texts('H4')).to.deep.equal(['Maßnahmen']);
    expect(pdf.outline).to.deep.equal(texts('H2'));
  });

  it('has lists, row and column headers, captions and a described figure', () => {
    expect(nodesOf(pdf, 'LI')).to.have.length(8);
    expect(nodesOf(pdf, 'Caption').map((node) => textOf(pdf, node))).to.include(
      'Finanzierungsplan',
    );
    const headers = nodesOf(pdf, 'TH').map((node) => textOf(pdf, node));
    expect(headers).to.include.members([
      'Kommune',
      'Kostenposition',
      'Betrag 2027',
      'Position 7',
      'Gesamtfinanzierung',
    ]);
    expect(nodesOf(pdf, 'Figure').map((node) => node.alt)).to.deep.equal([
      chart.kind === 'chart' ? chart.description : '',
    ]);
  });

  it('says what is missing and what is done in words', () => {
    const all = pdf.pages.map((page) => page.text).join('\n');
    expect(all).to.include('Zu ergänzen: [Angabe fehlt');
    expect(nodesOf(pdf, 'Lbl').map((node) => textOf(pdf, node))).to.include.members([
      'erledigt',
      'offen',
      '2.',
      '•',
    ]);
    expect(all).to.include('k. A.');
  });

  it('tags everything it draws and stays inside the margins', () => {
    expectSound(pdf);
  });

  it('prints foreign names whole and copies figures as figures', () => {
    const all = pdf.pages.map((page) => page.text).join('\n');
    expect(all).to.include('Łódzki e. V., Yıldız-Işık');
    expect(all).to.include('98.765,43 €');
  });

  it('gives the same bytes for the same input, whatever was printed before', async () => {
    const render = (document: DraftDocument) => renderDraftPdf(document, { createdAt, fonts });
    const first = await render(sampleDraft);
    await render(draftOf({ kind: 'paragraph', tone: 'normal', text: '5\u00a0% Ω µ fi ffi – ①' }));
    expect((await render(sampleDraft)).equals(first)).to.equal(true);
    expect((await render({ ...sampleDraft, footer: 'anders' })).equals(first)).to.equal(false);
  });
});

describe('renderDraftPdf with long content', () => {
  it('repeats the head of a table of 120 rows on every page, as decoration', async () => {
    const pdf = await printed(draftOf(longTable(120)));
    expect(pdf.pages.length).to.be.greaterThan(3);
    for (const page of pdf.pages) expect(page.text).to.include('Kostenposition');
    for (const page of pdf.pages.slice(1)) expect(page.artifacts).to.include('Kostenposition');
    const heads = nodesOf(pdf, 'TH').map((node) => textOf(pdf, node));
    expect(heads.filter((text) => text === 'Kostenposition')).to.have.length(1);
    expect(heads.filter((text) => text.startsWith('Position'))).to.have.length(120);
    expectSound(pdf);
  });

  it('tags a paragraph that runs over pages on each of them', async () => {
    const text = 'Das Vorhaben verbindet Beteiligung, Umsetzung und Steuerung. '.repeat(200).trim();
    const pdf = await printed(draftOf({ kind: 'paragraph', tone: 'normal', text }));
    expect(pdf.pages.length).to.be.greaterThan(2);
    const read = nodesOf(pdf, 'P')
      .map((node) => textOf(pdf, node))
      .join(' ');
    expect(read.match(/Steuerung/g)).to.have.length(200);
    expectSound(pdf);
  });

  it('never leaves a heading alone at the end of a page', async () => {
    const blocks = Array.from({ length: 60 }, (_, index): Block[] => [
      { kind: 'heading', level: 2, text: `Abschnitt ${index}` },
      {
        kind: 'paragraph',
        tone: 'normal',
        text: 'Ein Satz, der in zwei Zeilen reicht. '.repeat(1 + (index % 5)),
      },
    ]).flat();
    const pdf = await printed(draftOf(...blocks));
    for (const page of pdf.pages) {
      const [root] = page.tree?.children ?? [];
      const last = root !== undefined && 'role' in root ? root.children.at(-1) : undefined;
      expect(last !== undefined && 'role' in last && last.role).to.equal('P');
    }
  });

  it('never leaves a heading with nothing but a remark at the end of a page', async () => {
    const blocks = Array.from({ length: 60 }, (_, index): Block[] => [
      { kind: 'heading', level: 2, text: `Abschnitt ${index}` },
      { kind: 'paragraph', tone: 'note', text: 'Annahme: bitte abgleichen.' },
      { kind: 'paragraph', tone: 'normal', text: 'Ein Satz. '.repeat(10 + (index % 7) * 20) },
    ]).flat();
    const pdf = await printed(draftOf(...blocks));
    expect(pdf.pages.length).to.be.greaterThan(3);
    for (const page of pdf.pages) {
      const [root] = page.tree?.children ?? [];
      const last = root !== undefined && 'role' in root ? root.children.at(-2) : undefined;
      // Before the last paragraph of a page stands its remark or, torn, another paragraph: never a heading.
      expect(last !== undefined && 'role' in last && last.role).to.equal('P');
    }
  });

  const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(150).slice(0, 5000);
  const hard: [name: string, block: Block][] = [
    ['paragraph', { kind: 'paragraph', tone: 'missing', text: word }],
    ['heading', { kind: 'heading', level: 1, text: word }],
    ['list item', { kind: 'list', ordered: true, items: [word] }],
    ['fact', { kind: 'facts', rows: [{ label: word, value: word, missing: true }] }],
    ['signature', { kind: 'signature', lines: [word, 'x', 'y'] }],
    [
      'table cell and head',
      {
        kind: 'table',
        caption: word,
        columns: [
          { header: word, align: 'left', share: 1 },
          { header: 'b', align: 'right', share: 0 },
        ],
        rows: [
          { cells: ['a', word], emphasis: true },
          { cells: [], emphasis: false },
        ],
        notes: [word],
      },
    ],
    [
      'chart',
      {
        ...(chart as Extract<Block, { kind: 'chart' }>),
        unit: word,
        series: [{ name: word }],
        rows: Array.from({ length: 70 }, () => ({ label: word, values: [1], valueLabels: [word] })),
      },
    ],
    [
      'picture of lines',
      {
        kind: 'lineChart',
        title: word,
        source: word,
        panels: Array.from({ length: 13 }, () => ({
          title: word,
          description: word,
          isDemo: true,
          years: [{ at: 2024, label: word }],
          series: [{ name: word, runs: [[{ at: 2024, value: 1, label: word }]] }],
          notes: [word],
        })),
      },
    ],
  ];
  for (const [name, block] of hard) {
    it(`a word of 5,000 letters in a ${name} neither overflows nor loops`, async () => {
      expectSound(
        await printed(draftOf(block, { kind: 'paragraph', tone: 'note', text: 'Ende.' })),
      );
    });
  }

  it('reads pictures of lines panel by panel: title, description, notes', async () => {
    const panel = (title: string) => ({
      title,
      description: `Was ${title} zeigt.`,
      isDemo: false,
      years: [2023, 2024].map((at) => ({ at, label: String(at) })),
      series: ['Quartier', 'Stadt'].map((name, index) => ({
        name,
        runs: [[2023, 2024].map((at) => ({ at, value: at - 2020 + index, label: `${at - 2020}` }))],
      })),
      notes: [`Merke zu ${title}.`],
    });
    const panels = ['Armut', 'Arbeit', 'Alter'].map(panel);
    const pdf = await printed(draftOf({ kind: 'lineChart', title: 'Jahre', panels, source: 'S' }));
    expectSound(pdf);
    expect(nodesOf(pdf, 'Figure').map(({ alt }) => alt)).to.deep.equal([
      'Armut. Was Armut zeigt.',
      'Arbeit. Was Arbeit zeigt.',
      'Alter. Was Alter zeigt.',
    ]);
    const [root] = pdf.pages[0]?.tree?.children ?? [];
    const read = root !== undefined && 'role' in root ? root.children : [];
    const roles = read.flatMap((node) => ('role' in node ? [node.role] : []));
    expect(roles.slice(-8)).to.deep.equal(
      ['P', 'Figure', 'P', 'P', 'Figure', 'P', 'P', 'Figure', 'P', 'P'].slice(-8),
    );
    expect(textOf(pdf, nodesOf(pdf, 'Figure')[0] ?? { role: '', children: [] })).to.contain(
      'Quartier 4',
    );
  });

  it('prints empty blocks and extreme titles', async () => {
    const empty = draftOf(
      { kind: 'list', ordered: false, items: [] },
      { kind: 'facts', rows: [] },
      { kind: 'table', caption: '', columns: [], rows: [], notes: [] },
      { kind: 'signature', lines: [] },
      { kind: 'checklist', items: [] },
      { kind: 'lineChart', title: 'x', panels: [], source: 'x' },
      { kind: 'paragraph', tone: 'normal', text: '' },
    );
    const title = `${word} <&> \u0000👍`;
    const pdf = await printed({ ...empty, title, watermark: word, footer: word, subtitle: null });
    expectSound(pdf);
    expect(nodesOf(pdf, 'L').concat(nodesOf(pdf, 'Table'))).to.deep.equal([]);
    expect(pdf.metadata).to.include('&lt;&amp;');
  });
});
