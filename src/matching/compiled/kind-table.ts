import type { Day } from '../../shared/dates.ts';
import { addAll, addBit, bitSet, keepCommon, removeAll, type BitSet } from './bit-set.ts';
import type { Criterion, MatchCase } from '../criteria/criterion.ts';
import { caseOf, type Lens } from './criterion-lens.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { looks, type View } from './look.ts';
import type { Key } from './look-key.ts';
import type { Truth } from '../criteria/truth.ts';

/** Programmes whose criteria look at the same, by what these make of it. */
export type Masks = Record<Truth, BitSet>;

/** What a need adds to its verdicts; null where there is nothing to add. */
export interface Found {
  notMet: BitSet | null;
  unknown: BitSet | null;
}

/** Equal criteria of several programmes are tested once. */
interface SharedCriterion {
  criterion: Criterion;
  programmes: BitSet;
}

export type KindTable = ReturnType<typeof createKindTable>;

/** All criteria of one lens: for what a need shows it, which programmes are refused and which left open. */
export function createKindTable(lens: Lens, { size, on }: { size: number; on: Day }) {
  const shared = new Map<string, SharedCriterion>();
  const known = new Map<Key, Found>();
  const byAnswers = new Map<string, Masks>();
  const knownParts = new Map<string, Masks>();

  /** Where all criteria answer alike, the sets are the same ones: thirteen thousand municipalities know few regions. */
  function masksOf(view: View): Masks {
    const shown = caseOf(view);
    const all = [...shared.values()];
    const answers = all.map(({ criterion }) => truthOf(criterion, shown, on));
    const key = answers.join();
    const known = byAnswers.get(key);
    if (known) return known;
    const masks = { met: bitSet(size), notMet: bitSet(size), unknown: bitSet(size) };
    for (const [index, { programmes }] of all.entries()) {
      addAll(masks[answers[index] ?? 'unknown'], programmes);
    }
    byAnswers.set(key, masks);
    return masks;
  }

  function lookUp(key: Key, make: () => Masks): Found {
    const found = known.get(key);
    if (found) return found;
    const { notMet, unknown } = make();
    const made = { notMet: orNull(notMet), unknown: orNull(unknown) };
    known.set(key, made);
    return made;
  }

  function partOf(list: 'topics' | 'targetGroups', value: string): Masks {
    const found = knownParts.get(value);
    if (found) return found;
    const masks = masksOf({ [list]: [value] });
    knownParts.set(value, masks);
    return masks;
  }

  /** One part that is met is enough; only where every part is refused, the whole is. */
  function joined(parts: readonly Masks[]): Masks {
    const [first, ...others] = parts;
    if (!first) return masksOf({});
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
      const key = verdictKey(criterion);
      const entry = shared.get(key) ?? { criterion, programmes: bitSet(size) };
      addBit(entry.programmes, programme);
      shared.set(key, entry);
    },

    lookUp(matchCase: MatchCase): Found {
      if (lens.by === 'view') {
        const { look } = lens;
        return lookUp(look.key(matchCase), () => masksOf(look.view(matchCase)));
      }
      if (lens.by !== 'parts') return lookUp('', () => masksOf({}));
      const { of } = lens;
      return lookUp(looks[of].key(matchCase), () =>
        joined(matchCase[of].map((value) => partOf(of, value))),
      );
    },
  };
}

function orNull(set: BitSet): BitSet | null {
  return set.some((word) => word !== 0) ? set : null;
}

/** As `contentKey`, without what only the words need: more criteria are equal. */
export function verdictKey(criterion: Criterion): string {
  if (criterion.kind === 'programmeEnd') {
    const { programmeEndsOn } = criterion.window;
    return `programmeEnd ${programmeEndsOn} ${criterion.evidence.basis}`;
  }
  return 'test' in criterion && criterion.test !== null
    ? contentKey({ ...criterion, conditionKey: '', text: '' })
    : contentKey(criterion);
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
