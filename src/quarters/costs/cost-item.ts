import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import type { Source, YearCost } from '../needs/need.ts';
import type { CostPlan, PlanKind } from './cost-plan.ts';
import type { ReckonedCost } from './cost-calculation.ts';

/** What a person says about a cost item; its amounts follow from the plan. */
export interface CostItemDraft {
  label: string;
  costType: CostTypeCode;
  plan: CostPlan;
  source: Source | null;
}

/** A cost item as far as it is worked out anew. */
export interface PlannedCostItem {
  id: string;
  plan: CostPlan | null;
  hasSource: boolean;
  amountCentsPerYear: number | null;
  calculation: string;
  basis: string;
  amounts: readonly YearCost[];
}

export interface PlannedNeed {
  id: string;
  municipalityId: string;
  startMonth: string | null;
  months: number | null;
  items: readonly PlannedCostItem[];
}

/** What is to be stored of an item that was worked out anew. */
export type ReckonedRow = Pick<
  ReckonedCost,
  'amountCentsPerYear' | 'calculation' | 'basis' | 'amounts'
> & { itemId: string };

/** How a kind of plan is called on screen. */
export const planKindLabels: Record<PlanKind, string> = {
  post: 'Stelle',
  overhead: 'Gemeinkosten auf die Stellen',
  perResident: 'Betrag je Einwohner (Verfügungsmittel)',
  perEvent: 'Betrag je Versammlung oder Sitzung',
  material: 'Material und Räume, pauschal',
  perYear: 'Betrag je Jahr',
  once: 'Einmalige Kosten',
};

export const usualCostType: Record<PlanKind, CostTypeCode> = {
  post: 'personal',
  overhead: 'pauschale',
  perResident: 'verfuegungsmittel',
  perEvent: 'sachkosten',
  material: 'sachkosten',
  perYear: 'sachkosten',
  once: 'sachkosten',
};
