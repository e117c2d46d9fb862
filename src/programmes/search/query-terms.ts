import { distance } from 'fastest-levenshtein';
import type { CompoundSplitter } from './compounds.ts';
import { stemOf, wordsWithPlaces } from './german-word.ts';
import type { SearchIndex } from './search-index.ts';
import type { Synonyms } from './synonyms.ts';

/** What a person typed, as groups of alternatives: each group is one thing they asked for. */

/** One way to satisfy a group: every stem of it must be there. */
export interface Alternative {
  stems: readonly string[];
  /** 1 for the word itself, less the farther from it. */
  weight: number;
}

export interface TermGroup {
  /** As typed, for "nothing found for …". */
  text: string;
  alternatives: readonly Alternative[];
  /** The known word that was taken for a mistyped one; null where the word itself is known. */
  correctedTo: string | null;
}

/** How much each way counts. The word itself is 1. */
const weights = { beginning: 0.8, synonym: 0.7, parts: 0.5, mistyped: 0.45 } as const;
/** A word of this many letters may be the beginning of a longer one. */
const shortestBeginning = 4;
const mostBeginnings = 60;
/** Shorter stems resemble too many others. */
const shortestMistyped = 5;

export interface QueryContext {
  index: SearchIndex;
  splitter: CompoundSplitter;
  synonyms: Synonyms;
}

/** More than this nobody types; the rest of a longer query is left out. */
const mostWords = 24;

/** Groups in the order of the query; empty where nothing but stop words was typed. */
export function termGroups(text: string, context: QueryContext): TermGroup[] {
  const typed = wordsWithPlaces(text).slice(0, mostWords);
  const words = joined(
    typed.map(({ word }) => word),
    context,
  );
  const stems = words.map(stemOf);
  const groups: TermGroup[] = [];
  for (let at = 0; at < words.length;) {
    const synonym = context.synonyms.findAt(stems, at);
    const count = synonym?.wordCount ?? 1;
    const others = synonym?.others ?? [];
    groups.push(
      count === 1
        ? groupOf(words[at] ?? '', others, context)
        : {
            text: words.slice(at, at + count).join(' '),
            alternatives: [
              { stems: stems.slice(at, at + count), weight: 1 },
              ...others.map((other) => ({ stems: other, weight: weights.synonym })),
            ],
            correctedTo: null,
          },
    );
    at += count;
  }
  return groups;
}

/** "Kinder armut" is "Kinderarmut": two words become one where the catalogue knows them as one. */
function joined(words: readonly string[], { index, splitter }: QueryContext): string[] {
  const result: string[] = [];
  for (const word of words) {
    const before = result.at(-1);
    const whole = before === undefined ? '' : before + word;
    const isOne =
      before !== undefined &&
      word.length >= 3 &&
      splitter.split(whole).length > 1 &&
      beginningsOf(index, stemOf(whole)).length > 0;
    if (isOne) result[result.length - 1] = whole;
    else result.push(word);
  }
  return result;
}

function groupOf(
  word: string,
  synonyms: readonly (readonly string[])[],
  context: QueryContext,
): TermGroup {
  const { index, splitter } = context;
  const stem = stemOf(word);
  const parts = splitter.split(word);
  const alternatives: Alternative[] = [
    { stems: [stem], weight: 1 },
    ...beginningsOf(index, stem).map((longer) => ({ stems: [longer], weight: weights.beginning })),
    ...synonyms.map((other) => ({ stems: other, weight: weights.synonym })),
    ...(parts.length > 1 ? [{ stems: parts, weight: weights.parts }] : []),
  ].filter(({ stems }) => stems.every((one) => termAt(index, one) !== undefined));
  if (alternatives.length > 0 || stem.length < shortestMistyped) {
    return { text: word, alternatives, correctedTo: null };
  }
  const corrections = nearestTerms(index, stem);
  return {
    text: word,
    alternatives: corrections.map((near) => ({ stems: [near], weight: weights.mistyped })),
    correctedTo: corrections[0] ?? null,
  };
}

/** Stems that begin with this one, without itself. */
function beginningsOf({ terms }: SearchIndex, stem: string): string[] {
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
 * Known stems that a mistyped one was probably meant to be: same first letter, one letter off, two for long words.
 * Only stems of titles and summaries: guideline texts hold too many rare ones.
 */
function nearestTerms({ terms, isCommon }: SearchIndex, stem: string): string[] {
  const most = stem.length < 7 ? 1 : 2;
  let best = most;
  let found: string[] = [];
  const first = stem.charAt(0);
  for (let at = lowerBound(terms, first); at < terms.length; at += 1) {
    const term = terms[at] ?? '';
    if (!term.startsWith(first)) break;
    if (isCommon[at] !== 1 || Math.abs(term.length - stem.length) > best) continue;
    const off = distance(term, stem);
    if (off > best) continue;
    if (off < best) found = [];
    best = off;
    found.push(term);
  }
  return found.slice(0, 5);
}

/** Position of a term, undefined where it does not occur. */
export function termAt({ terms }: SearchIndex, stem: string): number | undefined {
  const at = lowerBound(terms, stem);
  return terms[at] === stem ? at : undefined;
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
