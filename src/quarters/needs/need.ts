import type {
  ApplicantCode,
  CostTypeCode,
  TargetGroupCode,
  TopicCode,
} from '../../programmes/programme-codes.ts';
import type { Day, Month } from '../../shared/dates.ts';
import { formatCentsShort } from '../../shared/money.ts';

/** What a quarter lacks: one of the three building blocks of the council paper, or a topic of its own. */
export const buildingBlocks = ['participation', 'implementation', 'steering'] as const;
export type BuildingBlock = (typeof buildingBlocks)[number];

export const buildingBlockLabels: Record<BuildingBlock, string> = {
  participation: 'Beteiligung',
  implementation: 'Umsetzung',
  steering: 'Steuerung',
};

/** Whether the municipality must do it by law; decides what is possible under provisional budget management (§ 82 GO NRW). */
export const taskDuties = ['freiwillig', 'pflicht'] as const;
export type TaskDuty = (typeof taskDuties)[number];

export interface Source {
  title: string;
  url: string | null;
}

/** How an amount is known: read, derived from what was read, or assumed ("Annahme" on every print). */
export type CostBasis = 'belegt' | 'abgeleitet' | 'annahme';

export interface CostItem {
  id: string;
  key: string;
  label: string;
  costType: CostTypeCode;
  /** null = cannot be costed yet; `calculation` says what is missing. */
  amountCentsPerYear: number | null;
  calculation: string;
  basis: CostBasis;
  source: Source | null;
}

/** What pays for a need, or for part of it, today. */
export interface Funding {
  id: string;
  label: string;
  extent: 'voll' | 'teilweise';
  untilOn: Day | null;
  note: string | null;
  source: Source | null;
}

export interface Need {
  id: string;
  municipalityId: string;
  quarterId: string;
  key: string;
  title: string;
  description: string;
  /** null: a need of its own, outside the three building blocks. */
  buildingBlock: BuildingBlock | null;
  topics: readonly TopicCode[];
  targetGroups: readonly TargetGroupCode[];
  /** Who could file, the usual one first. */
  applicants: readonly ApplicantCode[];
  /** Whether the city would pass the grant on to a carrier; null = not decided. */
  forwarding: boolean | null;
  carrierId: string | null;
  startMonth: Month | null;
  months: number | null;
  duty: TaskDuty | null;
  /** `demo` needs are invented and marked as such wherever they are shown. */
  origin: 'vorschlag-agw' | 'demo' | 'eigen';
  source: Source | null;
  costItems: readonly CostItem[];
  fundings: readonly Funding[];
  version: number;
}

export interface CostSum {
  /** Sum of the items that have an amount. */
  centsPerYear: number;
  /** Items without an amount: the sum is then a lower bound and must say so. */
  missing: readonly CostItem[];
}

export function costPerYear(need: Pick<Need, 'costItems'>): CostSum {
  return {
    centsPerYear: need.costItems.reduce((sum, item) => sum + (item.amountCentsPerYear ?? 0), 0),
    missing: need.costItems.filter((item) => item.amountCentsPerYear === null),
  };
}

/** The yearly cost of several needs together, with the same reservation as for one. */
export function costOfAll(needs: readonly Pick<Need, 'costItems'>[]): CostSum {
  return costPerYear({ costItems: needs.flatMap((need) => need.costItems) });
}

/** "mindestens 56.000 € je Jahr"; without a single amount "noch nicht beziffert". */
export function describeCost({ centsPerYear, missing }: CostSum): string {
  if (centsPerYear === 0 && missing.length > 0) return 'noch nicht beziffert';
  return `${missing.length > 0 ? 'mindestens ' : ''}${formatCentsShort(centsPerYear)} je Jahr`;
}

/** The cost of several needs in words; says where invented needs are among them. */
export function describeCostOfAll(needs: readonly Pick<Need, 'costItems' | 'origin'>[]): string {
  const hasDemo = needs.some((need) => need.origin === 'demo');
  return `${describeCost(costOfAll(needs))}${hasDemo ? ', einschließlich Demo-Bedarf' : ''}`;
}

/** The word for a need in a list that already names the quarter: its building block, else its title. */
export function shortNeedTitle(need: Pick<Need, 'buildingBlock' | 'title'>): string {
  return need.buildingBlock === null ? need.title : buildingBlockLabels[need.buildingBlock];
}
