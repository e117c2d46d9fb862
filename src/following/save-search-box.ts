import type { FieldView } from '../http/page-parts.ts';
import { followedPath, savedSearchesPath } from '../paths.ts';
import { longestSearchTitle, proposedTitle, type SavedSearch } from './saved-search.ts';

/** "Diese Suche merken" on the list page: `views/following/_save-search.ejs`. */
export interface SaveSearchBox {
  action: string;
  query: string;
  field: FieldView;
  /** The name under which this question is saved already; then there is no form. */
  savedAs: string | null;
  searchesHref: string;
  followedHref: string;
}

/** @param query canonical query string of the list page */
export function saveSearchBox(query: string, saved: SavedSearch | undefined): SaveSearchBox {
  return {
    action: savedSearchesPath(),
    query,
    field: {
      name: 'titel',
      id: 'f-suche-titel',
      label: 'Name der Suche',
      kind: 'text',
      value: proposedTitle(query),
      required: true,
      maxLength: longestSearchTitle,
      hint: null,
      error: null,
    },
    savedAs: saved?.title ?? null,
    searchesHref: savedSearchesPath(),
    followedHref: followedPath(),
  };
}
