import { formatMonth } from '../../shared/dates.ts';
import { formatCents } from '../../shared/money.ts';
import { spanOf, type CostPeriod } from './cost-calculation.ts';
import {
  costOfPost,
  monthsOfPost,
  type PostMonth,
  type Reckoning,
} from './cost-calculation-post.ts';
import type { CostPlan } from './cost-plan.ts';

/** A time of equal pay. Confidential: holds step and table pay, only for those who `maySeePayStep`. */
export interface PaySpell {
  time: string;
  step: string;
  tablePay: string;
  share: string;
  tariff: string;
}

/** The pay of a post by table over time; null for everything else. */
export function payBreakdown(
  plan: CostPlan | null,
  period: CostPeriod,
  use: Reckoning,
): PaySpell[] | null {
  if (plan?.kind !== 'post' || plan.pay.by !== 'table') return null;
  const { months } = costOfPost(plan, monthsOfPost(plan, spanOf(plan, period, use)), use);
  return spellsOf(months).map(({ first, last }) => ({
    time: `${formatMonth(first.month)} bis ${formatMonth(last.month)}`,
    step: `Stufe ${first.step}`,
    tablePay: formatCents(first.tableCents),
    share: formatCents(first.grossCents),
    tariff:
      first.assumedRises === 0
        ? 'laut Tabelle'
        : `${first.assumedRises} × Tarifsteigerung (Annahme)`,
  }));
}

function spellsOf(months: readonly PostMonth[]): { first: PostMonth; last: PostMonth }[] {
  const spells: { first: PostMonth; last: PostMonth }[] = [];
  for (const month of months) {
    const current = spells.at(-1);
    const isSame =
      current?.first.step === month.step && current.first.tableCents === month.tableCents;
    if (current && isSame) current.last = month;
    else spells.push({ first: month, last: month });
  }
  return spells;
}
