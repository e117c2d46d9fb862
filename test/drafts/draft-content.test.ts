import { expect } from 'chai';
import { draftDocument, missingOf } from '../../src/drafts/draft-content.ts';
import type { DraftFacts } from '../../src/drafts/draft-content-facts.ts';
import { gapsOf, textsOf } from '../../src/drafts/draft-content-missing.ts';
import { missingMarks } from '../../src/projects/missing-marks.ts';
import type { Block, DraftDocument } from '../../src/drafts/document.ts';
import { sampleCostItem } from '../support/needs.ts';
import { draftFacts, figureChoice, indicator, value } from './sample-facts.ts';
import { projectOf } from './sample-project.ts';

const headingsOf = (document: DraftDocument, level = 1): string[] =>
  document.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === level ? [block.text] : [],
  );
const textOf = (document: DraftDocument): string =>
  [document.title, document.subtitle, ...document.blocks.flatMap(textsOf)].join('\n');
const tableOf = (document: DraftDocument, caption: string) => {
  const found = document.blocks.find(
    (block): block is Block & { kind: 'table' } =>
      block.kind === 'table' && block.caption.includes(caption),
  );
  if (!found) throw new Error(`no table ${caption}`);
  return found;
};
const rowOf = (document: DraftDocument, label: string): string | undefined =>
  document.blocks
    .flatMap((block) => (block.kind === 'facts' ? block.rows : []))
    .find((row) => row.label === label)?.value;
