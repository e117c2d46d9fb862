import { baseKey, type Indicator, type IndicatorValue } from '../figures/indicator.ts';
import { isDemo } from './profile.ts';

/**
 * Sozialindex: the mean of equally weighted z-scores. z = (area − mean of the areas) ÷ standard deviation of the
 * areas (of the population); where a low value speaks of burden the sign is turned. Nothing is ever filled in: an area
 * lacking a value gets no index. Pure. Source: the usual recipe of municipal social reports (Münster, Hamburg RISE,
 * Berlin MSS), domain facts 3.2.
 */

/** Fewer areas than this say nothing about a mean and a deviation. */
export const leastAreas = 8;
/** Smaller areas are left out, as in the Berlin monitoring: single households would decide. */
export const leastResidents = 300;

export interface IndexArea {
  id: string;
  name: string;
  /** null = not known; the area stays in, and the page says so. */
  residents: number | null;
}

export interface IndexInput {
  areas: readonly IndexArea[];
  indicators: readonly Indicator[];
  year: number;
  /** Over published or over invented values, never over both. */
  isDemo: boolean;
  values: readonly IndicatorValue[];
}

export interface IndexGap {
  area: IndexArea;
  indicator: Indicator;
  why: 'missing' | 'suppressed' | 'range' | 'otherBase';
}

/** An indicator over the areas of the index. */
export interface IndexPart {
  indicator: Indicator;
  mean: number;
  /** Zero where all areas have the same value: the indicator then says nothing and every z is zero. */
  deviation: number;
  /** Any of its values: reference, base and source. */
  sample: IndicatorValue;
}

export const burdens = ['muchLower', 'lower', 'middle', 'higher', 'muchHigher'] as const;
export type Burden = (typeof burdens)[number];

export interface IndexRow {
  area: IndexArea;
  /** In the order of the parts. */
  scores: { value: number; z: number }[];
  /** Mean of the z-scores; above zero = more burdened than the mean of the areas. */
  index: number;
  burden: Burden;
}

export interface SocialIndex {
  /** Areas with every value, in the given order: an index is no ranking. */
  rows: IndexRow[];
  parts: IndexPart[];
  /** Standard deviation of the index itself; the classes lie at half of it and at the whole. */
  deviation: number;
  /** Why areas have no index, or why there is none at all. */
  gaps: IndexGap[];
  tooSmall: IndexArea[];
  /** Whether enough areas have every value; else `rows` and `parts` are empty. */
  isComputed: boolean;
}

/** Whether an indicator may be part of an index: only where high or low speaks of burden. */
export function isIndexable({ direction }: Pick<Indicator, 'direction'>): boolean {
  return direction !== 'neutral';
}

/** @throws Error for a neutral indicator: a form must not offer it */
export function socialIndex({ areas, indicators, year, ...values }: IndexInput): SocialIndex {
  const neutral = indicators.find((indicator) => !isIndexable(indicator));
  if (neutral) throw new Error(`${neutral.id} is neutral and cannot be part of an index`);
  const isTooSmall = ({ residents }: IndexArea): boolean =>
    residents !== null && residents < leastResidents;
  const tooSmall = areas.filter(isTooSmall);
  const measured = areas.filter((area) => !isTooSmall(area));
  const columns = indicators.map((indicator) =>
    columnOf(indicator, { areas: measured, year, ...values }),
  );
  const gaps = columns.flatMap((column) => column.gaps);
  const complete = measured.filter(({ id }) => columns.every(({ byArea }) => byArea.has(id)));
  if (indicators.length === 0 || complete.length < leastAreas) {
    return { rows: [], parts: [], deviation: 0, gaps, tooSmall, isComputed: false };
  }
  const parts = columns.flatMap((column) => partOf(column, complete));
  const scored = complete.map((area) => {
    const scores = parts.map((part, index) => {
      const value = columns[index]?.byArea.get(area.id)?.value ?? 0;
      return { value, z: zScore(value, part) };
    });
    return { area, scores, index: meanOf(scores.map(({ z }) => z)) };
  });
  const spread = deviationOf(scored.map(({ index }) => index));
  // Scores that cancel each other out leave nothing but the rounding of the machine.
  const deviation = spread < 1e-9 ? 0 : spread;
  const rows = scored.map((row) => ({ ...row, burden: burdenOf(row.index, deviation) }));
  return { rows, parts, deviation, gaps, tooSmall, isComputed: true };
}

