import { createHash } from 'node:crypto';
import type { Confirmation } from './criteria/criterion.ts';

/** What a person may say about a condition that no data can test; `unknown` takes an earlier answer back. */
export const confirmationResults = ['met', 'notMet', 'unknown'] as const;
export type ConfirmationResult = (typeof confirmationResults)[number];

/** What was entered in the form, kept for showing it again. */
export interface ConfirmationEntry {
  conditionKey: string;
  result: ConfirmationResult | null;
  /** Who said so, or where it stands. */
  note: string;
  /** Whether it holds for every need of the municipality; else for this one only. */
  isForAll: boolean;
  /** `seenMark` of what the need itself had when the form was opened. */
  seen: string;
  /** Of what held for all needs then; 0 = nothing. */
  answerVersion: number;
}

/** An entry that cannot be saved, with what is wrong. */
export interface RejectedConfirmation {
  entry: ConfirmationEntry;
  errors: { result?: string; note?: string };
  /** Somebody else answered since the form was opened. */
  isStale?: boolean;
}

/**
 * Stands for one answer in a form; empty where there is none. It holds what was said, so that an answer that somebody
 * took back and gave anew is not taken for the one that was shown.
 */
export function seenMark(
  said: Pick<Confirmation, 'result' | 'note' | 'confirmedAt'> | undefined,
): string {
  if (!said) return '';
  const text = JSON.stringify([said.confirmedAt, said.result, said.note]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
