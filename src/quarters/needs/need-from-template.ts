import { reckonCosts, type CostPeriod } from '../costs/cost-calculation.ts';
import type { Reckoning } from '../costs/cost-calculation-post.ts';
import type { CostPlan } from '../costs/cost-plan.ts';
import type { IndicatorValue } from '../figures/indicator.ts';
import type { Quarter } from '../quarter.ts';
import { emptyDraft, type NeedDraft, type NewCostItem } from './need-draft.ts';
import { fillPlace } from './need-place.ts';
import type { NeedTemplate, TemplateCost } from './need-template.ts';
import type { NeedAim } from './need.ts';

/** The number of residents a cost may be reckoned with. */
export interface Residents {
  count: number;
  /** Day and source, as printed: "31.12.2021; Melderegister der Stadt". */
  asOf: string;
}

/** The newest published number, values newest first; invented, suppressed and rough ones cost nothing. */
export function residentsOf(
  values: readonly IndicatorValue[],
  quarterId: string,
): Residents | null {
  const found = values.find(
    ({ areaId, indicatorId, origin, state, value }) =>
      areaId === quarterId &&
      indicatorId === 'einwohner' &&
      origin !== 'demo' &&
      state === 'value' &&
      value !== null,
  );
  if (typeof found?.value !== 'number') return null;
  return { count: Math.round(found.value), asOf: `${found.yearLabel}; ${found.source.title}` };
}

/** The form of a need, filled from a template. */
export function draftFromTemplate(
  template: NeedTemplate,
  { name }: Pick<Quarter, 'name'>,
): NeedDraft {
  const { buildingBlock, topics, targetGroups, applicants, forwarding, duty, months } = template;
  return {
    ...emptyDraft,
    ...{ buildingBlock, topics, targetGroups, applicants, forwarding, duty, months },
    title: fillPlace(template.title, name),
    description: fillPlace(template.description, name),
    aims: template.aims.map((text) => plainAim(fillPlace(text, name))),
    measures: template.measures.map(({ title, detail }) => ({
      title: fillPlace(title, name),
      detail: detail === null ? null : fillPlace(detail, name),
    })),
  };
}

export function plainAim(text: string): NeedAim {
  const none = { baseline: null, baselineLabel: null, target: null, targetYear: null };
  return { text, indicatorId: null, ...none };
}

/** A plan for another quarter: what is reckoned by residents takes those of that quarter, or says that they are missing. */
export function planFor(plan: CostPlan | null, residents: Residents | null): CostPlan | null {
  if (plan?.kind !== 'perResident') return plan;
  return {
    ...plan,
    residents: residents?.count ?? null,
    residentsAsOf: residents?.asOf ?? '',
  };
}

/** Items with a plan, worked out as they will be when the need is saved. */
export function withAmounts(
  items: readonly NewCostItem[],
  period: CostPeriod,
  use: Reckoning,
): NewCostItem[] {
  const planned = items.map(({ plan, source }) => ({ plan, hasSource: source !== null }));
  const costs = reckonCosts(planned, period, use);
  return items.map((item, index) => {
    const cost = costs[index];
    if (!cost) return item;
    const { amountCentsPerYear, calculation, basis } = cost;
    return { ...item, amountCentsPerYear, calculation, basis };
  });
}

export function costItemOfTemplate(
  { key, label, costType, plan, source }: TemplateCost,
  residents: Residents | null,
): NewCostItem {
  const open = { amountCentsPerYear: null, calculation: '', basis: 'annahme' } as const;
  return { key, label, costType, source, ...open, plan: planFor(plan, residents) };
}
