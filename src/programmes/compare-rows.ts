import type { Day } from '../shared/dates.ts';
import { formatDay, formatMonth } from '../shared/dates.ts';
import { expectedRound, expectedRoundText } from './expected-round.ts';
import { fieldText } from './programme-fields.ts';
import {
  confidenceLabels,
  conditionKindLabels,
  funderName,
  levelLabels,
} from './programme-labels.ts';
import type { Condition, Programme } from './programme.ts';
import { describeWindow, windowStateOn } from './window-state.ts';

/** One line of a comparison: what it asks, and how each programme answers it. */
export interface CompareRow {
  /** English, for the file. */
  key: string;
  label: string;
  section: CompareSection;
  /** In German, one text per item; never empty. */
  valuesOf: (programme: Programme, today: Day) => string[];
}

export const compareSections = [
  'Geld',
  'Zeit',
  'Wer',
  'Was',
  'Voraussetzungen',
  'Verfahren',
  'Quelle',
] as const;
export type CompareSection = (typeof compareSections)[number];

const noLimit = 'Quelle nennt keine Grenze';
const notStated = 'Quelle nennt dazu nichts';

const stated = (text: string | null, missing = notStated): string[] =>
  text === null || text === '' || text === 'nicht angegeben' ? [missing] : text.split('\n');

const field =
  (name: Parameters<typeof fieldText>[1], missing = notStated) =>
  (programme: Programme): string[] =>
    stated(fieldText(programme, name), missing);

const conditions =
  (effect: Condition['effect'], missing: string) =>
  ({ conditions: all }: Programme): string[] => {
    const texts = all
      .filter((condition) => condition.effect === effect)
      .map(({ kind, text }) => `${conditionKindLabels[kind]}: ${text}`);
    return texts.length === 0 ? [missing] : texts;
  };

const rowsBySection: Record<
  CompareSection,
  readonly (readonly [key: string, label: string, valuesOf: CompareRow['valuesOf']])[]
> = {
  Geld: [
    ['rate', 'Fördersatz', field('rate')],
    ['ownShare', 'Eigenanteil', field('ownShare', noLimit)],
    ['limits', 'Beträge', limitTexts],
    ['form', 'Finanzierungsart', field('form')],
    ['cumulation', 'Kumulierung', field('cumulation')],
  ],
  Zeit: [
    ['window', 'Antragszeitraum', windowTexts],
    ['duration', 'Laufzeit', field('duration', noLimit)],
    ['validUntil', 'Richtlinie gilt bis', validityTexts],
  ],
  Wer: [
    ['applicants', 'Wer kann beantragen', field('applicants')],
    ['forwarding', 'Weiterleitung an Träger', field('forwarding')],
    ['regions', 'Gebiet', field('regions')],
  ],
  Was: [
    ['topics', 'Themen', field('topics')],
    ['targetGroups', 'Zielgruppen', field('targetGroups', noLimit)],
    ['fundedCosts', 'Kosten, die gefördert werden', field('fundedCosts')],
  ],
  Voraussetzungen: [
    [
      'blocking',
      'Ohne diese keine Förderung',
      conditions('blocking', 'In den Quellen ist keine notiert'),
    ],
    ['informative', 'Hinweise', conditions('informative', 'keine notiert')],
  ],
  Verfahren: [
    ['procedure', 'Verfahren und Unterlagen', field('procedure')],
    ['administrator', 'Zuständig für den Antrag', field('administrator')],
  ],
  Quelle: [
    ['funder', 'Fördergeber', (one) => [`${funderName(one)} (${levelLabels[one.level]})`]],
    ['legalBasis', 'Rechtsgrundlage', field('legalBasis')],
    ['asOf', 'Stand', ({ asOf }) => [asOf === null ? 'nicht bekannt' : formatMonth(asOf)]],
    ['confidence', 'Verlässlichkeit', ({ confidence }) => [confidenceLabels[confidence]]],
  ],
};

/** Every line of the table, in the order of the programme page. */
export const compareRows: readonly CompareRow[] = compareSections.flatMap((section) =>
  rowsBySection[section].map(([key, label, valuesOf]) => ({ section, key, label, valuesOf })),
);

/** The amounts alone; the note to the money is prose of one source. */
function limitTexts(programme: Programme): string[] {
  const amounts = { ...programme, finance: { ...programme.finance, note: '' } };
  return field('limits', noLimit)(amounts);
}

function validityTexts({ window: { programmeEndsOn: end } }: Programme, today: Day): string[] {
  if (end === null) return [notStated];
  return [end < today ? `${formatDay(end)}, abgelaufen, bitte prüfen` : formatDay(end)];
}

/** An expected round is said as what it is: an assumption. */
function windowTexts({ window }: Programme, today: Day): string[] {
  const expected = expectedRound(window, today);
  return [
    describeWindow(windowStateOn(window, today), today),
    ...(expected ? [`Annahme: ${expectedRoundText(expected)}. ${expected.why}`] : []),
  ];
}
