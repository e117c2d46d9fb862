import { expectedRound, expectedRoundText } from '../programmes/expected-round.ts';
import { fieldText } from '../programmes/programme-fields.ts';
import { confidenceLabels, funderName, levelLabels } from '../programmes/programme-labels.ts';
import type { Programme } from '../programmes/programme.ts';
import { describeWindow, windowStateOn } from '../programmes/window-state.ts';
import { formatDay, formatMonth, type Day } from '../shared/dates.ts';
import type { Block, DraftDocument } from './document.ts';
import {
  checklist,
  facts,
  heading,
  known,
  note,
  paragraph,
  type FactRow,
} from './draft-content-blocks.ts';
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

const sizes: readonly [Size, ...Size[]] = [
  { summary: 600, value: 300, condition: 300, conditions: 12 },
  { summary: 420, value: 220, condition: 220, conditions: 10 },
  { summary: 300, value: 150, condition: 150, conditions: 8 },
  { summary: 200, value: 100, condition: 110, conditions: 6 },
  { summary: 100, value: 70, condition: 74, conditions: 4 },
];

/** One page about one programme, to print and hand on: as much of it as fits. Pure. */
export function quickCheckDocument(about: QuickCheckFacts): DraftDocument {
  const documents = sizes.map((size) => documentOf(about, size));
  const [smallest] = documents.slice(-1);
  const fitting = documents.find((document) => estimatedHeight(document) <= pageHeight);
  return fitting ?? smallest ?? documentOf(about, sizes[0]);
}

function documentOf(about: QuickCheckFacts, size: Size): DraftDocument {
  const { programme, isDemo, today } = about;
  const { title, shortTitle, summary } = programme;
  return {
    schemaVersion: 1,
    title: `Quick-Check: ${clipped(shortTitle, 90)}`,
    subtitle: title === shortTitle ? null : clipped(title, 190),
    watermark: `${isDemo ? 'Demo · ' : ''}Quick-Check: ein Überblick, ersetzt nicht die Richtlinie des Fördergebers`,
    footer: `Förderpfad · gedruckt am ${formatDay(today)} · ${asOfText(programme)}`,
    language: 'de',
    blocks: [
      ...(summary === null ? [] : [paragraph(clipped(summary, size.summary))]),
      heading(1, 'Auf einen Blick'),
      facts([...moneyAndTime(about, size), ...whoAndWhat(programme, size)]),
      heading(1, 'Ohne diese gibt es keine Förderung'),
      ...conditionBlocks(programme, size),
      heading(1, 'Offen, Auskunft, Quelle'),
      facts(closingRows(about, size)),
    ],
  };
}

/** Cut between words; "…" says that something is missing. */
function clipped(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const atWord = cut.lastIndexOf(' ') > most / 2 ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
  return `${atWord.replace(/[,;:.–-]+$/u, '')} …`;
}

type Field = Parameters<typeof fieldText>[1];

const notStated = 'nicht angegeben';

/** A row where the record says something; what it leaves out is named once, under "Nicht genannt". */
function stated(
  programme: Programme,
  field: Field,
  { label, most }: { label: string; most: number },
): FactRow[] {
  const text = fieldText(programme, field);
  return text === notStated ? [] : [known(label, clipped(text.replaceAll('\n', '; '), most))];
}

function moneyAndTime({ programme, today }: QuickCheckFacts, { value }: Size): FactRow[] {
  const { window, finance } = programme;
  const expected = expectedRound(window, today);
  const row = (field: Field, label: string) => stated(programme, field, { label, most: value });
  const amounts = { ...programme, finance: { ...finance, note: '' } };
  return [
    ...row('rate', 'Fördersatz'),
    ...row('ownShare', 'Eigenanteil'),
    ...stated(amounts, 'limits', { label: 'Beträge', most: value }),
    ...row('duration', 'Laufzeit'),
    known('Antragszeitraum', describeWindow(windowStateOn(window, today), today)),
    ...(expected
      ? [known('Annahme', clipped(`${expectedRoundText(expected)}. ${expected.why}`, value))]
      : []),
  ];
}

