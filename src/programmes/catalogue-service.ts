import type { Scope } from '../accounts/scope.ts';
import type { Clock } from '../shared/clock.ts';
import { NotFoundError } from '../shared/errors.ts';
import { facetCountsOf, meetsFilter, type FacetCounts } from './catalogue-filter.ts';
import { inOrder } from './catalogue-order.ts';
import type { CatalogueQuery } from './catalogue-query.ts';
import type { ProgrammeStore, StoredProgramme } from './programme-store.ts';
import { buildCatalogueIndex } from './search/catalogue-index.ts';
import { createHighlighter, type Highlighter } from './search/highlight.ts';
import type { SearchIndex } from './search/search-index.ts';
import { readSynonymList } from './search/search-words-file.ts';
import { createSearch, type Search, type SearchAnswer } from './search/search.ts';
import { createSynonyms } from './search/synonyms.ts';

interface Loaded {
  version: string;
  bySlug: Map<string, CatalogueEntry>;
  /** Made at the first search. */
  search: () => Promise<Search>;
}

/** A record as the catalogue holds it. */
export type CatalogueEntry = StoredProgramme;

/** Who reads: a municipality's own programmes are seen by nobody else. Every Scope is one. */
export type CatalogueReader = Pick<Scope, 'municipalityIds'>;

/** One version of the catalogue. */
export interface CatalogueContent {
  entries: readonly CatalogueEntry[];
  index: () => Promise<SearchIndex>;
}

/** Where a version comes from. */
export interface CatalogueLoading {
  /** Undefined where this version cannot be had this way, for example because the catalogue changed meanwhile. */
  load: (version: string) => Promise<CatalogueContent | undefined>;
  /** Whether loading takes so long that the old catalogue is shown meanwhile. */
  servesOldMeanwhile: boolean;
}

/** Straight from the database: for tests and short commands. */
function loadingFrom(store: ProgrammeStore): CatalogueLoading {
  return {
    servesOldMeanwhile: false,
    load: async () => {
      const entries = await store.listProgrammes();
      return { entries, index: async () => indexOf(entries, await store.listSourceTexts()) };
    },
  };
}

/** The index of these entries with the texts of their sources. */
export function indexOf(
  entries: readonly CatalogueEntry[],
  sourceTexts: ReadonlyMap<string, readonly string[]>,
): SearchIndex {
  return buildCatalogueIndex(
    entries.map(({ id, programme }) => ({ programme, sourceTexts: sourceTexts.get(id) ?? [] })),
  );
}

/** What a question to the catalogue yields. */
export interface CatalogueAnswer {
  /** All of them, in the order of the page. */
  entries: readonly CatalogueEntry[];
  /** How many records this reader sees at all. */
  total: number;
  counts: FacetCounts;
  /** What was made of the text; null without one. */
  text: { answer: SearchAnswer; highlighter: Highlighter } | null;
}

export interface CatalogueParts {
  loading?: CatalogueLoading;
  /** First two digits of the AGS of the reader's municipality; null where there is none. */
  homeStateOf?: (reader: CatalogueReader) => Promise<string | null>;
}

export type Catalogue = ReturnType<typeof createCatalogue>;

/**
 * The catalogue in memory. The database is the only truth: its version is looked at once a second at most, and the
 * records are read anew when it changed (architecture rule 15).
 */
