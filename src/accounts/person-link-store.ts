import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { LinkKind, PersonLink } from './person-link.ts';

const kindColumn = z.enum(['firstAdmin', 'setup', 'reset']);

export type PersonLinkStore = ReturnType<typeof createPersonLinkStore>;

/** Links by the hash of their token; the token itself is nowhere stored. */
export function createPersonLinkStore(db: Database) {
  return {
    async insertLink(
      link: { personId: string | null; kind: LinkKind; tokenHash: string },
      { createdAt, expiresAt }: { createdAt: string; expiresAt: string },
    ): Promise<void> {
      await db
        .insertInto('personLink')
        .values({ id: newId(), ...link, createdAt, expiresAt, usedAt: null })
        .execute();
    },

    /** The link if it can still be used. */
    async findUsableLink(tokenHash: string, now: string): Promise<PersonLink | undefined> {
      const row = await db
        .selectFrom('personLink')
        .select(['id', 'personId', 'kind', 'createdAt', 'expiresAt'])
        .where('tokenHash', '=', tokenHash)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst();
      return row && { ...row, kind: kindColumn.parse(row.kind) };
    },

    /** One statement decides who was first. @returns whether it was still unused. */
    async useLink(id: string, now: string): Promise<boolean> {
      const result = await db
        .updateTable('personLink')
        .set({ usedAt: now })
        .where('id', '=', id)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** The newest unused link of each person, for the list of accounts. */
    async listOpenLinks(now: string): Promise<PersonLink[]> {
      const rows = await db
        .selectFrom('personLink')
        .select(['id', 'personId', 'kind', 'createdAt', 'expiresAt'])
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .execute();
      return rows.map((row) => ({ ...row, kind: kindColumn.parse(row.kind) }));
    },

    /** A new link, a new password or a disabled account makes older links void. Null: those for the first admin. */
    async deleteUnusedLinks(personId: string | null): Promise<void> {
      await db
        .deleteFrom('personLink')
        .where('usedAt', 'is', null)
        .where((eb) =>
          personId === null ? eb('personId', 'is', null) : eb('personId', '=', personId),
        )
        .execute();
    },

    async deleteLinksExpiredBefore(instant: string): Promise<number> {
      const result = await db
        .deleteFrom('personLink')
        .where('expiresAt', '<', instant)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
