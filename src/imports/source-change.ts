/** History of the source records: what changed, when, from what to what. Append-only. */
export const changeKinds = ['new', 'changed', 'vanished', 'returned', 'renewed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface NewSourceChange {
  programmeId: string;
  recordId: string;
  runId: string;
  at: string;
  kind: ChangeKind;
  /** A key of `recordFieldLabels`; null where the record as a whole is meant. */
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
}

/** A change with the names of what it is about. */
export interface SourceChange extends NewSourceChange {
  id: string;
  slug: string;
  title: string;
  url: string;
}
