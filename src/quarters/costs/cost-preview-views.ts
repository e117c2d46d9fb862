import { formatCents } from '../../shared/money.ts';
import { reckonCosts, type ReckonedCost } from './cost-calculation.ts';
import type { CostItemDraft } from './cost-item.ts';
import type { OpenedCosts } from './cost-item-service.ts';
import type { CostPlan } from './cost-plan.ts';
import { payBreakdown, type PaySpell } from './post-breakdown.ts';

/** What an item comes to before it is saved; only for those who may change it, and thereby see the step. */
export interface CostPreview {
  perYear: string | null;
  calculation: string;
  isAssumption: boolean;
  years: { year: string; amount: string; calculation: string }[];
  breakdown: PaySpell[] | null;
  /** The same post in each group of the pay tables. */
  comparison: { group: string; perYear: string; total: string; isChosen: boolean }[] | null;
}

export function costPreview(opened: OpenedCosts, draft: CostItemDraft): CostPreview {
  const { need, use } = opened;
  const cost = reckonWith(opened, draft, draft.plan);
  return {
    perYear: cost.amountCentsPerYear === null ? null : formatCents(cost.amountCentsPerYear),
    calculation: cost.calculation,
    isAssumption: cost.basis === 'annahme',
    years: cost.amounts.map(({ year, amountCents, calculation }) => ({
      year: String(year),
      amount: formatCents(amountCents),
      calculation,
    })),
    breakdown: payBreakdown(draft.plan, need, use),
    comparison: comparisonOf(opened, draft),
  };
}

/** The draft among the other items of the need, because the overhead depends on the posts. */
function reckonWith(
  { need, item, use }: OpenedCosts,
  { source }: CostItemDraft,
  plan: CostPlan,
): ReckonedCost {
  const others = need.costItems
    .filter(({ id }) => id !== item?.id)
    .map((other) => ({ plan: other.plan, hasSource: other.source !== null }));
  const [cost] = reckonCosts([{ plan, hasSource: source !== null }, ...others], need, use);
  if (!cost) throw new Error('a plan has a cost');
  return cost;
}

function comparisonOf(opened: OpenedCosts, draft: CostItemDraft): CostPreview['comparison'] {
  const { plan } = draft;
  if (plan.kind !== 'post' || plan.pay.by !== 'table' || plan.pay.step === null) return null;
  const { pay } = plan;
  return opened.use.payTables.groups.map(({ code, label, scale }) => {
    const { amounts, amountCentsPerYear } = reckonWith(opened, draft, {
      ...plan,
      lumpSum: null,
      pay: { ...pay, group: code },
    });
    const total = amounts.reduce((sum, { amountCents }) => sum + amountCents, 0);
    return {
      group: `${label} (${scale})`,
      perYear: amountCentsPerYear === null ? 'nicht beziffert' : formatCents(amountCentsPerYear),
      total: amounts.length === 0 ? 'Zeitraum offen' : formatCents(total),
      isChosen: code === pay.group,
    };
  });
}
