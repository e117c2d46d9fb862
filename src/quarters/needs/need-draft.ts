import type { CostItem, Need } from './need.ts';

/** What a person says of a need; its costs and what pays for it are kept on their own pages. */
export type NeedDraft = Pick<
  Need,
  | 'title'
  | 'description'
  | 'buildingBlock'
  | 'topics'
  | 'targetGroups'
  | 'applicants'
  | 'forwarding'
  | 'carrierId'
  | 'startMonth'
  | 'months'
  | 'duty'
  | 'priority'
  | 'presentProvider'
  | 'runningSince'
  | 'paidBy'
  | 'conceptStatus'
  | 'conceptNote'
  | 'ownShareCentsPerYear'
  | 'aims'
  | 'measures'
>;

export type NewCostItem = Omit<CostItem, 'id' | 'amounts'>;

/** A need that does not exist yet. */
export interface NewNeed extends NeedDraft {
  municipalityId: string;
  quarterId: string;
  origin: Need['origin'];
  source: Need['source'];
  costItems: readonly NewCostItem[];
}

/** A need that was withdrawn, as it is listed for being taken up again. */
export interface WithdrawnNeed {
  id: string;
  municipalityId: string;
  quarterId: string;
  title: string;
  origin: Need['origin'];
  /** An instant. */
  withdrawnAt: string;
  version: number;
}

export const emptyDraft: NeedDraft = {
  title: '',
  description: '',
  buildingBlock: null,
  topics: [],
  targetGroups: [],
  applicants: [],
  forwarding: null,
  carrierId: null,
  startMonth: null,
  months: null,
  duty: null,
  priority: null,
  presentProvider: null,
  runningSince: null,
  paidBy: null,
  conceptStatus: null,
  conceptNote: null,
  ownShareCentsPerYear: null,
  aims: [],
  measures: [],
};

/** Whether years of costs have to be worked out anew. */
export function isOtherPeriod(
  before: Pick<NeedDraft, 'startMonth' | 'months'>,
  after: Pick<NeedDraft, 'startMonth' | 'months'>,
): boolean {
  return before.startMonth !== after.startMonth || before.months !== after.months;
}
