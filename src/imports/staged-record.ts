import type { SourceRecord } from './source-record.ts';

/** A record that a run has read and not yet applied. */
export interface StagedRecord {
  pathKey: string;
  contentHash: string;
  /** Null where the stored record has the same content: then only its being there matters. */
  record: SourceRecord | null;
}
