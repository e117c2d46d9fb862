import type { SourceRecord } from '../imports/source-record.ts';

/** What a source says about a programme now, and since when we know. */
export interface KnownSource {
  id: string;
  url: string;
  title: string;
  kind: string;
  licence: string;
  attribution: string;
  firstSeenAt: string;
  lastSeenAt: string;
  lastChangedAt: string;
  retrievedAt: string;
  vanishedAt: string | null;
  record: SourceRecord;
}

/** One change of a source record, as the import noted it. */
export interface SourceChange {
  id: string;
  at: string;
  kind: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
}
