import { coverSums } from './secrecy-sums.ts';

/**
 * Which figures must be locked so that nobody can work out a small number of people, pure.
 *
 * Primary: a count from one up to the threshold is locked with everything it stands in: the numerator (or the figure
 * itself where it counts), what is left of the denominator (a share of 99 % gives its rest away), and the denominator.
 * Zero stays visible.
 *
 * Secondary: within a group of areas that add up to a total (which is public anyway), one locked figure would be total
 * minus the others. So a group with a locked figure also locks a **cover**: the smallest visible figure that is not
 * small itself. Because every visible count is zero or at least the threshold, the locked ones together then hold at
 * least the threshold, and none of them can be told from total and visible figures: each could be anything from zero
 * up to that sum. Where a group has no cover, a zero is locked if only one figure would be.
 *
 * Where totals are parts of other totals, `secrecy-sums.ts` adds covers until no small figure follows from the sums.
 *
 * The rule never looks at the size of what is locked already (we do not know it any more), so that asking again
 * changes nothing. Limits: `src/README.md`, Decisions.
 */

/** Counts from one up to, but without, the threshold are locked. Three is what the labour statistics ask for at least. */
export const secrecyLimits = { least: 3, most: 100, usual: 10 } as const;

export type Suppression = 'primary' | 'secondary' | 'source';

export interface Counted {
  /** Numerator, or the figure itself where it counts people or things; null where the source gives no count. */
  count: number | null;
  /** Denominator minus numerator of a share; null where it is none or unknown. */
  rest: number | null;
  denominator: number | null;
}

export interface SecrecyCell extends Counted {
  /** Unique within one indicator, base and reference. */
  key: string;
  /** Groups of areas it adds up in, the smaller ones first. */
  groups: readonly string[];
  /** The sums it is a part of (`sumName`). */
  sums: readonly string[];
  /** Why it is locked; null = visible. */
  locked: Suppression | null;
  /** Only orders figures without a count. */
  value: number | null;
  /** Was locked before; such a one is taken first, so that visible figures stay visible. */
  wasLocked: boolean;
}

export function isTooSmall({ count, rest, denominator }: Counted, threshold: number): boolean {
  const isSmall = (number: number | null): boolean =>
    number !== null && number > 0 && number < threshold;
  return isSmall(count) || isSmall(rest) || isSmall(denominator);
}

/**
 * What has to be locked beside what is locked already, of one indicator, base and reference.
 * @returns by key
 */
export function cellsToLock(
  cells: readonly SecrecyCell[],
  threshold: number,
): Map<string, Suppression> {
  const found = new Map<string, Suppression>();
  for (const cell of cells) {
    if (cell.locked === null && isTooSmall(cell, threshold)) found.set(cell.key, 'primary');
  }
  const groups = groupsOf(cells);
  // A cover taken for a large group may be the only locked figure of a small one: until nothing changes any more.
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const group of groups) coverGroup(group, found, threshold);
    coverSums(cells, found, (lockOf) => {
      const visible = cells.filter((cell) => lockOf(cell) === null && mayBeLocked(cell));
      const covers = visible.filter((cell) => isCover(cell, threshold));
      return (covers.length > 0 ? covers : visible).sort(bySuitability);
    });
  }
  return found;
}

/** The figure of a whole city is public anyway. */
function mayBeLocked({ groups }: SecrecyCell): boolean {
  return groups.length > 0;
}

/** Small groups first: their cover also covers the large one. */
function groupsOf(cells: readonly SecrecyCell[]): SecrecyCell[][] {
  const groups = new Map<string, SecrecyCell[]>();
  for (const cell of cells) {
    for (const name of cell.groups) groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  return [...groups]
    .sort(([a, x], [b, y]) => x.length - y.length || compare(a, b))
    .map(([, g]) => g);
}

function coverGroup(
  group: readonly SecrecyCell[],
  found: Map<string, Suppression>,
  threshold: number,
): void {
  const lockOf = (cell: SecrecyCell): Suppression | null => found.get(cell.key) ?? cell.locked;
  const locked = group.filter((cell) => lockOf(cell) !== null);
  const isCovered = locked.some((cell) => lockOf(cell) === 'secondary');
  if (locked.length === 0 || (locked.length > 1 && isCovered)) return;
  const visible = group.filter((cell) => lockOf(cell) === null).sort(bySuitability);
  const cover = visible.find((cell) => isCover(cell, threshold));
  if (cover) found.set(cover.key, 'secondary');
  else if (locked.length === 1 && visible[0]) found.set(visible[0].key, 'primary');
}

/** Whether locking this one hides the small ones: what it counts, and what is left of it, is not small and not zero. */
export function isCover(
  { count, rest, denominator, value }: SecrecyCell,
  threshold: number,
): boolean {
  const isEnough = (number: number | null): boolean => number === null || number >= threshold;
  return (
    isEnough(count) && isEnough(rest) && isEnough(denominator) && (count !== null || value !== 0)
  );
}

function bySuitability(a: SecrecyCell, b: SecrecyCell): number {
  const size = (cell: SecrecyCell): number => cell.count ?? Number.MAX_SAFE_INTEGER;
  return (
    Number(b.wasLocked) - Number(a.wasLocked) ||
    size(a) - size(b) ||
    (a.value ?? 0) - (b.value ?? 0) ||
    compare(a.key, b.key)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
