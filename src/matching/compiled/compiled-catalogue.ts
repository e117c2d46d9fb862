import type { Day } from '../../shared/dates.ts';
import { compareText } from '../../shared/text.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { Confirmation, Criterion, CriterionKind, MatchCase } from '../criteria/criterion.ts';
import { truthOf } from '../criteria/criterion-tests.ts';
import { allOf } from '../criteria/truth.ts';
import type { Verdict } from '../verdict.ts';
import {
  addAll,
  addBit,
  addUnion,
  bitSet,
  createWords,
  findNotFull,
  hasBit,
  removeAll,
  removeBit,
  type BitSet,
} from './bit-set.ts';
import { emptyCase, lensOf, nameOfLens, type Lens } from './criterion-lens.ts';
import { createKindTable, verdictKey, type KindTable } from './kind-table.ts';
import { createPairwise } from './pairwise.ts';

/** What one need makes of the whole catalogue; whose bit is whose, only the catalogue knows. */
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
  const size = programmes.length;
  const bits = bitsOf(programmes, on);
  const tables = new Map<string, KindTable>();
  const pairwise = createPairwise(size, on);
  const open = createWords(size);

  for (const [place, { criteria }] of programmes.entries()) {
    const kinds = new Set<CriterionKind>();
    for (const criterion of criteria) {
      const lens = lensOf(criterion);
      // Parts are joined per criterion; a second one of the same kind would be joined with the first.
      const isPair = lens.by === 'pair' || (lens.by === 'parts' && kinds.has(criterion.kind));
      (isPair ? pairwise : tableOf(lens)).add(bitAt(place), criterion);
      kinds.add(criterion.kind);
    }
  }

  function bitAt(place: number): number {
    const bit = bits[place];
    if (bit === undefined) throw new RangeError(`no programme at place ${place}`);
    return bit;
  }

  function tableOf(lens: Lens): KindTable {
    const key = nameOfLens(lens);
    const known = tables.get(key);
    if (known) return known;
    const made = createKindTable(lens, { size, on });
    tables.set(key, made);
    return made;
  }

  const lenses = [...tables.values()];
  /** What every need is told, whatever it is. */
  const always = joinMasks(lenses.filter(({ lens }) => lens.by === 'nothing'));
  const regions = lenses.find(isOfRegion);
  const asked = lenses.filter((table) => table !== regions && table.lens.by !== 'nothing');

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
    const toClarify = bitSet(size);
    const { notMet: elsewhere, unknown: anywhere } = regions?.lookUp(matchCase) ?? nothingFound;
    if (elsewhere) addAll(doesNotFit, elsewhere);
    findNotFull(doesNotFit, open);
    addUnion(doesNotFit, refusing, open);
    leavingOpen.push(always.toClarify);
    if (anywhere) leavingOpen.push(anywhere);
    addUnion(toClarify, leavingOpen, open);
    removeAll(toClarify, doesNotFit);
    pairwise.addTo({ doesNotFit, toClarify }, { matchCase, open });
    return { doesNotFit, toClarify };
  }

  function joinMasks(all: readonly KindTable[]): Verdicts {
    const joint = { doesNotFit: bitSet(size), toClarify: bitSet(size) };
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
      for (const [place, confirmations] of confirmed) {
        const criteria = programmes[place]?.criteria ?? [];
        const asked = { ...matchCase, confirmations };
        const truth = allOf(criteria.map((criterion) => truthOf(criterion, asked, on)));
        const bit = bitAt(place);
        removeBit(verdicts.doesNotFit, bit);
        removeBit(verdicts.toClarify, bit);
        if (truth === 'notMet') addBit(verdicts.doesNotFit, bit);
        if (truth === 'unknown') addBit(verdicts.toClarify, bit);
      }
      return verdicts;
    },

    /** Of the programme at this place of the list. */
    verdictAt({ doesNotFit, toClarify }: Verdicts, place: number): Verdict {
      const bit = bitAt(place);
      if (hasBit(doesNotFit, bit)) return 'doesNotFit';
      return hasBit(toClarify, bit) ? 'toClarify' : 'fits';
    },
  };
}

const nothingFound = { notMet: null, unknown: null };

function isOfRegion({ lens }: KindTable): boolean {
  return lens.by === 'view' && lens.look.name === 'region';
}

/**
 * By place in the list: the bit of the programme. Those that are refused whatever the need is stand together, and so do
 * those of one region: then most needs fill whole words before anything else is asked, and these are passed over.
 */
function bitsOf(programmes: readonly CompiledProgramme[], on: Day): number[] {
  const neighbours = programmes.map(({ criteria }) => neighbourhood(criteria, on));
  const order = [...programmes.keys()].sort((a, b) =>
    compareText(neighbours[a] ?? '', neighbours[b] ?? ''),
  );
  const bits: number[] = [];
  for (const [bit, place] of order.entries()) bits[place] = bit;
  return bits;
}

function neighbourhood(criteria: readonly Criterion[], on: Day): string {
  const isRefused = criteria.some(
    (criterion) =>
      lensOf(criterion).by === 'nothing' && truthOf(criterion, emptyCase, on) === 'notMet',
  );
  const regions = criteria.filter(({ kind }) => kind === 'region').map(verdictKey);
  return `${isRefused} ${regions.join()}`;
}
