import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { SourceRecord } from '../imports/source-record.ts';
import { createCallStore } from './call-store.ts';
import { withCalls } from './call.ts';
import { createCatalogueVersionStore } from './catalogue-version-store.ts';
import { programmeSchema, type Programme } from './programme.ts';

/** A record of the catalogue with its identity in this installation. */
export interface StoredProgramme {
  id: string;
  /** null = in the common catalogue; otherwise this municipality's own. */
  municipalityId: string | null;
  /** When it came into the catalogue. */
  createdAt: string;
  /** Kept by people, or read from a source and every fact of it confirmed or rejected by a person. */
  isChecked: boolean;
  /** With the deadlines of its calls. */
  programme: Programme;
}

export type ProgrammeStore = ReturnType<typeof createProgrammeStore>;

/** The catalogue in the database. Catalogue facts are global, therefore no Scope. */
export function createProgrammeStore(db: Database) {
  return {
    /** All records with their calls, in the order of their slugs; those found to be another one are left out. */
    async listProgrammes(): Promise<StoredProgramme[]> {
      const [rows, calls, evidence] = await Promise.all([
        db
          .selectFrom('programme')
          .select(['id', 'municipalityId', 'origin', 'createdAt', 'recordJson'])
          .where('mergedIntoId', 'is', null)
          .orderBy('slug')
          .execute(),
        createCallStore(db).listCalls(),
        listEvidenceCounts(db),
      ]);
      return rows.map(({ id, municipalityId, origin, createdAt, recordJson }) => {
        const programme = programmeSchema.parse(JSON.parse(recordJson));
        const own = calls.filter(({ programmeId }) => programmeId === id);
        const { open, decided } = evidence.get(id) ?? { open: 0, decided: 0 };
        const isChecked = origin !== 'import' || (decided > 0 && open === 0);
        return { id, municipalityId, createdAt, isChecked, programme: withCalls(programme, own) };
      });
    },

    /** Plain texts of the sources, by programme: large, for building the search index. */
    async listSourceTexts(): Promise<Map<string, string[]>> {
      const texts = new Map<string, string[]>();
      let after = '';
      for (;;) {
        const rows = await db
          .selectFrom('sourceRecord')
          .select(['id', 'programmeId', 'recordJson'])
          .where('id', '>', after)
          .orderBy('id')
          .limit(textBatch)
          .execute();
        for (const { id, programmeId, recordJson } of rows) {
          after = id;
          const own = texts.get(programmeId) ?? [];
          texts.set(programmeId, [...own, ...textsOf(recordJson)]);
        }
        if (rows.length < textBatch) return texts;
      }
    },

    /** Plain texts of the sources of these programmes, to show where in them something was found. */
    async findSourceTexts(programmeIds: readonly string[]): Promise<Map<string, string[]>> {
      if (programmeIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('sourceRecord')
        .select(['programmeId', 'recordJson'])
        .where('programmeId', 'in', programmeIds)
        .execute();
      return new Map(rows.map((row) => [row.programmeId, textsOf(row.recordJson)]));
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

/** So many source texts at a time: all at once would be some hundred megabytes. */
const textBatch = 100;

function textsOf(recordJson: string): string[] {
  const record = JSON.parse(recordJson) as Pick<SourceRecord, 'sections'>;
  return record.sections.map(({ text }) => text);
}

/** Per programme: facts found in its source that nobody looked at yet, and those that somebody decided about. */
async function listEvidenceCounts(
  db: Database,
): Promise<Map<string, { open: number; decided: number }>> {
  const rows = await db
    .selectFrom('evidence')
    .select(({ fn }) => ['programmeId', 'state', fn.countAll<number>().as('count')])
    .groupBy(['programmeId', 'state'])
    .execute();
  const counts = new Map<string, { open: number; decided: number }>();
  for (const { programmeId, state, count } of rows) {
    const own = counts.get(programmeId) ?? { open: 0, decided: 0 };
    if (state === 'read') own.open += count;
    if (state === 'confirmed' || state === 'rejected') own.decided += count;
    counts.set(programmeId, own);
  }
  return counts;
}

function columnsOf(programme: Programme, now: string) {
  return {
    slug: programme.slug,
    title: programme.title,
    recordJson: JSON.stringify(programme),
    updatedAt: now,
  };
}
