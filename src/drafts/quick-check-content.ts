import { expectedRound, expectedRoundText } from '../programmes/expected-round.ts';
import { fieldText } from '../programmes/programme-fields.ts';
import { confidenceLabels, funderName, levelLabels } from '../programmes/programme-labels.ts';
import { basisOf, type Programme } from '../programmes/programme.ts';
import { describeWindow, windowStateOn } from '../programmes/window-state.ts';
import { formatDay, formatMonth, type Day } from '../shared/dates.ts';
import { clipText } from '../shared/text.ts';
import type { Block, DraftDocument } from './document.ts';
import { checklist, heading, note, paragraph } from './draft-content-blocks.ts';
import {
  fieldNames,
  markedRow,
  notStated,
  said,
  type NamedField,
  type Row,
} from './quick-check-rows.ts';
import { estimatedHeight, pageHeight } from './page-estimate.ts';

/** What a Quick-Check is made of. */
export interface QuickCheckFacts {
  programme: Programme;
  /** Of the sources in the database: "Förderdatenbank des Bundes, CC BY-ND 3.0 DE, abgerufen am 22.11.2026". */
  licences: readonly string[];
  isDemo: boolean;
  today: Day;
}

/** How much is told; what does not fit is cut and says so. */
interface Size {
  summary: number;
  value: number;
  condition: number;
  conditions: number;
}

/** What is demanded is cut last. */
const sizes: readonly Size[] = [
  { summary: 600, value: 400, condition: 400, conditions: 14 },
  { summary: 420, value: 300, condition: 300, conditions: 12 },
  { summary: 340, value: 230, condition: 230, conditions: 12 },
  { summary: 250, value: 160, condition: 230, conditions: 10 },
  { summary: 165, value: 160, condition: 150, conditions: 10 },
  { summary: 165, value: 150, condition: 150, conditions: 8 },
  { summary: 165, value: 75, condition: 150, conditions: 6 },
];
const smallest: Size = { summary: 165, value: 70, condition: 74, conditions: 6 };

/** One page about one programme, to print and hand on: as much of it as fits. Pure. */
export function quickCheckDocument(about: QuickCheckFacts): DraftDocument {
  const fitting = sizes.find((size) => estimatedHeight(documentOf(about, size)) <= pageHeight);
  return documentOf(about, fitting ?? smallest);
}

function documentOf(about: QuickCheckFacts, size: Size): DraftDocument {
  const { programme, isDemo, today } = about;
  const { title, shortTitle, summary } = programme;
  const name = clipText(shortTitle, 52);
  return {
    schemaVersion: 1,
    title: `Quick-Check: ${name}`,
    subtitle: title === name ? null : clipText(title, 150),
    watermark: `${isDemo ? 'Demo · ' : ''}Quick-Check: ein Überblick, ersetzt nicht die Richtlinie des Fördergebers`,
    footer: `Förderpfad · gedruckt am ${formatDay(today)} · ${asOfText(programme)}`,
    language: 'de',
    blocks: [
      ...(summary === null ? [] : [paragraph(clipText(summary, size.summary))]),
      overview('Auf einen Blick', glanceRows(about, size), []),
      heading(1, 'Ohne diese gibt es keine Förderung'),
      ...conditionBlocks(programme, size),
      overview('Offene Fragen und Auskunft', closingRows(programme, size), sourceNotes(about)),
    ],
  };
}

function overview(caption: string, rows: readonly Row[], notes: string[]): Block {
  return {
    kind: 'table',
    caption,
    columns: [
      { header: 'Angabe', align: 'left', share: 1 },
      { header: 'Inhalt', align: 'left', share: 3.4 },
    ],
    rows: rows.map((cells) => ({ cells: [...cells], emphasis: false })),
    notes,
  };
}

/** Rows where the record says something; what it leaves out is named once, under the open questions. */
function glanceRows({ programme, today }: QuickCheckFacts, { value }: Size): Row[] {
  const { window, finance } = programme;
  const amounts = { ...programme, finance: { ...finance, note: '' } };
  const row = (label: string, fields: readonly NamedField[], text?: string): Row =>
    markedRow(programme, { label, fields, ...(text === undefined ? {} : { text }) }, value);
  const rows: Row[] = [
    row('Fördersatz', ['rate']),
    row('Eigenanteil', ['ownShare']),
    row('Beträge', ['limits'], said(amounts, ['limits'])),
    row('Laufzeit', ['duration']),
    row('Antragszeitraum', ['window'], describeWindow(windowStateOn(window, today), today)),
    ['Annahme', clipText(assumption(programme, today), value)],
    row('Wer, und wo', ['applicants', 'regions']),
    row('Wofür', ['topics', 'fundedCosts']),
    row('Für wen', ['targetGroups']),
  ];
  return rows.filter(([, text]) => text !== '');
}

