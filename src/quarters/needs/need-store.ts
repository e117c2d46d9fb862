import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { costPlanSchema } from '../costs/cost-plan.ts';
import {
  buildingBlocks,
  conceptStatuses,
  fundingStatuses,
  needPriorities,
  taskDuties,
  type CostItem,
  type Funding,
  type Need,
  type NeedAim,
  type NeedMeasure,
  type YearCost,
} from './need.ts';

/** Codes are checked when they are read, so that the rest of the program can trust its types. */
const needRow = z.object({
  buildingBlock: z.enum(buildingBlocks).nullable(),
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)),
  applicants: z.array(z.enum(applicantCodes)),
  duty: z.enum(taskDuties).nullable(),
  origin: z.enum(['vorschlag-agw', 'demo', 'eigen']),
  priority: z.enum(needPriorities).nullable(),
  conceptStatus: z.enum(conceptStatuses).nullable(),
});
const costRow = z.object({
  costType: z.enum(costTypeCodes),
  basis: z.enum(['belegt', 'abgeleitet', 'annahme']),
});
const fundingRow = z.object({
  extent: z.enum(['voll', 'teilweise']),
  status: z.enum(fundingStatuses),
  origin: z.enum(['berichtet', 'demo', 'eigen']),
});
const idList = z.array(z.string());

export type NeedStore = ReturnType<typeof createNeedStore>;

