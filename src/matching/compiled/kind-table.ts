import type { Day } from '../../shared/dates.ts';
import type { BitSet } from './bit-set.ts';
import type { Criterion, MatchCase } from '../criteria/criterion.ts';
import type { Key } from './look-key.ts';
import type { Look } from './look.ts';
import { createSharedCriteria } from './shared-criteria.ts';

/** What a need adds to its verdicts; null where there is nothing to add. */
export interface Found {
  notMet: BitSet | null;
  unknown: BitSet | null;
}

export type KindTable = ReturnType<typeof createKindTable>;

/** All criteria of one look: for what a need shows it, which programmes are refused and which left open. */
export function createKindTable(look: Look, { size, on }: { size: number; on: Day }) {
  const criteria = createSharedCriteria(size, on);
  const known = new Map<Key, Found>();

  function find(matchCase: MatchCase): Found {
    const { notMet, unknown } = criteria.masksOf(look.view(matchCase));
    return { notMet: orNull(notMet), unknown: orNull(unknown) };
  }

  return {
    add(programme: number, criterion: Criterion): void {
      criteria.add(programme, criterion);
    },

    lookUp(matchCase: MatchCase): Found {
      const key = look.key(matchCase);
      const before = known.get(key);
      if (before) return before;
      const found = find(matchCase);
      known.set(key, found);
      return found;
    },
  };
}

function orNull(set: BitSet): BitSet | null {
  return set.some((word) => word !== 0) ? set : null;
}
