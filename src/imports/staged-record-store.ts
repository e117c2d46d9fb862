import type { Database } from '../database/open.ts';
import type { SourceRecord } from './source-record.ts';
import type { StagedRecord } from './staged-record.ts';

export type StagedRecordStore = ReturnType<typeof createStagedRecordStore>;

export function createStagedRecordStore(db: Database) {
  return {
    async insertStaged(runId: string, records: readonly StagedRecord[]): Promise<void> {
      if (records.length === 0) return;
      await db
        .insertInto('stagedRecord')
        .values(
          records.map(({ pathKey, contentHash, record }) => ({
            runId,
            pathKey,
            contentHash,
            recordJson: record === null ? '' : JSON.stringify(record),
          })),
        )
        .execute();
    },

    /** The next records to apply, in the order of their paths. */
    async listStaged(runId: string, limit: number): Promise<StagedRecord[]> {
      const rows = await db
        .selectFrom('stagedRecord')
        .select(['pathKey', 'contentHash', 'recordJson'])
        .where('runId', '=', runId)
        .orderBy('pathKey')
        .limit(limit)
        .execute();
      return rows.map(({ recordJson, ...row }) => ({
        ...row,
        record: recordJson === '' ? null : (JSON.parse(recordJson) as SourceRecord),
      }));
    },

    async listStagedKeys(runId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('stagedRecord')
        .select('pathKey')
        .where('runId', '=', runId)
        .execute();
      return rows.map((row) => row.pathKey);
    },

    async hasStaged(runId: string): Promise<boolean> {
      const row = await db
        .selectFrom('stagedRecord')
        .select('pathKey')
        .where('runId', '=', runId)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async deleteStaged(runId: string, pathKeys: readonly string[]): Promise<void> {
      await db
        .deleteFrom('stagedRecord')
        .where('runId', '=', runId)
        .where('pathKey', 'in', pathKeys)
        .execute();
    },

    /** Up to `limit` staged records of runs other than these. @returns how many were deleted. */
    async deleteStagedOfOthers(runIds: readonly string[], limit: number): Promise<number> {
      const rows = await db
        .selectFrom('stagedRecord')
        .select(['runId', 'pathKey'])
        .where('runId', 'not in', runIds.length === 0 ? [''] : runIds)
        .limit(limit)
        .execute();
      for (const { runId, pathKey } of rows) {
        await db
          .deleteFrom('stagedRecord')
          .where('runId', '=', runId)
          .where('pathKey', '=', pathKey)
          .execute();
      }
      return rows.length;
    },
  };
}
