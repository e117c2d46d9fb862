import type { Nestable } from './match-nesting.ts';

type Linked = Pick<Nestable, 'compiled'>;

/**
 * A programme with its federal lines and state strands: all that decides under which heading it stands. Links may stand
 * on either side.
 */
export function neighboursOf<Entry extends Linked>(entry: Entry, all: readonly Entry[]): Entry[] {
  const own = entry.compiled.programme;
  const named = new Set([own.slug, ...relatedSlugs(entry)]);
  return all.filter(
    (other) => named.has(other.compiled.programme.slug) || relatedSlugs(other).includes(own.slug),
  );
}

const relatedSlugs = ({ compiled }: Linked): string[] =>
  compiled.programme.links
    .filter(({ relation }) => relation === 'federalLine' || relation === 'stateStrand')
    .map(({ slug }) => slug);
