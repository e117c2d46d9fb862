import type { Day } from '../shared/dates.ts';
import { addAll, addBit, bitSet, keepCommon, removeAll, type BitSet } from './bit-set.ts';
import type { Criterion, MatchCase } from './criterion.ts';
import { caseOf, type Lens, type View } from './criterion-lens.ts';
import { truthOf } from './criterion-tests.ts';

/** Programmes with a criterion of one kind that is not fulfilled, or open, for what the kind looks at. */
export interface Masks {
  met: BitSet;
  notMet: BitSet;
  unknown: BitSet;
}

/** Equal criteria of several programmes are tested once. */
interface SharedCriterion {
  criterion: Criterion;
  programmes: BitSet;
}

export type KindTable = ReturnType<typeof createKindTable>;

/** All criteria of one kind: for what a need shows this kind, which programmes are refused and which left open. */
export function createKindTable(lens: Lens, { size, on }: { size: number; on: Day }) {
  const shared = new Map<string, SharedCriterion>();
  const known = new Map<string, Masks>();

  function masksOf(view: View, key = JSON.stringify(view)): Masks {
    const found = known.get(key);
    if (found) return found;
    const shown = caseOf(view);
    const masks = { met: bitSet(size), notMet: bitSet(size), unknown: bitSet(size) };
    for (const { criterion, programmes } of shared.values()) {
      addAll(masks[truthOf(criterion, shown, on)], programmes);
    }
    known.set(key, masks);
    return masks;
  }

  /** One part that is met is enough; only where every part is refused, the whole is. */
  function joined(parts: readonly Masks[]): Masks {
    const [first, ...others] = parts;
    if (!first || others.length === 0) return first ?? masksOf({});
    const joint = {
      met: first.met.slice(),
      notMet: first.notMet.slice(),
      unknown: first.unknown.slice(),
    };
    for (const part of others) {
      addAll(joint.met, part.met);
      addAll(joint.unknown, part.unknown);
      keepCommon(joint.notMet, part.notMet);
    }
    removeAll(joint.unknown, joint.met);
    return joint;
  }

  return {
    lens,

    add(programme: number, criterion: Criterion): void {
      const key = contentKey(criterion);
      const entry = shared.get(key) ?? { criterion, programmes: bitSet(size) };
      addBit(entry.programmes, programme);
      shared.set(key, entry);
    },

    lookUp(matchCase: MatchCase): Masks {
      if (lens.by === 'view') return masksOf(lens.view(matchCase));
      if (lens.by !== 'parts') return masksOf({}, '');
      const { of } = lens;
      return joined(matchCase[of].map((value) => masksOf({ [of]: [value] }, value)));
    },
  };
}

/** What a criterion tests and how surely it is known; whom to ask and where it stands decide nothing. */
export function contentKey(criterion: Criterion): string {
  const { evidence } = criterion;
  return JSON.stringify({
    ...criterion,
    key: '',
    contact: '',
    alsoCovers: [],
    evidence: evidence.basis,
  });
}
