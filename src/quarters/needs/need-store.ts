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
import { buildingBlocks, taskDuties, type CostItem, type Funding, type Need } from './need.ts';

/** Codes are checked when they are read, so that the rest of the program can trust its types. */
const needRow = z.object({
  buildingBlock: z.enum(buildingBlocks).nullable(),
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)),
  applicants: z.array(z.enum(applicantCodes)),
  duty: z.enum(taskDuties).nullable(),
  origin: z.enum(['vorschlag-agw', 'demo', 'eigen']),
});
const costRow = z.object({
  costType: z.enum(costTypeCodes),
  basis: z.enum(['belegt', 'abgeleitet', 'annahme']),
});
const fundingRow = z.object({ extent: z.enum(['voll', 'teilweise']) });

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
      .orderBy('quarterId')
      .orderBy('id');
    if (where.quarterId !== undefined) query = query.where('quarterId', '=', where.quarterId);
    if (where.id !== undefined) query = query.where('id', '=', where.id);
    const rows = await query.execute();
    const ids = rows.map((row) => row.id);
    const [costItems, fundings] = await Promise.all([costItemsOf(ids), fundingsOf(ids)]);
    return rows.map((row) => ({
      ...needRow.parse({
        buildingBlock: row.buildingBlock,
        topics: codes(row.topicsJson),
        targetGroups: codes(row.targetGroupsJson),
        applicants: codes(row.applicantsJson),
        duty: row.duty,
        origin: row.origin,
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
    return groupByNeed(rows, (row) => ({
      ...costRow.parse(row),
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
    return groupByNeed(rows, (row) => ({
      ...fundingRow.parse(row),
      id: row.id,
      label: row.label,
      untilOn: row.untilOn,
      note: row.note,
      source: sourceOf(row),
    }));
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

function groupByNeed<Row extends { needId: string }, Item>(
  rows: readonly Row[],
  toItem: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const group = groups.get(row.needId) ?? [];
    group.push(toItem(row));
    groups.set(row.needId, group);
  }
  return groups;
}

function sourceOf(row: { sourceTitle: string | null; sourceUrl: string | null }) {
  return row.sourceTitle === null ? null : { title: row.sourceTitle, url: row.sourceUrl };
}
