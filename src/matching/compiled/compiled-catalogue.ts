import type { Day } from '../../shared/dates.ts';
import { addAll, addBit, addUnion, bitSet, hasBit, removeAll, removeBit } from './bit-set.ts';
import type { BitSet } from './bit-set.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { Confirmation, CriterionKind, MatchCase } from '../criteria/criterion.ts';
import { emptyCase, lensOf, nameOfLens, type Lens } from './criterion-lens.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { createKindTable, type KindTable } from './kind-table.ts';
import { createPairwise } from './pairwise.ts';
import { allOf } from '../criteria/truth.ts';
import type { Verdict } from '../verdict.ts';

/** What one need makes of the whole catalogue; the numbers are places in the list of programmes. */
export interface Verdicts {
  doesNotFit: BitSet;
  toClarify: BitSet;
}

const nothingConfirmed: ReadonlyMap<number, readonly Confirmation[]> = new Map();

export type CompiledCatalogue = ReturnType<typeof compileCatalogue>;

/**
 * The whole catalogue, ready to give the verdicts for a need without looking at one programme after the other: per
 * thing that criteria look at, the programmes that are refused or left open are known as sets of bits. Every bit
 * was set by the same tests that give the reasons.
 *
 * @param on the day; for another one the catalogue is compiled anew.
 */
export function compileCatalogue(programmes: readonly CompiledProgramme[], on: Day) {
  const tables = new Map<string, KindTable>();
  const pairwise = createPairwise(programmes.length, on);

  for (const [index, { criteria }] of programmes.entries()) {
    const kinds = new Set<CriterionKind>();
    for (const criterion of criteria) {
      const lens = lensOf(criterion);
      // Parts are joined per criterion; a second one of the same kind would be joined with the first.
      if (lens.by === 'pair' || (lens.by === 'parts' && kinds.has(criterion.kind))) {
        pairwise.add(index, criterion);
      } else {
        tableOf(lens).add(index, criterion);
      }
      kinds.add(criterion.kind);
    }
  }

  function tableOf(lens: Lens): KindTable {
    const key = nameOfLens(lens);
    const known = tables.get(key);
    if (known) return known;
    const made = createKindTable(lens, { size: programmes.length, on });
    tables.set(key, made);
    return made;
  }

  /** What every need is told, whatever it is. */
  const always = joinMasks([...tables.values()].filter(({ lens }) => lens.by === 'nothing'));
  const asked = [...tables.values()].filter(({ lens }) => lens.by !== 'nothing');

  /** Verdicts without what people confirmed. */
  function verdictsOf(matchCase: MatchCase): Verdicts {
    const refusing: BitSet[] = [];
    const leavingOpen: BitSet[] = [];
    for (const table of asked) {
      const { notMet, unknown } = table.lookUp(matchCase);
      if (notMet) refusing.push(notMet);
      if (unknown) leavingOpen.push(unknown);
    }
    const doesNotFit = always.doesNotFit.slice();
    const toClarify = always.toClarify.slice();
    addUnion(doesNotFit, refusing);
    addUnion(toClarify, leavingOpen);
    removeAll(toClarify, doesNotFit);
    pairwise.addTo({ doesNotFit, toClarify }, matchCase);
    return { doesNotFit, toClarify };
  }

  function joinMasks(all: readonly KindTable[]): Verdicts {
    const joint = { doesNotFit: bitSet(programmes.length), toClarify: bitSet(programmes.length) };
    for (const table of all) {
      const { notMet, unknown } = table.lookUp(emptyCase);
      if (notMet) addAll(joint.doesNotFit, notMet);
      if (unknown) addAll(joint.toClarify, unknown);
    }
    return joint;
  }

  return {
    programmes,
    on,

    /**
     * The verdicts for a need.
     * @param confirmed what people said about conditions for this need, by place of the programme.
     */
    verdictsOf(
      matchCase: MatchCase,
      confirmed: ReadonlyMap<number, readonly Confirmation[]> = nothingConfirmed,
    ): Verdicts {
      const unconfirmed =
        matchCase.confirmations.length === 0 ? matchCase : { ...matchCase, confirmations: [] };
      const verdicts = verdictsOf(unconfirmed);
      for (const [index, confirmations] of confirmed) {
        const criteria = programmes[index]?.criteria ?? [];
        const asked = { ...matchCase, confirmations };
        const truth = allOf(criteria.map((criterion) => truthOf(criterion, asked, on)));
        removeBit(verdicts.doesNotFit, index);
        removeBit(verdicts.toClarify, index);
        if (truth === 'notMet') addBit(verdicts.doesNotFit, index);
        if (truth === 'unknown') addBit(verdicts.toClarify, index);
      }
      return verdicts;
    },
  };
}

export function verdictAt({ doesNotFit, toClarify }: Verdicts, index: number): Verdict {
  if (hasBit(doesNotFit, index)) return 'doesNotFit';
  return hasBit(toClarify, index) ? 'toClarify' : 'fits';
}
