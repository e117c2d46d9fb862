import { distance } from 'fastest-levenshtein';
import type { SearchIndex } from './search-index.ts';

/** Looking for stems in the sorted list of the index. */

/** A word of this many letters may be the beginning of a longer one. */
const shortestBeginning = 4;
const mostBeginnings = 60;
/** Shorter stems resemble too many others. */
const shortestMistyped = 5;
const mostCorrections = 5;

/** Position of a term, undefined where it does not occur. */
export function termAt({ terms }: SearchIndex, stem: string): number | undefined {
  const at = lowerBound(terms, stem);
  return terms[at] === stem ? at : undefined;
}

/** Stems that begin with this one, without itself. */
export function beginningsOf({ terms }: SearchIndex, stem: string): string[] {
  if (stem.length < shortestBeginning) return [];
  const found: string[] = [];
  for (let at = lowerBound(terms, stem); found.length < mostBeginnings; at += 1) {
    const term = terms[at];
    if (term?.startsWith(stem) !== true) break;
    if (term !== stem) found.push(term);
  }
  return found;
}

/**
 * Known stems that a mistyped one was probably meant to be: same first letter, one letter off, two for long words;
 * the one that more programmes have first. Only stems of titles and summaries: guideline texts hold too many rare ones.
 */
export function nearestTerms({ terms, isCommon, starts }: SearchIndex, stem: string): string[] {
  if (stem.length < shortestMistyped) return [];
  let best = stem.length < 7 ? 1 : 2;
  let found: { term: string; frequency: number }[] = [];
  const first = stem.charAt(0);
  for (let at = lowerBound(terms, first); at < terms.length; at += 1) {
    const term = terms[at] ?? '';
    if (!term.startsWith(first)) break;
    if (isCommon[at] !== 1 || Math.abs(term.length - stem.length) > best) continue;
    const off = distance(term, stem);
    if (off > best) continue;
    if (off < best) found = [];
    best = off;
    found.push({ term, frequency: (starts[at + 1] ?? 0) - (starts[at] ?? 0) });
  }
  found.sort((a, b) => b.frequency - a.frequency);
  return found.slice(0, mostCorrections).map(({ term }) => term);
}

function lowerBound(terms: readonly string[], value: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
