import type { Database } from '../database/open.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { SavedSearch } from './saved-search.ts';

const columns = [
  'id',
  'municipalityId',
  'personId',
  'title',
  'query',
  'createdAt',
  'notedAt',
  'askedFor',
] as const;

export type SavedSearchStore = ReturnType<typeof createSavedSearchStore>;

/** Saved searches belong to a person, as their sessions do; therefore no Scope. */
export function createSavedSearchStore(db: Database) {
  const searches = () => db.selectFrom('savedSearch').select(columns);
  return {
    /** In the order of their titles. */
    listSearchesOf: (personId: string): Promise<SavedSearch[]> =>
      searches().where('personId', '=', personId).orderBy('title').orderBy('id').execute(),

    /** @throws NotFoundError where it is somebody else's */
    async getSearch(personId: string, id: string): Promise<SavedSearch> {
      const search = await searches()
        .where('id', '=', id)
        .where('personId', '=', personId)
        .executeTakeFirst();
      if (!search) throw new NotFoundError('Diese gemerkte Suche');
      return search;
    },

    /** @returns false where this person has the same question already */
    async insertSearch(search: SavedSearch): Promise<boolean> {
      const result = await db
        .insertInto('savedSearch')
        .values(search)
        .onConflict((conflict) => conflict.columns(['personId', 'query']).doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async renameSearch(id: string, title: string): Promise<void> {
      await db.updateTable('savedSearch').set({ title }).where('id', '=', id).execute();
    },

    async deleteSearch(id: string): Promise<void> {
      await db.deleteFrom('savedSearchHit').where('searchId', '=', id).execute();
      await db.deleteFrom('savedSearch').where('id', '=', id).execute();
    },

    ...hitsOfSearches(db),
  };
}

/** What the job keeps about all searches. */
function hitsOfSearches(db: Database) {
  return {
    /** Everybody's, in the order in which they were saved. */
    listSearches: (): Promise<SavedSearch[]> =>
      db.selectFrom('savedSearch').select(columns).orderBy('id').execute(),

    async listHitIds(searchId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('savedSearchHit')
        .select('programmeId')
        .where('searchId', '=', searchId)
        .execute();
      return rows.map(({ programmeId }) => programmeId);
    },

    async listUntoldIds(searchId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('savedSearchHit')
        .select('programmeId')
        .where('searchId', '=', searchId)
        .where('toldAt', 'is', null)
        .execute();
      return rows.map(({ programmeId }) => programmeId);
    },

    /** Those that are known already stay as they are. */
    async insertHits(
      searchId: string,
      programmeIds: readonly string[],
      firstSeenAt: string,
    ): Promise<void> {
      await db
        .insertInto('savedSearchHit')
        .values(
          programmeIds.map((programmeId) => ({ searchId, programmeId, firstSeenAt, toldAt: null })),
        )
        .onConflict((conflict) => conflict.columns(['searchId', 'programmeId']).doNothing())
        .execute();
    },

    /** Everything found so far counts as told. */
    async markTold(searchId: string, now: string): Promise<void> {
      await db
        .updateTable('savedSearchHit')
        .set({ toldAt: now })
        .where('searchId', '=', searchId)
        .where('toldAt', 'is', null)
        .execute();
    },

    async setAsked(id: string, asked: { notedAt: string; askedFor: string | null }): Promise<void> {
      await db.updateTable('savedSearch').set(asked).where('id', '=', id).execute();
    },

    /** @returns undefined where it was removed meanwhile */
    findSearch: (id: string): Promise<SavedSearch | undefined> =>
      db.selectFrom('savedSearch').select(columns).where('id', '=', id).executeTakeFirst(),
  };
}
