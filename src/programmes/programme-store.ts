import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { createCallStore } from './call-store.ts';
import { withCalls } from './call.ts';
import { createCatalogueVersionStore } from './catalogue-version-store.ts';
import { programmeSchema, type Programme } from './programme.ts';

/** A record of the catalogue with its identity in this installation. */
export interface StoredProgramme {
  id: string;
  /** null = in the common catalogue; otherwise this municipality's own. */
  municipalityId: string | null;
  /** With the deadlines of its calls. */
  programme: Programme;
}

export type ProgrammeStore = ReturnType<typeof createProgrammeStore>;

/** The catalogue in the database. Catalogue facts are global, therefore no Scope. */
export function createProgrammeStore(db: Database) {
  return {
    /** All records with their calls, in the order of their slugs; those found to be another one are left out. */
    async listProgrammes(): Promise<StoredProgramme[]> {
      const [rows, calls] = await Promise.all([
        db
          .selectFrom('programme')
          .select(['id', 'municipalityId', 'recordJson'])
          .where('mergedIntoId', 'is', null)
          .orderBy('slug')
          .execute(),
        createCallStore(db).listCalls(),
      ]);
      return rows.map(({ id, municipalityId, recordJson }) => {
        const programme = programmeSchema.parse(JSON.parse(recordJson));
        const own = calls.filter(({ programmeId }) => programmeId === id);
        return { id, municipalityId, programme: withCalls(programme, own) };
      });
    },

    /** The record that a merged one became; undefined where there is no such record, or it is still itself. */
    async findMergedInto(
      old: { slug: string } | { id: string },
    ): Promise<{ id: string; slug: string } | undefined> {
      const query = db
        .selectFrom('programme as old')
        .innerJoin('programme as kept', 'kept.id', 'old.mergedIntoId')
        .select(['kept.id', 'kept.slug']);
      return 'slug' in old
        ? query.where('old.slug', '=', old.slug).executeTakeFirst()
        : query.where('old.id', '=', old.id).executeTakeFirst();
    },

    /**
     * Changes whenever somebody changes a record or a call, and once at the end of an import: while it writes its own
     * records one by one, nobody sees half of it. Curated records change with the seed, which raises no version.
     */
    async catalogueVersion(): Promise<string> {
      const row = await db
        .selectFrom('programme')
        .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('updatedAt').as('newest')])
        .where('origin', 'in', ['seed', 'person'])
        .executeTakeFirstOrThrow();
      const version = await createCatalogueVersionStore(db).readVersion();
      return `${version}/${row.count}/${row.newest}`;
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
