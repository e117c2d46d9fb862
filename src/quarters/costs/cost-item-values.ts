import { centsToInput } from '../../shared/money.ts';
import type { CostItem } from '../needs/need.ts';
import { formatShare } from './cost-calculation-texts.ts';
import { usualCostType } from './cost-item.ts';
import type { CostPlan, PlanKind, PostPlan } from './cost-plan.ts';

/** The fields of the form of a cost item, as they are typed. */
export const costFieldNames = [
  'label',
  'costType',
  'amount',
  'month',
  'residents',
  'residentsAsOf',
  'events',
  'unit',
  'unitAmount',
  'payBy',
  'group',
  'step',
  'system',
  'statedAmount',
  'statedBy',
  'statedOn',
  'isRaised',
  'share',
  'hours',
  'startMonth',
  'withOverhead',
  'lumpAmount',
  'lumpTitle',
  'lumpUrl',
  'lumpOn',
  'inputBasis',
  'sourceTitle',
  'sourceUrl',
  'note',
] as const;
export type CostField = (typeof costFieldNames)[number];
export type CostValues = Readonly<Record<CostField, string>>;

const empty = Object.fromEntries(costFieldNames.map((name) => [name, ''])) as Record<
  CostField,
  string
>;

/** What a form for a new item of this kind starts with. */
export function newCostValues(
  kind: PlanKind,
  residents: { count: number; asOf: string } | null,
): CostValues {
  return {
    ...empty,
    costType: usualCostType[kind],
    payBy: 'table',
    system: 'arbeitgeberbrutto',
    isRaised: '1',
    share: kind === 'post' ? '0,5' : '',
    residents: kind === 'perResident' && residents !== null ? String(residents.count) : '',
    residentsAsOf: kind === 'perResident' ? (residents?.asOf ?? '') : '',
  };
}

/** The kind and the fields of a stored item; one that was entered by hand is an amount per year. */
export function storedCostValues(item: CostItem): { kind: PlanKind; values: CostValues } {
  const plan: CostPlan = item.plan ?? {
    kind: 'perYear',
    centsPerYear: item.amountCentsPerYear,
    note: item.calculation,
    inputBasis: item.basis,
  };
  const head = {
    ...empty,
    label: item.label,
    costType: item.costType,
    sourceTitle: item.source?.title ?? '',
    sourceUrl: item.source?.url ?? '',
    note: plan.note ?? '',
    inputBasis: plan.inputBasis ?? '',
  };
  return { kind: plan.kind, values: { ...head, ...planValues(plan) } };
}

function planValues(plan: CostPlan): Partial<CostValues> {
  switch (plan.kind) {
    case 'perYear':
    case 'material':
      return { amount: centsToInput(plan.centsPerYear) };
    case 'once':
      return { amount: centsToInput(plan.cents), month: plan.month ?? '' };
    case 'perResident':
      return {
        residents: plan.residents === null ? '' : String(plan.residents),
        residentsAsOf: plan.residentsAsOf,
        unitAmount: centsToInput(plan.centsPerResident),
      };
    case 'perEvent':
      return {
        events: plan.eventsPerYear === null ? '' : formatShare(plan.eventsPerYear),
        unit: plan.unit ?? '',
        unitAmount: centsToInput(plan.centsPerEvent),
      };
    case 'overhead':
      return {};
    case 'post':
      return postValues(plan);
  }
}

function postValues({ pay, share, startMonth, withOverhead, lumpSum }: PostPlan) {
  const post = {
    payBy: pay.by,
    share: formatShare(share),
    startMonth: startMonth ?? '',
    withOverhead: withOverhead ? '1' : '',
    lumpAmount: centsToInput(lumpSum?.centsPerYear ?? null),
    lumpTitle: lumpSum?.sourceTitle ?? '',
    lumpUrl: lumpSum?.sourceUrl ?? '',
    lumpOn: lumpSum?.sourceOn ?? '',
  };
  return pay.by === 'table'
    ? {
        ...post,
        group: pay.group,
        step: pay.step === null ? '' : String(pay.step),
        isRaised: '1',
        system: 'arbeitgeberbrutto',
      }
    : {
        ...post,
        system: pay.system,
        statedAmount: centsToInput(pay.centsPerYear),
        statedOn: pay.sourceOn ?? '',
        isRaised: pay.isRaised === false ? '' : '1',
        statedBy: pay.sourceTitle,
      };
}
