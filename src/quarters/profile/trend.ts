import type { Day } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { valueText } from '../figures/value-words.ts';
import { isOutdated, type Indicator } from '../figures/indicator.ts';
import type { TimePoint } from './time-series.ts';

type Unit = Pick<Indicator, 'unit' | 'decimals'>;
type Known = TimePoint & { value: number };

/** Fewer comparable values than this are no trend. */
export const leastForTrend = 3;

/**
 * What the values of one line do, in words: "steigt seit 2021 von 18,2 % auf 21,4 %". Told by the values as they are
 * printed, so that nobody reads a rise between two equal numbers. null below three values.
 */
export function trendText(points: readonly TimePoint[], of: Unit, today: Day): string | null {
  const known = points.filter((point): point is Known => point.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < leastForTrend || !first || !last) return null;
  const values = known.map(({ value }) => printed(value, of));
  const isOld = isOutdated({ referenceYear: last.year }, today);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const text = (value: number): string => valueText({ value, valueFrom: null, valueTo: null }, of);
  const years = isOld ? `von ${yearOf(first)} bis ${yearOf(last)}` : `seit ${yearOf(first)}`;
  if (low === high) return `${isOld ? 'blieb' : 'bleibt'} ${years} bei ${text(high)}`;
  const change = printed(last.value, of) - printed(first.value, of);
  if (Math.abs(change) < (high - low) / 2) {
    return `${isOld ? 'schwankte' : 'schwankt'} ${years} zwischen ${text(low)} und ${text(high)}`;
  }
  const isSteady = values.every(
    (value, index) => index === 0 || (value - (values[index - 1] ?? value)) * change >= 0,
  );
  const verb = change > 0 ? ['steigt', 'stieg'] : ['sinkt', 'sank'];
  return `${verb[isOld ? 1 : 0] ?? ''} ${years} ${isSteady ? '' : 'mit Schwankungen '}von ${ofFirst(first.value, of)} auf ${text(last.value)}`;
}

/** What interrupts a line, in words: "2022 gesperrt, 2023 keine Angabe"; null where nothing does. */
export function gapText(points: readonly TimePoint[]): string | null {
  const words = {
    suppressed: 'gesperrt',
    range: 'nur als Spanne berichtet',
    missing: 'keine Angabe',
  };
  const gaps = points.flatMap((point) =>
    point.why === null ? [] : [`${yearOf(point)} ${words[point.why]}`],
  );
  return gaps.length === 0 ? null : gaps.join(', ');
}

/** "2021", of a school year "2021/22". */
export function yearOf({ year, label }: Pick<TimePoint, 'year' | 'label'>): string {
  return /\d{4}\/\d{2}(?!\d)/u.exec(label)?.[0] ?? String(year);
}

/** The unit "Personen" or "je 1.000" is said once, with the second number. */
function ofFirst(value: number, of: Unit): string {
  const number = formatNumber(value, of.decimals);
  return of.unit === '%' ? `${number} %` : number;
}

function printed(value: number, { decimals }: Unit): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
