import type { Actor } from '../accounts/account-services.ts';
import type { Person } from '../accounts/person.ts';
import { scopeForPerson } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditRecord } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import { newId } from '../database/new-id.ts';
import type { NoticeStore } from '../reminders/notice-store.ts';
import type { Clock } from '../shared/clock.ts';
import { ConflictError, ForbiddenError } from '../shared/errors.ts';
import type { CatalogueQuestions } from './catalogue-questions.ts';
import { mostSearches, type SavedSearch } from './saved-search.ts';
import type { SavedSearchStore } from './saved-search-store.ts';
import type { SearchNotices } from './search-notice-service.ts';

interface SavedSearchStores {
  savedSearches: SavedSearchStore;
  notices: NoticeStore;
  audit: AuditStore;
}

/** A search with how many programmes it finds now. */
export interface AskedSearch {
  search: SavedSearch;
  hits: number;
}

export interface SavedSearchParts {
  stores: SavedSearchStores;
  inTransaction: InTransaction<SavedSearchStores>;
  questions: CatalogueQuestions;
  searchNotices: Pick<SearchNotices, 'noteFirstHits'>;
  clock: Clock;
}

export type SavedSearches = ReturnType<typeof createSavedSearches>;

/** Saved searches as their person keeps them. */
export function createSavedSearches({
  stores,
  inTransaction,
  questions,
  searchNotices,
  clock,
}: SavedSearchParts) {
  return {
    canonical: questions.canonical,

    async listAsked(person: Person): Promise<AskedSearch[]> {
      const searches = await stores.savedSearches.listSearchesOf(person.id);
      const reader = scopeForPerson(person);
      return Promise.all(
        searches.map(async (search) => {
          const slugs = await questions.listSlugs(reader, search.query);
          return { search, hits: slugs.length };
        }),
      );
    },

    /** @throws NotFoundError where it is somebody else's */
    get: (person: Person, id: string): Promise<SavedSearch> =>
      stores.savedSearches.getSearch(person.id, id),

    /** The one that asks the same, if this person saved it already. */
    async findSaved(person: Person, query: string): Promise<SavedSearch | undefined> {
      const searches = await stores.savedSearches.listSearchesOf(person.id);
      return searches.find((search) => search.query === query);
    },

    /** @returns false where the same question was saved before. @throws ConflictError where there are too many */
    async save(
      person: Person,
      { title, query }: { title: string; query: string },
      actor: Actor,
    ): Promise<boolean> {
      const { municipalityId } = person;
      if (municipalityId === null) throw new ForbiddenError();
      const now = clock.now().toISOString();
      const search: SavedSearch = {
        id: newId(),
        municipalityId,
        personId: person.id,
        title,
        query: questions.canonical(query),
        createdAt: now,
        notedAt: null,
        askedFor: null,
      };
      const isNew = await inTransaction(async ({ savedSearches, audit }) => {
        if ((await savedSearches.listSearchesOf(person.id)).length >= mostSearches) {
          throw new ConflictError(
            `Sie haben schon ${mostSearches} Suchen gemerkt. Bitte entfernen Sie zuerst eine.`,
          );
        }
        if (!(await savedSearches.insertSearch(search))) return false;
        await audit.append(recordOf(search, actor, ['saved', `Suche „${title}“ gemerkt`]), now);
        return true;
      });
      if (isNew) await searchNotices.noteFirstHits(search, person);
      return isNew;
    },

    /** @throws NotFoundError where it is somebody else's */
    async rename(id: string, title: string, actor: Actor): Promise<void> {
      await inTransaction(async ({ savedSearches, audit }) => {
        const search = await savedSearches.getSearch(actor.personId, id);
        if (search.title === title) return;
        await savedSearches.renameSearch(id, title);
        const said = `Gemerkte Suche „${search.title}“ in „${title}“ umbenannt`;
        await audit.append(recordOf(search, actor, ['renamed', said]), clock.now().toISOString());
      });
    },

    /** With what is still open about it. @throws NotFoundError where it is somebody else's */
    async remove(id: string, actor: Actor): Promise<void> {
      await inTransaction(async ({ savedSearches, notices, audit }) => {
        const now = clock.now().toISOString();
        const search = await savedSearches.getSearch(actor.personId, id);
        await savedSearches.deleteSearch(id);
        await notices.closeNoticesOf({ thingKind: 'savedSearch', thingId: id }, now);
        const said = `Gemerkte Suche „${search.title}“ entfernt`;
        await audit.append(recordOf(search, actor, ['removed', said]), now);
      });
    },
  };
}

function recordOf(
  { id, municipalityId }: SavedSearch,
  actor: Actor,
  [what, summary]: readonly ['saved' | 'renamed' | 'removed', string],
): AuditRecord {
  const action = `savedSearch.${what}`;
  return { ...actor, action, thingKind: 'savedSearch', thingId: id, municipalityId, summary };
}
