import { addMonths, monthsInclusive, type Month } from '../../shared/dates.ts';
import type { Assumptions } from './assumption.ts';
import type { PostPlan } from './cost-plan.ts';
import { raiseCents, stepAfter, tablePayIn, yearEndPercent, type PayTables } from './pay-table.ts';

/** What a post really costs, month by month and year by year, in whole cents that add up. */

export interface Reckoning {
  payTables: PayTables;
  assumptions: Assumptions;
}

/** A month of a post paid by a table. Holds the step: only for those who may see it. */
export interface PostMonth {
  month: Month;
  step: number;
  tableCents: number;
  /** Table pay for the share of the post. */
  grossCents: number;
  assumedRises: number;
}

/** What a post costs in a budget year; the first three parts are the gross personnel cost. */
export interface PostYear {
  year: number;
  months: number;
  payCents: number;
  yearEndCents: number;
  addOnCents: number;
  grossCents: number;
  overheadCents: number;
  totalCents: number;
}

export interface PostCost {
  years: PostYear[];
  /** Empty where an employer states the cost. */
  months: PostMonth[];
  /** What keeps the cost from being worked out; then there are no years. */
  missing: string[];
}

/** The months of the period in which the post exists. */
export function monthsOfPost(
  { startMonth }: Pick<PostPlan, 'startMonth'>,
  period: { start: Month; months: number },
): Month[] {
  const from = startMonth !== null && startMonth > period.start ? startMonth : period.start;
  const end = addMonths(period.start, period.months);
  const count = from >= end ? 0 : monthsInclusive(from, end) - 1;
  return Array.from({ length: count }, (_, index) => addMonths(from, index));
}

export function costOfPost(plan: PostPlan, months: readonly Month[], use: Reckoning): PostCost {
  const { pay } = plan;
  const cost =
    pay.by === 'table'
      ? costByTable(plan, pay, { months, use })
      : costByEmployer(plan, pay, { months, use });
  return cost.missing.length > 0 ? { ...cost, years: [] } : cost;
}

function costByTable(
  plan: PostPlan,
  { group, step }: Extract<PostPlan['pay'], { by: 'table' }>,
  { months, use: { payTables, assumptions } }: { months: readonly Month[]; use: Reckoning },
): PostCost {
  if (step === null) return { years: [], months: [], missing: ['die Stufe'] };
  const paid: PostMonth[] = [];
  for (const month of months) {
    const since = plan.startMonth ?? months[0] ?? month;
    const now = stepAfter(payTables, step, Math.max(0, monthsInclusive(since, month) - 1));
    const rise = assumptions.tariffRisePercent.value;
    const found = tablePayIn(payTables, { group, step: now, month }, rise);
    if (found === undefined) {
      return { years: [], months: [], missing: [`die Entgelttabelle für ${month}`] };
    }
    paid.push({
      month,
      step: now,
      tableCents: found.monthlyCents,
      grossCents: Math.round(found.monthlyCents * plan.share),
      assumedRises: found.assumedRises,
    });
  }
  const years = yearsOf(months).map((year) => {
    const ofYear = paid.filter(({ month }) => yearOf(month) === year);
    const pay = ofYear.reduce((sum, { grossCents }) => sum + grossCents, 0);
    return yearFrom(plan, assumptions, {
      year,
      months: ofYear.length,
      payCents: pay,
      yearEndCents: yearEndOf(ofYear, year, payTables),
      addOnPercent: assumptions.employerAddOnPercent.value,
    });
  });
  return { years, months: paid, missing: [] };
}

/** Paid in November, for each month of the year in which the post exists one twelfth. */
function yearEndOf(ofYear: readonly PostMonth[], year: number, payTables: PayTables): number {
  const november = ofYear.find(({ month }) => month.endsWith('-11'));
  const rule = yearEndPercent(payTables, year);
  if (november === undefined || rule === undefined) return 0;
  return Math.round((november.grossCents * rule.percent * ofYear.length) / 1200);
}

function costByEmployer(
  plan: PostPlan,
  pay: Extract<PostPlan['pay'], { by: 'employer' }>,
  { months, use: { assumptions } }: { months: readonly Month[]; use: Reckoning },
): PostCost {
  const { centsPerYear } = pay;
  if (centsPerYear === null) {
    return { years: [], months: [], missing: ['die Angabe des Trägers je volle Stelle'] };
  }
  const years = yearsOf(months).map((year) => {
    const count = months.filter((month) => yearOf(month) === year).length;
    const full = raiseCents(centsPerYear, assumptions.tariffRisePercent.value, risesOf(pay, year));
    return yearFrom(plan, assumptions, {
      year,
      months: count,
      payCents: Math.round((full * plan.share * count) / 12),
      yearEndCents: 0,
      addOnPercent: 0,
    });
  });
  return { years, months: [], missing: [] };
}

/** How often a stated cost has risen by a year: once for every year after that of its source. */
export function risesOf(
  {
    isRaised,
    sourceOn,
  }: Pick<Extract<PostPlan['pay'], { by: 'employer' }>, 'isRaised' | 'sourceOn'>,
  year: number,
): number {
  if (isRaised === false || sourceOn === null) return 0;
  return Math.max(0, year - Number(sourceOn.slice(0, 4)));
}

function yearFrom(
  { withOverhead }: PostPlan,
  { overheadPercent }: Assumptions,
  part: Pick<PostYear, 'year' | 'months' | 'payCents' | 'yearEndCents'> & { addOnPercent: number },
): PostYear {
  const { addOnPercent, ...year } = part;
  const addOnCents = percentOf(year.payCents + year.yearEndCents, addOnPercent);
  const grossCents = year.payCents + year.yearEndCents + addOnCents;
  const overheadCents = withOverhead ? percentOf(grossCents, overheadPercent.value) : 0;
  return { ...year, addOnCents, grossCents, overheadCents, totalCents: grossCents + overheadCents };
}

export function percentOf(cents: number, percent: number): number {
  return Math.round((cents * Math.round(percent * 100)) / 10_000);
}

export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

export function yearsOf(months: readonly Month[]): number[] {
  return [...new Set(months.map(yearOf))];
}
