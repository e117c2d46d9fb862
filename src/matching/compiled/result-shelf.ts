import type { Criterion, CriterionResult, MatchCase } from '../criteria/criterion.ts';
import { lensOf } from './criterion-lens.ts';
import type { Key } from './look-key.ts';

/** Results by the place of their criterion. */
export type Results = Map<number, CriterionResult>;

/** Results of criteria that look at the same, kept for all needs that show them the same and are told the same words. */
export interface Shelf {
  resultsFor: (matchCase: MatchCase) => Results;
}

type WordsKey = (matchCase: MatchCase) => Key;

/** The needs of one city mostly agree in who files, how long, and with which concept: their results are made once. */
export function createShelves() {
  const shelves = new Map<WordsKey, Shelf>();

  return {
    /** Null where every need is told its own: sums, figures, texts of the need. */
    shelfOf(criterion: Criterion): Shelf | null {
      const key = wordsKeyOf(criterion);
      if (key === null) return null;
      const shelf = shelves.get(key) ?? createShelf(key);
      shelves.set(key, shelf);
      return shelf;
    },
  };
}

/** So many different keys at once: more than the needs of a city have, few enough to hold in memory. */
const mostKept = 128;

function createShelf(keyOf: WordsKey): Shelf {
  const kept = new Map<Key, Results>();
  return {
    resultsFor: (matchCase) => {
      const key = keyOf(matchCase);
      const known = kept.get(key);
      if (known) return known;
      // Emptied as a whole: whoever tries out a thousand needs must not fill the memory.
      if (kept.size >= mostKept) kept.clear();
      const results: Results = new Map();
      kept.set(key, results);
      return results;
    },
  };
}

function wordsKeyOf(criterion: Criterion): WordsKey | null {
  // The words of a ceiling name the costs of the need.
  if (criterion.kind === 'amount') return null;
  const lens = lensOf(criterion);
  if (lens.by === 'nothing') return alike;
  return lens.by === 'view' ? (lens.look.wordsKey ?? null) : null;
}

const alike: WordsKey = () => '';
