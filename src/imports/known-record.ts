import type { SourceKind, SourceRecord } from './source-record.ts';

/** A stored record without its texts: what comparing needs of all of them at once. */
export interface KnownRecord {
  id: string;
  programmeId: string;
  pathKey: string;
  contentHash: string;
  lastSeenAt: string;
  missingRuns: number;
  vanishedAt: string | null;
}

/** A source record as it stands in the database. */
export interface StoredRecord extends KnownRecord {
  kind: SourceKind;
  licence: string;
  attribution: string;
  firstSeenAt: string;
  lastChangedAt: string;
  retrievedAt: string;
  record: SourceRecord;
}
