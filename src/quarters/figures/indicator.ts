import type { Day } from '../../shared/dates.ts';
import type { Source } from '../needs/need.ts';

/** Title of a source nobody named; readers write "Quelle: " before it. */
export const unnamedSource = 'nicht genannt';

/** Which way an indicator speaks of burden; `neutral` ones never enter an index. */
export const indicatorDirections = ['higherIsWorse', 'lowerIsWorse', 'neutral'] as const;
export type IndicatorDirection = (typeof indicatorDirections)[number];

/** A defined figure, e.g. "Kinderarmutsquote (NEF-Quote) unter 15". */
export interface Indicator {
  id: string;
  name: string;
  dimension: string;
  numerator: string;
  denominator: string | null;
  unit: string;
  direction: IndicatorDirection;
  decimals: number;
  sourceOffice: string;
  /** Place among the twelve of a quarter profile; null outside them. */
  corePosition: number | null;
  definitionStatus: string;
  note: string | null;
}

export type AreaKind = 'quarter' | 'district' | 'municipality' | 'state';

/** `suppressed` (gesperrt), a missing row and zero are three different things. */
export type ValueState = 'value' | 'suppressed';

export interface IndicatorValue {
  id: string;
  areaKind: AreaKind;
  areaId: string;
  indicatorId: string;
  /** Statistical base, e.g. `melderegister`. */
  base: string;
  /** Verbatim from the source, e.g. "um 2020". */
  yearLabel: string;
  referenceYear: number | null;
  referenceOn: Day | null;
  state: ValueState;
  /** Locked by the source. Small ones and those that cover them are not told apart outside the imports. */
  suppression: 'source' | null;
  value: number | null;
  /** For values that were reported as a range only. */
  valueFrom: number | null;
  valueTo: number | null;
  origin: 'berichtet' | 'abgeleitet' | 'demo';
  note: string | null;
  source: Source;
}

/** A published figure of an area that none of our definitions covers. */
export interface AreaFact {
  id: string;
  areaKind: AreaKind;
  areaId: string;
  label: string;
  unit: string;
  value: number | null;
  valueFrom: number | null;
  valueTo: number | null;
  yearLabel: string;
  referenceYear: number | null;
  origin: 'berichtet' | 'abgeleitet';
  note: string | null;
  source: Source;
}

export type Comparison =
  { comparable: true; ratio: number | null } | { comparable: false; why: string };

/**
 * Whether a quarter's value may stand beside the city's with a ratio: same definition, same base, same reference
 * date, both single values. The ratio is null where the city's value is zero.
 */
export function compareValues(quarter: IndicatorValue, city: IndicatorValue): Comparison {
  if (quarter.indicatorId !== city.indicatorId) return no('andere Definition');
  // A published and an invented value never stand side by side, whatever else they share.
  if ((quarter.origin === 'demo') !== (city.origin === 'demo')) return no('ein Wert ist erfunden');
  if (quarter.state === 'suppressed' || city.state === 'suppressed')
    return no('ein Wert ist gesperrt');
  if (quarter.value === null || city.value === null) return no('nur als Spanne berichtet');
  if (quarter.base !== city.base) return no('andere statistische Grundlage');
  if (!isSameBase(quarter, city)) return no('statistische Grundlage nicht genannt');
  if (!sameReference(quarter, city)) return no('anderer Stichtag');
  // A count has no meaningful ratio to the whole city; only rates and shares do.
  return { comparable: true, ratio: city.value === 0 ? null : quarter.value / city.value };
}

function no(why: string): Comparison {
  return { comparable: false, why };
}

/**
 * Whether two values were counted from the same register or statistics. A base that no source names is the same only
 * within one publication.
 */
export function isSameBase(
  a: Pick<IndicatorValue, 'base' | 'source'>,
  b: Pick<IndicatorValue, 'base' | 'source'>,
): boolean {
  return baseKey(a) === baseKey(b);
}

/** Equal for values of the same statistical base, see `isSameBase`. */
export function baseKey({ base, source }: Pick<IndicatorValue, 'base' | 'source'>): string {
  const isUnnamed = base === 'ungenannt' || base.endsWith('-ungenannt');
  return isUnnamed ? `${base} ${source.title} ${source.url ?? ''}` : base;
}

/** Without a known day two values are never taken as of the same date, whatever their labels say. */
export function sameReference(a: IndicatorValue, b: IndicatorValue): boolean {
  if (a.referenceOn !== null || b.referenceOn !== null) return a.referenceOn === b.referenceOn;
  return (
    a.referenceYear !== null && a.referenceYear === b.referenceYear && a.yearLabel === b.yearLabel
  );
}

/** Figures older than three years say so. Unknown years count as old: nobody can say they are not. */
export function isOutdated(value: Pick<IndicatorValue, 'referenceYear'>, today: Day): boolean {
  return value.referenceYear === null || Number(today.slice(0, 4)) - value.referenceYear > 3;
}
