import { isStaffOf, type Person } from '../accounts/person.ts';
import type { PersonStore } from '../accounts/person-store.ts';
import { scopeForPerson } from '../accounts/scope.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { ProgrammeStore } from '../programmes/programme-store.ts';
import type { NoticeStore } from '../reminders/notice-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { CatalogueQuestions } from './catalogue-questions.ts';
import { hitsNotice, type SavedSearch } from './saved-search.ts';
import type { SavedSearchStore } from './saved-search-store.ts';

interface SearchNoticeStores {
  savedSearches: SavedSearchStore;
  notices: NoticeStore;
}

export interface SearchNoticeParts {
  stores: SearchNoticeStores & { people: PersonStore; programmes: ProgrammeStore };
  inTransaction: InTransaction<SearchNoticeStores>;
  catalogue: Pick<Catalogue, 'list'>;
  questions: CatalogueQuestions;
  clock: Clock;
  isDemo: boolean;
}

/** A programme that a search finds. */
interface Hit {
  id: string;
  shortTitle: string;
}

export type SearchOutcome = { kind: 'unchanged' } | { kind: 'asked'; newHits: number };

export type SearchNotices = ReturnType<typeof createSearchNotices>;

/** Rows of one short write transaction. */
const batch = 200;

/** Asks saved searches again and tells of programmes that are hits for the first time. */
export function createSearchNotices(parts: SearchNoticeParts) {
  const { stores, catalogue, questions, clock, isDemo } = parts;

  async function listHits(person: Person, query: string): Promise<Hit[]> {
    const reader = scopeForPerson(person);
    const [slugs, entries] = await Promise.all([
      questions.listSlugs(reader, query),
      catalogue.list(reader),
    ]);
    const bySlug = new Map(
      entries.map(({ id, programme }) => [
        programme.slug,
        { id, shortTitle: programme.shortTitle },
      ]),
    );
    return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
  }

  return {
    listSearches: (): Promise<SavedSearch[]> => stores.savedSearches.listSearches(),

    /** Notes the hits of a new search without a notice: they stood on the page when it was saved. */
    async noteFirstHits(search: SavedSearch, person: Person): Promise<void> {
      const hits = await listHits(person, search.query);
      // The job asks it once more: meanwhile an import may have come.
      await keepHits(parts, search.id, { hits, askedFor: null });
    },

    /**
     * One notice for what is new, at most once per day and version of the catalogue. Each hit is kept before it is told
     * of, so that a killed run is finished by the next one and nothing is told twice.
     */
    async askAgain(search: SavedSearch): Promise<SearchOutcome> {
      const askedFor = `${clock.today()} ${await stores.programmes.catalogueVersion()}`;
      if (search.askedFor === askedFor) return { kind: 'unchanged' };
      const person = await stores.people.findPerson(search.personId);
      // Who left or changed the office no longer reads notices.
      if (!person || !isStaffOf(person, search.municipalityId, { isDemo })) {
        return { kind: 'unchanged' };
      }
      const hits = await listHits(person, search.query);
      return { kind: 'asked', newHits: await keepHits(parts, search.id, { hits, askedFor }) };
    },
  };
}

/** @returns how many hits were told */
async function keepHits(
  { stores, inTransaction, clock }: SearchNoticeParts,
  searchId: string,
  { hits, askedFor }: { hits: readonly Hit[]; askedFor: string | null },
): Promise<number> {
  const now = clock.now().toISOString();
  const known = new Set(await stores.savedSearches.listHitIds(searchId));
  const fresh = hits.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  for (let from = 0; from < fresh.length; from += batch) {
    const part = fresh.slice(from, from + batch);
    await inTransaction(async ({ savedSearches }) => {
      if (!(await savedSearches.findSearch(searchId))) return;
      await savedSearches.insertHits(searchId, part, now);
    });
  }
  return inTransaction(async ({ savedSearches, notices }) => {
    const search = await savedSearches.findSearch(searchId);
    if (!search) return 0;
    const untold = new Set(await savedSearches.listUntoldIds(searchId));
    const told = hits.filter(({ id }) => untold.has(id));
    const isTold = search.notedAt !== null && told.length > 0;
    if (isTold) await notices.insertNotice(hitsNotice(search, told), now);
    await savedSearches.markTold(searchId, now);
    await savedSearches.setAsked(searchId, { notedAt: search.notedAt ?? now, askedFor });
    return isTold ? told.length : 0;
  });
}
