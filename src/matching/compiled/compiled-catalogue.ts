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
  createWords,
  findNotFull,
  hasBit,
  removeAll,
  removeBit,
  type BitSet,
} from './bit-set.ts';
import { verdictKey } from './criterion-key.ts';
import { emptyCase, lensOf, type Lens, type ListedPart } from './criterion-lens.ts';
import { createKindTable, type KindTable } from './kind-table.ts';
import { looks } from './look.ts';
import { createPairwise } from './pairs/pairwise.ts';
import { createPartsTable, type PartsTable } from './parts-table.ts';
import { createSharedCriteria } from './shared-criteria.ts';

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
  const always = createSharedCriteria(size, on);
  const tables = new Map<string, KindTable>();
  const partTables = new Map<ListedPart, PartsTable>();
  const pairwise = createPairwise(size, on);
  const among = createWords(size);

  for (const [place, { criteria }] of programmes.entries()) {
    const kinds = new Set<CriterionKind>();
    for (const criterion of criteria) {
      // Parts are joined per criterion; a second one of the same kind would be joined with the first.
      roomFor(lensOf(criterion), kinds.has(criterion.kind)).add(bitAt(place), criterion);
      kinds.add(criterion.kind);
    }
  }

  function bitAt(place: number): number {
    const bit = bits[place];
    if (bit === undefined) throw new RangeError(`no programme at place ${place}`);
    return bit;
  }

  function roomFor(lens: Lens, isSecond: boolean): Room {
    switch (lens.by) {
      case 'nothing':
        return always;
      case 'pair':
        return pairwise;
      case 'parts':
        return isSecond
          ? pairwise
          : roomIn(partTables, lens.of, () => createPartsTable(lens.of, { size, on }));
      case 'view':
        return roomIn(tables, lens.look.name, () => createKindTable(lens.look, { size, on }));
    }
  }

  /** What every need is told, whatever it is. */
  const told = always.masksOf({});
  const regions = tables.get(looks.region.name);
  const asked = [...tables.values()].filter((table) => table !== regions);
  const listed = [...partTables.values()];

  /** Verdicts without what people confirmed. */
  function verdictsOf(matchCase: MatchCase): Verdicts {
    const verdicts = { doesNotFit: told.notMet.slice(), toClarify: told.unknown.slice() };
    const { doesNotFit, toClarify } = verdicts;
    const { notMet: elsewhere, unknown: anywhere } = regions?.lookUp(matchCase) ?? nothingFound;
    if (elsewhere) addAll(doesNotFit, elsewhere);
    if (anywhere) addAll(toClarify, anywhere);
    findNotFull(doesNotFit, among);
    for (const table of listed) table.addTo(verdicts, { matchCase, among });
    addFound(verdicts, matchCase);
    removeAll(toClarify, doesNotFit);
    pairwise.addTo(verdicts, { matchCase, among });
    return verdicts;
  }

  function addFound({ doesNotFit, toClarify }: Verdicts, matchCase: MatchCase): void {
    const refusing: BitSet[] = [];
    const leavingOpen: BitSet[] = [];
    for (const table of asked) {
      const { notMet, unknown } = table.lookUp(matchCase);
      if (notMet) refusing.push(notMet);
      if (unknown) leavingOpen.push(unknown);
    }
    addUnion(doesNotFit, refusing, among);
    addUnion(toClarify, leavingOpen, among);
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

/** Where criteria that look at the same are kept. */
interface Room {
  add: (programme: number, criterion: Criterion) => void;
}

function roomIn<Name, Made>(rooms: Map<Name, Made>, name: Name, make: () => Made): Made {
  const known = rooms.get(name);
  if (known) return known;
  const made = make();
  rooms.set(name, made);
  return made;
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
