import type { Scope } from '../accounts/scope.ts';
import type { Clock } from '../shared/clock.ts';
import { NotFoundError } from '../shared/errors.ts';
import { foldGerman, wordsOf } from '../shared/text.ts';
import type { Level, Programme, TopicCode } from './programme.ts';
import { levelLabels, targetGroupLabels, topicLabels } from './programme-labels.ts';
import type { ProgrammeStore, StoredProgramme } from './programme-store.ts';
import { windowStateOn } from './window-state.ts';

/** What the list page asks for; empty strings mean "all". */
export interface CatalogueQuery {
  text: string;
  level: Level | null;
  topic: TopicCode | null;
  onlyOpen: boolean;
}

interface Loaded {
  version: string;
  bySlug: Map<string, CatalogueEntry>;
}

/** A record with the folded words its text filter looks at. */
export interface CatalogueEntry extends StoredProgramme {
  words: readonly string[];
}

/** Who reads: a municipality's own programmes are seen by nobody else. Every Scope is one. */
export type CatalogueReader = Pick<Scope, 'municipalityIds'>;

/** Where the entries of a version come from. */
export interface CatalogueLoading {
  /** Undefined where this version cannot be had this way, for example because the catalogue changed meanwhile. */
  load: (version: string) => Promise<readonly CatalogueEntry[] | undefined>;
  /** Whether loading takes so long that the old catalogue is shown meanwhile. */
  servesOldMeanwhile: boolean;
}

/** Straight from the database: for tests and short commands. */
function loadingFrom(store: ProgrammeStore): CatalogueLoading {
  return {
    servesOldMeanwhile: false,
    load: async () => (await store.listProgrammes()).map(toEntry),
  };
}

export type Catalogue = ReturnType<typeof createCatalogue>;

/**
 * The catalogue in memory. The database is the only truth: its version is looked at once a second at most, and the
 * records are read anew when it changed (architecture rule 15).
 */
export function createCatalogue(
  store: ProgrammeStore,
  clock: Clock,
  loading: CatalogueLoading = loadingFrom(store),
) {
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
      const entries = await load(version);
      if (!entries) continue;
      loaded = { version, bySlug: new Map(entries.map((entry) => [entry.programme.slug, entry])) };
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

    /** Filtered records: open ones first, then by short title. */
    async search(reader: CatalogueReader, query: CatalogueQuery): Promise<CatalogueEntry[]> {
      const today = clock.today();
      const wanted = wordsOf(query.text);
      const isOpen = ({ programme }: CatalogueEntry): boolean =>
        windowStateOn(programme.window, today).state === 'open';
      const hits = (await listFor(reader)).filter(
        (entry) =>
          (query.level === null || entry.programme.level === query.level) &&
          (query.topic === null || entry.programme.topics.includes(query.topic)) &&
          (!query.onlyOpen || isOpen(entry)) &&
          wanted.every((word) => containsWord(entry, word)),
      );
      return hits
        .map((entry) => ({
          entry,
          open: isOpen(entry),
          title: foldGerman(entry.programme.shortTitle),
        }))
        .sort((a, b) => Number(b.open) - Number(a.open) || a.title.localeCompare(b.title))
        .map(({ entry }) => entry);
    },
  };
}

function isSeenBy(reader: CatalogueReader, { municipalityId }: StoredProgramme): boolean {
  return municipalityId === null || reader.municipalityIds.includes(municipalityId);
}

/**
 * Short words must be whole words ("IT" is not in "mit"); from four letters on they may begin one or be a part of a
 * compound ("Armut" is in "Kinderarmut").
 */
function containsWord(entry: CatalogueEntry, word: string): boolean {
  return entry.words.some((candidate) =>
    word.length < 4 ? candidate === word : candidate.includes(word),
  );
}

/** A record as the catalogue holds it. */
export function toEntry(stored: StoredProgramme): CatalogueEntry {
  return { ...stored, words: [...new Set(wordsOf(searchableText(stored.programme)))] };
}

function searchableText(programme: Programme): string {
  return [
    programme.title,
    programme.shortTitle,
    programme.funder ?? '',
    programme.administrator ?? '',
    programme.summary ?? '',
    levelLabels[programme.level],
    ...programme.topics.map((topic) => topicLabels[topic]),
    ...programme.targetGroups.map((group) => targetGroupLabels[group]),
    ...programme.conditions.map((condition) => condition.text),
  ].join(' ');
}
