import { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { SessionContent, StoredSession } from './session.ts';

const contentColumn = z.object({
  csrfToken: z.string().nullish(),
  browser: z.string().optional(),
});

export type SessionStore = ReturnType<typeof createSessionStore>;

/** Session rows by the hash of their id; which of them are alive, `session.ts` says. */
export function createSessionStore(db: Database) {
  const sessions = () => db.selectFrom('session').selectAll();

  return {
    async findSession(idHash: string): Promise<StoredSession | undefined> {
      const row = await sessions().where('idHash', '=', idHash).executeTakeFirst();
      return row && toSession(row);
    },

    async listSessionsOf(personId: string): Promise<StoredSession[]> {
      const rows = await sessions()
        .where('personId', '=', personId)
        .orderBy('lastSeenAt', 'desc')
        .execute();
      return rows.map(toSession);
    },

    async insertSession({ content, ...session }: StoredSession): Promise<void> {
      await db
        .insertInto('session')
        .values({ ...session, dataJson: JSON.stringify(content) })
        .execute();
    },

    /** Does nothing to a session that was ended meanwhile: a late request must not bring it back. */
    async updateContent(idHash: string, content: SessionContent): Promise<void> {
      await db
        .updateTable('session')
        .set({ dataJson: JSON.stringify(content) })
        .where('idHash', '=', idHash)
        .execute();
    },

    async touchSession(idHash: string, now: string): Promise<void> {
      await db
        .updateTable('session')
        .set({ lastSeenAt: now })
        .where('idHash', '=', idHash)
        .execute();
    },

    async deleteSession(idHash: string): Promise<void> {
      await db.deleteFrom('session').where('idHash', '=', idHash).execute();
    },

    /** Ends every session of a person, except the one given. @returns how many. */
    async deleteSessionsOf(personId: string, exceptIdHash: string | null): Promise<number> {
      const result = await db
        .deleteFrom('session')
        .where('personId', '=', personId)
        .where('idHash', '!=', exceptIdHash ?? '')
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },

    async deleteSessionsUnseenSince(instant: string): Promise<number> {
      const result = await db
        .deleteFrom('session')
        .where('lastSeenAt', '<', instant)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

function toSession(row: {
  idHash: string;
  personId: string;
  dataJson: string;
  createdAt: string;
  lastSeenAt: string;
}): StoredSession {
  const { dataJson, ...rest } = row;
  return { ...rest, content: contentColumn.parse(JSON.parse(dataJson)) };
}
