import type { SecrecyCell, Suppression } from './secrecy.ts';

/**
 * Totals that are parts of other totals: a Stadtbezirk is the sum of its Stadtteile, the city that of its Stadtbezirke,
 * of its Stadtteile, of its quarters. Covering each group for itself is not enough there: a locked Stadtbezirk whose
 * Stadtteile stand beside it is no secret, and neither is what it was to cover. So the locked figures are taken as the
 * unknowns of the sums, and as long as one of the small ones follows from them, another figure is locked.
 */

/** A sum and what it adds up to: `district:17/district`, named by the key of its total and the level of its parts. */
export const sumName = (totalKey: string, level: string): string => `${totalKey}/${level}`;

/** Keys of totals that anybody may look up. */
const publicTotal = 'municipality:';

type LockOf = (cell: SecrecyCell) => Suppression | null;

/** The locked small figures that follow from the sums and the visible figures. */
export function givenAway(cells: readonly SecrecyCell[], lockOf: LockOf): SecrecyCell[] {
  const unknowns = cells.filter((cell) => lockOf(cell) !== null);
  const placeOf = new Map(unknowns.map(({ key }, place) => [key, place]));
  const solved = solvedPlaces(equationsOf(cells, placeOf), unknowns.length);
  return unknowns.filter((cell, place) => lockOf(cell) !== 'secondary' && solved.has(place));
}

/**
 * Locks further figures until none of the small ones follows.
 * @param covers the visible figures that may be locked, the best first
 */
export function coverSums(
  cells: readonly SecrecyCell[],
  found: Map<string, Suppression>,
  covers: (lockOf: LockOf) => readonly SecrecyCell[],
): void {
  const lockOf: LockOf = (cell) => found.get(cell.key) ?? cell.locked;
  for (let open = givenAway(cells, lockOf); open.length > 0; open = givenAway(cells, lockOf)) {
    const candidates = covers(lockOf);
    const better = candidates.find(({ key }) => {
      const trial: LockOf = (cell) => (cell.key === key ? 'secondary' : lockOf(cell));
      return givenAway(cells, trial).length < open.length;
    });
    // Sometimes only two together help: the first one then only opens the way.
    const chosen = better ?? candidates.find(({ sums }) => sums.length > 0);
    if (!chosen) return;
    found.set(chosen.key, 'secondary');
  }
}

/** One row for each sum: +1 for an unknown part, −1 for its total where that is unknown, too. */
function equationsOf(
  cells: readonly SecrecyCell[],
  placeOf: ReadonlyMap<string, number>,
): Map<number, number>[] {
  const rows = new Map<string, Map<number, number>>();
  for (const { key, sums } of cells) {
    const place = placeOf.get(key);
    for (const sum of sums) {
      const row = rows.get(sum) ?? new Map<number, number>();
      if (place !== undefined) row.set(place, 1);
      rows.set(sum, row);
    }
  }
  const present = new Set(cells.map(({ key }) => key));
  for (const [sum, row] of rows) {
    const key = sum.slice(0, sum.lastIndexOf('/'));
    const total = placeOf.get(key);
    if (total !== undefined) row.set(total, -1);
    // That of the city is public; of a total that nobody gave us nothing follows that we could cover.
    else if (!present.has(key) && !key.startsWith(publicTotal)) rows.delete(sum);
  }
  return [...rows.values()].filter(({ size }) => size > 0);
}

/** The unknowns that the equations settle, by Gaussian elimination. */
function solvedPlaces(
  equations: readonly ReadonlyMap<number, number>[],
  count: number,
): Set<number> {
  const rows = equations.map((row) => Array.from({ length: count }, (_, at) => row.get(at) ?? 0));
  const pivots: { place: number; row: number[] }[] = [];
  for (let place = 0; place < count; place += 1) {
    const at = rows.findIndex((row) => Math.abs(row[place] ?? 0) > tiny);
    const [row] = at === -1 ? [] : rows.splice(at, 1);
    if (!row) continue;
    const scale = row[place] ?? 1;
    const pivot = row.map((value) => value / scale);
    for (const other of [...rows, ...pivots.map((one) => one.row)]) subtract(other, pivot, place);
    pivots.push({ place, row: pivot });
  }
  const alone = pivots.filter(
    ({ row }) => row.filter((value) => Math.abs(value) > tiny).length === 1,
  );
  return new Set(alone.map(({ place }) => place));
}

const tiny = 1e-9;

function subtract(row: number[], pivot: readonly number[], place: number): void {
  const factor = row[place] ?? 0;
  if (Math.abs(factor) <= tiny) return;
  for (const [at, value] of pivot.entries()) row[at] = (row[at] ?? 0) - factor * value;
}
