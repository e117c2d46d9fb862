import { costOfItemByYear } from '../costs/costs-by-year.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  lastDayOfPeriod,
  type Day,
  type Month,
} from '../../shared/dates.ts';
import type { CostItem, Need } from '../needs/need.ts';

/** What a gap costs by budget year. */
export interface GapCost {
  /** Empty = cannot be quantified. */
  years: readonly { year: number; amountCents: number }[];
  /** `atLeast`: items lack an amount; `atMost`: it is not known which part was paid; `unclear`: both. */
  bound: 'exact' | 'atLeast' | 'atMost' | 'unclear';
  /** Items without an amount. */
  missing: readonly CostItem[];
  /** Yearly cents that stand in for months outside the need's own period; null = none needed. */
  yearlyBasisCents: number | null;
  /** The last day that was reckoned with. */
  untilOn: Day | null;
}

/** A cost item that loses its money, and the last day without it; `item` null = which one is not known. */
export interface LostSpan {
  item: CostItem | null;
  until: Day | null;
}

/** Budget years that are looked at where neither a successor nor the need's own period sets an end. */
const horizonYears = 3;
const longestYears = 4;

const nothing: Pick<GapCost, 'years' | 'yearlyBasisCents'> = { years: [], yearlyBasisCents: null };

/** The costs of what loses its money, month by month, summed by budget year. */
export function costOfGap(
  need: Pick<Need, 'startMonth' | 'months'>,
  { from, spans, isVague }: { from: Day | null; spans: readonly LostSpan[]; isVague: boolean },
): GapCost {
  const items = spans.flatMap(({ item }) => item ?? []);
  const missing = items.filter((item) => !isPriced(item));
  const bound = boundOf(missing.length > 0, isVague);
  if (from === null || items.length === missing.length) {
    return { ...nothing, bound, missing, untilOn: null };
  }
  const horizon = horizonOf(need, from);
  const sums = new Map<number, number>();
  let yearlyBasis = 0;
  for (const { item, until } of spans) {
    if (item === null || !isPriced(item)) continue;
    const cost = costOfSpan(item, need, { from, until: earlier(until, horizon) });
    for (const [year, cents] of cost.years) sums.set(year, (sums.get(year) ?? 0) + cents);
    yearlyBasis += cost.usesYearly ? (item.amountCentsPerYear ?? 0) : 0;
  }
  const years = [...sums]
    .map(([year, cents]) => ({ year, amountCents: Math.round(cents) }))
    .sort((a, b) => a.year - b.year);
  const yearlyBasisCents = yearlyBasis === 0 ? null : yearlyBasis;
  return { years, bound, missing, yearlyBasisCents, untilOn: latestOf(spans, horizon) };
}

function isPriced({ amountCentsPerYear, amounts }: CostItem): boolean {
  return amountCentsPerYear !== null || amounts.length > 0;
}

function boundOf(isLower: boolean, isUpper: boolean): GapCost['bound'] {
  if (isLower && isUpper) return 'unclear';
  if (isLower) return 'atLeast';
  return isUpper ? 'atMost' : 'exact';
}

/** To the end of the need's own period, where that comes after the money ends; else some budget years. */
function horizonOf({ startMonth, months }: Pick<Need, 'startMonth' | 'months'>, from: Day): Day {
  const endOf = (years: number): Day => `${Number(from.slice(0, 4)) + years - 1}-12-31`;
  const end = startMonth === null || months === null ? null : lastDayOfPeriod(startMonth, months);
  return end === null || end <= from ? endOf(horizonYears) : earlier(end, endOf(longestYears));
}

/** One item from a day to a day; in the months of the need its own amounts by year count, outside them the yearly one. */
function costOfSpan(
  item: CostItem,
  need: Pick<Need, 'startMonth' | 'months'>,
  { from, until }: { from: Day; until: Day },
): { years: Map<number, number>; usesYearly: boolean } {
  const years = new Map<number, number>();
  const byYear = costOfItemByYear(item, need);
  let usesYearly = false;
  for (const { month, share } of monthsBetween(from, until)) {
    const year = Number(month.slice(0, 4));
    const inYear = monthsInPeriod(item, need, year);
    const isPlanned = inYear !== null && isInPeriod(need, month);
    const ofYear = byYear.find((one) => one.year === year)?.amountCents ?? 0;
    const planned = inYear?.includes(month) ? (ofYear * share) / inYear.length : 0;
    // What is paid once is paid inside the period: after it, or before it, it costs nothing.
    const yearly = isPlanned || isOnce(item) ? 0 : ((item.amountCentsPerYear ?? 0) * share) / 12;
    if (yearly > 0) usesYearly = true;
    years.set(year, (years.get(year) ?? 0) + planned + yearly);
  }
  return { years, usesYearly };
}

function isOnce({ plan }: CostItem): boolean {
  return plan?.kind === 'once';
}

function isInPeriod({ startMonth, months }: Pick<Need, 'startMonth' | 'months'>, month: Month) {
  if (startMonth === null || months === null) return false;
  return month >= startMonth && month < addMonths(startMonth, months);
}

/** The months over which an item's amount of a budget year is spread; null where the need has no period. */
function monthsInPeriod(
  { plan }: CostItem,
  need: Pick<Need, 'startMonth' | 'months'>,
  year: number,
): Month[] | null {
  if (need.startMonth === null || need.months === null) return null;
  const begin = plan?.kind === 'post' ? plan.startMonth : null;
  const once = plan?.kind === 'once' ? (plan.month ?? need.startMonth) : null;
  return Array.from({ length: 12 }, (_, at) => addMonths(`${year}-01`, at)).filter(
    (month) =>
      isInPeriod(need, month) &&
      (begin === null || month >= begin) &&
      (once === null || month === once),
  );
}

/** The months of a span; a month that is touched in part counts by its days. */
function monthsBetween(from: Day, until: Day): { month: Month; share: number }[] {
  const months: { month: Month; share: number }[] = [];
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = addMonths(month, 1)) {
    const [first, next] = [firstDayOf(month), firstDayOf(addMonths(month, 1))];
    const begin = from > first ? from : first;
    const end = earlier(until, addDays(next, -1));
    months.push({ month, share: (daysBetween(begin, end) + 1) / daysBetween(first, next) });
  }
  return months;
}

function earlier(one: Day | null, other: Day): Day {
  return one !== null && one < other ? one : other;
}

function latestOf(spans: readonly LostSpan[], horizon: Day): Day {
  const ends = spans.map(({ until }) => earlier(until, horizon));
  return ends.sort().at(-1) ?? horizon;
}
