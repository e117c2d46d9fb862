import type { Month } from '../../shared/dates.ts';
import { joinGerman } from '../../shared/text.ts';
import type { CostBasis, YearCost } from '../needs/need.ts';
import { work, type Span, type Worked } from './cost-calculation-kinds.ts';
import type { Reckoning } from './cost-calculation-post.ts';
import type { YearTotal } from './costs-by-year.ts';
import type { CostPlan } from './cost-plan.ts';
import { lastTableOf } from './pay-table.ts';

/**
 * Works out what a need costs: plan × period × pay tables × assumptions. The texts are stored and go into projects,
 * drafts and PDFs; they never name a pay step or a monthly table pay.
 */

export interface CostPeriod {
  startMonth: Month | null;
  months: number | null;
}

export interface PlannedItem {
  /** null = its amount was entered by hand and is left alone. */
  plan: CostPlan | null;
  hasSource: boolean;
}

export interface ReckonedCost {
  /** Average of twelve months over the period; null = something is missing, `calculation` says what. */
  amountCentsPerYear: number | null;
  calculation: string;
  basis: CostBasis;
  /** By budget year; empty where the need has no beginning or no duration. */
  amounts: YearCost[];
  /** What went in without a source. */
  assumed: string[];
  /** What lump sums leave of the real cost; null where they leave nothing. */
  uncovered: UncoveredCost | null;
}

export interface UncoveredCost {
  /** Empty where the need has no beginning or no duration. */
  years: readonly YearTotal[];
  /** Average of twelve months over the period. */
  centsPerYear: number;
}

/** All items of a need, in their order, because the overhead depends on the posts. */
export function reckonCosts(
  items: readonly PlannedItem[],
  period: CostPeriod,
  use: Reckoning,
): (ReckonedCost | null)[] {
  const posts = items.flatMap(({ plan }) => (plan?.kind === 'post' ? [plan] : []));
  return items.map(({ plan, hasSource }) => {
    if (plan === null) return null;
    const span = spanOf(plan, period, use);
    return finish(work(plan, { span, posts, use }), { plan, hasSource, span });
  });
}

export function spanOf(plan: CostPlan, { startMonth, months }: CostPeriod, use: Reckoning): Span {
  if (startMonth !== null && months !== null) return { start: startMonth, months, isWhole: true };
  const own = plan.kind === 'post' ? plan.startMonth : null;
  return { start: own ?? startMonth ?? substituteStart(plan, use), months: 12, isWhole: false };
}

/** Where nobody said when it begins: the time the source speaks of. */
function substituteStart(plan: CostPlan, { payTables }: Reckoning): Month {
  const pay = plan.kind === 'post' ? plan.pay : null;
  if (pay?.by === 'employer' && pay.sourceOn !== null) return `${pay.sourceOn.slice(0, 4)}-01`;
  const group = pay?.by === 'table' ? pay.group : '';
  return lastTableOf(payTables, group)?.validFrom ?? payTables.asOf;
}

function finish(
  worked: Worked,
  { plan, hasSource, span }: { plan: CostPlan; hasSource: boolean; span: Span },
): ReckonedCost {
  const assumed = [...new Set(worked.assumed)];
  const entered = plan.inputBasis ?? (hasSource ? 'abgeleitet' : 'annahme');
  // A calculation with a part that is assumed is assumed as a whole.
  const basis = assumed.length > 0 ? 'annahme' : needsNoSource(plan) ? 'abgeleitet' : entered;
  const note = plan.note === undefined || plan.note === '' ? '' : `; ${plan.note}`;
  if (worked.missing.length > 0) {
    const calculation = `${worked.text}${note}. Es fehlt: ${joinGerman(worked.missing)}.`;
    return { amountCentsPerYear: null, calculation, basis, amounts: [], assumed, uncovered: null };
  }
  const total = worked.amounts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const amountCentsPerYear = worked.centsPerYear ?? Math.round((total * 12) / span.months);
  const open = span.isWhole
    ? ''
    : '; für zwölf Monate, weil Beginn oder Dauer des Bedarfs offen ist';
  return {
    amountCentsPerYear,
    calculation: `${worked.text}${note}${worked.centsPerYear === null ? open : ''}`,
    basis,
    amounts: span.isWhole ? worked.amounts : [],
    assumed,
    uncovered: uncoveredCost(worked, span),
  };
}

function uncoveredCost({ uncovered = [] }: Worked, span: Span): UncoveredCost | null {
  if (uncovered.length === 0) return null;
  const total = uncovered.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const centsPerYear = Math.round((total * 12) / span.months);
  return { years: span.isWhole ? uncovered : [], centsPerYear };
}

/** A table post brings its sources along. */
function needsNoSource(plan: CostPlan): boolean {
  return plan.inputBasis === undefined && plan.kind === 'post' && plan.pay.by === 'table';
}
