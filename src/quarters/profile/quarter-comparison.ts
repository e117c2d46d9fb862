import {
  baseKey,
  compareValues,
  sameReference,
  type Comparison,
  type Indicator,
  type IndicatorValue,
} from '../figures/indicator.ts';
import type { Quarter } from '../quarter.ts';
import { isDemo } from './profile.ts';

/** Quarters side by side, one row per indicator. Pure. */

export const leastCompared = 2;
export const mostCompared = 6;

/** What one quarter has to show in a row. */
export interface ComparedCell {
  quarter: Quarter;
  /** null = no value at all. */
  value: IndicatorValue | null;
  /** Of the reference and base of the row; else it stands there for information only. */
  isOfReference: boolean;
}

/** Values of one indicator, all published or all invented. */
export interface ComparedRow {
  indicator: Indicator;
  isDemo: boolean;
  /** A value of the reference that most quarters share, the newest of them; null where no two share one. */
  reference: IndicatorValue | null;
  /** In the order of the quarters. */
  cells: ComparedCell[];
  /** The city's value, only of the reference of the row. */
  city: IndicatorValue | null;
}

export interface ComparisonInput {
  quarters: readonly Quarter[];
  indicators: readonly Indicator[];
  /** Of all quarters, newest first. */
  quarterValues: readonly IndicatorValue[];
  /** Of the one city all quarters lie in; empty where they lie in several. */
  cityValues: readonly IndicatorValue[];
}

/** Published and invented values of an indicator stand in rows of their own; an indicator without any has one empty row. */
export function compareQuarters(input: ComparisonInput): ComparedRow[] {
  return input.indicators.flatMap((indicator) => {
    const values = input.quarterValues.filter(({ indicatorId }) => indicatorId === indicator.id);
    const kinds = [false, true].filter((kind) => values.some((value) => isDemo(value) === kind));
    return (kinds.length === 0 ? [false] : kinds).map((kind) => {
      const ofKind = (value: IndicatorValue): boolean =>
        value.indicatorId === indicator.id && isDemo(value) === kind;
      return rowOf(indicator, kind, {
        ...input,
        quarterValues: values.filter(ofKind),
        cityValues: input.cityValues.filter(ofKind),
      });
    });
  });
}

function rowOf(
  indicator: Indicator,
  ofDemo: boolean,
  { quarters, quarterValues, cityValues }: ComparisonInput,
): ComparedRow {
  const reference = sharedReference(quarterValues);
  const isOfReference = (value: IndicatorValue): boolean =>
    reference !== null && isSameReference(value, reference);
  const cells = quarters.map((quarter) => {
    const own = quarterValues.filter(({ areaId }) => areaId === quarter.id);
    const value = own.find(isOfReference) ?? own[0] ?? null;
    return { quarter, value, isOfReference: value !== null && isOfReference(value) };
  });
  // Where the quarters share no reference, one of them may still share its own with the city.
  const isOfACell = (value: IndicatorValue): boolean =>
    reference === null && cells.some((cell) => isOfCity(cell, value));
  const city = cityValues.find((value) => isOfReference(value) || isOfACell(value)) ?? null;
  return { indicator, isDemo: ofDemo, reference, cells, city };
}

/** Whether the value of a quarter and that of the city are of one base and date. */
export function isOfCity({ value }: ComparedCell, city: IndicatorValue | null): boolean {
  return value !== null && city !== null && isSameReference(value, city);
}

/** Same base and same date, whether or not a value is suppressed. */
function isSameReference(a: IndicatorValue, b: IndicatorValue): boolean {
  return baseKey(a) === baseKey(b) && sameReference(a, b);
}

/** The reference that most quarters have a value of, the newest among equals. Suppressed counts: it is an answer. */
function sharedReference(values: readonly IndicatorValue[]): IndicatorValue | null {
  let best: { value: IndicatorValue; count: number } | null = null;
  for (const value of values) {
    const sharing = values.filter((other) => isSameReference(value, other));
    const count = new Set(sharing.map(({ areaId }) => areaId)).size;
    if (count > (best?.count ?? 1)) best = { value, count };
  }
  return best?.value ?? null;
}

/** A row whose values may be drawn beside each other: at least two of them, single, of one reference, and rates. */
export function isDrawableRow(row: ComparedRow): boolean {
  return row.indicator.denominator !== null && row.cells.filter(isDrawableCell).length >= 2;
}

export function isDrawableCell({ value, isOfReference }: ComparedCell): boolean {
  return isOfReference && value !== null && value.state === 'value' && value.value !== null;
}

/** What may be said about a quarter of a row and the city. */
export function compareWithCity({ value }: ComparedCell, { city }: ComparedRow): Comparison | null {
  return value === null || city === null ? null : compareValues(value, city);
}
