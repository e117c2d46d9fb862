import type { FactBasis } from '../programmes/fact-field.ts';
import { fieldText } from '../programmes/programme-fields.ts';
import { basisOf, type Programme } from '../programmes/programme.ts';
import { clipText, joinGerman } from '../shared/text.ts';

export type Field = Parameters<typeof fieldText>[1];
export type Row = readonly [label: string, value: string];

export const notStated = 'nicht angegeben';

/** The fields of the first table, in the words of the page. */
export const fieldNames = {
  rate: 'Fördersatz',
  ownShare: 'Eigenanteil',
  limits: 'Beträge',
  duration: 'Laufzeit',
  window: 'Antragszeitraum',
  applicants: 'wer beantragen kann',
  regions: 'Gebiet',
  topics: 'Themen',
  targetGroups: 'Zielgruppen',
  fundedCosts: 'was gefördert wird',
  procedure: 'Verfahren',
  cumulation: 'Kumulierung',
} as const satisfies Partial<Record<Field, string>>;
export type NamedField = keyof typeof fieldNames;

/** What a record says in these fields, in one line; empty where it says nothing in any of them. */
export function said(programme: Programme, fields: readonly Field[]): string {
  return fields
    .map((field) => fieldText(programme, field).replaceAll('\n', '; '))
    .filter((text) => text !== notStated)
    .join('; ');
}

/** A row cut to `most` characters; that something was not read in a source is never what is cut. */
export function markedRow(
  programme: Programme,
  { label, fields, text = said(programme, fields) }: RowInput,
  most: number,
): Row {
  if (text === '') return [label, ''];
  const mark = basisMark(programme, fields);
  return [label, `${clipText(text, most - mark.length)}${mark}`];
}

interface RowInput {
  label: string;
  fields: readonly NamedField[];
  /** Where it is not what the record says in these fields. */
  text?: string;
}

const basisWords: Partial<Record<FactBasis, string>> = {
  angenommen: 'Annahme',
  ausgelesen: 'automatisch ausgelesen, noch nicht geprüft',
};

/** " (Annahme)", of several fields " (Annahme: was gefördert wird)"; empty where all was read by a person. */
function basisMark(programme: Programme, fields: readonly NamedField[]): string {
  const stated = fields.filter((field) => fieldText(programme, field) !== notStated);
  const marks = Object.entries(basisWords).flatMap(([basis, word]) => {
    const such = stated.filter((field) => basisOf(programme, field) === basis);
    if (such.length === 0) return [];
    const isAll = such.length === stated.length;
    return [isAll ? word : `${word}: ${joinGerman(such.map((field) => fieldNames[field]))}`];
  });
  return marks.length === 0 ? '' : ` (${marks.join('; ')})`;
}
