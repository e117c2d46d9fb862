import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import { applicantCodes, targetGroupCodes, topicCodes } from '../../programmes/programme-codes.ts';
import { NotFoundError } from '../../shared/errors.ts';
import {
  buildingBlocks,
  conceptStatuses,
  needOrigins,
  needPriorities,
  taskDuties,
  type Need,
} from './need.ts';
import { createNeedPartStore, sourceOf } from './need-part-store.ts';

/** Codes are checked when they are read, so that the rest of the program can trust its types. */
const needRow = z.object({
  buildingBlock: z.enum(buildingBlocks).nullable(),
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)),
  applicants: z.array(z.enum(applicantCodes)),
  duty: z.enum(taskDuties).nullable(),
  origin: z.enum(needOrigins),
  priority: z.enum(needPriorities).nullable(),
  conceptStatus: z.enum(conceptStatuses).nullable(),
});

export type NeedStore = ReturnType<typeof createNeedStore>;

/** Needs with their cost items and what pays for them today, within a scope. */
export function createNeedStore(db: Database) {
  const parts = createNeedPartStore(db);

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
      parts.costItemsOf(ids),
      parts.fundingsOf(ids),
      parts.aimsOf(ids),
      parts.measuresOf(ids),
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
      ownShareCentsPerYear: row.ownShareCentsPerYear,
      // The seed brings an own share only as a demo value; what a person saved is theirs.
      isOwnShareDemo:
        row.ownShareCentsPerYear !== null && row.origin !== 'eigen' && row.editedAt === null,
      aims: aims.get(row.id) ?? [],
      measures: measures.get(row.id) ?? [],
      costItems: costItems.get(row.id) ?? [],
      fundings: fundings.get(row.id) ?? [],
      version: row.version,
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
