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
}

/** An entry that cannot be saved, with what is wrong. */
export interface RejectedConfirmation {
  entry: ConfirmationEntry;
  errors: { result?: string; note?: string };
}
