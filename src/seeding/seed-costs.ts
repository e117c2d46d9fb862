import type { Database } from '../database/open.ts';
import type { Reckoning } from '../quarters/costs/cost-calculation-post.ts';
import { replaceAmounts } from '../quarters/costs/cost-item-store.ts';
import { reckonCosts, type CostPeriod } from '../quarters/costs/cost-calculation.ts';
import type { NeedSeed } from '../quarters/quarter-seed.ts';
import type { YearCost } from '../quarters/needs/need.ts';
import type { SeedWriter } from './seed-writer.ts';
import { sourceColumns } from './seed-written.ts';

/** The cost items of a need; those with a plan are worked out as they are for people. @returns their ids by key */
export async function seedCosts(
  db: Database,
  writer: SeedWriter,
  {
    costItems,
    period,
    needId,
    key,
    use,
    isEdited,
  }: {
    costItems: NeedSeed['costItems'];
    period: CostPeriod;
    needId: string;
    key: string;
    use: Reckoning;
    isEdited: () => Promise<boolean>;
  },
): Promise<ReadonlyMap<string, string>> {
  const itemIds = new Map<string, string>();
  const planned = costItems.map((item) => ({
    plan: 'plan' in item ? item.plan : null,
    hasSource: item.source !== null,
  }));
  const reckoned = reckonCosts(planned, period, use);
  const isLeftAlone = await isEdited();
  for (const [position, item] of costItems.entries()) {
    const { label, costType, source } = item;
    const cost = reckoned[position] ?? null;
    const itemId = await writer.put({
      table: 'costItem',
      key: `${key}/${item.key}`,
      columns: {
        needId,
        position,
        key: item.key,
        label,
        costType,
        ...costColumns(item, cost),
        ...sourceColumns(source),
      },
      isEdited,
    });
    itemIds.set(item.key, itemId);
    if (!isLeftAlone) await putAmounts(db, itemId, cost?.amounts ?? []);
  }
  return itemIds;
}

function costColumns(
  item: NeedSeed['costItems'][number],
  cost: ReturnType<typeof reckonCosts>[number],
) {
  if ('plan' in item) {
    const { amountCentsPerYear = null, calculation = '', basis = 'annahme' } = cost ?? {};
    return { amountCentsPerYear, calculation, basis, planJson: JSON.stringify(item.plan) };
  }
  const { amountCentsPerYear, calculation, basis } = item;
  return { amountCentsPerYear, calculation, basis, planJson: null };
}

/** Writes only where something differs: the seed runs at every start. */
async function putAmounts(db: Database, itemId: string, amounts: YearCost[]): Promise<void> {
  const stored = await db
    .selectFrom('costAmount')
    .select(['year', 'amountCents', 'calculation'])
    .where('costItemId', '=', itemId)
    .orderBy('year')
    .execute();
  if (JSON.stringify(stored) === JSON.stringify(amounts)) return;
  await replaceAmounts(db, [{ itemId, amounts }]);
}
