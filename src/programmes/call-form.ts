import type { FieldErrors } from '../http/posted.ts';
import type { CallDraft, ProgrammeCall } from './call.ts';
import { createFormReader } from './form-reader.ts';
import { textOf, type FormValues } from './programme-form-values.ts';

export type CallFormResult = { ok: true; draft: CallDraft } | { ok: false; errors: FieldErrors };

/** What the form shows of a stored call; null = of a new one. */
export function callValues(call: ProgrammeCall | null): FormValues {
  return {
    title: call?.title ?? '',
    opensOn: call?.opensOn ?? '',
    deadlineOn: call?.deadlineOn ?? '',
    deadlineTime: call?.deadlineTime ?? '',
    what: call?.what ?? '',
    url: call?.url ?? '',
    sourceTitle: call?.sourceTitle ?? '',
    note: call?.note ?? '',
  };
}

/** A call is nothing without its deadline, and no date stands without its source. */
export function parseCallForm(values: FormValues): CallFormResult {
  const reader = createFormReader(values);
  const { errors } = reader;
  const title = reader.text('title', { label: 'Bezeichnung', max: 300, isRequired: true }) ?? '';
  const opensOn = reader.day('opensOn', 'Öffnet am');
  const deadlineOn = reader.day('deadlineOn', 'Frist');
  const sourceTitle = reader.text('sourceTitle', { label: 'Quelle', isRequired: true }) ?? '';
  if (textOf(values, 'deadlineOn') === '') errors['deadlineOn'] = 'Frist: Bitte den Tag angeben.';
  if (opensOn !== null && deadlineOn !== null && opensOn > deadlineOn) {
    errors['opensOn'] = 'Öffnet am: Der Aufruf kann nicht nach seiner Frist öffnen.';
  }
  const draft = {
    title,
    opensOn,
    deadlineOn,
    deadlineTime: reader.time('deadlineTime', 'Uhrzeit'),
    what: reader.text('what', { label: 'Was eingereicht wird' }),
    url: reader.webAddress('url', 'Adresse'),
    sourceTitle,
    note: reader.text('note', { label: 'Hinweis', max: 5000 }) ?? '',
  };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, draft };
}