export function createCatalogue(store: ProgrammeStore, clock: Clock, parts: CatalogueParts = {}) {
  const { loading = loadingFrom(store), homeStateOf = () => Promise.resolve(null) } = parts;
  const synonyms = createSynonyms(readSynonymList());
  let loaded: Loaded | undefined;
  let checkedAtMs = -Infinity;
  let reloading: Promise<Loaded> | undefined;

  async function current(): Promise<Loaded> {
    const nowMs = clock.now().getTime();
    if (loaded && nowMs - checkedAtMs < 1000) return loaded;
    checkedAtMs = nowMs;
    const version = await store.catalogueVersion();
    if (loaded?.version === version) return loaded;
    const fresh = reload();
    if (!loaded || !loading.servesOldMeanwhile) return fresh;
    // Whoever waits for it hears of a failure; here the old catalogue serves on, and the next second tries again.
    fresh.catch(() => undefined);
    return loaded;
  }

  /** One at a time, however many ask. */
  function reload(): Promise<Loaded> {
    reloading ??= loadNewest().finally(() => {
      reloading = undefined;
    });
    return reloading;
  }

  async function loadNewest(): Promise<Loaded> {
    for (let attempt = 1; ; attempt += 1) {
      const version = await store.catalogueVersion();
      // Where the quick way fails again and again (a full disk), the database still has everything.
      const { load } = attempt > 3 ? loadingFrom(store) : loading;
      const content = await load(version);
      if (!content) continue;
      const { entries, index } = content;
      const bySlug = new Map(entries.map((entry) => [entry.programme.slug, entry]));
      let search: Promise<Search> | undefined;
      const makeSearch = (): Promise<Search> =>
        (search ??= index().then((made) => createSearch(made, synonyms)));
      loaded = { version, bySlug, search: makeSearch };
      return loaded;
    }
  }

  async function listFor(reader: CatalogueReader): Promise<CatalogueEntry[]> {
    return [...(await current()).bySlug.values()].filter((entry) => isSeenBy(reader, entry));
  }

  async function find(reader: CatalogueReader, slug: string): Promise<CatalogueEntry | undefined> {
    const entry = (await current()).bySlug.get(slug);
    return entry && isSeenBy(reader, entry) ? entry : undefined;
  }

  return {
    /** Waits until the catalogue is the one the database has now: after a person changed a programme. */
    async refresh(): Promise<void> {
      await reloading?.catch(() => undefined);
      if (loaded?.version !== (await store.catalogueVersion())) await reload();
    },

    /** Every record this reader sees, in the order of the slugs. */
    list: listFor,
    find,

    /** @throws NotFoundError */
    async get(reader: CatalogueReader, slug: string): Promise<CatalogueEntry> {
      const entry = await find(reader, slug);
      if (!entry) throw new NotFoundError('Dieses Förderprogramm');
      return entry;
    },

    /** Also by the id of a record that was found to be another one. @throws NotFoundError */
    async getById(reader: CatalogueReader, id: string): Promise<CatalogueEntry> {
      const entries = await listFor(reader);
      const entry = entries.find((candidate) => candidate.id === id);
      if (entry) return entry;
      const kept = await store.findMergedInto({ id });
      const merged = kept && entries.find((candidate) => candidate.id === kept.id);
      if (!merged) throw new NotFoundError('Dieses Förderprogramm');
      return merged;
    },

    /** Where the old address of a merged record leads now. */
    async findNewSlug(reader: CatalogueReader, slug: string): Promise<string | undefined> {
      const kept = await store.findMergedInto({ slug });
      return kept && (await find(reader, kept.slug))?.programme.slug;
    },

    /** Who saved a record sees it at once, not only at the next look at the version. */
    forget(): void {
      loaded = undefined;
    },

    /** The same question gives the same answer on the page, in the files and in a notice. */
    async search(reader: CatalogueReader, query: CatalogueQuery): Promise<CatalogueAnswer> {
      const { search } = await current();
      const seen = await listFor(reader);
      const asked = query.text === '' ? null : await search();
      const answer = asked?.ask(query.text) ?? null;
      const scores = new Map(answer?.hits.map(({ slug, score }) => [slug, score]));
      // Nothing but common words is no question: then everything is shown, and the page says so.
      const isAsked = answer !== null && answer.groups.length > 0;
      const found = isAsked ? seen.filter(({ programme }) => scores.has(programme.slug)) : seen;
      const on = clock.today();
      const items = found
        .filter((entry) => meetsFilter(entry, query.filter, on))
        .map((entry) => ({ ...entry, score: scores.get(entry.programme.slug) ?? 0, entry }));
      const homeState = await homeStateOf(reader);
      return {
        entries: inOrder(items, { sort: query.sort, on, homeState }).map(({ entry }) => entry),
        total: seen.length,
        counts: facetCountsOf(found, query.filter, on),
        text:
          asked && answer
            ? { answer, highlighter: createHighlighter(answer.groups, asked.splitter) }
            : null,
      };
    },
  };
}

function isSeenBy(reader: CatalogueReader, { municipalityId }: StoredProgramme): boolean {
  return municipalityId === null || reader.municipalityIds.includes(municipalityId);
}
