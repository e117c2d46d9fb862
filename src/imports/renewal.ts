import type { SourceRecord } from './source-record.ts';
import { foldTitle } from './title-fold.ts';

/**
 * A renewed guideline is often a new document with a new slug, and the old one disappears (format specification,
 * section 1.2): the same title, folder and official link make it the successor instead of one new and one gone.
 */
export interface GoneRecord {
  recordId: string;
  programmeId: string;
  missingRuns: number;
  record: SourceRecord;
}

/** The record of those that are gone which this new one continues. */
export function findPredecessor(
  record: SourceRecord,
  gone: readonly GoneRecord[],
): GoneRecord | undefined {
  const title = foldTitle(record.title);
  const links = new Set(record.links.map(({ url }) => url));
  return gone.find(
    ({ record: old }) =>
      old.folder === record.folder &&
      old.subfolder === record.subfolder &&
      foldTitle(old.title) === title &&
      old.links.some(({ url }) => links.has(url)),
  );
}
