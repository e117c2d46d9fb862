import { areaKey, type FigureArea } from './figure-area.ts';
import { referenceKey } from './figure-reference.ts';
import { countedOf } from './figure-rules.ts';
import type { FigureTopic, FigureValue } from './figure-value.ts';
import type { Indicator } from './indicator.ts';
import { cellsToLock, type SecrecyCell, type Suppression } from './secrecy.ts';

/** All figures of one indicator, base and reference: what secrecy looks at together. */
export const topicKey = (value: FigureTopic): string =>
  [value.indicatorId, value.base, referenceKey(value)].join('|');

/** The figures in effect by topic; several rows of one figure stand together. */
export function byTopic(
  effective: ReadonlyMap<string, readonly FigureValue[]>,
): Map<string, (readonly FigureValue[])[]> {
  const topics = new Map<string, (readonly FigureValue[])[]>();
  for (const rows of effective.values()) {
    const [first] = rows;
    if (!first) continue;
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
    locked,
    value: row.value ?? row.valueFrom,
    wasLocked: locked !== null,
    ...countedOf(row, indicator),
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
    const rowsOf = new Map<string, readonly FigureValue[]>();
    const cells: SecrecyCell[] = [];
    for (const rows of figures) {
      const [row] = rows;
      const cell = storedCell(rows, {
        area: row && known.areas.get(`${row.areaKind}:${row.areaId}`),
        indicator: row && known.indicators.get(row.indicatorId),
      });
      if (!cell) continue;
      cells.push(cell);
      rowsOf.set(cell.key, rows);
    }
    for (const [key, why] of cellsToLock(cells, known.threshold)) {
      for (const { id } of rowsOf.get(key) ?? []) locks.push({ id, why });
    }
  }
  return locks;
}
