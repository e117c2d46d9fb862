import type { NoticeDraft } from '../reminders/notice.ts';
import { programmesWithPath } from '../paths.ts';

/** Gemerkte Suche: a question to the catalogue that tells its person of hits that are there for the first time. */
export interface SavedSearch {
  id: string;
  municipalityId: string;
  personId: string;
  title: string;
  /** Canonical query string of the list page, without `?`. */
  query: string;
  createdAt: string;
  /** null: the hits of the beginning are not noted yet. */
  notedAt: string | null;
  /** Day and catalogue version it was last asked for. */
  askedFor: string | null;
}

export const longestSearchTitle = 120;
export const longestQuery = 2000;
/** So that nobody fills the house with notices by mistake. */
export const mostSearches = 50;

/** What a search is called until somebody names it: its words, else "Alle Programme". */
export function proposedTitle(query: string): string {
  if (query === '') return 'Alle Programme';
  const words = new URLSearchParams(query).get('q')?.trim() ?? '';
  return (words === '' ? 'Suche mit Filtern' : words).slice(0, longestSearchTitle);
}

const namedHits = 8;

/** One notice for all new hits of a run, which name themselves in the order of the page. */
export function hitsNotice(
  search: Pick<SavedSearch, 'id' | 'municipalityId' | 'personId' | 'title' | 'query'>,
  hits: readonly { id: string; shortTitle: string }[],
): NoticeDraft {
  const count = hits.length === 1 ? '1 neuer Treffer' : `${hits.length} neue Treffer`;
  const more = hits.length - namedHits;
  const titles = hits.slice(0, namedHits).map(({ shortTitle }) => shortTitle);
  return {
    municipalityId: search.municipalityId,
    personId: search.personId,
    kind: 'searchHits',
    thingKind: 'savedSearch',
    thingId: search.id,
    dueOn: null,
    stage: null,
    title: `${count} für „${search.title}“`,
    detail: [...titles, ...(more > 0 ? [`und ${more} weitere`] : [])].join('; '),
    href: programmesWithPath(search.query),
    // A programme is a hit for the first time only once.
    dedupeKey: ['searchHits', search.id, hits.map(({ id }) => id).sort()[0] ?? ''].join(':'),
  };
}
