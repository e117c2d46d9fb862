import type { CompoundSplitter } from './compounds.ts';
import type { TextWord } from './german-word.ts';

/** Compounds that are written with a hyphen, or of which a part is left out. */
export interface HyphenCompound {
  word: string;
  /** Position of its first word in the list of words. */
  at: number;
}

const leftOut = /^-\s*(?:und|oder|sowie|bzw\.|\/|&)\s*$/u;

/**
 * `Sprach-Kitas` is also `sprachkitas`; `Kinder- und Jugendhilfe` is also `kinderhilfe`.
 *
 * @param words the words of this text in order
 */
export function hyphenCompounds(
  text: string,
  words: readonly TextWord[],
  splitter: CompoundSplitter,
): HyphenCompound[] {
  if (!text.includes('-')) return [];
  const found: HyphenCompound[] = [];
  for (const [at, first] of words.entries()) {
    const second = words[at + 1];
    if (!second || text.charAt(first.end) !== '-') continue;
    const between = text.slice(first.end, second.start);
    if (between === '-') found.push({ word: first.word + second.word, at });
    if (!leftOut.test(between)) continue;
    const end = splitter.withoutFirst(second.word);
    if (end !== '') found.push({ word: first.word + end, at });
  }
  return found;
}
