import { z } from 'zod';
import type { Database } from '../database/open.ts';
import { linkStates, type LinkCheck } from './link-check.ts';

const stateColumn = z.enum(linkStates);
const problemColumn = z.enum(['missing', 'softMissing', 'unreachable']).nullable();
const key = 'linkWatch';

/** Whether the link watch is on; version 0 = nobody has changed it yet, then it is off. */
export interface LinkWatchSetting {
  isEnabled: boolean;
  version: number;
}

export type LinkCheckStore = ReturnType<typeof createLinkCheckStore>;

/** What was found at addresses. Addresses are public, therefore no Scope: whose programme names one, services know. */
export function createLinkCheckStore(db: Database) {
  return {
    async listChecks(): Promise<LinkCheck[]> {
      const rows = await db.selectFrom('linkCheck').selectAll().orderBy('url').execute();
      return rows.map(toCheck);
    },

    async listChecksOf(urls: readonly string[]): Promise<LinkCheck[]> {
      if (urls.length === 0) return [];
      const rows = await db
        .selectFrom('linkCheck')
        .selectAll()
        .where('url', 'in', urls)
        .orderBy('url')
        .execute();
      return rows.map(toCheck);
    },

    async putCheck(check: LinkCheck): Promise<void> {
      const { url, ...columns } = check;
      await db
        .insertInto('linkCheck')
        .values({ url, ...columns })
        .onConflict((conflict) => conflict.column('url').doUpdateSet(columns))
        .execute();
    },

    async readSetting(): Promise<LinkWatchSetting> {
      const row = await db
        .selectFrom('linkWatch')
        .select(['isEnabled', 'version'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row
        ? { isEnabled: row.isEnabled === 1, version: row.version }
        : { isEnabled: false, version: 0 };
    },

    /** @returns whether it was saved; false: somebody else changed it in the meantime. */
    async saveSetting({ isEnabled, version }: LinkWatchSetting, now: string): Promise<boolean> {
      const columns = { isEnabled: isEnabled ? 1 : 0, updatedAt: now } as const;
      if (version === 0) {
        const result = await db
          .insertInto('linkWatch')
          .values({ key, ...columns, version: 1 })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst();
        return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }
      const result = await db
        .updateTable('linkWatch')
        .set({ ...columns, version: version + 1 })
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

function toCheck(
  row: Omit<LinkCheck, 'state' | 'problem'> & { state: string; problem: string | null },
): LinkCheck {
  return { ...row, state: stateColumn.parse(row.state), problem: problemColumn.parse(row.problem) };
}
