import type { FigureArea } from './figure-area.ts';
import { referenceKey } from './figure-reference.ts';
import type { Suppression } from './secrecy.ts';

/** A stored figure with what imports and secrecy need of it. */
export interface FigureValue {
  id: string;
  areaKind: FigureArea['kind'];
  areaId: string;
  indicatorId: string;
  base: string;
  yearLabel: string;
  referenceYear: number | null;
  referenceOn: string | null;
  state: 'value' | 'suppressed';
  value: number | null;
  valueFrom: number | null;
  valueTo: number | null;
  numerator: number | null;
  denominator: number | null;
  origin: 'berichtet' | 'abgeleitet' | 'demo';
  suppression: Suppression | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
  line: number | null;
  change: 'added' | 'changed' | 'unchanged' | 'locked' | null;
}

export type NewFigureValue = Omit<FigureValue, 'valueFrom' | 'valueTo'>;
/** One indicator with base and reference. */
export type FigureTopic = Pick<FigureValue, 'indicatorId' | 'yearLabel' | 'referenceYear'>;
export type FigureRowFilter = 'added' | 'changed' | 'suppressed';

/** What makes two rows speak of the same figure, as the view `current_indicator_value` has it. */
export const figureKey = (
  value: Pick<
    FigureValue,
    'areaKind' | 'areaId' | 'indicatorId' | 'base' | 'yearLabel' | 'referenceOn'
  >,
): string =>
  [value.areaKind, value.areaId, value.indicatorId, value.base, referenceKey(value)].join('|');

/** Rows that speak of the same figure stand together. */
export function byFigure(values: readonly FigureValue[]): Map<string, FigureValue[]> {
  const figures = new Map<string, FigureValue[]>();
  for (const value of values) {
    const key = figureKey(value);
    const known = figures.get(key);
    if (known) known.push(value);
    else figures.set(key, [value]);
  }
  return figures;
}
