import { setImmediate } from 'node:timers/promises';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { Programme } from '../programmes/programme.ts';
import { leadingSource } from '../programmes/source-values.ts';
import { indexedProgramme, type IndexedProgramme } from './catalogue-lookup.ts';

/** A programme as the import needs it when a source has news about it. */
export interface ImportTarget {
  id: string;
  origin: string;
  programme: Programme;
  lockedFields: readonly string[];
  /** The page that speaks for it: see `leadingSource`. Null where it has none. */
  leadingRecordId: string | null;
}

export type ProgrammeImportStore = ReturnType<typeof createProgrammeImportStore>;

/** What an import reads and writes of the catalogue. */
export function createProgrammeImportStore(db: Database) {
  return {
    /** Every programme in short; the rows are read one batch at a time, because whole records are large. */
    async listIndexed(): Promise<IndexedProgramme[]> {
      const found: IndexedProgramme[] = [];
      for (let after = ''; ;) {
        const rows = await db
          .selectFrom('programme')
          .select(['id', 'origin', 'municipalityId', 'mergedIntoId', 'recordJson'])
          .where('id', '>', after)
          .orderBy('id')
          .limit(200)
          .execute();
        found.push(
          ...rows.map(({ recordJson, ...row }) =>
            indexedProgramme(row, JSON.parse(recordJson) as Programme),
          ),
        );
        // In the web process other requests get their turn between two batches.
        await setImmediate();
        const last = rows.at(-1);
        if (!last) return found;
        after = last.id;
      }
    },

    async getTarget(id: string): Promise<ImportTarget> {
      const { recordJson, ...row } = await db
        .selectFrom('programme')
        .select(['id', 'origin', 'recordJson'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const locks = await db
        .selectFrom('fieldLock')
        .select('field')
        .where('programmeId', '=', id)
        .execute();
      const sources = await db
        .selectFrom('sourceRecord')
        .select(['id', 'vanishedAt'])
        .where('programmeId', '=', id)
        .orderBy('firstSeenAt')
        .orderBy('id')
        .execute();
      return {
        ...row,
        leadingRecordId: leadingSource(sources)?.id ?? null,
        programme: JSON.parse(recordJson) as Programme,
        lockedFields: locks.map(({ field }) => field),
      };
    },

    async insertImported(id: string, programme: Programme, now: string): Promise<void> {
      await db
        .insertInto('programme')
        .values({
          id,
          ...columnsOf(programme, now),
          origin: 'import',
          municipalityId: null,
          mergedIntoId: null,
          createdAt: now,
          editedAt: null,
        })
        .execute();
    },

    /** Counts as a save, so that somebody with an open form learns of it. */
    async updateImported(id: string, programme: Programme, now: string): Promise<void> {
      await db
        .updateTable('programme')
        .set((is) => ({ ...columnsOf(programme, now), version: is('version', '+', 1) }))
        .where('id', '=', id)
        .where('origin', '=', 'import')
        .execute();
    },

    /** Asks whether two programmes are one; a pair is asked once, whatever was decided. @returns whether it is new. */
    async insertTwinCandidate(
      pair: { one: string; other: string; reason: string },
      now: string,
    ): Promise<boolean> {
      // One order for both directions, so that the unique pair holds.
      const [programmeId = '', otherProgrammeId = ''] = [pair.one, pair.other].sort();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('twinCandidate')
        .values({
          id: newId(),
          programmeId,
          otherProgrammeId,
          reason: pair.reason,
          state: 'open',
          foundAt: now,
          decidedById: null,
          decidedAt: null,
        })
        .onConflict((conflict) => conflict.columns(['programmeId', 'otherProgrammeId']).doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
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
