import { areaKey, type FigureArea } from './figure-area.ts';
import { countedOf } from './figure-rules.ts';
import type { FigureTopic, FigureValue } from './figure-value.ts';
import type { Indicator } from './indicator.ts';
import { cellsToLock, type SecrecyCell, type Suppression } from './secrecy.ts';

/**
 * All figures of one indicator and year: what secrecy looks at together. The same count stands there under another base
 * or day, and must not give away what is locked here.
 */
export const topicKey = ({ indicatorId, referenceYear, yearLabel }: FigureTopic): string =>
  [indicatorId, referenceYear ?? yearLabel].join('|');

/** The figures in effect by topic; several rows of one figure stand together. */
export function byTopic(
  effective: ReadonlyMap<string, readonly FigureValue[]>,
): Map<string, (readonly FigureValue[])[]> {
  const topics = new Map<string, (readonly FigureValue[])[]>();
  for (const rows of effective.values()) {
    const [first] = rows;
    // What was invented for the demonstration gives nothing away.
    if (!first || first.origin === 'demo') continue;
    const topic = topicKey(first);
    const known = topics.get(topic);
    if (known) known.push(rows);
    else topics.set(topic, [rows]);
  }
  return topics;
}

/** A stored figure as secrecy sees it; undefined for an area that is no longer there. */
export function storedCell(
  rows: readonly FigureValue[],
  { area, indicator }: { area: FigureArea | undefined; indicator: Indicator | undefined },
): SecrecyCell | undefined {
  const row = rows.find(({ state }) => state === 'value') ?? rows[0];
  if (!row || !area || !indicator) return undefined;
  const locked = row.state === 'suppressed' ? (row.suppression ?? 'source') : null;
  return {
    key: areaKey(area),
    groups: area.groups,
    sums: area.sums,
    locked,
    value: row.value ?? row.valueFrom,
    wasLocked: locked !== null,
    ...countedOf(row, indicator),
  };
}

/** An area may have several figures of a topic, under different bases: what one of them must hide, all must. */
export function joinedCell(known: SecrecyCell | undefined, next: SecrecyCell): SecrecyCell {
  if (!known) return next;
  const least = (a: number | null, b: number | null): number | null => {
    if (a === null || b === null) return a ?? b;
    // Zero hides nothing and is not small.
    return a === 0 || b === 0 ? Math.max(a, b) : Math.min(a, b);
  };
  return {
    ...known,
    locked: known.locked ?? next.locked,
    wasLocked: known.wasLocked || next.wasLocked,
    count: least(known.count, next.count),
    rest: least(known.rest, next.rest),
    denominator: least(known.denominator, next.denominator),
    value: known.value ?? next.value,
  };
}

/**
 * What has to be locked among figures in effect, so that none of the topics gives a small count away.
 * @param topics which ones to look at
 * @returns every row of each figure to be locked
 */
export function locksAmong(
  effective: ReadonlyMap<string, readonly FigureValue[]>,
  topics: ReadonlySet<string>,
  known: {
    areas: ReadonlyMap<string, FigureArea>;
    indicators: ReadonlyMap<string, Indicator>;
    threshold: number;
  },
): { id: string; why: Suppression }[] {
  const locks: { id: string; why: Suppression }[] = [];
  for (const [topic, figures] of byTopic(effective)) {
    if (!topics.has(topic)) continue;
    const rowsOf = new Map<string, FigureValue[]>();
    const cells = new Map<string, SecrecyCell>();
    for (const rows of figures) {
      const [row] = rows;
      const cell = storedCell(rows, {
        area: row && known.areas.get(`${row.areaKind}:${row.areaId}`),
        indicator: row && known.indicators.get(row.indicatorId),
      });
      if (!cell) continue;
      cells.set(cell.key, joinedCell(cells.get(cell.key), cell));
      rowsOf.set(cell.key, [...(rowsOf.get(cell.key) ?? []), ...rows]);
    }
    const found = locksOfTopic([...cells.values()], known.threshold);
    for (const [key, why] of found) {
      for (const { id, state } of rowsOf.get(key) ?? [])
        if (state === 'value') locks.push({ id, why });
    }
  }
  return locks;
}

/** By area: what has to be locked, and what is locked under one base and therefore under all. */
export function locksOfTopic(
  cells: readonly SecrecyCell[],
  threshold: number,
): Map<string, Suppression> {
  const locks = cellsToLock(cells, threshold);
  for (const { key, locked } of cells) if (locked !== null) locks.set(key, locked);
  return locks;
}
