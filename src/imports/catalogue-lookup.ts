import type { Programme } from '../programmes/programme.ts';
import type { Level } from '../programmes/programme-codes.ts';
import { foldGerman } from '../shared/text.ts';
import { pathKeyOfUrl } from './path-key.ts';
import { foldTitle, significantWords, wordSimilarity } from './title-fold.ts';

/** What an import must know of every programme to place a record: names, addresses and where it came from. */
export interface IndexedProgramme {
  id: string;
  slug: string;
  /** seed, import, person. */
  origin: string;
  /** A municipality's own programme is seen by nobody else: nothing of the common catalogue is joined to it. */
  municipalityId: string | null;
  mergedIntoId: string | null;
  level: Level;
  regions: readonly string[];
  url: string | null;
  sourceUrls: readonly string[];
  foldedTitle: string;
  titleWords: ReadonlySet<string>;
  foldedFunder: string | null;
}

/** The light entry of a whole record. */
export function indexedProgramme(
  row: Pick<IndexedProgramme, 'id' | 'origin' | 'municipalityId' | 'mergedIntoId'>,
  programme: Programme,
): IndexedProgramme {
  const { slug, title, level, regions, funder, url, sources } = programme;
  const foldedTitle = foldTitle(title);
  return {
    ...row,
    slug,
    level,
    regions,
    url,
    sourceUrls: sources.flatMap((source) => source.url ?? []),
    foldedTitle,
    titleWords: significantWords(foldedTitle),
    foldedFunder: funder === null ? null : foldGerman(funder).trim(),
  };
}

export type CatalogueLookup = ReturnType<typeof createCatalogueLookup>;

/** The programmes by slug, address and title; it grows while a run adds programmes. */
export function createCatalogueLookup(programmes: Iterable<IndexedProgramme>) {
  const byId = new Map<string, IndexedProgramme>();
  const bySlug = new Map<string, IndexedProgramme>();
  const byPath = new Map<string, IndexedProgramme[]>();
  const byTitle = new Map<string, IndexedProgramme[]>();
  /** What no import made: curated and own records, few. */
  const byHand: IndexedProgramme[] = [];

  function add(programme: IndexedProgramme): void {
    byId.set(programme.id, programme);
    bySlug.set(programme.slug, programme);
    if (programme.municipalityId !== null) return;
    append(byTitle, programme.foldedTitle, programme);
    if (programme.origin !== 'import') byHand.push(programme);
    const keys = [programme.url, ...programme.sourceUrls].map(pathKeyOfUrl);
    for (const key of new Set(keys)) if (key !== undefined) append(byPath, key, programme);
  }
  for (const programme of programmes) add(programme);

  /** The record that is shown in place of one that was found to be another. */
  function standing(programme: IndexedProgramme | undefined): IndexedProgramme | undefined {
    const into = programme?.mergedIntoId;
    return into ? byId.get(into) : programme;
  }

  return {
    add,
    listByHand: (): readonly IndexedProgramme[] => byHand,
    listByTitle: (foldedTitle: string): readonly IndexedProgramme[] =>
      byTitle.get(foldedTitle) ?? [],
    findBySlug: (slug: string) => bySlug.get(slug),
    findById: (id: string) => byId.get(id),
    /**
     * The programme that names this page as its source. Where several do, the one whose own address it is, then the
     * one whose title is most like the page's, then the first slug: the same answer on every run.
     */
    findByPath(pathKey: string, title: string): IndexedProgramme | undefined {
      const words = significantWords(foldTitle(title));
      const rank = (one: IndexedProgramme): number =>
        (pathKeyOfUrl(one.url) === pathKey ? 10 : 0) + wordSimilarity(one.titleWords, words);
      const [first] = [...(byPath.get(pathKey) ?? [])].sort(
        (a, b) => rank(b) - rank(a) || (a.slug < b.slug ? -1 : 1),
      );
      return standing(first);
    },
    /** The wanted slug, or the first of `-2`, `-3` … that nobody has. */
    freeSlug(wanted: string): string {
      if (!bySlug.has(wanted)) return wanted;
      let number = 2;
      while (bySlug.has(`${wanted}-${number}`)) number += 1;
      return `${wanted}-${number}`;
    },
  };
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
