import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { createNeedPartStore } from '../needs/need-part-store.ts';
import type { CostItemDraft, PlannedNeed, ReckonedRow } from './cost-item.ts';

export type CostItemStore = ReturnType<typeof createCostItemStore>;

/** One need, or all of a municipality. */
export type NeedsAsked = { needId: string } | { municipalityId: string };

/** SQLite takes 32.766 values in one statement; a row here has four. */
const rowsAtOnce = 500;

/** Writes cost items and what they cost by year. Reading them with their need is the business of the need store. */
export function createCostItemStore(db: Database) {
  const parts = createNeedPartStore(db);

  /** @throws NotFoundError where the need is not one that may be changed */
  async function demandWritable(scope: Scope, needId: string): Promise<void> {
    const need = await db
      .selectFrom('need')
      .select('id')
      .where('id', '=', needId)
      .where('municipalityId', 'in', scope.writableMunicipalityIds)
      .executeTakeFirst();
    if (!need) throw new NotFoundError('Dieser Bedarf');
  }

  return {
    /** Needs with their items, withdrawn needs too: they may be taken up again. */
    async listPlannedNeeds(scope: Scope, asked: NeedsAsked): Promise<PlannedNeed[]> {
      let query = db
        .selectFrom('need')
        .select(['id', 'municipalityId', 'startMonth', 'months'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .orderBy('id');
      query =
        'needId' in asked
          ? query.where('id', '=', asked.needId)
          : query.where('municipalityId', '=', asked.municipalityId);
      const needs = await query.execute();
      const items = await parts.costItemsOf(needs.map(({ id }) => id));
      return needs.map((need) => ({
        ...need,
        items: (items.get(need.id) ?? []).map(({ source, ...item }) => ({
          ...item,
          hasSource: source !== null,
        })),
      }));
    },

    /**
     * Counts the change of a need whose items change, and keeps the seed from overwriting them.
     * @throws StaleError where somebody else saved the need since
     */
    async raiseNeedVersion(
      scope: Scope,
      { needId, version }: { needId: string; version: number },
      now: string,
    ): Promise<void> {
      await demandWritable(scope, needId);
      const result = await db
        .updateTable('need')
        .set({ version: version + 1, editedAt: now })
        .where('id', '=', needId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieser Bedarf');
    },

    /** At the end of the need's items; its amounts come with `saveReckoned`. @returns its id */
    async insertItem(scope: Scope, needId: string, draft: CostItemDraft): Promise<string> {
      await demandWritable(scope, needId);
      const last = await db
        .selectFrom('costItem')
        .select(({ fn }) => fn.max('position').as('position'))
        .where('needId', '=', needId)
        .executeTakeFirst();
      const id = newId();
      const position = (last?.position ?? -1) + 1;
      await db
        .insertInto('costItem')
        .values({
          id,
          needId,
          key: id,
          position,
          amountCentsPerYear: null,
          calculation: '',
          basis: 'annahme',
          ...columnsOf(draft),
        })
        .execute();
      return id;
    },

    /** @throws NotFoundError where this need has no such item */
    async saveItem(
      scope: Scope,
      { needId, itemId }: { needId: string; itemId: string },
      draft: CostItemDraft,
    ): Promise<void> {
      await demandWritable(scope, needId);
      const result = await db
        .updateTable('costItem')
        .set(columnsOf(draft))
        .where('id', '=', itemId)
        .where('needId', '=', needId)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new NotFoundError('Diese Kostenposition');
    },

    async deleteItem(
      scope: Scope,
      { needId, itemId }: { needId: string; itemId: string },
    ): Promise<void> {
      await demandWritable(scope, needId);
      const ofNeed = db.selectFrom('costItem').select('id').where('needId', '=', needId);
      await db
        .deleteFrom('costAmount')
        .where('costItemId', '=', itemId)
        .where('costItemId', 'in', ofNeed)
        .execute();
      await db
        .deleteFrom('costItem')
        .where('id', '=', itemId)
        .where('needId', '=', needId)
        .execute();
    },

    /** What items cost now. Items outside the scope stay as they are. */
    async saveReckoned(scope: Scope, rows: readonly ReckonedRow[]): Promise<void> {
      const writable = await writableItems(db, scope, rows);
      for (const { itemId, amountCentsPerYear, calculation, basis } of writable) {
        await db
          .updateTable('costItem')
          .set({ amountCentsPerYear, calculation, basis })
          .where('id', '=', itemId)
          .execute();
      }
      await replaceAmounts(db, writable);
    },
  };
}

/** The amounts by year of these items, and nothing else of theirs; also for the seed. */
export async function replaceAmounts(
  db: Database,
  rows: readonly Pick<ReckonedRow, 'itemId' | 'amounts'>[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ itemId }) => itemId);
  await db.deleteFrom('costAmount').where('costItemId', 'in', ids).execute();
  const values = rows.flatMap(({ itemId, amounts }) =>
    amounts.map((amount) => ({ costItemId: itemId, ...amount })),
  );
  for (let start = 0; start < values.length; start += rowsAtOnce) {
    await db
      .insertInto('costAmount')
      .values(values.slice(start, start + rowsAtOnce))
      .execute();
  }
}

async function writableItems(
  db: Database,
  scope: Scope,
  rows: readonly ReckonedRow[],
): Promise<ReckonedRow[]> {
  if (rows.length === 0) return [];
  const found = await db
    .selectFrom('costItem')
    .innerJoin('need', 'need.id', 'costItem.needId')
    .select('costItem.id')
    .where(
      'costItem.id',
      'in',
      rows.map(({ itemId }) => itemId),
    )
    .where('need.municipalityId', 'in', scope.writableMunicipalityIds)
    .execute();
  const ids = new Set(found.map(({ id }) => id));
  return rows.filter(({ itemId }) => ids.has(itemId));
}

function columnsOf({ label, costType, plan, source }: CostItemDraft) {
  return {
    label,
    costType,
    planJson: JSON.stringify(plan),
    sourceTitle: source?.title ?? null,
    sourceUrl: source?.url ?? null,
  };
}
