import type { ListRow } from '../../http/lists.ts';
import type { Day } from '../../shared/dates.ts';
import type { QuarterPortfolio } from '../quarter-dossier.ts';
import {
  blockCodeOf,
  priorityCodeOf,
  type BlockCode,
  type PriorityCode,
} from '../quarter-labels.ts';
import type { Quarter } from '../quarter.ts';
import { needStateOn, type NeedState, type NeedStateKind } from './need-state.ts';
import { costPerYear, isLowerBound, type Need } from './need.ts';

/** What the list asks for; null means "all". */
export interface NeedQuery {
  quarterSlug: string | null;
  block: BlockCode | null;
  priority: PriorityCode | null;
  state: NeedStateKind | null;
}

export interface NeedEntry {
  need: Need;
  quarter: Quarter;
  state: NeedState;
}

/** How a state stands in an address. */
export const stateCodes: Record<NeedStateKind, string> = {
  granted: 'bewilligt',
  partlyFunded: 'teilweise',
  applied: 'beantragt',
  vacant: 'unbesetzt',
  draft: 'entwurf',
  open: 'offen',
};

/** The question as it stands in an address. */
export function queryOf({
  quarterSlug,
  block,
  priority,
  state,
}: NeedQuery): Record<string, string> {
  return {
    quartier: quarterSlug ?? '',
    baustein: block ?? '',
    prioritaet: priority ?? '',
    stand: state === null ? '' : stateCodes[state],
  };
}

/** Needs with quarter and state, in the order of the quarters' names. */
export function needEntries(
  { needs, quarters, projects }: Pick<QuarterPortfolio, 'needs' | 'quarters' | 'projects'>,
  query: NeedQuery,
  today: Day,
): NeedEntry[] {
  return quarters
    .filter((quarter) => query.quarterSlug === null || quarter.slug === query.quarterSlug)
    .flatMap((quarter) =>
      needs
        .filter((need) => need.quarterId === quarter.id)
        .filter((need) => query.block === null || blockCodeOf(need.buildingBlock) === query.block)
        .filter(
          (need) => query.priority === null || priorityCodeOf(need.priority) === query.priority,
        )
        .map((need) => {
          const own = projects.filter((project) => project.needId === need.id);
          return { need, quarter, state: needStateOn(need, own, today) };
        })
        .filter(({ state }) => query.state === null || state.kind === query.state),
    );
}

/** One row of the `.csv` and `.json` list. */
export function needRow({ need, quarter, state }: NeedEntry): ListRow {
  const sum = costPerYear(need);
  return {
    id: need.id,
    quarter: quarter.slug,
    quarterName: quarter.name,
    title: need.title,
    buildingBlock: need.buildingBlock,
    state: state.kind,
    stateText: [state.text, ...state.details].join('; '),
    topics: need.topics,
    targetGroups: need.targetGroups,
    startMonth: need.startMonth,
    months: need.months,
    costEurosPerYear: need.costItems.length === 0 ? null : sum.centsPerYear / 100,
    costIsLowerBound: isLowerBound(sum),
    duty: need.duty,
    origin: need.origin,
    priority: need.priority,
    applicants: need.applicants,
    forwarding: need.forwarding,
    presentProvider: need.presentProvider,
    runningSince: need.runningSince,
    paidBy: need.paidBy,
    conceptStatus: need.conceptStatus,
    ownShareEurosPerYear:
      need.ownShareCentsPerYear === null ? null : need.ownShareCentsPerYear / 100,
    aims: need.aims.map(({ text }) => text),
    measures: need.measures.map(({ title }) => title),
  };
}
