import type { ListRow } from '../http/lists.ts';
import type { FieldView, PageView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import {
  followedPath,
  listAs,
  programmesPath,
  programmesWithPath,
  removeSavedSearchPath,
  savedSearchesPath,
  savedSearchPath,
} from '../paths.ts';
import { formatDayOf } from '../shared/dates.ts';
import type { SearchFormValues } from './saved-search-form.ts';
import { longestSearchTitle } from './saved-search.ts';
import type { AskedSearch } from './saved-search-service.ts';

export interface SavedSearchListView extends PageView {
  errors: { fieldId: string; text: string }[];
  /** A search that could not be saved as it was posted; null otherwise. */
  rejected: { action: string; query: string; href: string; field: FieldView } | null;
  searches: SavedSearchRow[];
  catalogueHref: string;
  followedHref: string;
  csvHref: string;
  jsonHref: string;
}

interface SavedSearchRow {
  anchor: string;
  title: string;
  href: string;
  hitsText: string;
  savedText: string;
  renameAction: string;
  field: FieldView;
  /** Open where the name was refused. */
  isOpen: boolean;
  removeAction: string;
}

/** What somebody posted and what was wrong with it. */
export interface RejectedSearch {
  /** Of a search that was to be renamed; null = a new one. */
  id: string | null;
  values: SearchFormValues;
  errors: FieldErrors;
}

export const renameField = (id: string): string => `titel-${id}`;

/** The page of a person's saved searches. */
export function savedSearchListView(
  searches: readonly AskedSearch[],
  rejected: RejectedSearch | null = null,
): SavedSearchListView {
  return {
    title: 'Gemerkte Suchen',
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Gemerkte Suchen', href: null },
    ],
    errors: summaryOf(rejected?.errors ?? {}),
    rejected: rejected?.id === null ? rejectedView(rejected) : null,
    searches: searches.map((asked) => rowView(asked, rejected)),
    catalogueHref: programmesPath(),
    followedHref: followedPath(),
    csvHref: listAs(savedSearchesPath(), 'csv'),
    jsonHref: listAs(savedSearchesPath(), 'json'),
  };
}

const titleField = (name: string, value: string, error: string | null): FieldView => ({
  name,
  label: 'Name der Suche',
  kind: 'text',
  value,
  required: true,
  maxLength: longestSearchTitle,
  error,
});

function rejectedView({ values, errors }: RejectedSearch) {
  return {
    action: savedSearchesPath(),
    query: values.query,
    href: programmesWithPath(values.query),
    field: titleField('titel', values.title, errors['titel'] ?? errors['suche'] ?? null),
  };
}

function rowView({ search, hits }: AskedSearch, rejected: RejectedSearch | null): SavedSearchRow {
  const { id, title, query, createdAt } = search;
  const name = renameField(id);
  const refused = rejected?.id === id ? rejected : null;
  return {
    anchor: `suche-${id}`,
    title,
    href: programmesWithPath(query),
    hitsText: hits === 1 ? '1 Treffer' : `${hits} Treffer`,
    savedText: `gemerkt am ${formatDayOf(createdAt)}`,
    renameAction: savedSearchPath(id),
    field: {
      ...titleField('titel', refused?.values.title ?? title, refused?.errors[name] ?? null),
      id: `f-${name}`,
    },
    isOpen: refused !== null,
    removeAction: removeSavedSearchPath(id),
  };
}

/** One row of the list as a file; `path` gives the same programmes as page, with `.json` or `.csv` as file. */
export function savedSearchRow({ search, hits }: AskedSearch): ListRow {
  const { id, title, query, createdAt } = search;
  return { id, title, query, path: programmesWithPath(query), hits, createdAt };
}
