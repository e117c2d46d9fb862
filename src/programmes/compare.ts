import { foldGerman, wordsOf } from '../shared/text.ts';
import type { Programme } from './programme.ts';

/** Two programmes make a comparison; more than four no longer fit beside each other. */
export const mostCompared = 4;

/** What stands in an address as `?p=…&p=…`, each once, in its order; whether there is such a programme is open. */
export function slugsIn(asked: unknown): string[] {
  const list: unknown[] = Array.isArray(asked) ? asked : [asked];
  const texts = list.flatMap((one) => (typeof one === 'string' ? one.trim().slice(0, 200) : ''));
  return [...new Set(texts.filter((text) => text !== ''))];
}

const mostFound = 8;

/** Programmes whose title has every word, for adding one more; the same order every time. */
export function titlesWith(programmes: readonly Programme[], text: string): Programme[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return programmes
    .filter(({ title, shortTitle }) => {
      const folded = foldGerman(`${title} ${shortTitle}`);
      return words.every((word) => folded.includes(word));
    })
    .toSorted(
      (a, b) => a.shortTitle.localeCompare(b.shortTitle, 'de') || (a.slug < b.slug ? -1 : 1),
    )
    .slice(0, mostFound);
}