interface Column {
  indicator: Indicator;
  byArea: Map<string, IndicatorValue>;
  gaps: IndexGap[];
}

/** The values of one indicator and year on the base that most areas share. */
function columnOf(
  indicator: Indicator,
  { areas, year, isDemo: wanted, values }: Omit<IndexInput, 'indicators'>,
): Column {
  const ids = new Set(areas.map(({ id }) => id));
  const ofYear = values.filter(
    (value) =>
      value.indicatorId === indicator.id &&
      value.referenceYear === year &&
      isDemo(value) === wanted &&
      ids.has(value.areaId),
  );
  const shared = ofYear.filter((value) => referenceOf(value) === mostShared(ofYear));
  const byArea = new Map<string, IndicatorValue>();
  const gaps: IndexGap[] = [];
  for (const area of areas) {
    const value = shared.find(({ areaId }) => areaId === area.id);
    if (value?.state === 'value' && value.value !== null) byArea.set(area.id, value);
    else gaps.push({ area, indicator, why: whyNot(value, area, ofYear) });
  }
  return { indicator, byArea, gaps };
}

function whyNot(
  value: IndicatorValue | undefined,
  { id }: IndexArea,
  ofYear: readonly IndicatorValue[],
): IndexGap['why'] {
  if (value?.state === 'suppressed') return 'suppressed';
  if (value) return 'range';
  return ofYear.some(({ areaId }) => areaId === id) ? 'otherBase' : 'missing';
}

/** Two values of one year may still be counted on different days or from different registers. */
function referenceOf(value: IndicatorValue): string {
  return `${baseKey(value)} ${value.referenceOn ?? value.yearLabel}`;
}

function mostShared(values: readonly IndicatorValue[]): string | null {
  const areas = new Map<string, Set<string>>();
  for (const value of values) {
    const key = referenceOf(value);
    areas.set(key, (areas.get(key) ?? new Set<string>()).add(value.areaId));
  }
  const [best] = [...areas].sort((a, b) => b[1].size - a[1].size || a[0].localeCompare(b[0]));
  return best?.[0] ?? null;
}

function partOf({ indicator, byArea }: Column, complete: readonly IndexArea[]): IndexPart[] {
  const values = complete.flatMap(({ id }) => byArea.get(id) ?? []);
  const numbers = values.map(({ value }) => value ?? 0);
  const [sample] = values;
  if (sample === undefined) return [];
  return [{ indicator, mean: meanOf(numbers), deviation: deviationOf(numbers), sample }];
}

function zScore(value: number, { indicator, mean, deviation }: IndexPart): number {
  if (deviation === 0) return 0;
  const z = (value - mean) / deviation;
  return indicator.direction === 'lowerIsWorse' ? 0 - z : z;
}

/** The class of an index at ±½ and ±1 of its own standard deviation. */
export function burdenOf(index: number, deviation: number): Burden {
  const units = deviation === 0 ? 0 : index / deviation;
  if (units > 1) return 'muchHigher';
  if (units > 0.5) return 'higher';
  if (units >= -0.5) return 'middle';
  return units >= -1 ? 'lower' : 'muchLower';
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Of the population. Equal numbers deviate by exactly zero, whatever their mean is rounded to. */
function deviationOf(numbers: readonly number[]): number {
  if (numbers.every((number) => number === numbers[0])) return 0;
  const mean = meanOf(numbers);
  return Math.sqrt(meanOf(numbers.map((number) => (number - mean) ** 2)));
}
