import type { FieldView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader } from '../../programmes/form-reader.ts';
import type { FinanceDraft, FinanceKey } from './municipal-finances.ts';
import { financeAnswer, financeKeys } from './municipal-finances.ts';

export type FinanceFormResult =
  { ok: true; draft: FinanceDraft } | { ok: false; errors: FieldErrors };

/** The fields of one fact. */
export const financeShapes: readonly Omit<FieldView, 'value' | 'error' | 'id'>[] = [
  {
    name: 'value',
    label: 'Trifft das zu?',
    kind: 'radios',
    required: true,
    options: [
      { value: 'ja', label: 'ja' },
      { value: 'nein', label: 'nein' },
      { value: '', label: 'nicht bekannt' },
    ],
  },
  { name: 'asOf', label: 'Stand', kind: 'month' },
  {
    name: 'sourceTitle',
    label: 'Quelle',
    kind: 'text',
    hint: 'Zum Beispiel: Auskunft der Kämmerei. Ohne Quelle gilt die Angabe als Annahme',
    maxLength: 500,
  },
  { name: 'sourceUrl', label: 'Adresse der Quelle', kind: 'text', hint: 'Beginnt mit https://' },
  { name: 'note', label: 'Hinweis', kind: 'text', maxLength: 1000 },
];

export function valuesOfFact({ value, asOf, source, note }: FinanceDraft): Record<string, string> {
  return {
    value: value === null ? '' : financeAnswer(value),
    asOf: asOf ?? '',
    sourceTitle: source?.title ?? '',
    sourceUrl: source?.url ?? '',
    note: note ?? '',
  };
}

export function financeKeyOf(asked: unknown): FinanceKey | undefined {
  return financeKeys.find((key) => key === asked);
}

/** A yes or a no needs its Stand: what was true some day must not pass for today. */
export function parseFinanceForm(values: PostedValues): FinanceFormResult {
  const reader = createFormReader(values);
  const choice = reader.choice('value', ['ja', 'nein']);
  const asOf = reader.month('asOf', 'Stand');
  const title = reader.text('sourceTitle', { label: 'Quelle', max: 500 });
  const url = reader.webAddress('sourceUrl', 'Adresse der Quelle');
  const note = reader.text('note', { label: 'Hinweis', max: 1000 });
  const { errors } = reader;
  if (choice !== null && asOf === null && errors['asOf'] === undefined) {
    errors['asOf'] = 'Stand: Bitte Monat und Jahr angeben, für die das gilt.';
  }
  if (url !== null && title === null) errors['sourceTitle'] = 'Quelle: Bitte benennen.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const value = choice === null ? null : choice === 'ja';
  return { ok: true, draft: { value, asOf, source: title === null ? null : { title, url }, note } };
}
