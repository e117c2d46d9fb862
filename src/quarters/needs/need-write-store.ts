import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import type { NeedDraft, NewCostItem, NewNeed, WithdrawnNeed } from './need-draft.ts';
import { needOrigins } from './need.ts';

export type NeedWriteStore = ReturnType<typeof createNeedWriteStore>;

/** Needs as people make and change them. What a person wrote carries `editedAt`, and the seed leaves it alone. */
export function createNeedWriteStore(db: Database) {
  return {
    /** `key` must be free in the quarter. @returns the id. @throws NotFoundError for a municipality out of reach */
    async insertNeed(scope: Scope, need: NewNeed & { key: string }, now: string): Promise<string> {
      if (!scope.writableMunicipalityIds.includes(need.municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const id = newId();
      const { municipalityId, quarterId, key, origin, source } = need;
      await db
        .insertInto('need')
        .values({
          id,
          municipalityId,
          quarterId,
          key,
          origin,
          ...columnsOf(need),
          sourceTitle: source?.title ?? null,
          sourceUrl: source?.url ?? null,
          editedAt: now,
        })
        .execute();
      await writeParts(db, id, need);
      await insertCostItems(db, id, need.costItems);
      return id;
    },

    /** @throws StaleError where somebody else saved since `version`, or the need is out of reach */
    async saveNeed(
      scope: Scope,
      { id, version, draft }: { id: string; version: number; draft: NeedDraft },
      now: string,
    ): Promise<void> {
      const result = await db
        .updateTable('need')
        .set({ ...columnsOf(draft), version: version + 1, editedAt: now })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('withdrawnAt', 'is', null)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieser Bedarf');
      await db.deleteFrom('needAim').where('needId', '=', id).execute();
      await db.deleteFrom('needMeasure').where('needId', '=', id).execute();
      await writeParts(db, id, draft);
    },

    /** Withdraws (`at` an instant) or takes up again (null). @throws NotFoundError where there is nothing to do that to */
    async setWithdrawn(
      scope: Scope,
      id: string,
      { at, now }: { at: string | null; now: string },
    ): Promise<void> {
      const result = await db
        .updateTable('need')
        .set((eb) => ({ withdrawnAt: at, editedAt: now, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .where('withdrawnAt', at === null ? 'is not' : 'is', null)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new NotFoundError('Dieser Bedarf');
    },

    /** The latest withdrawal first. */
    async listWithdrawn(scope: Scope): Promise<WithdrawnNeed[]> {
      const rows = await db
        .selectFrom('need')
        .select(['id', 'municipalityId', 'quarterId', 'title', 'origin', 'withdrawnAt', 'version'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('withdrawnAt', 'is not', null)
        .orderBy('withdrawnAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(({ withdrawnAt, origin, ...row }) => ({
        ...row,
        origin: needOrigins.find((one) => one === origin) ?? 'eigen',
        withdrawnAt: withdrawnAt ?? '',
      }));
    },

    /** Keys of all needs of a quarter, withdrawn ones too: a new need must have another one. */
    async listKeys(scope: Scope, quarterId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('need')
        .select('key')
        .where('quarterId', '=', quarterId)
        .where('municipalityId', 'in', scope.municipalityIds)
        .execute();
      return rows.map(({ key }) => key);
    },
  };
}

function columnsOf(draft: NeedDraft) {
  const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);
  return {
    title: draft.title,
    description: draft.description,
    buildingBlock: draft.buildingBlock,
    topicsJson: JSON.stringify(draft.topics),
    targetGroupsJson: JSON.stringify(draft.targetGroups),
    applicantsJson: JSON.stringify(draft.applicants),
    forwarding: draft.forwarding === null ? null : flag(draft.forwarding),
    carrierId: draft.carrierId,
    startMonth: draft.startMonth,
    months: draft.months,
    duty: draft.duty,
    priority: draft.priority,
    presentProvider: draft.presentProvider,
    runningSince: draft.runningSince,
    paidBy: draft.paidBy,
    conceptStatus: draft.conceptStatus,
    conceptNote: draft.conceptNote,
    ownShareCentsPerYear: draft.ownShareCentsPerYear,
  };
}

async function writeParts(
  db: Database,
  needId: string,
  { aims, measures }: Pick<NeedDraft, 'aims' | 'measures'>,
): Promise<void> {
  for (const [position, aim] of aims.entries()) {
    const { text, indicatorId, baseline, baselineLabel, target, targetYear } = aim;
    const figures = { indicatorId, baseline, baselineLabel, target, targetYear };
    await db
      .insertInto('needAim')
      .values({ id: newId(), needId, position, text, ...figures })
      .execute();
  }
  for (const [position, { title, detail }] of measures.entries()) {
    await db
      .insertInto('needMeasure')
      .values({ id: newId(), needId, position, title, detail })
      .execute();
  }
}

async function insertCostItems(
  db: Database,
  needId: string,
  items: readonly NewCostItem[],
): Promise<void> {
  for (const [position, { source, plan, ...item }] of items.entries()) {
    const { key, label, costType, amountCentsPerYear, calculation, basis } = item;
    await db
      .insertInto('costItem')
      .values({
        ...{ id: newId(), needId, position, key, label, costType, amountCentsPerYear },
        calculation,
        basis,
        planJson: plan === null ? null : JSON.stringify(plan),
        sourceTitle: source?.title ?? null,
        sourceUrl: source?.url ?? null,
      })
      .execute();
  }
}
