import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import type { Programme } from '../../programmes/programme.ts';
import { newsKinds } from './match-change.ts';
import { knownMatches } from './known-match-store.ts';
import { matchingChanges } from './matching-change-store.ts';
import { everybody, type MatchNews, type PendingNews } from './match-news.ts';

const kindColumn = z.enum(newsKinds);

const namedRecord = z.object({ shortTitle: z.string() });
type ProgrammeName = Pick<Programme, 'slug' | 'shortTitle'>;

const newsColumns = [
  'id',
  'municipalityId',
  'needId',
  'programmeId',
  'kind',
  'reason',
  'happenedAt',
] as const;

/** Rows of one statement. */
const batch = 100;

export type MatchNewsStore = ReturnType<typeof createMatchNewsStore>;

/** What matching knew last and what it told; written by the job, one municipality after the other. */
export function createMatchNewsStore(db: Database) {
  return {
    /** The newest first. */
    async listNews(scope: Scope, since: string): Promise<MatchNews[]> {
      const rows = await db
        .selectFrom('matchNews')
        .select(newsColumns)
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('happenedAt', '>=', since)
        .orderBy('happenedAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, kind: kindColumn.parse(row.kind) }));
    },

    /** @returns the id, or null where the same was told before */
    async insertNews(
      news: Omit<MatchNews, 'id'> & { fingerprint: string; pendingFor: string | null },
    ): Promise<string | null> {
      const id = newId();
      const result = await db
        .insertInto('matchNews')
        .values({ id, ...news })
        .onConflict((conflict) =>
          conflict.columns(['needId', 'programmeId', 'fingerprint']).doNothing(),
        )
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n ? id : null;
    },

    /** What stands in no notice yet, the oldest first; of somebody who has left everybody hears. */
    async listPending(municipalityId: string): Promise<PendingNews[]> {
      const rows = await db
        .selectFrom('matchNews')
        .leftJoin('person', (join) =>
          join
            .onRef('person.id', '=', 'matchNews.pendingFor')
            .onRef('person.municipalityId', '=', 'matchNews.municipalityId')
            .on('person.role', '=', 'staff')
            .on('person.isDisabled', '=', 0),
        )
        .select(newsColumns.map((column) => `matchNews.${column}` as const))
        .select('person.id as personId')
        .where('matchNews.municipalityId', '=', municipalityId)
        .where('matchNews.pendingFor', 'is not', null)
        .orderBy('matchNews.id')
        .execute();
      return rows.map(({ personId, ...row }) => ({
        ...row,
        kind: kindColumn.parse(row.kind),
        pendingFor: personId ?? everybody,
      }));
    },

    async clearPending(ids: readonly string[]): Promise<void> {
      for (let from = 0; from < ids.length; from += batch) {
        await db
          .updateTable('matchNews')
          .set({ pendingFor: null })
          .where('id', 'in', ids.slice(from, from + batch))
          .execute();
      }
    },

    /** What programmes are or were called: those that left the catalogue keep their row. */
    async namesOf(programmeIds: readonly string[]): Promise<Map<string, ProgrammeName>> {
      const names = new Map<string, ProgrammeName>();
      for (let from = 0; from < programmeIds.length; from += batch) {
        const rows = await db
          .selectFrom('programme')
          .select(['id', 'slug', 'recordJson'])
          .where('id', 'in', programmeIds.slice(from, from + batch))
          .execute();
        for (const { id, slug, recordJson } of rows) {
          const { shortTitle } = namedRecord.parse(JSON.parse(recordJson));
          names.set(id, { slug, shortTitle });
        }
      }
      return names;
    },

    ...fingerprints(db),
    ...knownMatches(db),
    ...matchingChanges(db),
  };
}

function fingerprints(db: Database) {
  return {
    async needFingerprints(municipalityId: string): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom('matchedNeed')
        .select(['needId', 'fingerprint'])
        .where('municipalityId', '=', municipalityId)
        .execute();
      return new Map(rows.map(({ needId, fingerprint }) => [needId, fingerprint]));
    },

    async programmeFingerprints(municipalityId: string): Promise<Map<string, string>> {
      const rows = await db
        .selectFrom('matchedProgramme')
        .select(['programmeId', 'fingerprint'])
        .where('municipalityId', '=', municipalityId)
        .execute();
      return new Map(rows.map(({ programmeId, fingerprint }) => [programmeId, fingerprint]));
    },

    async saveNeedFingerprint(
      row: { needId: string; municipalityId: string; fingerprint: string },
      matchedAt: string,
    ): Promise<void> {
      const { fingerprint } = row;
      await db
        .insertInto('matchedNeed')
        .values({ ...row, matchedAt })
        .onConflict((conflict) => conflict.column('needId').doUpdateSet({ fingerprint, matchedAt }))
        .execute();
    },

    async saveProgrammeFingerprints(
      municipalityId: string,
      rows: readonly { programmeId: string; fingerprint: string }[],
    ): Promise<void> {
      for (let from = 0; from < rows.length; from += batch) {
        await db
          .insertInto('matchedProgramme')
          .values(rows.slice(from, from + batch).map((row) => ({ municipalityId, ...row })))
          .onConflict((conflict) =>
            conflict
              .columns(['municipalityId', 'programmeId'])
              .doUpdateSet((eb) => ({ fingerprint: eb.ref('excluded.fingerprint') })),
          )
          .execute();
      }
    },

    async forgetProgrammes(municipalityId: string, ids: readonly string[]): Promise<void> {
      for (let from = 0; from < ids.length; from += batch) {
        await db
          .deleteFrom('matchedProgramme')
          .where('municipalityId', '=', municipalityId)
          .where('programmeId', 'in', ids.slice(from, from + batch))
          .execute();
      }
    },

    /** Of a need that was withdrawn: who takes it up again hears of it as of a new one. */
    async forgetNeed(needId: string): Promise<void> {
      await db.deleteFrom('knownMatch').where('needId', '=', needId).execute();
      await db.deleteFrom('matchedNeed').where('needId', '=', needId).execute();
      await db
        .updateTable('matchNews')
        .set({ pendingFor: null })
        .where('needId', '=', needId)
        .execute();
    },
  };
}
