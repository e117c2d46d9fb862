import { baseKey, type IndicatorValue } from '../figures/indicator.ts';
import { isDemo, type AreaValues } from './profile.ts';

/** One year of a line; `value` is null where there is none to draw, and `why` says what there is instead. */
export interface TimePoint {
  year: number;
  /** "31.12.2024", "Schuljahr 2024/25"; the bare year where there is no value. */
  label: string;
  value: number | null;
  why: 'suppressed' | 'range' | 'missing' | null;
}

/** Quarter and city over the years, of one definition, one statistical base, one kind of reference date. */
export interface TimeSeries {
  isDemo: boolean;
  /** Any of its values: base and source are theirs. */
  sample: IndicatorValue;
  quarter: TimePoint[];
  /** null where the city has nothing of the same kind. */
  city: TimePoint[] | null;
  /** Whether the quarter has more values of this origin that are of another base or date, and so not in this line. */
  hasOthers: boolean;
}

/**
 * The longest line that can be drawn of an indicator, published values before invented ones; null where fewer than two
 * values belong together. Values of one indicator, published and invented never in one line.
 */
export function timeSeriesOf({ quarter, city }: Pick<AreaValues, 'quarter' | 'city'>): {
  published: TimeSeries | null;
  demo: TimeSeries | null;
} {
  const of = (wanted: boolean) =>
    seriesOf({
      quarter: quarter.filter((value) => isDemo(value) === wanted),
      city: city.filter((value) => isDemo(value) === wanted),
    });
  return { published: of(false), demo: of(true) };
}

function seriesOf({ quarter, city }: Pick<AreaValues, 'quarter' | 'city'>): TimeSeries | null {
  const groups = groupByKind(quarter);
  const longest = [...groups.values()].reduce<IndicatorValue[]>(
    (best, group) => (countOf(group) > countOf(best) ? group : best),
    [],
  );
  const [sample] = longest;
  if (sample === undefined || countOf(longest) < 2) return null;
  const cityGroup = groupByKind(city).get(kindOf(sample) ?? '') ?? [];
  // The city's years before the quarter's first would show a quarter that is not there.
  const years = yearsOf(longest);
  return {
    isDemo: isDemo(sample),
    sample,
    quarter: pointsOf(longest, years),
    city: countOf(inYears(cityGroup, years)) === 0 ? null : pointsOf(cityGroup, years),
    hasOthers: longest.length < quarter.length,
  };
}

/** Neighbouring years with a value, each run a line; suppressed, missing and reported as a range break it. */
export function runsOf(points: readonly TimePoint[]): (TimePoint & { value: number })[][] {
  const runs: (TimePoint & { value: number })[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (point.value === null) {
      isOpen = false;
      continue;
    }
    const drawn = { ...point, value: point.value };
    if (isOpen) runs.at(-1)?.push(drawn);
    else runs.push([drawn]);
    isOpen = true;
  }
  return runs;
}

/** Same base and the same day of the year: only then two values are points of one line. null = of no known year. */
function kindOf(value: IndicatorValue): string | null {
  if (value.referenceYear === null) return null;
  const when = value.referenceOn?.slice(5) ?? value.yearLabel.replaceAll(/\d/gu, '#');
  return `${baseKey(value)} ${when}`;
}

function groupByKind(values: readonly IndicatorValue[]): Map<string, IndicatorValue[]> {
  const groups = new Map<string, IndicatorValue[]>();
  for (const value of values) {
    const kind = kindOf(value);
    if (kind !== null) groups.set(kind, [...(groups.get(kind) ?? []), value]);
  }
  return groups;
}

/** Years with a value that can be drawn. */
function countOf(group: readonly IndicatorValue[]): number {
  const drawn = group.filter(({ state, value }) => state === 'value' && value !== null);
  return new Set(drawn.map(({ referenceYear }) => referenceYear)).size;
}

function yearsOf(values: readonly IndicatorValue[]): number[] {
  const known = values.flatMap(({ referenceYear }) =>
    referenceYear === null ? [] : [referenceYear],
  );
  const [first, last] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function inYears(group: readonly IndicatorValue[], years: readonly number[]): IndicatorValue[] {
  return group.filter(({ referenceYear }) => years.some((year) => year === referenceYear));
}

function pointsOf(group: readonly IndicatorValue[], years: readonly number[]): TimePoint[] {
  return years.map((year): TimePoint => {
    const found = group.find(({ referenceYear }) => referenceYear === year);
    if (!found) return { year, label: String(year), value: null, why: 'missing' };
    const { yearLabel: label, state, value } = found;
    if (state === 'suppressed') return { year, label, value: null, why: 'suppressed' };
    return value === null
      ? { year, label, value, why: 'range' }
      : { year, label, value, why: null };
  });
}
