import type { MatchCase } from '../../criteria/criterion.ts';
import { ranks, type Rank, type Truth } from '../../criteria/truth.ts';
import { caseOf, emptyCase, type ListedPart } from '../criterion-lens.ts';
import type { Key } from '../look-key.ts';
import type { Look, View } from '../look.ts';
import type { Source } from './answers.ts';

export type Test = (matchCase: MatchCase) => Truth;

/** Answers to all questions of one sight, by their place: 0 = not asked yet, else one more than the rank. */
type Row = Uint8Array;

/** What questions look at. */
export interface Sight {
  /** What a need shows, by equal keys or the very same object; of several the best answer counts. */
  shownBy: (matchCase: MatchCase) => readonly (Key | object)[];
  /** What the need shows at this place of the list. */
  viewAt: (matchCase: MatchCase, place: number) => View;
}

/** Asks tests. */
export interface TestSource extends Source {
  /** @returns where the question is found; all are known before the first need. */
  add: (test: Test) => number;
}

/** Questions that look at the same: each is tested once for all needs that show it the same. */
export function createRows({ shownBy, viewAt }: Sight): TestSource {
  const tests: Test[] = [];
  const byKey = new Map<Key, Row>();
  /** Dropped with the objects. */
  const byObject = new WeakMap<object, Row>();
  let need: MatchCase = emptyCase;
  /** Of the need that is being asked; null = nobody has asked it anything here. */
  let rows: Row[] | null = null;

  function rowOf(shown: Key | object): Row {
    const known = typeof shown === 'object' ? byObject.get(shown) : byKey.get(shown);
    if (known) return known;
    const row = new Uint8Array(tests.length);
    if (typeof shown === 'object') byObject.set(shown, row);
    else byKey.set(shown, row);
    return row;
  }

  function tested(place: number, shownAt: number): Rank {
    const test = tests[place];
    if (!test) throw new RangeError(`no question at place ${place}`);
    return ranks[test(caseOf(viewAt(need, shownAt)))];
  }

  return {
    add: (test) => tests.push(test) - 1,

    begin(matchCase) {
      need = matchCase;
      rows = null;
    },

    rankAt(place) {
      rows ??= shownBy(need).map(rowOf);
      let best: Rank = ranks.notMet;
      for (let shownAt = 0; shownAt < rows.length; shownAt += 1) {
        const row = rows[shownAt];
        const mark = row?.[place] ?? 0;
        const rank = mark === 0 ? tested(place, shownAt) : mark - 1;
        if (row && mark === 0) row[place] = rank + 1;
        if (rank < best) best = rank;
      }
      return best;
    },
  };
}

/** Questions that look at so much that every need is asked anew. */
export function createAnew(): TestSource {
  const tests: Test[] = [];
  let need: MatchCase = emptyCase;
  return {
    add: (test) => tests.push(test) - 1,
    begin(matchCase) {
      need = matchCase;
    },
    rankAt(place) {
      const test = tests[place];
      if (!test) throw new RangeError(`no question at place ${place}`);
      return ranks[test(need)];
    },
  };
}

export function sightOfLook({ key, view }: Look): Sight {
  return { shownBy: (matchCase) => [key(matchCase)], viewAt: view };
}

/** Needs of one quarter hold the very same figures. */
export const sightOfFigures: Sight = {
  shownBy: ({ figures }) => [figures],
  viewAt: ({ figures }) => ({ figures }),
};

/** The need has no say in it. */
export const sightOfNothing: Sight = { shownBy: () => [''], viewAt: () => ({}) };

/** One value of the list is enough; a list without values stands for itself. */
export function sightOfParts(of: ListedPart): Sight {
  return {
    shownBy: ({ [of]: values }) => (values.length === 0 ? [''] : values),
    viewAt: ({ [of]: values }, place) => ({ [of]: values.slice(place, place + 1) }),
  };
}
