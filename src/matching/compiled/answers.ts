import { emptyCase, caseOf } from './criterion-lens.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import { truths, type Truth } from '../criteria/truth.ts';
import type { Key } from './look-key.ts';
import type { View } from './look.ts';

/** What a question comes to for the need that is being asked. */
export type Answer = () => Truth;

/** What a question looks at: needs that show it an equal key, or the very same object, are one to it. */
export interface Sight {
  name: string;
  /** Null: every need is asked anew. */
  key: ((matchCase: MatchCase) => Key | object) | null;
  view: (matchCase: MatchCase) => View;
}

type Question = (matchCase: MatchCase) => Truth;

/** By place of the question: 0 = not asked yet, else one more than the place of its truth. */
type Row = Uint8Array;

/** Questions that look at the same. */
interface Column {
  sight: Sight;
  size: number;
  byKey: Map<Key, Row>;
  /** Dropped with the objects. */
  byObject: WeakMap<object, Row>;
  /** Emptied for every need, where none is kept. */
  own: Row | null;
  /** Of the need that is being asked; null = nobody has asked it anything here. */
  row: Row | null;
}

/**
 * Questions to one need after the other. Each is worked out when it is asked for, and only once for all needs that
 * look the same to it; all questions are known before the first need.
 */
export function createAnswers() {
  const columns: Column[] = [];
  const known = new Map<string, Answer>();
  let need: MatchCase = emptyCase;

  function columnOf(sight: Sight): Column {
    const found = columns.find((column) => column.sight.name === sight.name);
    if (found) return found;
    const made = {
      sight,
      size: 0,
      byKey: new Map(),
      byObject: new WeakMap(),
      own: null,
      row: null,
    };
    columns.push(made);
    return made;
  }

  return {
    /** The need that is asked from now on. */
    begin(matchCase: MatchCase): void {
      need = matchCase;
      for (const column of columns) column.row = null;
    },

    /** @param name equal for equal questions. */
    answerTo(name: string, sight: Sight, question: Question): Answer {
      const before = known.get(name);
      if (before) return before;
      const column = columnOf(sight);
      const place = column.size;
      column.size += 1;
      const answer = (): Truth => {
        const row = (column.row ??= rowFor(column, need));
        const mark = row[place] ?? 0;
        if (mark !== 0) return truths[mark - 1] ?? 'unknown';
        const truth = question(sight.key === null ? need : caseOf(sight.view(need)));
        row[place] = truths.indexOf(truth) + 1;
        return truth;
      };
      known.set(name, answer);
      return answer;
    },
  };
}

function rowFor(column: Column, need: MatchCase): Row {
  const { sight, size, byKey, byObject } = column;
  // Emptying a row costs less than making one.
  if (sight.key === null) return (column.own ??= new Uint8Array(size)).fill(0);
  const key = sight.key(need);
  const known = typeof key === 'object' ? byObject.get(key) : byKey.get(key);
  if (known) return known;
  const row = new Uint8Array(size);
  if (typeof key === 'object') byObject.set(key, row);
  else byKey.set(key, row);
  return row;
}
