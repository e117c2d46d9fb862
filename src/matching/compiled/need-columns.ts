import type { Day } from '../../shared/dates.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import { caseOf, lensOf, nameOfLens, type Lens } from './criterion-lens.ts';
import { looks, type View } from './look.ts';
import type { Key } from './look-key.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { allOf, ranks, truths, type Truth } from '../criteria/truth.ts';

/** What many needs show criteria of one lens: each different thing once, and for each need which of them it shows. */
interface Column {
  shown: MatchCase[];
  /** By place of the need. */
  places: Int32Array;
}

export type NeedColumns = ReturnType<typeof createNeedColumns>;

/** Many needs, ready to be asked about one programme that changed. Without what people confirmed. */
export function createNeedColumns(cases: readonly MatchCase[], on: Day) {
  const columns = new Map<string, Column>();

  function columnOf(lens: Keyed): Column {
    const name = nameOfLens(lens);
    const known = columns.get(name);
    if (known) return known;
    const places = new Map<Key, number>();
    const column: Column = { shown: [], places: new Int32Array(cases.length) };
    for (const [index, matchCase] of cases.entries()) {
      const key = keyOf(lens, matchCase);
      const place = places.get(key) ?? column.shown.push(caseOf(viewOf(lens, matchCase))) - 1;
      places.set(key, place);
      column.places[index] = place;
    }
    columns.set(name, column);
    return column;
  }

  return {
    /** One truth per need, in their order: what the programme is for it. */
    truthsOf({ criteria }: CompiledProgramme): Truth[] {
      // 0 met, 1 unknown, 2 notMet: the worst of all criteria is the result.
      const worst = new Uint8Array(cases.length);
      for (const criterion of criteria) {
        const lens = lensOf(criterion);
        if (lens.by === 'pair') continue;
        const { shown, places } = columnOf(lens);
        const answers = Uint8Array.from(shown, (one) => ranks[truthOf(criterion, one, on)]);
        for (let index = 0; index < worst.length; index += 1) {
          const answer = answers[places[index] ?? 0] ?? 0;
          if (answer > (worst[index] ?? 0)) worst[index] = answer;
        }
      }
      const pairwise = criteria.filter((criterion) => lensOf(criterion).by === 'pair');
      return Array.from(worst, (found, index) => {
        const truth = truths[found] ?? 'unknown';
        const matchCase = cases[index];
        if (truth === 'notMet' || pairwise.length === 0 || !matchCase) return truth;
        const others = pairwise.map((criterion) => truthOf(criterion, matchCase, on));
        return allOf([truth, ...others]);
      });
    },
  };
}

type Keyed = Exclude<Lens, { by: 'pair' }>;

function keyOf(lens: Keyed, matchCase: MatchCase): Key {
  if (lens.by === 'view') return lens.look.key(matchCase);
  return lens.by === 'parts' ? looks[lens.of].key(matchCase) : '';
}

function viewOf(lens: Keyed, matchCase: MatchCase): View {
  if (lens.by === 'view') return lens.look.view(matchCase);
  return lens.by === 'parts' ? { [lens.of]: matchCase[lens.of] } : {};
}
