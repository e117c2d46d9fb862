import { z } from 'zod';

export const confirmationResults = ['met', 'notMet', 'unknown'] as const;

const noteLimit = 1000;

/** Text of a posted field; anything else counts as not filled in. */
const text = z.string().trim().catch('');

const bodySchema = z.object({
  conditionKey: text,
  result: z.enum(confirmationResults).nullable().catch(null),
  note: text,
});

/** What was entered, kept for showing it again. */
export type ConfirmationEntry = z.infer<typeof bodySchema>;

export type ConfirmationForm =
  | { ok: true; value: ConfirmationEntry & { result: (typeof confirmationResults)[number] } }
  | { ok: false; entry: ConfirmationEntry; errors: { result?: string; note?: string } };

/** The posted confirmation; whoever says yes or no also says how they know. */
export function readConfirmation(body: unknown): ConfirmationForm {
  const entry = bodySchema.parse(typeof body === 'object' && body !== null ? body : {});
  const { result, note } = entry;
  const noteError = noteErrorOf(entry);
  if (result === null) {
    const errors = { result: 'Bitte wählen Sie, ob die Voraussetzung erfüllt ist.' };
    return { ok: false, entry, errors };
  }
  return noteError === null
    ? { ok: true, value: { ...entry, result } }
    : { ok: false, entry: { ...entry, note }, errors: { note: noteError } };
}

function noteErrorOf({ result, note }: ConfirmationEntry): string | null {
  if (note.length > noteLimit) {
    return `Bitte höchstens ${noteLimit} Zeichen eingeben, es sind ${note.length}.`;
  }
  return note === '' && result !== 'unknown'
    ? 'Bitte nennen Sie, woher Sie das wissen: ein Telefonat, ein Schreiben, ein Beschluss.'
    : null;
}
