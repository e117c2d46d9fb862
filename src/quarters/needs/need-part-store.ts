import { z } from 'zod';
import type { Database } from '../../database/open.ts';
import { costTypeCodes } from '../../programmes/programme-codes.ts';
import { costPlanSchema } from '../costs/cost-plan.ts';
import {
  fundingStatuses,
  type CostItem,
  type Funding,
  type NeedAim,
  type NeedMeasure,
  type YearCost,
} from './need.ts';

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

/**
 * What needs consist of: cost items, fundings, aims, measures, by the id of their need. Only for needs that were found
 * through a scope.
 */
export function createNeedPartStore(db: Database) {
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
    return groupBy(rows, 'costItemId', ({ year, amountCents, calculation }) => ({
      year,
      amountCents,
      calculation,
    }));
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
    return groupBy(rows, 'fundingId', ({ year, amountCents }) => ({ year, amountCents }));
  }

  async function aimsOf(needIds: readonly string[]): Promise<Map<string, NeedAim[]>> {
    if (needIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('needAim')
      .selectAll()
      .where('needId', 'in', needIds)
      .orderBy('position')
      .execute();
    return groupByNeed(rows, (row) => ({
      text: row.text,
      indicatorId: row.indicatorId,
      baseline: row.baseline,
      baselineLabel: row.baselineLabel,
      target: row.target,
      targetYear: row.targetYear,
    }));
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

  return { costItemsOf, fundingsOf, aimsOf, measuresOf };
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

export function sourceOf(row: { sourceTitle: string | null; sourceUrl: string | null }) {
  return row.sourceTitle === null ? null : { title: row.sourceTitle, url: row.sourceUrl };
}
