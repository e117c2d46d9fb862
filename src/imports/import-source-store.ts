import type { Database } from '../database/open.ts';
import type { ImportSource, RemoteKind } from './import-source.ts';
import { defaultSources } from './import-source.ts';

export type ImportSourceStore = ReturnType<typeof createImportSourceStore>;

/** The sources that may be asked. A row exists once somebody changed one; until then it is off. */
export function createImportSourceStore(db: Database) {
  return {
    async listSources(): Promise<ImportSource[]> {
      const rows = await db
        .selectFrom('importSource')
        .select(['kind', 'isEnabled', 'address', 'lastFetchedAt', 'version'])
        .execute();
      return defaultSources.map((source) => {
        const row = rows.find(({ kind }) => kind === source.kind);
        return row
          ? { ...source, ...row, kind: source.kind, isEnabled: row.isEnabled === 1 }
          : source;
      });
    },

    /** @returns whether it was saved; false: somebody else changed it in the meantime. */
    async saveSource(source: ImportSource, now: string): Promise<boolean> {
      const { kind, address, lastFetchedAt, version } = source;
      const columns = { address, isEnabled: source.isEnabled ? 1 : 0, updatedAt: now } as const;
      if (version === 0) {
        const result = await db
          .insertInto('importSource')
          .values({ kind, ...columns, lastFetchedAt, version: 1 })
          .onConflict((conflict) => conflict.column('kind').doNothing())
          .executeTakeFirst();
        return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }
      const result = await db
        .updateTable('importSource')
        .set({ ...columns, version: version + 1 })
        .where('kind', '=', kind)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Before the request, so that a crash cannot lead to a second one on the same day. */
    async markFetched(kind: RemoteKind, at: string): Promise<void> {
      await db
        .updateTable('importSource')
        .set({ lastFetchedAt: at })
        .where('kind', '=', kind)
        .execute();
    },
  };
}
