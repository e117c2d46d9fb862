import { areaKey, type FigureArea } from './figure-area.ts';
import { linesText, noCounts, type FigureCounts } from './figure-import.ts';
import type { ReadFigure, ReadFigures, RefusedLine } from './figure-row.ts';
import { countedOf } from './figure-rules.ts';
import { byTopic, joinedCell, locksOfTopic, storedCell, topicKey } from './figure-topic.ts';
import { figureKey, type FigureValue, type NewFigureValue } from './figure-value.ts';
import type { Indicator } from './indicator.ts';
import type { SecrecyCell, Suppression } from './secrecy.ts';

/** What an import will do. Values without an id yet; small counts are gone. */
export interface FigurePreview {
  values: Omit<NewFigureValue, 'id'>[];
  counts: FigureCounts;
  refused: RefusedLine[];
  unchangedLines: string;
}

export interface PreviewGround {
  effective: ReadonlyMap<string, readonly FigureValue[]>;
  areas: ReadonlyMap<string, FigureArea>;
  indicators: ReadonlyMap<string, Indicator>;
  threshold: number;
}

/** Compares what a file says with what is in effect, and locks what has to be locked. */
export function previewOf(read: ReadFigures, ground: PreviewGround): FigurePreview {
  const { figures, refused } = withoutTwins(read.figures);
  const counts = { ...noCounts, empty: read.empty, noStatement: read.noStatement };
  const unchanged: number[] = [];
  const values: FigurePreview['values'] = [];
  const inEffect = byTopic(ground.effective);
  for (const [topic, ofFile] of topicsOf(figures)) {
    const locks = locksOf(ofFile, inEffect.get(topic) ?? [], ground);
    for (const [key, figure] of ofFile) {
      const old = ground.effective.get(key);
      const value = newValue(figure, locks.get(areaKey(figure.area)) ?? null, old);
      const isSeed = old?.[0]?.change === null;
      // The seed cannot be taken back: what it says with its notes and sources need not be said again.
      if (value.change !== 'unchanged' || !isSeed) values.push(value);
      if (value.change === 'unchanged') {
        unchanged.push(figure.line);
        counts.unchanged += 1;
        continue;
      }
      counts[value.state === 'suppressed' ? 'suppressed' : value.change] += 1;
    }
    for (const rows of inEffect.get(topic) ?? []) {
      const row = rows.find(({ state }) => state === 'value');
      const why = row && locks.get(`${row.areaKind}:${row.areaId}`);
      if (!row || !why || ofFile.has(figureKey(row))) continue;
      values.push(lockedValue(row, why));
      counts.locked += 1;
    }
  }
  const all = [...read.refused, ...refused].sort((a, b) => a.line - b.line);
  counts.refused = all.length;
  return { values, counts, refused: all, unchangedLines: linesText(unchanged) };
}

/** A figure that stands twice is taken once if both say the same, and not at all if they contradict each other. */
function withoutTwins(all: readonly ReadFigure[]): {
  figures: Map<string, ReadFigure>;
  refused: RefusedLine[];
} {
  const byKey = new Map<string, ReadFigure[]>();
  for (const figure of all) {
    const key = keyOf(figure);
    byKey.set(key, [...(byKey.get(key) ?? []), figure]);
  }
  const figures = new Map<string, ReadFigure>();
  const refused: RefusedLine[] = [];
  for (const [key, twins] of byKey) {
    const [first, ...more] = twins;
    if (!first) continue;
    if (more.length === 0 || more.every((one) => isSame(one, first))) {
      figures.set(key, first);
      refused.push(
        ...more.map(({ line }) => ({
          line,
          reason: `Doppelt: steht schon in Zeile ${first.line}`,
        })),
      );
      continue;
    }
    const lines = linesText(twins.map(({ line }) => line));
    const reason = `Doppelt und widersprüchlich: ${first.indicator.name} für ${first.area.label}, ${first.reference.yearLabel} (Zeilen ${lines})`;
    refused.push(...twins.map(({ line }) => ({ line, reason })));
  }
  return { figures, refused };
}

type Figures = Pick<FigureValue, 'value' | 'numerator' | 'denominator'> & { state: string };

function isSame(a: Figures, b: Figures): boolean {
  return (
    a.state === b.state &&
    isNear(a.value, b.value) &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator
  );
}

