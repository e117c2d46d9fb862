import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader } from '../../programmes/form-reader.ts';
import type { Day } from '../../shared/dates.ts';
import type { AnswerDraft } from './programme-answer.ts';

/** `draft` null: the answer is taken back. */
export type AnswerFormResult =
  { ok: true; draft: AnswerDraft | null } | { ok: false; errors: FieldErrors };

export function parseAnswerForm(values: PostedValues, today: Day): AnswerFormResult {
  const reader = createFormReader(values);
  const result = reader.choice('result', ['met', 'notMet', 'unknown']);
  if (result === 'unknown') return { ok: true, draft: null };
  const note = reader.text('note', { label: 'Wer hat das gesagt', max: 1000, isRequired: true });
  const answeredOn = reader.day('answeredOn', 'Tag der Auskunft');
  const sourceUrl = reader.webAddress('sourceUrl', 'Adresse');
  const { errors } = reader;
  if (result === null) errors['result'] = 'Bitte die Antwort wählen.';
  if (answeredOn === null) errors['answeredOn'] ??= 'Tag der Auskunft: Bitte angeben.';
  else if (answeredOn > today) errors['answeredOn'] = 'Tag der Auskunft: Er liegt in der Zukunft.';
  if (result === null || note === null || answeredOn === null || Object.keys(errors).length > 0) {
    return { ok: false, errors };
  }
  return { ok: true, draft: { result, note, answeredOn, sourceUrl } };
}
