import type { CompiledEntry } from '../compiled/compiled-entries.ts';

/** A programme with all it may stand beneath or above; pure. */
export interface StrandFamily {
  own: CompiledEntry;
  /** Everything that links lead to, itself included, in the order of the catalogue: what nesting has to look at. */
  all: readonly CompiledEntry[];
  /** State strands its money comes through; empty for what is no federal line. */
  strands: readonly CompiledEntry[];
  /** Federal lines whose money comes through it. */
  lines: readonly CompiledEntry[];
}

/** Links may stand on either side. @returns undefined where the catalogue has no such programme */
export function familyOf(list: readonly CompiledEntry[], slug: string): StrandFamily | undefined {
  const own = list.find(({ compiled }) => compiled.programme.slug === slug);
  if (!own) return undefined;
  const pairs = pairsIn(list);
  const family = new Set([slug]);
  let size = 0;
  while (family.size > size) {
    size = family.size;
    for (const { strand, line } of pairs) {
      if (family.has(strand)) family.add(line);
      else if (family.has(line)) family.add(strand);
    }
  }
  const named = (slugs: ReadonlySet<string>): CompiledEntry[] =>
    list.filter(({ compiled }) => slugs.has(compiled.programme.slug));
  return {
    own,
    all: named(family),
    strands: named(new Set(pairs.filter(({ line }) => line === slug).map(({ strand }) => strand))),
    lines: named(new Set(pairs.filter(({ strand }) => strand === slug).map(({ line }) => line))),
  };
}

function pairsIn(list: readonly CompiledEntry[]): { strand: string; line: string }[] {
  return list.flatMap(({ compiled: { programme } }) =>
    programme.links.flatMap(({ slug: other, relation }) => {
      if (relation === 'federalLine') return [{ strand: programme.slug, line: other }];
      return relation === 'stateStrand' ? [{ strand: other, line: programme.slug }] : [];
    }),
  );
}
