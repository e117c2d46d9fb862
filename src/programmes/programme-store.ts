import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { programmeSchema, type Programme } from './programme.ts';

/** A record of the catalogue with its identity in this installation. */
export interface StoredProgramme {
  id: string;
  programme: Programme;
}

export type ProgrammeStore = ReturnType<typeof createProgrammeStore>;

/** The catalogue in the database. Catalogue facts are global, therefore no Scope. */
export function createProgrammeStore(db: Database) {
  return {
    /** All records in the order of their slugs. */
    async listProgrammes(): Promise<StoredProgramme[]> {
      const rows = await db
        .selectFrom('programme')
        .select(['id', 'recordJson'])
        .orderBy('slug')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        programme: programmeSchema.parse(JSON.parse(row.recordJson)),
      }));
    },

    /** Changes whenever a record is added or changed: count and newest change. */
    async catalogueVersion(): Promise<string> {
      const row = await db
        .selectFrom('programme')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('updatedAt').as('newest')])
        .executeTakeFirstOrThrow();
      return `${row.count}/${row.newest}`;
    },

    /** Instant of the newest change, null for an empty catalogue. */
    async newestChange(): Promise<string | null> {
      const row = await db
        .selectFrom('programme')
        .select(({ fn }) => fn.max<string | null>('updatedAt').as('newest'))
        .executeTakeFirst();
      return row?.newest ?? null;
    },

    async insertProgramme(programme: Programme, now: string): Promise<string> {
      const id = newId();
      await db
        .insertInto('programme')
        .values({ id, ...columnsOf(programme, now), createdAt: now, editedAt: null })
        .execute();
      return id;
    },

    /** Replaces a record that no person edited. @returns whether it was replaced. */
    async replaceUneditedProgramme(
      id: string,
      programme: Programme,
      now: string,
    ): Promise<boolean> {
      const result = await db
        .updateTable('programme')
        .set(columnsOf(programme, now))
        .where('id', '=', id)
        .where('editedAt', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

function columnsOf(programme: Programme, now: string) {
  return {
    slug: programme.slug,
    title: programme.title,
    recordJson: JSON.stringify(programme),
    updatedAt: now,
  };
}
