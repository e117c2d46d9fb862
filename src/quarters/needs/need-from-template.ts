import { formatCents } from '../../shared/money.ts';
import { formatNumber } from '../../shared/text.ts';
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

export function costItemOfTemplate(
  cost: TemplateCost,
  quarter: Pick<Quarter, 'name'>,
  residents: Residents | null,
): NewCostItem {
  const { plan, remark, key, label, costType, basis, source } = cost;
  const item = { key, label, costType, basis, source };
  const withRemark = (text: string): string => (remark === null ? text : `${text}; ${remark}`);
  if (plan.kind === 'perResident') {
    return { ...item, ...costPerResident(plan.centsPerResident, quarter, residents) };
  }
  if (plan.kind === 'perYear') {
    const calculation = remark ?? `${formatCents(plan.centsPerYear)} im Jahr`;
    return { ...item, plan, amountCentsPerYear: plan.centsPerYear, calculation };
  }
  const { eventsPerYear, centsPerEvent } = plan;
  const unit = cost.unit === null ? '' : ` ${cost.unit}`;
  return {
    ...item,
    plan,
    amountCentsPerYear: Math.round(eventsPerYear * centsPerEvent),
    calculation: withRemark(
      `${formatNumber(eventsPerYear)}${unit} × ${formatCents(centsPerEvent)}`,
    ),
  };
}

/** Without a number of residents there is no amount, and the calculation says what is missing. */
export function costPerResident(
  centsPerResident: number,
  { name }: Pick<Quarter, 'name'>,
  residents: Residents | null,
): Pick<NewCostItem, 'plan' | 'amountCentsPerYear' | 'calculation'> {
  const price = formatCents(centsPerResident);
  if (residents === null) {
    return {
      plan: null,
      amountCentsPerYear: null,
      calculation: `[Angabe fehlt: Einwohnerzahl von ${name}]; benötigt für Einwohner × ${price}`,
    };
  }
  const { count, asOf } = residents;
  return {
    plan: { kind: 'perResident', residents: count, residentsAsOf: asOf, centsPerResident },
    amountCentsPerYear: count * centsPerResident,
    calculation: `${formatNumber(count)} Einwohner (${asOf}) × ${price}`,
  };
}
