import { z } from 'zod';
import { stemOf, wordsWithPlaces } from './german-word.ts';

/**
 * Expressions that mean the same to a clerk: abbreviations and their long forms, funders by short name, everyday words
 * for administrative ones. The list is kept by people in `data/search/synonyms.json`.
 */
export const synonymsSchema = z.strictObject({
  groups: z.array(z.array(z.string().trim().min(2)).min(2)),
});
export type SynonymList = z.infer<typeof synonymsSchema>;

/** An expression found in a query: how many words it takes, and what else it may be called, as lists of stems. */
export interface SynonymHit {
  wordCount: number;
  others: readonly (readonly string[])[];
}

export interface Synonyms {
  /** The longest expression that begins at this word; undefined where there is none. */
  findAt: (stems: readonly string[], at: number) => SynonymHit | undefined;
}

export function createSynonyms({ groups }: SynonymList): Synonyms {
  const byFirst = new Map<string, { stems: readonly string[]; others: Set<readonly string[]> }[]>();
  for (const group of groups) {
    const expressions = group
      .map((text) => wordsWithPlaces(text).map(({ word }) => stemOf(word)))
      .filter((stems) => stems.length > 0);
    for (const stems of expressions) {
      const first = stems[0] ?? '';
      const list = byFirst.get(first) ?? [];
      const known = list.find((entry) => entry.stems.join(' ') === stems.join(' '));
      const others = expressions.filter((other) => other.join(' ') !== stems.join(' '));
      if (known) others.forEach((other) => known.others.add(other));
      else list.push({ stems, others: new Set(others) });
      byFirst.set(first, list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return {
    findAt: (stems, at) => {
      const hit = byFirst
        .get(stems[at] ?? '')
        ?.find((entry) => entry.stems.every((stem, index) => stems[at + index] === stem));
      return hit && { wordCount: hit.stems.length, others: [...hit.others] };
    },
  };
}
