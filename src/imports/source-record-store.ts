import type { Database } from '../database/open.ts';
import type { KnownRecord, StoredRecord } from './known-record.ts';
import type { SourceKind, SourceRecord } from './source-record.ts';

export type SourceRecordStore = ReturnType<typeof createSourceRecordStore>;

const knownColumns = [
  'id',
  'programmeId',
  'pathKey',
  'contentHash',
  'lastSeenAt',
  'missingRuns',
  'vanishedAt',
] as const;

/** What the sources say, one row per page; global, therefore no Scope. Nothing is ever deleted. */
export function createSourceRecordStore(db: Database) {
  return {
    async listKnown(): Promise<KnownRecord[]> {
      return db.selectFrom('sourceRecord').select(knownColumns).orderBy('pathKey').execute();
    },

    async findKnown(pathKey: string): Promise<KnownRecord | undefined> {
      return db
        .selectFrom('sourceRecord')
        .select(knownColumns)
        .where('pathKey', '=', pathKey)
        .executeTakeFirst();
    },

    async getStored(id: string): Promise<{ kind: SourceKind; record: SourceRecord }> {
      const { kind, recordJson } = await db
        .selectFrom('sourceRecord')
        .select(['kind', 'recordJson'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return { kind: kind as SourceKind, record: JSON.parse(recordJson) as SourceRecord };
    },

    async insertRecord({ record, ...row }: StoredRecord): Promise<void> {
      await db
        .insertInto('sourceRecord')
        .values({ ...row, ...contentOf(record) })
        .execute();
    },

    /** New content of a known record; it is there again, too. */
    async replaceRecord({
      record,
      id,
      ...row
    }: Omit<StoredRecord, 'firstSeenAt' | 'pathKey' | 'programmeId'>): Promise<void> {
      await db
        .updateTable('sourceRecord')
        .set({ ...row, ...contentOf(record) })
        .where('id', '=', id)
        .execute();
    },

    /**
     * Records that were seen with the content they have. Instants are of one length, so that SQLite overwrites the row
     * in place and does not write the texts again.
     */
    async markSeen(pathKeys: readonly string[], at: string): Promise<void> {
      if (pathKeys.length === 0) return;
      await db
        .updateTable('sourceRecord')
        .set({ lastSeenAt: at, retrievedAt: at, missingRuns: 0, vanishedAt: null })
        .where('pathKey', 'in', pathKeys)
        .execute();
    },

    async markMissing(id: string, missingRuns: number, vanishedAt: string | null): Promise<void> {
      await db
        .updateTable('sourceRecord')
        .set({ missingRuns, vanishedAt })
        .where('id', '=', id)
        .execute();
    },
  };
}

function contentOf(record: SourceRecord) {
  return {
    path: record.path,
    url: record.url,
    title: record.title,
    recordJson: JSON.stringify(record),
  };
}