/** With ordinary spaces, as a test can be typed. */
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('draftDocument: the form', () => {
  it('follows the order of the NRW standard form', () => {
    expect(headingsOf(draftDocument(draftFacts()))).to.deep.equal([
      '1. Antragsteller/in',
      '2. Maßnahme',
      '3. Finanzierungsplan',
      '4. Beantragte Förderung',
      '5. Begründung',
      '6. Finanz- und haushaltswirtschaftliche Auswirkungen',
      '7. Erklärungen',
      '8. Anlagen',
      '9. Prüfvermerk',
      'Anhang A: Kennzahlen des Quartiers',
      'Anhang B: Fördervoraussetzungen laut Programm',
      'Anhang C: Was fehlt',
    ]);
  });

  it('says that it is a draft, for whom and of which day', () => {
    const document = draftDocument(draftFacts());
    expect(document).to.include({
      title: 'Antrag auf Gewährung einer Zuwendung (Entwurf)',
      watermark: 'Entwurf – nicht eingereicht',
      footer: 'Stadt Leverkusen · Stand 22.11.2026',
    });
  });

  it('names the city with its key and nobody by name', () => {
    const document = draftDocument(draftFacts());
    expect(rowOf(document, 'Name/Bezeichnung')).to.equal('Stadt Leverkusen');
    expect(rowOf(document, 'Gemeindekennziffer')).to.equal('05316000');
    for (const label of ['Anschrift', 'Vertretungsberechtigte Person', 'Bankverbindung']) {
      expect(rowOf(document, label), label).to.match(/^\[Angabe fehlt: /u);
    }
  });

  it('has the carrier as applicant where it files, and as recipient where the city forwards', () => {
    const facts = draftFacts();
    const { project } = facts;
    const own = draftDocument({ ...facts, project: { ...project, filingRoute: 'carrier' } });
    expect(rowOf(own, 'Name/Bezeichnung')).to.equal('Diakonisches Werk Leverkusen');
    const forwarded = draftDocument({ ...facts, carrier: null });
    expect(rowOf(forwarded, 'Weiterleitung an')).to.match(/^\[Angabe fehlt: /u);
  });

  it('ticks no declaration', () => {
    const { blocks } = draftDocument(draftFacts());
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.text.startsWith('7.'));
    const declarations = blocks.slice(at).find((block) => block.kind === 'checklist');
    expect(declarations?.items.map(({ done }) => done)).to.deep.equal([false, false, false]);
  });

  it('asks for the building authority only where there is an investment', () => {
    expect(textOf(draftDocument(draftFacts()))).to.include('entfällt (keine Baumaßnahme)');
    const facts = draftFacts();
    const costs = facts.project.costs.map((line) => ({
      ...line,
      costType: 'investition' as const,
    }));
    const building = draftDocument({ ...facts, project: { ...facts.project, costs } });
    expect(rowOf(building, 'Baufachliche Stellungnahme')).to.match(/^\[Angabe fehlt: /u);
  });
});

describe('draftDocument: money', () => {
  it('prints 3.1 to 3.7 in total and by budget year', () => {
    const table = tableOf(draftDocument(draftFacts()), 'Kassenwirksamkeit');
    expect(table.columns.map(({ header }) => header)).to.deep.equal([
      'Position',
      'Gesamt',
      '2027',
      '2028',
      '2029',
      '2030',
    ]);
    const cells = table.rows.map((row) => row.cells.slice(0, 3).map(plain));
    expect(cells).to.deep.equal([
      ['3.1 Gesamtkosten', '142.500,00 €', '23.750,00 €'],
      ['3.2 davon grundsätzlich zuwendungsfähig', '142.500,00 €', '23.750,00 €'],
      ['3.3 abzüglich Leistungen Dritter ohne öffentliche Förderung', '–', '–'],
      ['3.4 zuwendungsfähige Gesamtausgaben (3.2 minus 3.3)', '142.500,00 €', '23.750,00 €'],
      ['3.5 beantragte Förderung', '114.000,00 €', '19.000,00 €'],
      ['3.6 bewilligte oder beantragte öffentliche Förderung (ohne 3.5)', '–', '–'],
      ['3.7 Eigenanteil', '28.500,00 €', '4.750,00 €'],
    ]);
  });

  it('leaves out of 3.2 what is not eligible, and says so at the line', () => {
    const facts = draftFacts();
    const costs = facts.project.costs.map((line, index) => ({ ...line, isEligible: index !== 1 }));
    const document = draftDocument({ ...facts, project: { ...facts.project, costs } });
    const [total, eligible] = tableOf(document, 'Kassenwirksamkeit').rows;
    expect(plain(total?.cells[1])).to.equal('142.500,00 €');
    expect(plain(eligible?.cells[1])).to.equal('127.500,00 €');
    expect(tableOf(document, 'mit Berechnung').rows[1]?.cells[0]).to.include('nicht in 3.2');
  });

  it('names a plan that does not close with both figures', () => {
    const facts = draftFacts();
    const financing = facts.project.financing.filter((line) => line.kind === 'grant');
    const text = plain(
      textOf(draftDocument({ ...facts, project: { ...facts.project, financing } })),
    );
    expect(text).to.include('Zu finanzieren sind 142.500,00 €, eingeplant sind 114.000,00 €');
    expect(text).not.to.include('Rechenprüfung');
    expect(text).to.include('[Angabe fehlt: Betrag zu 3.7 Eigenanteil]');
  });

  it('finds a difference of one year behind a total that closes', () => {
    const facts = draftFacts();
    const shift = (cents: number[]) => (line: (typeof facts.project.financing)[number]) => ({
      ...line,
      amounts: line.amounts.map((amount, index) => ({
        ...amount,
        amountCents: amount.amountCents + (line.kind === 'grant' ? (cents[index] ?? 0) : 0),
      })),
    });
    const financing = facts.project.financing.map(shift([100, -100]));
    const text = textOf(draftDocument({ ...facts, project: { ...facts.project, financing } }));
    expect(text).to.include('plan 2027 geht nicht auf').and.include('plan 2028 geht nicht auf');
    expect(text).not.to.include('plan geht nicht auf');
  });

  it('keeps a ceiling a ceiling, and names what breaks it', () => {
    const facts = draftFacts();
    expect(rowOf(draftDocument(facts), 'Obergrenze des Fördersatzes')).to.match(/^höchstens 80 %/u);
    const programme = {
      ...facts.programme,
      finance: { ...facts.programme.finance, ratePercentMax: 70, ownSharePercentMin: 30 },
    };
    const text = plain(textOf(draftDocument({ ...facts, programme })));
    expect(text).to.include('Beantragt sind 114.000,00 €').and.include('höchstens 99.750,00 €');
    expect(text).to.include('verlangt sind mindestens 30 %, das sind 42.750,00 €');
  });

  it('marks assumptions and names the source of every other cost', () => {
    const grounds = tableOf(draftDocument(draftFacts()), 'mit Berechnung').rows.map((row) =>
      plain(row.cells[1]),
    );
    expect(grounds[0]).to.equal('0,5 × 85.000 €. Abgeleitet. Quelle 1.');
    expect(grounds[1]).to.equal('pauschal. Annahme.');
  });

  it('says where a cost has no amount, and that the sum is a lower bound', () => {
    const items = [sampleCostItem({}), sampleCostItem({ label: 'Raum', amountCentsPerYear: null })];
    const document = draftDocument(draftFacts({ costItems: items }));
    expect(textOf(document)).to.include('[Angabe fehlt: Betrag zu „Raum“]');
    expect(tableOf(document, 'mit Berechnung').rows.at(-1)?.cells[1]).to.include('Untergrenze');
    expect(plain(tableOf(document, 'Kassenwirksamkeit').rows[0]?.cells[1])).to.equal(
      'mindestens 127.500,00 €',
    );
    const byYear = tableOf(document, 'Kostenplan nach').rows;
    expect(byYear[1]?.cells.slice(0, 2)).to.deep.equal(['Raum', 'fehlt']);
    expect(plain(byYear[2]?.cells[1])).to.equal('mindestens 21.250,00 €');
  });
});

describe('draftDocument: figures', () => {
  const rate = indicator({});
  const quarter = value({ value: 41.3, source: { title: 'Sozialbericht', url: null } });
  const city = value({ areaKind: 'municipality', value: 20.1, source: quarter.source });
  const withFigures = (...values: ReturnType<typeof value>[]): DraftDocument =>
    draftDocument(draftFacts({ figures: figureChoice([rate], values) }));

  it('prints a comparable pair with year and source, and a chart of it', () => {
    const document = withFigures(quarter, city);
    const table = tableOf(document, 'im Vergleich');
    expect(table.rows[0]?.cells.map(plain)).to.deep.equal([
      'Kinderarmutsquote',
      '31.12.2024',
      'Quelle 1',
      '41,3 %',
      '20,1 %',
    ]);
    expect(table.notes.map(plain)).to.deep.equal(['Quelle 1: Sozialbericht']);
    const chart = document.blocks.find((block) => block.kind === 'chart');
    expect(chart?.rows[0]?.values).to.deep.equal([41.3, 20.1]);
  });

  it('does not head a value of the Stadtteil "Quartier"', () => {
    const document = withFigures({ ...quarter, areaKind: 'district' }, city);
    const table = tableOf(document, 'im Vergleich');
    expect(table.columns[3]?.header).to.equal('Stadtteil');
    expect(table.caption).to.equal('Stadtteil Rheindorf und Stadt Leverkusen im Vergleich');
  });

  it('does not put two bases side by side', () => {
    const document = withFigures(quarter, { ...city, base: 'andere' });
    expect(textOf(document)).to.include(
      'nicht unmittelbar vergleichbar: andere statistische Grundlage',
    );
    expect(textOf(document)).not.to.include('20,1');
    expect(document.blocks.some((block) => block.kind === 'chart')).to.equal(false);
  });

  it('says of an old figure that it is old, and of a suppressed one only that', () => {
    const old = { ...quarter, yearLabel: '31.12.2021', referenceYear: 2021, referenceOn: null };
    expect(textOf(withFigures(old))).to.include('31.12.2021 (älter als drei Jahre)');
    const suppressed = withFigures({ ...quarter, state: 'suppressed', value: 3 });
    expect(tableOf(suppressed, 'Weitere').rows[0]?.cells.at(-1)).to.equal('gesperrt');
  });

  for (const [what, change] of [
    ['demo', { origin: 'demo' }],
    ['without source', { source: { title: 'nicht genannt', url: null } }],
    ['without year', { yearLabel: '' }],
  ] as const) {
    it(`case 29: never prints a figure ${what}, but the gap it leaves`, () => {
      const text = textOf(withFigures({ ...quarter, ...change }, city));
      expect(text).not.to.include('41,3');
      expect(text).to.match(
        /\[Angabe fehlt: Kennzahlen für Rheindorf-Nord [^\]]*Kinderarmutsquote\]/u,
      );
    });
  }

  it('gives every printed figure a year and a source that is named beneath', () => {
    const document = withFigures(quarter, { ...city, base: 'andere' });
    const tables = document.blocks.filter((block) => block.kind === 'table');
    const figureTables = tables.filter(
      ({ columns }) => columns[1]?.header === 'Jahr oder Stichtag',
    );
    expect(figureTables).to.have.length(1);
    for (const { columns, rows, notes } of figureTables) {
      const at = columns.findIndex(({ header }) => header === 'Quelle');
      for (const { cells } of rows) {
        expect(cells[1]).to.match(/\d{4}/u);
        expect(notes.some((text) => text.startsWith(`${cells[at] ?? ''}:`))).to.equal(true);
      }
    }
  });
});

describe('draftDocument: what is missing', () => {
  for (const origin of ['demo', 'vorschlag-agw'] as const) {
    it(`lists every gap of the document of a ${origin} need in Anhang C`, () => {
      const facts = draftFacts({ origin });
      const { blocks } = draftDocument(facts);
      const at = blocks.findIndex((b) => b.kind === 'heading' && b.text.startsWith('Anhang C'));
      const list = blocks.slice(at).find((block) => block.kind === 'list');
      const gaps = gapsOf(blocks.slice(0, at)).flatMap(missingMarks);
      expect(gaps).to.include('IBAN und BIC').and.have.length.greaterThan(8);
      const items = list?.items.map((item) => item.toLowerCase()) ?? [];
      const summaries = /^(finanzierungsplan nr|kostenplan mit)/u;
      for (const gap of gaps.map((text) => text.toLowerCase())) {
        const isThere = items.some((item) => item.includes(gap));
        expect(isThere || summaries.test(gap), gap).to.equal(true);
      }
      expect(new Set(items).size).to.equal(items.length);
      expect(list?.items).to.deep.equal(missingOf(facts).map(({ text }) => text));
    });
  }

  it('announces in one point what no field of the project holds', () => {
    const points = missingOf(draftFacts()).filter(({ text }) => text.includes('von Hand'));
    expect(points).to.have.length(1);
    expect(points[0]?.text)
      .to.match(/^Wird im Formular von Hand ergänzt: /u)
      .and.include('Anschrift der Stadt')
      .and.include('IBAN und BIC')
      .and.include('vertretungsberechtigte Person');
  });

  it('asks once for an amount', () => {
    const costItems = [
      sampleCostItem({}),
      sampleCostItem({ label: 'Raum', amountCentsPerYear: null }),
    ];
    const texts = missingOf(draftFacts({ costItems })).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Raum'))).to.deep.equal(['Betrag zu „Raum“ fehlt']);
  });

  it('names conditions that are open or not met, and a programme that does not fit', () => {
    const said = { isTested: false, note: 'Beschluss', confirmedOn: '2026-11-01' } as const;
    const conditions: DraftFacts['conditions'] = [
      { ...said, text: 'ISEK', state: 'notMet' },
      { ...said, text: 'Partner', state: 'open', note: '', confirmedOn: null },
      { ...said, text: 'Kommune', state: 'met' },
      { text: 'Stadt', isTested: true, state: 'met', note: 'Die Stadt darf.', confirmedOn: null },
    ];
    const facts = { ...draftFacts(), conditions, against: ['Falsche Region.'] };
    const texts = missingOf(facts).map(({ text }) => text);
    expect(texts)
      .to.include('Fördervoraussetzung nicht erfüllt laut Angabe vom 01.11.2026: ISEK')
      .and.include('Fördervoraussetzung noch nicht bestätigt: Partner')
      .and.include('Das Programm passt nach dem Abgleich nicht: Falsche Region.');
    expect(texts.join()).not.to.include('Kommune').and.not.include('darf');
    const { blocks } = draftDocument(facts);
    const items = blocks.flatMap((block) => (block.kind === 'checklist' ? block.items : []));
    expect(items).to.deep.include({
      text: 'ISEK – als nicht erfüllt angegeben am 01.11.2026',
      done: false,
      mark: 'nicht erfüllt',
    });
    expect(items).to.deep.include({
      text: 'Stadt – nach den Angaben zum Bedarf erfüllt: Die Stadt darf.',
      done: true,
    });
  });

  it('prints what restricts the rate beside the grant and in Nr. 4', () => {
    const facts = draftFacts();
    const finance = { ...facts.programme.finance, note: 'Für NRW vermutlich 40 %.' };
    const { blocks } = draftDocument({ ...facts, programme: { ...facts.programme, finance } });
    const notes = blocks.flatMap(textsOf).filter((text) => text.includes('vermutlich 40 %'));
    expect(notes).to.deep.equal([
      'Zu 3.5, Hinweis der Programmangaben: Für NRW vermutlich 40 %.',
      'Hinweis der Programmangaben zur Förderung: Für NRW vermutlich 40 %.',
    ]);
  });

  it('collects a gap a person left in a text', () => {
    const facts = draftFacts();
    const sections = [
      { key: 'goal' as const, text: '- Büro öffnen [Angabe fehlt: Ort]', isEdited: true },
    ];
    const document = draftDocument({ ...facts, project: { ...facts.project, sections } });
    expect(gapsOf(document.blocks)).to.include('[Angabe fehlt: Ort]');
    expect(document.blocks.at(-1)).to.have.property('kind', 'list');
  });

  it('shows what a person confirmed of the conditions', () => {
    const conditions: DraftFacts['conditions'] = [
      { text: 'ISEK', isTested: false, state: 'met', note: 'Beschluss', confirmedOn: '2026-11-01' },
      { text: 'Partner', isTested: false, state: 'open', note: '', confirmedOn: null },
    ];
    const { blocks } = draftDocument({ ...draftFacts(), conditions });
    const items = blocks.flatMap((block) => (block.kind === 'checklist' ? block.items : []));
    expect(items).to.deep.include({
      text: 'ISEK – bestätigt am 01.11.2026',
      done: true,
    });
    expect(items).to.deep.include({ text: 'Partner', done: false });
  });

  it('prints no reason that rests on a demo fact of a real need, and keeps what a person confirmed', () => {
    const conditions = [
      {
        ...{ text: 'Neu', isTested: true, state: 'met' as const, confirmedOn: null },
        note: 'nach dem Bedarf läuft hier noch nichts',
      },
      {
        ...{ text: 'ISEK', isTested: false, state: 'met' as const, note: 'Beschluss' },
        confirmedOn: '2026-11-01',
      },
    ];
    const facts = draftFacts();
    const need = { ...facts.need, presentProvider: 'Niemand (Demo-Angabe)' };
    const text = textOf(draftDocument({ ...facts, need, conditions }));
    expect(text).not.to.include('läuft hier noch nichts');
    expect(text).to.include('bestätigt am 01.11.2026');
    expect(textOf(draftDocument({ ...facts, conditions }))).to.include('läuft hier noch nichts');
  });

  it('prints nothing of a demo need', () => {
    const facts = draftFacts({ origin: 'demo' });
    const text = textOf(draftDocument(facts));
    expect(facts.project.costs).to.have.length(2);
    for (const invented of [
      facts.need.title,
      facts.need.description,
      'Personalkosten',
      '142.500',
      '114.000',
      '01.07.2027',
      'Diakonisches Werk',
    ]) {
      expect(text, invented).not.to.include(invented);
    }
    expect(text).to.include('[Angabe fehlt: Bezeichnung der Maßnahme]');
    expect(text).to.include('[Angabe fehlt: Durchführungszeitraum von/bis]');
  });

  it('keeps what a person wrote in a project of a demo need', () => {
    const facts = draftFacts({ origin: 'demo' });
    const project = {
      ...projectOf(facts.need, 'programme', { title: 'Treffpunkt', startMonth: '2028-01' }),
      sections: [{ key: 'goal' as const, text: 'Eigener Text', isEdited: true }],
    };
    const text = textOf(draftDocument({ ...facts, project }));
    expect(text).to.include('Eigener Text').and.include('Treffpunkt').and.include('01.01.2028');
  });
});
