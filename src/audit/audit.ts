/** The audit trail: who did what to what and when. Entries are never changed and never deleted. */

/** A change of one field, as it is shown; secrets never appear here. */
export type Changes = Record<string, { from: string | null; to: string | null }>;

export interface AuditRecord {
  /** Null = the program itself, or somebody who is not signed in. */
  personId: string | null;
  /** `noun.whatHappened`, e.g. `person.disabled`; see `audit-views.ts` for the words on screen. */
  action: string;
  thingKind: string;
  thingId: string | null;
  municipalityId: string | null;
  /** One German sentence without names of persons: names change and leave, entries stay. */
  summary: string;
  changes?: Changes;
  /** From where; kept apart and only for some days. */
  source?: string | undefined;
}

export interface AuditEntry {
  id: string;
  at: string;
  personId: string | null;
  personName: string | null;
  action: string;
  thingKind: string;
  thingId: string | null;
  municipalityId: string | null;
  summary: string;
  changes: Changes;
  source: string | null;
}

export interface AuditQuery {
  personId: string | null;
  action: string | null;
  /** Instants: from (included) and before (excluded). */
  from: string | null;
  before: string | null;
}

/** The fields that differ, as texts; for the summary of a change. */
export function changesBetween(
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): Changes {
  const differing = Object.keys(after).filter(
    (key) => (before[key] ?? null) !== (after[key] ?? null),
  );
  return Object.fromEntries(
    differing.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]),
  );
}