/** Counts that only the stored one has are no news; counts that only the file has are. */
function saysNothingNew(file: Figures, stored: Figures): boolean {
  return file.numerator === null && file.denominator === null
    ? isNear(file.value, stored.value)
    : isSame(file, stored);
}

const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 1e-9;

function keyOf(figure: ReadFigure): string {
  return figureKey(placeOf(figure));
}

function placeOf({ area, indicator, base, reference }: ReadFigure) {
  return {
    areaKind: area.kind,
    areaId: area.id,
    indicatorId: indicator.id,
    base,
    yearLabel: reference.yearLabel,
    referenceYear: reference.referenceYear,
    referenceOn: reference.referenceOn,
  };
}

function topicsOf(figures: ReadonlyMap<string, ReadFigure>): Map<string, Map<string, ReadFigure>> {
  const topics = new Map<string, Map<string, ReadFigure>>();
  for (const [key, figure] of figures) {
    const topic = topicKey(placeOf(figure));
    const known = topics.get(topic) ?? new Map<string, ReadFigure>();
    topics.set(topic, known.set(key, figure));
  }
  return topics;
}

/** Why each area's figure of a topic is locked: by its source, for being small, or as a cover. */
function locksOf(
  ofFile: ReadonlyMap<string, ReadFigure>,
  stored: readonly (readonly FigureValue[])[],
  { areas, indicators, threshold }: PreviewGround,
): Map<string, Suppression> {
  const cells = new Map<string, SecrecyCell>();
  const add = (cell: SecrecyCell): void => {
    cells.set(cell.key, joinedCell(cells.get(cell.key), cell));
  };
  const lockedBefore = new Set<string>();
  for (const rows of stored) {
    const [row] = rows;
    const cell = storedCell(rows, {
      area: row && areas.get(`${row.areaKind}:${row.areaId}`),
      indicator: row && indicators.get(row.indicatorId),
    });
    if (!row || !cell) continue;
    if (cell.wasLocked) lockedBefore.add(figureKey(row));
    if (!ofFile.has(figureKey(row))) add(cell);
  }
  for (const [name, figure] of ofFile) {
    add({
      key: areaKey(figure.area),
      groups: figure.area.groups,
      sums: figure.area.sums,
      locked: figure.state === 'locked' ? 'source' : null,
      value: figure.value,
      wasLocked: lockedBefore.has(name),
      ...countedOf(figure, figure.indicator),
    });
  }
  return locksOfTopic([...cells.values()], threshold);
}

/**
 * What is unchanged is a statement of this file too: it stays in effect when the earlier import that said the same is
 * taken back. Counts that only the stored figure has stay with it. A locked figure carries no number and no remark of the file.
 */
function newValue(
  figure: ReadFigure,
  lock: Suppression | null,
  old: readonly FigureValue[] | undefined,
): Omit<NewFigureValue, 'id' | 'change'> & { change: 'added' | 'changed' | 'unchanged' } {
  const known = old?.find((row) =>
    lock === null
      ? row.state === 'value' && saysNothingNew(figure, row)
      : row.state === 'suppressed' && (row.suppression ?? 'source') === lock,
  );
  const counted = known !== undefined && figure.numerator === null ? known : figure;
  return {
    ...placeOf(figure),
    state: lock === null ? 'value' : 'suppressed',
    value: lock === null ? figure.value : null,
    numerator: lock === null ? counted.numerator : null,
    denominator: lock === null ? counted.denominator : null,
    origin: lock === null ? figure.origin : 'berichtet',
    suppression: lock,
    sourceTitle: figure.sourceTitle,
    sourceUrl: figure.sourceUrl,
    line: figure.line,
    change: known !== undefined ? 'unchanged' : old === undefined ? 'added' : 'changed',
  };
}

/** A figure in effect that the file does not name and that must not stay visible beside it. */
function lockedValue(row: FigureValue, why: Suppression): Omit<NewFigureValue, 'id'> {
  return {
    areaKind: row.areaKind,
    areaId: row.areaId,
    indicatorId: row.indicatorId,
    base: row.base,
    yearLabel: row.yearLabel,
    referenceYear: row.referenceYear,
    referenceOn: row.referenceOn,
    state: 'suppressed',
    value: null,
    numerator: null,
    denominator: null,
    origin: row.origin,
    suppression: why,
    sourceTitle: row.sourceTitle,
    sourceUrl: row.sourceUrl,
    line: null,
    change: 'locked',
  };
}
