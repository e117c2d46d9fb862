import type { Catalogue, CatalogueReader } from './catalogue-service.ts';
import { mostCompared, titlesWith } from './compare.ts';
import type { Programme } from './programme.ts';

/** What somebody wants to see side by side. */
export interface Comparison {
  programmes: readonly Programme[];
  /** Addresses behind which there is nothing that this reader sees. */
  unknown: readonly string[];
  /** Chosen, but beyond what fits. */
  leftOut: readonly Programme[];
  /** What the search for one more found; null where nothing was searched for. */
  found: readonly Programme[] | null;
}

export type CompareService = ReturnType<typeof createCompareService>;

/** Programmes of an address, in its order. */
export function createCompareService({
  catalogue,
}: {
  catalogue: Pick<Catalogue, 'find' | 'findNewSlug' | 'list'>;
}) {
  /** Also under the old address of a record that was merged into another one. */
  async function findProgramme(
    reader: CatalogueReader,
    slug: string,
  ): Promise<Programme | undefined> {
    const entry = await catalogue.find(reader, slug);
    if (entry) return entry.programme;
    const moved = await catalogue.findNewSlug(reader, slug);
    return moved === undefined ? undefined : (await catalogue.find(reader, moved))?.programme;
  }

  return {
    async compare(
      reader: CatalogueReader,
      { slugs, search }: { slugs: readonly string[]; search: string },
    ): Promise<Comparison> {
      const known = new Map<string, Programme>();
      const unknown: string[] = [];
      // An address can name many; those far beyond the limit are not even looked for.
      for (const slug of slugs.slice(0, 3 * mostCompared)) {
        const programme = await findProgramme(reader, slug);
        if (programme) known.set(programme.slug, programme);
        else unknown.push(slug);
      }
      const chosen = [...known.values()];
      const entries = search === '' ? [] : await catalogue.list(reader);
      const others = entries.map(({ programme }) => programme);
      return {
        programmes: chosen.slice(0, mostCompared),
        leftOut: chosen.slice(mostCompared),
        unknown,
        found:
          search === ''
            ? null
            : titlesWith(
                others.filter(({ slug }) => !known.has(slug)),
                search,
              ),
      };
    },
  };
}
