import { budgetYears, spreadCents } from '../../shared/budget-years.ts';
import { addMonths, formatMonth, type Month } from '../../shared/dates.ts';
import { formatCents } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import type { YearCost } from '../needs/need.ts';
import { describeFlat, flatCost } from './cost-calculation-flat.ts';
import {
  costOfPost,
  monthsOfPost,
  percentOf,
  yearOf,
  yearsOf,
  type PostCost,
  type Reckoning,
} from './cost-calculation-post.ts';
import { postItemText, postYearText, uncoveredText } from './cost-calculation-texts.ts';
import type { YearTotal } from './costs-by-year.ts';
import type { CostPlan, PlanOf, PostPlan } from './cost-plan.ts';

/** What each kind of plan comes to; `cost-calculation.ts` puts the parts together. */

/** A period without gaps; `isWhole` false: something was put in place of what is missing. */
export interface Span {
  start: Month;
  months: number;
  isWhole: boolean;
}

/** The parts of an item before they are put together. */
export interface Worked {
  missing: readonly string[];
  text: string;
  amounts: YearCost[];
  /** Over the span; null where the yearly amount is known as such. */
  centsPerYear: number | null;
  assumed: readonly string[];
  /** By budget year, what a lump sum leaves of the real cost; years it covers are left out. */
  uncovered?: readonly YearTotal[];
}

interface Context {
  span: Span;
  posts: readonly PostPlan[];
  use: Reckoning;
}

export function work(plan: CostPlan, context: Context): Worked {
  switch (plan.kind) {
    case 'post':
      return workPost(plan, context);
    case 'overhead':
      return workOverhead(context);
    case 'once':
      return workOnce(plan, context.span);
    default:
      return workFlat(plan, context);
  }
}

function workFlat(
  plan: PlanOf<'perYear' | 'material' | 'perResident' | 'perEvent'>,
  { span, use: { assumptions } }: Context,
): Worked {
  const flat = flatCost(plan, assumptions);
  const text = describeFlat(plan, flat);
  const { centsPerYear } = flat;
  if (centsPerYear === null) {
    return { missing: flat.missing, text, amounts: [], centsPerYear: null, assumed: [] };
  }
  const years = budgetYears(span.start, span.months);
  const parts = spreadCents(centsPerYear, years);
  const amounts = years.map(({ year, months }, index) => ({
    year,
    amountCents: parts[index] ?? 0,
    calculation:
      months === 12 ? text : `${formatCents(centsPerYear)} je Jahr × ${months} von 12 Monaten`,
  }));
  return { missing: [], text, amounts, centsPerYear, assumed: flat.assumed };
}

function workOnce({ cents, month }: PlanOf<'once'>, span: Span): Worked {
  const at = month ?? span.start;
  const isInside = at >= span.start && at < addMonths(span.start, span.months);
  const missing = [
    ...(cents === null ? ['der Betrag'] : []),
    ...(span.isWhole ? [] : ['Beginn und Dauer des Bedarfs']),
    ...(span.isWhole && !isInside ? ['ein Monat innerhalb des Zeitraums'] : []),
  ];
  const text =
    cents === null ? 'Einmalige Kosten' : `einmalig ${formatCents(cents)} in ${formatMonth(at)}`;
  const amounts = [{ year: yearOf(at), amountCents: cents ?? 0, calculation: text }];
  return { missing, text, amounts, centsPerYear: null, assumed: [] };
}

function workPost(plan: PostPlan, { span, use }: Context): Worked {
  const months = monthsOfPost(plan, span);
  const real = costOfPost(plan, months, use);
  const text = postItemText(plan, { months, real, use });
  const assumed = real.missing.length > 0 ? [] : assumedOfPost(plan, real, use);
  const shell = { text, centsPerYear: null, assumed };
  if (months.length === 0) {
    return { ...shell, missing: ['ein Beginn der Stelle innerhalb des Zeitraums'], amounts: [] };
  }
  if (plan.lumpSum === null) {
    const amounts = real.years.map((year) => ({
      year: year.year,
      amountCents: year.totalCents,
      calculation: postYearText(plan, year, use),
    }));
    return { ...shell, missing: real.missing, amounts };
  }
  const { centsPerYear } = plan.lumpSum;
  const amounts = yearsOf(months).map((year) => {
    const count = months.filter((month) => yearOf(month) === year).length;
    const amountCents = Math.round((centsPerYear * plan.share * count) / 12);
    return {
      year,
      amountCents,
      calculation: uncoveredText(plan, { year, count, amountCents, real }),
    };
  });
  return { ...shell, missing: [], amounts, assumed: [], uncovered: uncoveredOf(amounts, real) };
}

function uncoveredOf(amounts: readonly YearCost[], { years }: PostCost): YearTotal[] {
  return amounts.flatMap(({ year, amountCents }) => {
    const open = (years.find((one) => one.year === year)?.totalCents ?? 0) - amountCents;
    return open > 0 ? [{ year, amountCents: open }] : [];
  });
}

function workOverhead({ span, posts, use }: Context): Worked {
  const { value, basis } = use.assumptions.overheadPercent;
  const text = `${formatPercent(value)}${basis === 'annahme' ? ' (Annahme)' : ''} Gemeinkosten auf die Personalkosten der Stellen dieses Bedarfs; nur ansetzen, wenn die Richtlinie Gemeinkosten zulässt`;
  const shell = { text, centsPerYear: null };
  const bearing = posts.filter((plan) => !plan.withOverhead && plan.lumpSum === null);
  const costs = bearing.map((plan) => costOfPost(plan, monthsOfPost(plan, span), use));
  if (bearing.length === 0 || costs.some(({ missing }) => missing.length > 0)) {
    const missing = ['die Personalkosten, auf die sich der Zuschlag bezieht'];
    return { ...shell, missing, amounts: [], assumed: [] };
  }
  const years = new Map<number, number>();
  for (const { year, grossCents } of costs.flatMap((cost) => cost.years)) {
    years.set(year, (years.get(year) ?? 0) + grossCents);
  }
  const amounts = [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, grossCents]) => ({
      year,
      amountCents: percentOf(grossCents, value),
      calculation: `${formatPercent(value)} von ${formatCents(grossCents)} Personalkosten`,
    }));
  const assumed = bearing.flatMap((plan, index) =>
    assumedOfPost(plan, costs[index] ?? { years: [], months: [], missing: [] }, use),
  );
  return {
    ...shell,
    missing: [],
    amounts,
    assumed: basis === 'annahme' ? [...assumed, 'Gemeinkosten'] : assumed,
  };
}

function assumedOfPost(plan: PostPlan, real: PostCost, { assumptions }: Reckoning): string[] {
  const isAssumed = (key: 'employerAddOnPercent' | 'overheadPercent' | 'tariffRisePercent') =>
    assumptions[key].basis === 'annahme';
  const { pay } = plan;
  const rises =
    pay.by === 'table'
      ? real.months.some(({ assumedRises }) => assumedRises > 0)
      : pay.isRaised !== false && pay.sourceOn !== null;
  return [
    ...(pay.by === 'table' && isAssumed('employerAddOnPercent') ? ['Arbeitgeberanteil'] : []),
    ...(rises && isAssumed('tariffRisePercent') ? ['Tarifsteigerung'] : []),
    ...(plan.withOverhead && isAssumed('overheadPercent') ? ['Gemeinkosten'] : []),
  ];
}
