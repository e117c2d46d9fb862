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

/** Every line of the table, in the order of the programme page. */
export const compareRows: readonly CompareRow[] = [
  row('Geld', 'rate', 'Fördersatz', field('rate')),
  row('Geld', 'ownShare', 'Eigenanteil', field('ownShare', noLimit)),
  row('Geld', 'limits', 'Beträge', ({ finance, ...programme }) =>
    field('limits', noLimit)({ ...programme, finance: { ...finance, note: '' } }),
  ),
  row('Geld', 'form', 'Finanzierungsart', field('form')),
  row('Geld', 'cumulation', 'Kumulierung', field('cumulation')),
  row('Zeit', 'window', 'Antragszeitraum', windowTexts),
  row('Zeit', 'duration', 'Laufzeit', field('duration', noLimit)),
  row('Zeit', 'validUntil', 'Richtlinie gilt bis', ({ window: { programmeEndsOn: end } }) =>
    stated(end === null ? null : formatDay(end)),
  ),
  row('Wer', 'applicants', 'Wer kann beantragen', field('applicants')),
  row('Wer', 'forwarding', 'Weiterleitung an Träger', field('forwarding')),
  row('Wer', 'regions', 'Gebiet', field('regions')),
  row('Was', 'topics', 'Themen', field('topics')),
  row('Was', 'targetGroups', 'Zielgruppen', field('targetGroups', noLimit)),
  row('Was', 'fundedCosts', 'Kosten, die gefördert werden', field('fundedCosts')),
  row(
    'Voraussetzungen',
    'blocking',
    'Ohne diese keine Förderung',
    conditions('blocking', 'In den Quellen ist keine notiert'),
  ),
  row('Voraussetzungen', 'informative', 'Hinweise', conditions('informative', 'keine notiert')),
  row('Verfahren', 'procedure', 'Verfahren und Unterlagen', field('procedure')),
  row('Verfahren', 'administrator', 'Zuständig für den Antrag', field('administrator')),
  row('Quelle', 'funder', 'Fördergeber', (programme) => [
    `${funderName(programme)} (${levelLabels[programme.level]})`,
  ]),
  row('Quelle', 'legalBasis', 'Rechtsgrundlage', field('legalBasis')),
  row('Quelle', 'asOf', 'Stand der Angaben', ({ asOf }) => [
    asOf === null ? 'nicht bekannt' : formatMonth(asOf),
  ]),
  row('Quelle', 'confidence', 'Verlässlichkeit', ({ confidence }) => [
    confidenceLabels[confidence],
  ]),
];

function row(
  section: CompareSection,
  key: string,
  label: string,
  valuesOf: CompareRow['valuesOf'],
): CompareRow {
  return { section, key, label, valuesOf };
}

/** An expected round is said as what it is: an assumption. */
function windowTexts({ window }: Programme, today: Day): string[] {
  const expected = expectedRound(window, today);
  return [
    describeWindow(windowStateOn(window, today), today),
    ...(expected ? [`Annahme: ${expectedRoundText(expected)}. ${expected.why}`] : []),
  ];
}