/** Needs with their cost items and what pays for them today, within a scope. */
export function createNeedStore(db: Database) {
  async function listWhere(
    scope: Scope,
    where: { quarterId?: string; id?: string },
  ): Promise<Need[]> {
    let query = db
      .selectFrom('need')
      .selectAll('need')
      .where('municipalityId', 'in', scope.municipalityIds)
      // A need that was withdrawn is kept for its projects, and is no need any more.
      .where('withdrawnAt', 'is', null)
      .orderBy('quarterId')
      .orderBy('id');
    if (where.quarterId !== undefined) query = query.where('quarterId', '=', where.quarterId);
    if (where.id !== undefined) query = query.where('id', '=', where.id);
    const rows = await query.execute();
    const ids = rows.map((row) => row.id);
    const [costItems, fundings, aims, measures] = await Promise.all([
      costItemsOf(ids),
      fundingsOf(ids),
      aimsOf(ids),
      measuresOf(ids),
    ]);
    return rows.map((row) => ({
      ...needRow.parse({
        buildingBlock: row.buildingBlock,
        topics: codes(row.topicsJson),
        targetGroups: codes(row.targetGroupsJson),
        applicants: codes(row.applicantsJson),
        duty: row.duty,
        origin: row.origin,
        priority: row.priority,
        conceptStatus: row.conceptStatus,
      }),
      id: row.id,
      municipalityId: row.municipalityId,
      quarterId: row.quarterId,
      key: row.key,
      title: row.title,
      description: row.description,
      forwarding: row.forwarding === null ? null : row.forwarding === 1,
      carrierId: row.carrierId,
      startMonth: row.startMonth,
      months: row.months,
      source: sourceOf(row),
      presentProvider: row.presentProvider,
      runningSince: row.runningSince,
      paidBy: row.paidBy,
      conceptNote: row.conceptNote,
      aims: aims.get(row.id) ?? [],
      measures: measures.get(row.id) ?? [],
      costItems: costItems.get(row.id) ?? [],
      fundings: fundings.get(row.id) ?? [],
      version: row.version,
    }));
  }

  async function costItemsOf(needIds: readonly string[]): Promise<Map<string, CostItem[]>> {
    if (needIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('costItem')
      .selectAll()
      .where('needId', 'in', needIds)
      .orderBy('position')
      .execute();
    const amounts = await costAmountsOf(rows.map(({ id }) => id));
    return groupByNeed(rows, (row) => ({
      ...costRow.parse(row),
      plan: row.planJson === null ? null : costPlanSchema.parse(JSON.parse(row.planJson)),
      amounts: amounts.get(row.id) ?? [],
      id: row.id,
      key: row.key,
      label: row.label,
      amountCentsPerYear: row.amountCentsPerYear,
      calculation: row.calculation,
      source: sourceOf(row),
    }));
  }

  async function fundingsOf(needIds: readonly string[]): Promise<Map<string, Funding[]>> {
    if (needIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('funding')
      .selectAll()
      .where('needId', 'in', needIds)
      .orderBy('id')
      .execute();
    const amounts = await fundingAmountsOf(rows.map(({ id }) => id));
    return groupByNeed(rows, (row) => ({
      ...fundingRow.parse(row),
      id: row.id,
      label: row.label,
      fromOn: row.fromOn,
      untilOn: row.untilOn,
      note: row.note,
      source: sourceOf(row),
      programmeId: row.programmeId,
      carrierId: row.carrierId,
      postsFilled: row.postsFilled,
      postsVacant: row.postsVacant,
      covers: row.coversJson === null ? [] : idList.parse(JSON.parse(row.coversJson)),
      continuationDueOn: row.continuationDueOn,
      budgetDueOn: row.budgetDueOn,
      amounts: amounts.get(row.id) ?? [],
    }));
  }

  async function costAmountsOf(itemIds: readonly string[]): Promise<Map<string, YearCost[]>> {
    if (itemIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('costAmount')
      .selectAll()
      .where('costItemId', 'in', itemIds)
      .orderBy('year')
      .execute();
    return groupBy(rows, 'costItemId', ({ costItemId: _, ...amount }) => amount);
  }

  async function fundingAmountsOf(
    ids: readonly string[],
  ): Promise<Map<string, { year: number; amountCents: number }[]>> {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom('fundingAmount')
      .selectAll()
      .where('fundingId', 'in', ids)
      .orderBy('year')
      .execute();
    return groupBy(rows, 'fundingId', ({ fundingId: _, ...amount }) => amount);
  }

  async function aimsOf(needIds: readonly string[]): Promise<Map<string, NeedAim[]>> {
    if (needIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('needAim')
      .selectAll()
      .where('needId', 'in', needIds)
      .orderBy('position')
      .execute();
    return groupByNeed(rows, ({ id: _id, needId: _needId, position: _, ...aim }) => aim);
  }

  async function measuresOf(needIds: readonly string[]): Promise<Map<string, NeedMeasure[]>> {
    if (needIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('needMeasure')
      .selectAll()
      .where('needId', 'in', needIds)
      .orderBy('position')
      .execute();
    return groupByNeed(rows, ({ title, detail }) => ({ title, detail }));
  }

  return {
    listNeeds: (scope: Scope): Promise<Need[]> => listWhere(scope, {}),
    listNeedsOfQuarter: (scope: Scope, quarterId: string): Promise<Need[]> =>
      listWhere(scope, { quarterId }),

    /** @throws NotFoundError */
    async getNeed(scope: Scope, id: string): Promise<Need> {
      const [need] = await listWhere(scope, { id });
      if (!need) throw new NotFoundError('Dieser Bedarf');
      return need;
    },
  };
}

function codes(json: string): unknown {
  return JSON.parse(json);
}

const groupByNeed = <Row extends { needId: string }, Item>(
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): Map<string, Item[]> => groupBy(rows, 'needId', toItem);

function groupBy<Key extends string, Row extends Record<Key, string>, Item>(
  rows: readonly Row[],
  key: Key,
  toItem: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const group = groups.get(row[key]) ?? [];
    group.push(toItem(row));
    groups.set(row[key], group);
  }
  return groups;
}

function sourceOf(row: { sourceTitle: string | null; sourceUrl: string | null }) {
  return row.sourceTitle === null ? null : { title: row.sourceTitle, url: row.sourceUrl };
}