function whoAndWhat(programme: Programme, { value }: Size): FactRow[] {
  const row = (field: Field, label: string) => stated(programme, field, { label, most: value });
  return [
    ...row('applicants', 'Wer kann beantragen'),
    ...row('regions', 'Gebiet'),
    ...row('topics', 'Themen'),
    ...row('targetGroups', 'Zielgruppen'),
    ...row('fundedCosts', 'Was gefördert wird'),
  ];
}

/** Boxes to tick by hand: what is met, only a person can say. */
function conditionBlocks({ conditions }: Programme, size: Size): Block[] {
  const blocking = conditions.filter(({ effect }) => effect === 'blocking');
  if (blocking.length === 0) {
    return [
      paragraph(
        'In den Quellen ist keine notiert. Das heißt nicht, dass es keine gibt: bitte beim Fördergeber nachfragen.',
      ),
    ];
  }
  const more = blocking.length - size.conditions;
  return [
    checklist(
      blocking
        .slice(0, size.conditions)
        .map(({ text }) => ({ text: clipped(text, size.condition), done: false, mark: 'prüfen' })),
    ),
    ...(more > 0
      ? [
          note(
            `${more === 1 ? 'Eine weitere steht' : `${more} weitere stehen`} auf der Programmseite.`,
          ),
        ]
      : []),
  ];
}

function closingRows({ programme, licences }: QuickCheckFacts, { value }: Size): FactRow[] {
  const [source] = programme.sources;
  const link = programme.url ?? source?.url ?? null;
  return [
    ...silentRows(programme),
    known('Auskunft', clipped(contactText(programme), value)),
    known(
      'Fördergeber',
      clipped(`${funderName(programme)} (${levelLabels[programme.level]})`, value),
    ),
    known(
      'Quelle',
      clipped([source?.what ?? 'nicht genannt', link ?? ''].filter(Boolean).join(', '), value),
    ),
    known(
      'Stand',
      `${asOfText(programme)}, Verlässlichkeit ${confidenceLabels[programme.confidence]}`,
    ),
    ...licences.slice(0, 2).map((text) => known('Lizenz', clipped(text, value))),
  ];
}

const asked: readonly [Field, string, 'noLimit' | 'notStated'][] = [
  ['rate', 'Fördersatz', 'notStated'],
  ['ownShare', 'Eigenanteil', 'noLimit'],
  ['limits', 'Beträge', 'noLimit'],
  ['duration', 'Laufzeit', 'noLimit'],
  ['applicants', 'wer beantragen kann', 'notStated'],
  ['regions', 'Gebiet', 'notStated'],
  ['topics', 'Themen', 'notStated'],
  ['targetGroups', 'Zielgruppen', 'noLimit'],
  ['fundedCosts', 'was gefördert wird', 'notStated'],
  ['procedure', 'Verfahren', 'notStated'],
  ['cumulation', 'Kumulierung', 'notStated'],
];

/** What the source does not say: no limit is something else than nothing known. */
function silentRows(programme: Programme): FactRow[] {
  const silent = asked.filter(([field]) => fieldText(programme, field) === notStated);
  const labels = (kind: 'noLimit' | 'notStated'): string =>
    silent
      .filter(([, , one]) => one === kind)
      .map(([, label]) => label)
      .join(', ');
  const row = (label: string, text: string): FactRow[] =>
    text === '' ? [] : [{ label, value: text, missing: true }];
  return [
    ...row('Nicht genannt, bitte erfragen', labels('notStated')),
    ...row('Quelle nennt keine Grenze', labels('noLimit')),
  ];
}

function contactText({ contacts, administrator, funder }: Programme): string {
  const [contact] = contacts;
  if (!contact) return administrator ?? funder ?? 'Quelle nennt keine Stelle';
  const { name, department, phone, email } = contact;
  return [name, department, phone === null ? null : `Telefon ${phone}`, email]
    .filter((part) => part !== null)
    .join(', ');
}

function asOfText({ asOf }: Programme): string {
  return asOf === null
    ? 'Stand der Angaben nicht bekannt'
    : `Stand der Angaben ${formatMonth(asOf)}`;
}
