import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import type { FundingDraft } from './funding-form-values.ts';

/** The need a funding belongs to, and which version of it was on the screen. */
export interface AtNeed {
  needId: string;
  expectedVersion: number;
}

export type FundingStore = ReturnType<typeof createFundingStore>;

/** Writes what pays for a need; it is read with its need. Every write is one of the need: it counts its version up. */
export function createFundingStore(db: Database) {
  /** @throws StaleError where somebody else changed the need, or it is not this person's to change */
  async function touchNeed(scope: Scope, at: AtNeed, now: string): Promise<void> {
    const result = await db
      .updateTable('need')
      .set({ version: at.expectedVersion + 1, editedAt: now })
      .where('id', '=', at.needId)
      .where('version', '=', at.expectedVersion)
      .where('municipalityId', 'in', scope.writableMunicipalityIds)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new StaleError('Dieser Bedarf');
  }

  async function writeAmounts(fundingId: string, { amounts }: FundingDraft): Promise<void> {
    await db.deleteFrom('fundingAmount').where('fundingId', '=', fundingId).execute();
    if (amounts.length === 0) return;
    const rows = amounts.map(({ year, amountCents }) => ({ fundingId, year, amountCents }));
    await db.insertInto('fundingAmount').values(rows).execute();
  }

  return {
    /** @returns the id of the new funding */
    async insertFunding(
      scope: Scope,
      at: AtNeed,
      { draft, now }: { draft: FundingDraft; now: string },
    ): Promise<string> {
      await touchNeed(scope, at, now);
      const id = newId();
      await db
        .insertInto('funding')
        .values({ id, needId: at.needId, key: id, origin: 'eigen', ...columnsOf(draft) })
        .execute();
      await writeAmounts(id, draft);
      return id;
    },

    /** Its origin stays: what was invented for the demo is invented after a change as well. */
    async saveFunding(
      scope: Scope,
      at: AtNeed & { id: string },
      { draft, now }: { draft: FundingDraft; now: string },
    ): Promise<void> {
      await touchNeed(scope, at, now);
      const result = await db
        .updateTable('funding')
        .set(columnsOf(draft))
        .where('id', '=', at.id)
        .where('needId', '=', at.needId)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new NotFoundError('Diese Finanzierung');
      await writeAmounts(at.id, draft);
    },

    /**
     * Which cost items a funding pays for, where only that changes; the caller counts the version of the need up.
     * @throws NotFoundError
     */
    async replaceCovers(
      scope: Scope,
      { needId, id }: { needId: string; id: string },
      covers: readonly string[],
    ): Promise<void> {
      const ofNeed = db
        .selectFrom('need')
        .select('id')
        .where('id', '=', needId)
        .where('municipalityId', 'in', scope.writableMunicipalityIds);
      const result = await db
        .updateTable('funding')
        .set({ coversJson: covers.length === 0 ? null : JSON.stringify(covers) })
        .where('id', '=', id)
        .where('needId', 'in', ofNeed)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new NotFoundError('Diese Finanzierung');
    },

    async deleteFunding(scope: Scope, at: AtNeed & { id: string }, now: string): Promise<void> {
      await touchNeed(scope, at, now);
      await db.deleteFrom('fundingAmount').where('fundingId', '=', at.id).execute();
      await db
        .deleteFrom('funding')
        .where('id', '=', at.id)
        .where('needId', '=', at.needId)
        .execute();
    },
  };
}

function columnsOf(draft: FundingDraft) {
  return {
    label: draft.label,
    extent: draft.extent,
    status: draft.status,
    fromOn: draft.fromOn,
    untilOn: draft.untilOn,
    programmeId: draft.programmeId,
    carrierId: draft.carrierId,
    postsFilled: draft.postsFilled,
    postsVacant: draft.postsVacant,
    coversJson: draft.covers.length === 0 ? null : JSON.stringify(draft.covers),
    continuationDueOn: draft.continuationDueOn,
    budgetDueOn: draft.budgetDueOn,
    note: draft.note,
    sourceTitle: draft.source?.title ?? null,
    sourceUrl: draft.source?.url ?? null,
  };
}
