import type { Visibility } from '../accounts/visibility.ts';
import { chosenVisibility, longestComment } from './comment.ts';
import type { FieldError, Typed } from './form-fields.ts';

/** A comment that was not saved: what was typed, and why. */
export interface RejectedComment {
  text: string;
  visibility: string;
  errors: readonly FieldError[];
}

export type CommentForm =
  { ok: true; text: string; visibility: Visibility } | ({ ok: false } & RejectedComment);

/** The posted comment, within what this person may choose. */
export function readComment(typed: Typed, choices: readonly Visibility[]): CommentForm {
  const text = (typed['text'] ?? '').trim();
  const visibility = chosenVisibility(choices, typed['visibility']);
  const errors: FieldError[] = [];
  if (text === '') errors.push({ name: 'text', text: 'Bitte schreiben Sie einen Kommentar.' });
  if (text.length > longestComment) {
    errors.push({
      name: 'text',
      text: `Bitte höchstens ${longestComment} Zeichen eingeben, es sind ${text.length}.`,
    });
  }
  if (visibility === null) {
    errors.push({ name: 'visibility', text: 'Bitte wählen Sie, wer den Kommentar lesen darf.' });
  }
  if (visibility === null || errors.length > 0) {
    return { ok: false, text, visibility: typed['visibility'] ?? '', errors };
  }
  return { ok: true, text, visibility };
}
