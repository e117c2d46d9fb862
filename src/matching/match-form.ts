import { z } from 'zod';
import {
  confirmationResults,
  type ConfirmationEntry,
  type ConfirmationResult,
  type RejectedConfirmation,
} from './confirmation.ts';

const noteLimit = 1000;

/** Text of a posted field; anything else counts as not filled in. */
const text = z.string().trim().catch('');

const bodySchema = z.object({
  conditionKey: text,
  result: z.enum(confirmationResults).nullable().catch(null),
  note: text,
  scope: text,
});

export type ConfirmationForm =
  | { ok: true; value: ConfirmationEntry & { result: ConfirmationResult } }
  | ({ ok: false } & RejectedConfirmation);

/** The posted confirmation; whoever says yes or no also says how they know. */
export function readConfirmation(body: unknown): ConfirmationForm {
  const { scope, ...rest } = bodySchema.parse(
    typeof body === 'object' && body !== null ? body : {},
  );
  const entry = { ...rest, isForAll: scope === 'all' };
  const { result } = entry;
  const note = noteErrorOf(entry);
  if (result !== null && note === null) return { ok: true, value: { ...entry, result } };
  return {
    ok: false,
    entry,
    errors: {
      ...(result === null && {
        result: 'Bitte wählen Sie, ob die Voraussetzung erfüllt ist.',
      }),
      ...(note !== null && { note }),
    },
  };
}

function noteErrorOf({ result, note }: ConfirmationEntry): string | null {
  if (note.length > noteLimit) {
    return `Bitte höchstens ${noteLimit} Zeichen eingeben, es sind ${note.length}.`;
  }
  const isAnswer = result === 'met' || result === 'notMet';
  return note === '' && isAnswer
    ? 'Bitte nennen Sie, woher Sie das wissen: ein Telefonat, ein Schreiben, ein Beschluss.'
    : null;
}