function assumption({ window }: Programme, today: Day): string {
  const expected = expectedRound(window, today);
  return expected ? `${expectedRoundText(expected)}. ${expected.why}` : '';
}

/** Boxes to tick by hand: what is met, only a person can say. */
function conditionBlocks(programme: Programme, size: Size): Block[] {
  const { conditions } = programme;
  const blocking = conditions.filter(({ effect }) => effect === 'blocking');
  if (blocking.length === 0) {
    return [
      paragraph(
        'In den Quellen ist keine notiert. Das heißt nicht, dass es keine gibt: bitte beim Fördergeber nachfragen.',
      ),
    ];
  }
  const more = blocking.length - size.conditions;
  const words = more === 1 ? 'Eine weitere steht' : `${more} weitere stehen`;
  return [
    checklist(
      blocking
        .slice(0, size.conditions)
        .map(({ text }) => ({ text: clipText(text, size.condition), done: false, mark: 'prüfen' })),
    ),
    ...(basisOf(programme, 'conditions') === 'angenommen'
      ? [note('Annahme: Diese Voraussetzungen wurden in keiner Quelle gelesen.')]
      : []),
    ...(more > 0 ? [note(`${words} auf der Programmseite.`)] : []),
  ];
}

function closingRows(programme: Programme, { value }: Size): Row[] {
  const funder = `${funderName(programme)} (${levelLabels[programme.level]})`;
  const rows: Row[] = [
    ['Nicht genannt', silent(programme, 'notStated')],
    ['Keine Grenze genannt', silent(programme, 'noLimit')],
    ['Auskunft', contactText(programme)],
    ['Fördergeber', funder],
  ];
  return rows
    .filter(([, text]) => text !== '')
    .map(([label, text]): Row => [label, clipText(text, value)]);
}

const asked: readonly [NamedField, 'noLimit' | 'notStated'][] = [
  ['rate', 'notStated'],
  ['ownShare', 'noLimit'],
  ['limits', 'noLimit'],
  ['duration', 'noLimit'],
  ['applicants', 'notStated'],
  ['regions', 'notStated'],
  ['topics', 'notStated'],
  ['targetGroups', 'noLimit'],
  ['fundedCosts', 'notStated'],
  ['procedure', 'notStated'],
  ['cumulation', 'notStated'],
];

/** What the source does not say: no limit is something else than nothing known. */
function silent(programme: Programme, kind: 'noLimit' | 'notStated'): string {
  return asked
    .filter(([field, one]) => one === kind && fieldText(programme, field) === notStated)
    .map(([field]) => fieldNames[field])
    .join(', ');
}

function contactText(programme: Programme): string {
  const { contacts, administrator } = programme;
  const [contact] = contacts;
  if (!contact) {
    const mark = basisOf(programme, 'administrator') === 'angenommen' ? ' (Annahme)' : '';
    return administrator === null ? 'Quelle nennt keine Stelle' : `${administrator}${mark}`;
  }
  const { name, department, phone, email } = contact;
  return [name, department, phone === null ? null : `Telefon ${phone}`, email]
    .filter((part) => part !== null)
    .join(', ');
}

function sourceNotes({ programme, licences }: QuickCheckFacts): string[] {
  const [source] = programme.sources;
  const link = programme.url ?? source?.url ?? null;
  return [
    `Quelle: ${clipText(source?.what ?? 'nicht genannt', 110)}${link === null ? '' : `, ${clipText(link, 220)}`}`,
    `${asOfText(programme)}, Verlässlichkeit ${confidenceLabels[programme.confidence]}.`,
    ...licences.slice(0, 2).map((text) => `Lizenz: ${clipText(text, 110)}`),
  ];
}

function asOfText({ asOf }: Programme): string {
  return asOf === null
    ? 'Stand der Angaben nicht bekannt'
    : `Stand der Angaben ${formatMonth(asOf)}`;
}
