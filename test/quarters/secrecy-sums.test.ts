import { expect } from 'chai';
import {
  areaKey,
  areasOf,
  type FigureArea,
  type Places,
} from '../../src/quarters/figures/figure-area.ts';
import { cellsToLock, isTooSmall, type SecrecyCell } from '../../src/quarters/figures/secrecy.ts';

/** Three Stadtbezirke; Wiesdorf has two quarters, Manfort one that is the whole Stadtteil. */
const districtNames: Record<string, string[]> = {
  I: ['Wiesdorf', 'Manfort', 'Rheindorf', 'Hitdorf'],
  II: ['Opladen', 'Bürrig'],
  III: ['Schlebusch', 'Steinbüchel', 'Alkenrath'],
};
const places: Places = {
  municipality: { id: 'lev', key: 'leverkusen', name: 'Leverkusen', ags: '05316000' },
  districts: Object.entries(districtNames).flatMap(([bezirk, names]) => [
    { id: bezirk, key: bezirk, name: `Stadtbezirk ${bezirk}`, kind: 'stadtbezirk', parentId: null },
    ...names.map((name) => ({ id: name, key: name, name, kind: 'stadtteil', parentId: bezirk })),
  ]),
  quarters: [
    { id: 'q1', slug: 'wiesdorf-west', name: 'Wiesdorf-West', districtId: 'Wiesdorf' },
    { id: 'q2', slug: 'wiesdorf-altstadt', name: 'Wiesdorf-Altstadt', districtId: 'Wiesdorf' },
    { id: 'q3', slug: 'manfort', name: 'Manfort', districtId: 'Manfort' },
  ],
};
const areas = areasOf(places);

type Counts = Record<string, number>;

function cellsOf(counts: Counts): SecrecyCell[] {
  return areas
    .filter(({ kind }) => kind !== 'municipality')
    .map((area: FigureArea): SecrecyCell => {
      const count = counts[area.id] ?? 0;
      const { groups, sums } = area;
      const open = { rest: null, denominator: null, locked: null, wasLocked: false };
      return { key: areaKey(area), groups, sums, count, value: count, ...open };
    });
}

/** Counts of the Stadtteile with every total they give. */
function complete(ofDistricts: Counts): Counts {
  const counts = { ...ofDistricts };
  for (const [bezirk, names] of Object.entries(districtNames)) {
    counts[bezirk] = names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
  }
  const west = Math.floor((counts['Wiesdorf'] ?? 0) / 3);
  return { ...counts, q1: west, q2: (counts['Wiesdorf'] ?? 0) - west, q3: counts['Manfort'] ?? 0 };
}

/** The sums as everybody knows them, written down apart from the rule: parts, and the total if it may be locked. */
const sums: { total: string | null; parts: string[] }[] = [
  { total: null, parts: Object.keys(districtNames) },
  { total: null, parts: Object.values(districtNames).flat() },
  ...Object.entries(districtNames).map(([total, parts]) => ({ total, parts })),
  { total: 'Wiesdorf', parts: ['q1', 'q2'] },
  { total: 'Manfort', parts: ['q3'] },
];

function rank(rows: number[][]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const at = left.findIndex((row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9);
    if (at === -1) continue;
    const [pivot] = left.splice(at, 1);
    if (!pivot) continue;
    left.splice(found, 0, pivot);
    for (const row of left.slice(found + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (const [index, value] of pivot.entries()) row[index] = (row[index] ?? 0) - factor * value;
    }
    found += 1;
  }
  return found;
}

/** Ids whose count follows from the sums and from everything that is not locked. */
function follows(locked: readonly string[]): string[] {
  const matrix = sums.map(({ total, parts }) =>
    locked.map((id) => (parts.includes(id) ? 1 : id === total ? -1 : 0)),
  );
  const known = rank(matrix);
  return locked.filter(
    (_, place) => rank([...matrix, locked.map((__, at) => (at === place ? 1 : 0))]) === known,
  );
}

const idOf = (key: string): string => key.slice(key.indexOf(':') + 1);

describe('sums of sums', () => {
  it('a Stadtbezirk is not told by its Stadtteile', () => {
    const counts = complete({
      ...{ Wiesdorf: 23, Manfort: 85, Rheindorf: 177, Hitdorf: 20 },
      ...{ Opladen: 7, Bürrig: 0 },
      ...{ Schlebusch: 11, Steinbüchel: 119, Alkenrath: 0 },
    });
    const locks = cellsToLock(cellsOf(counts), 10);
    expect(locks.get('district:II')).to.equal('primary');
    const small = [...locks].filter(([, why]) => why !== 'secondary').map(([key]) => idOf(key));
    const told = follows([...locks.keys()].map(idOf));
    expect(told.filter((id) => small.includes(id))).to.deep.equal([]);
  });

  it('a Stadtteil does not tell the quarter that is the whole of it', () => {
    const counts = complete({
      Wiesdorf: 300,
      Manfort: 7,
      Rheindorf: 200,
      Opladen: 90,
      Schlebusch: 80,
    });
    const locks = cellsToLock(cellsOf(counts), 10);
    expect([locks.has('quarter:q3'), locks.has('district:Manfort')]).to.deep.equal([true, true]);
  });

  it('on random tables no small count follows from sums and visible figures', () => {
    let state = 20_261_128;
    const next = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    let seen = 0;
    for (let round = 0; round < 1500; round += 1) {
      const districts = Object.values(districtNames).flat();
      const counts = complete(
        Object.fromEntries(
          districts.map((name) => [
            name,
            next() < 0.2 ? 0 : Math.floor(next() * (next() < 0.4 ? 15 : 300)),
          ]),
        ),
      );
      const cells = cellsOf(counts);
      const locks = cellsToLock(cells, 10);
      const visible = cells.filter(({ key }) => !locks.has(key));
      const told = new Set(follows([...locks.keys()].map(idOf)));
      for (const cell of visible) expect(isTooSmall(cell, 10)).to.equal(false);
      for (const [key, why] of locks) {
        if (why === 'secondary') continue;
        seen += 1;
        // Where everything else is locked already there is nothing left to cover with.
        if (visible.length > 0)
          expect(told.has(idOf(key)), JSON.stringify({ counts, key })).to.equal(false);
      }
    }
    expect(seen).to.be.greaterThan(500);
  });
});
