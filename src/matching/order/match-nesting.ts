import type { Programme } from '../../programmes/programme.ts';
import type { MatchGroup } from './match-group.ts';

/** What nesting looks at in a match. */
export interface Nestable {
  slug: string;
  compiled: { programme: Pick<Programme, 'slug' | 'links'> };
  group: MatchGroup | null;
  /** The state strand whose row it stands under; null = a row of its own. */
  beneath: string | null;
}

/**
 * A federal line goes beneath its state strand, whose window decides, and under the same heading: its money comes
 * through the strand. The rows keep their order; a line follows its strand at once. Only where both are possible.
 */
export function withLinesBeneath<Item extends Nestable>(items: readonly Item[]): Item[] {
  const possible = new Map(
    items.filter(({ group }) => group !== null).map((item) => [item.slug, item]),
  );
  const strandOf = strandsByLine(items, possible);
  if (strandOf.size === 0) return [...items];
  const isLine = ({ slug }: Item): boolean => strandOf.has(slug);
  const lines = items.filter(isLine);
  const linesOf = (strand: string): Item[] =>
    lines.filter(({ slug }) => strandOf.get(slug) === strand);
  return items
    .filter((item) => !isLine(item))
    .flatMap((item) => [
      item,
      ...linesOf(item.slug).map((line) => ({
        ...line,
        beneath: item.slug,
        group: item.group,
      })),
    ]);
}

/** Those with a row of their own: a line is shown and counted with its strand, where that is in the list too. */
export function withOwnRow<Item extends Link>(items: readonly Item[]): Item[] {
  return ownRows(items, (item) => item);
}

type Link = Pick<Nestable, 'slug' | 'beneath'>;

/** The same of a list that holds the matches of several needs: `linkOf` tells them apart. */
export function ownRows<Item>(items: readonly Item[], linkOf: (item: Item) => Link): Item[] {
  const slugs = new Set(items.map((item) => linkOf(item).slug));
  return items.filter((item) => {
    const { beneath } = linkOf(item);
    return beneath === null || !slugs.has(beneath);
  });
}

/** Links may stand on either side. A strand that has lines is none itself; of several strands the first in order. */
function strandsByLine(
  items: readonly Nestable[],
  possible: ReadonlyMap<string, Nestable>,
): Map<string, string> {
  const pairs = items.flatMap(({ slug, compiled: { programme } }) =>
    programme.links.flatMap(({ slug: other, relation }) => {
      if (relation === 'federalLine') return [{ line: other, strand: slug }];
      return relation === 'stateStrand' ? [{ line: slug, strand: other }] : [];
    }),
  );
  const both = pairs.filter(({ line, strand }) => possible.has(line) && possible.has(strand));
  const strands = new Set(both.map(({ strand }) => strand));
  const places = new Map(items.map(({ slug }, place) => [slug, place]));
  const found = new Map<string, string>();
  const inPlace = both.toSorted(
    (a, b) => (places.get(a.strand) ?? 0) - (places.get(b.strand) ?? 0),
  );
  for (const { line, strand } of inPlace) {
    if (!strands.has(line) && !found.has(line)) found.set(line, strand);
  }
  return found;
}
