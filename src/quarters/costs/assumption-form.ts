import { postedText, type FieldErrors } from '../../http/posted.ts';
import type { AssumptionDraft } from './assumption-service.ts';
import { assumptionUnit, parseAssumption } from './assumption-words.ts';
import type { AssumptionKey } from './assumption.ts';

export interface AssumptionValues {
  value: string;
  sourceTitle: string;
  sourceUrl: string;
  note: string;
}

export type AssumptionFormResult =
  { ok: true; draft: AssumptionDraft } | { ok: false; errors: FieldErrors };

const problems = {
  percent: 'Wert: Bitte eine Zahl von 0 bis 100 mit höchstens zwei Stellen nach dem Komma angeben.',
  cents: 'Wert: Bitte einen Betrag angeben, zum Beispiel 1.234,56.',
  monthDay: 'Wert: Bitte einen Tag ohne Jahr angeben, zum Beispiel 30.06.',
};

export function readAssumptionValues(body: unknown): AssumptionValues {
  return {
    value: postedText(body, 'value', 50),
    sourceTitle: postedText(body, 'sourceTitle', 500),
    sourceUrl: postedText(body, 'sourceUrl', 1000),
    note: postedText(body, 'note', 1000),
  };
}

export function parseAssumptionForm(
  key: AssumptionKey,
  { value: typed, sourceTitle, sourceUrl, note }: AssumptionValues,
): AssumptionFormResult {
  const errors: Record<string, string> = {};
  const value = parseAssumption(key, typed);
  if (value === undefined) errors['value'] = problems[assumptionUnit(key)];
  const isAddress = /^https?:\/\/\S+$/u.test(sourceUrl) && URL.canParse(sourceUrl);
  if (sourceUrl !== '' && !isAddress) {
    errors['sourceUrl'] = 'Adresse der Quelle: Bitte die Adresse mit https:// angeben.';
  }
  if (sourceUrl !== '' && sourceTitle === '') errors['sourceTitle'] = 'Quelle: Bitte benennen.';
  if (value === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  const source =
    sourceTitle === '' ? null : { title: sourceTitle, url: sourceUrl === '' ? null : sourceUrl };
  return { ok: true, draft: { value, source, note: note === '' ? null : note } };
}
