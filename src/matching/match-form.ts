import { postedText, postedValues, postedVersion } from '../http/posted.ts';
import { textOf } from '../programmes/programme-form-values.ts';
import {
  confirmationResults,
  type ConfirmationEntry,
  type ConfirmationResult,
  type RejectedConfirmation,
} from './confirmation.ts';

const noteLimit = 1000;
/** No question of the catalogue is longer; one about a Pauschale names every cost item it is about. */
const keyLimit = 2000;

export type ConfirmationForm =
  | { ok: true; value: ConfirmationEntry & { result: ConfirmationResult } }
  | ({ ok: false } & RejectedConfirmation);

/** The posted confirmation; whoever says yes or no also says how they know. */
export function readConfirmation(body: unknown): ConfirmationForm {
  const values = postedValues(body);
  const result = confirmationResults.find((one) => one === textOf(values, 'result')) ?? null;
  const entry = {
    conditionKey: postedText(body, 'conditionKey', keyLimit),
    result,
    note: textOf(values, 'note'),
    isForAll: textOf(values, 'scope') === 'all',
    seen: postedText(body, 'seen', 64),
    answerVersion: postedVersion(body),
  };
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
