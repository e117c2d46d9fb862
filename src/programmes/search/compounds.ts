import { stemOf } from './german-word.ts';

/** Takes German compounds apart: `kinderarmutsprävention` → `kind`, `armut`, `pravention`. */
export interface CompoundSplitter {
  /** Stems of the parts in order; empty where the word is no compound of known words. */
  split: (word: string) => readonly string[];
  /** The word without its first part: `jugendhilfe` → `hilfe`; '' where it is no compound of known words. */
  withoutFirst: (word: string) => string;
}

interface Part {
  stem: string;
  start: number;
}

/** What may stand between two parts of a compound, longest first; '' is the most common. */
const links = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens'] as const;

const shortestPart = 3;
/** A rest that nobody knows is kept as a part of its own if this much of the word is known. */
const knownEnough = 5;
const shortestRest = 4;
/** No German compound of the field is longer; what is longer is an address or an attack. */
const longestWord = 60;
const mostRemembered = 500_000;

/** @param words normalised words that may be parts; shorter ones than three letters are ignored. */
export function createCompoundSplitter(words: Iterable<string>): CompoundSplitter {
  const forms = combiningForms(words);
  const cache = new Map<string, readonly Part[]>();

  /**
   * The parts of the word from `at` on, longest part first; undefined if the rest is not made of known words.
   * `deadEnds` remembers the places from which there is no way, so that no word takes long.
   */
  function partsFrom(word: string, at: number, deadEnds = new Set<number>()): Part[] | undefined {
    if (deadEnds.has(at)) return undefined;
    const whole = forms.get(word.slice(at)) ?? endForm(forms, word.slice(at));
    if (whole !== undefined) return [{ stem: whole, start: at }];
    for (let end = word.length - shortestPart; end >= at + shortestPart; end -= 1) {
      const stem = forms.get(word.slice(at, end));
      if (stem === undefined) continue;
      const rest = partsFrom(word, end, deadEnds);
      if (rest) return [{ stem, start: at }, ...rest];
    }
    deadEnds.add(at);
    return undefined;
  }

  /** A known beginning or end with an unknown rest. */
  function partly(word: string): Part[] {
    for (let at = shortestRest; at <= word.length - knownEnough; at += 1) {
      const end = partsFrom(word, at);
      if (end) return [{ stem: stemOf(word.slice(0, at)), start: 0 }, ...end];
    }
    for (let at = word.length - shortestRest; at >= knownEnough; at -= 1) {
      const stem = forms.get(word.slice(0, at));
      if (stem === undefined) continue;
      return [
        { stem, start: 0 },
        { stem: stemOf(word.slice(at)), start: at },
      ];
    }
    return [];
  }

  function partsOf(word: string): readonly Part[] {
    const known = cache.get(word);
    if (known) return known;
    const isSplittable =
      word.length >= 2 * shortestPart && word.length <= longestWord && !/\d/u.test(word);
    const parts = isSplittable ? (partsFrom(word, 0) ?? partly(word)) : [];
    const found = parts.length > 1 ? parts : [];
    // What people type must not fill the memory for ever.
    if (cache.size < mostRemembered) cache.set(word, found);
    return found;
  }

  return {
    split: (word) => partsOf(word).map(({ stem }) => stem),
    withoutFirst: (word) => {
      const second = partsOf(word)[1];
      return second === undefined ? '' : word.slice(second.start);
    },
  };
}

/** Every form in which a known word may stand before another one, with its stem: `schul`, `schule`, `kinder`, `armuts`. */
function combiningForms(words: Iterable<string>): Map<string, string> {
  const forms = new Map<string, string>();
  for (const word of words) {
    if (word.length < shortestPart) continue;
    const stem = stemOf(word);
    const bases = word.endsWith('e') && word.length > 4 ? [word, word.slice(0, -1)] : [word];
    for (const base of bases) {
      for (const link of links) {
        const form = base + link;
        if (!forms.has(form) || link === '') forms.set(form, stem);
      }
    }
  }
  return forms;
}

/** An inflected last part: `spielplätze` ends in a form of `platz`. */
function endForm(forms: ReadonlyMap<string, string>, end: string): string | undefined {
  if (end.length < shortestPart + 1) return undefined;
  const stem = stemOf(end);
  return forms.get(stem) === stem ? stem : undefined;
}
