import type {
  ApplicantCode,
  CostTypeCode,
  TargetGroupCode,
  TopicCode,
} from '../../programmes/programme-codes.ts';
import type { Day, Month } from '../../shared/dates.ts';
import type { CostPlan } from '../costs/cost-plan.ts';
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
  /** How the amount comes about; null = a yearly amount that was entered as such. */
  plan: CostPlan | null;
  /** By budget year, as worked out from the plan; empty where there is no plan or no beginning (see `costsByYear`). */
  amounts: readonly YearCost[];
}

export interface YearCost {
  year: number;
  amountCents: number;
  /** The calculation spelled out. */
  calculation: string;
}

/** What pays for a need, or for part of it, today. */
export interface Funding {
  id: string;
  label: string;
  extent: 'voll' | 'teilweise';
  /** `applied`: asked for, not granted yet. */
  status: FundingStatus;
  fromOn: Day | null;
  untilOn: Day | null;
  note: string | null;
  source: Source | null;
  /** `demo` fundings are invented and marked as such wherever they are shown. */
  origin: 'berichtet' | 'demo' | 'eigen';
  /** Under which programme of the catalogue; null = none, or not known. */
  programmeId: string | null;
  carrierId: string | null;
  /** Full posts, 0.5 = half; null = not known, or it pays for no posts. */
  postsFilled: number | null;
  postsVacant: number | null;
  /** Ids of the cost items it pays for; empty = the whole need. */
  covers: readonly string[];
  /** By when the continuation must be filed, and the money registered for the budget. */
  continuationDueOn: Day | null;
  budgetDueOn: Day | null;
  amounts: readonly { year: number; amountCents: number }[];
}

export const fundingStatuses = ['granted', 'applied'] as const;
export type FundingStatus = (typeof fundingStatuses)[number];

/** What a need wants to reach; the figure may be one of the quarter's profile or the carrier's own count. */
export interface NeedAim {
  text: string;
  indicatorId: string | null;
  baseline: number | null;
  /** Year and source of the baseline, e.g. "31.12.2023, Melderegister". */
  baselineLabel: string | null;
  target: number | null;
  targetYear: number | null;
}

export interface NeedMeasure {
  title: string;
  detail: string | null;
}

export const needPriorities = ['high', 'medium', 'low'] as const;
export type NeedPriority = (typeof needPriorities)[number];

/** Whether there is a concept a programme may ask for. */
export const conceptStatuses = ['none', 'inPreparation', 'exists', 'councilApproved'] as const;
export type ConceptStatus = (typeof conceptStatuses)[number];

export const needOrigins = ['vorschlag-agw', 'demo', 'eigen'] as const;
export type NeedOrigin = (typeof needOrigins)[number];

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
  origin: NeedOrigin;
  source: Source | null;
  priority: NeedPriority | null;
  /** Who already works there, since when and paid by whom; null = not said. */
  presentProvider: string | null;
  runningSince: string | null;
  paidBy: string | null;
  conceptStatus: ConceptStatus | null;
  conceptNote: string | null;
  /** What the city or the carrier can bring up itself; null = not said. */
  ownShareCentsPerYear: number | null;
  /** The own share came with the demo and nobody has edited the need since. */
  isOwnShareDemo: boolean;
  aims: readonly NeedAim[];
  measures: readonly NeedMeasure[];
  costItems: readonly CostItem[];
  fundings: readonly Funding[];
  version: number;
}

export interface CostSum {
  /** Sum of the items that have an amount. */
  centsPerYear: number;
  /** Items without an amount: the sum is then a lower bound and must say so. */
  missing: readonly CostItem[];
  /** Needs without any cost item; they are not free of cost, nobody worked it out yet. */
  needsWithoutItems: number;
}

export function costPerYear(need: Pick<Need, 'costItems'>): CostSum {
  return {
    centsPerYear: need.costItems.reduce((sum, item) => sum + (item.amountCentsPerYear ?? 0), 0),
    missing: need.costItems.filter((item) => item.amountCentsPerYear === null),
    needsWithoutItems: need.costItems.length === 0 ? 1 : 0,
  };
}

/** The yearly cost of several needs together, with the same reservation as for one. */
export function costOfAll(needs: readonly Pick<Need, 'costItems'>[]): CostSum {
  return {
    ...costPerYear({ costItems: needs.flatMap((need) => need.costItems) }),
    needsWithoutItems: needs.filter(({ costItems }) => costItems.length === 0).length,
  };
}

export function isLowerBound({ missing, needsWithoutItems }: CostSum): boolean {
  return missing.length > 0 || needsWithoutItems > 0;
}

/** "mindestens 56.000 € je Jahr"; without a single amount "noch nicht beziffert". */
export function describeCost(sum: CostSum): string {
  const { centsPerYear } = sum;
  if (centsPerYear === 0 && isLowerBound(sum)) return 'noch nicht beziffert';
  return `${isLowerBound(sum) ? 'mindestens ' : ''}${formatCentsShort(centsPerYear)} je Jahr`;
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
