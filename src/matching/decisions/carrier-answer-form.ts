import { postedText, postedValues, postedVersion } from '../../http/posted.ts';
import { textOf } from '../../programmes/programme-form-values.ts';
import {
  carrierNoteLimit,
  declineReasonLimit,
  type CarrierAnswerValues,
  type RejectedCarrierAnswer,
} from './carrier-answer.ts';

export type CarrierAnswerForm =
  | { ok: true; value: CarrierAnswerValues & { result: 'met' | 'notMet' } }
  | ({ ok: false } & RejectedCarrierAnswer);

const results = ['met', 'notMet'] as const;

/** What a carrier answers; yes and no both need their ground, because staff decide by it. */
export function readCarrierAnswer(body: unknown): CarrierAnswerForm {
  const posted = postedValues(body);
  const result = results.find((one) => one === textOf(posted, 'result')) ?? null;
  const values = {
    questionKey: postedText(body, 'question', 300),
    result,
    note: textOf(posted, 'note'),
    version: postedVersion(body),
  };
  const errors = {
    ...(result === null && { result: 'Bitte wählen Sie ja oder nein.' }),
    ...noteError(values.note),
  };
  return result !== null && Object.keys(errors).length === 0
    ? { ok: true, value: { ...values, result } }
    : { ok: false, values, errors, isStale: false };
}

function noteError(note: string): { note?: string } {
  if (note === '') return { note: 'Bitte schreiben Sie, woran man das sieht.' };
  return note.length > carrierNoteLimit
    ? { note: `Bitte höchstens ${carrierNoteLimit} Zeichen eingeben, es sind ${note.length}.` }
    : {};
}

/** Why staff decline; the carrier reads it. */
export function readDecline(body: unknown): { reason: string; error: string | null } {
  const reason = textOf(postedValues(body), 'reason');
  if (reason === '') {
    return { reason, error: 'Bitte nennen Sie kurz den Grund; der Träger liest ihn.' };
  }
  return {
    reason,
    error:
      reason.length > declineReasonLimit
        ? `Bitte höchstens ${declineReasonLimit} Zeichen eingeben, es sind ${reason.length}.`
        : null,
  };
}
