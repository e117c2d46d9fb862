import type { FormValues } from '../../programmes/programme-form-values.ts';
import { isDay, lastDayOfPeriod, type Day } from '../../shared/dates.ts';
import type { Funding, Need } from '../needs/need.ts';
import { amountYears } from './funding-form-values.ts';

/** So many years get a field at most, beside those that have an amount already. */
const mostYears = 12;
/** Where neither the need nor the funding has an end. */
const yearsAhead = 2;

/** The budget years of which the form asks the amount: those of the need and of the funding, and this one. */
export function offeredYears(
  values: FormValues,
  { startMonth, months }: Pick<Need, 'startMonth' | 'months'>,
  today: Day,
): number[] {
  const now = yearOf(today);
  const entered = (name: string): number[] => {
    const text = String(values[name] ?? '');
    return isDay(text) ? [yearOf(text)] : [];
  };
  const needEnd =
    startMonth === null || months === null ? [] : [yearOf(lastDayOfPeriod(startMonth, months))];
  const ends = [...needEnd, ...entered('untilOn')];
  const starts = startMonth === null ? [] : [yearOf(startMonth)];
  const last = Math.max(now, ...(ends.length === 0 ? [now + yearsAhead] : ends));
  const begin = Math.min(now, ...starts, ...entered('fromOn'));
  // Of more years than fit, this one and the next ones; of a long past, the latest.
  const first = Math.max(begin, Math.min(now, last - mostYears + 1));
  const count = Math.min(mostYears, last - first + 1);
  const running = Array.from({ length: count }, (_, at) => first + at);
  const filled = amountYears(values).filter((year) => String(values[`amount-${year}`]) !== '');
  return [...new Set([...filled, ...running])].sort((a, b) => a - b);
}

/**
 * The budget years that a funding touches and that have no amount. An unknown begin or end counts as the first or last
 * year that has one; without any, only the known period says something.
 */
export function yearsWithoutAmount({
  fromOn,
  untilOn,
  amounts,
}: Pick<Funding, 'fromOn' | 'untilOn' | 'amounts'>): number[] {
  const known = amounts.map(({ year }) => year);
  const first = fromOn === null ? Math.min(...known) : yearOf(fromOn);
  const last = untilOn === null ? Math.max(...known) : yearOf(untilOn);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter(
    (year) => !known.includes(year),
  );
}

/** "[Angabe fehlt: Betrag 2029, 2030]". */
export function missingAmountsText(years: readonly number[]): string {
  return `[Angabe fehlt: Betrag ${years.join(', ')}]`;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
