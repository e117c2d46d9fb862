import type { Scope } from '../../accounts/scope.ts';
import type { AssumptionStore } from './assumption-store.ts';
import type { Assumptions } from './assumption.ts';
import { reckonCosts } from './cost-calculation.ts';
import type { Reckoning } from './cost-calculation-post.ts';
import type { CostItemStore, NeedsAsked } from './cost-item-store.ts';
import type { PlannedNeed, ReckonedRow } from './cost-item.ts';
import type { PayTables } from './pay-table.ts';

export interface CostStores {
  costItems: CostItemStore;
  assumptions: AssumptionStore;
}

/** What working out anew changed; sums of the yearly amounts of the items that have a plan. */
export interface CostChange {
  /** Items whose amount is another one; a calculation may be worded anew without that. */
  changedItems: number;
  beforeCentsPerYear: number;
  afterCentsPerYear: number;
  /** Needs whose yearly sum is another one, over all their items. */
  needs: NeedCostChange[];
}

export interface NeedCostChange {
  needId: string;
  beforeCentsPerYear: number;
  afterCentsPerYear: number;
}

export type CostRecalculation = ReturnType<typeof createCostRecalculation>;

/** Works stored amounts out anew, with the pay tables that were read at the start. */
export function createCostRecalculation(payTables: PayTables) {
  return {
    payTables,

    /**
     * Writes what changed of the items of a need, or of all needs of a municipality; within the caller's transaction.
     * To be called after the period of a need, one of its plans, or an assumption changed.
     */
    async recalculateCosts(
      stores: CostStores,
      scope: Scope,
      asked: NeedsAsked,
    ): Promise<CostChange> {
      const needs = await stores.costItems.listPlannedNeeds(scope, asked);
      const rows: ReckonedRow[] = [];
      const known = new Map<string, Assumptions>();
      const total: CostChange = {
        changedItems: 0,
        beforeCentsPerYear: 0,
        afterCentsPerYear: 0,
        needs: [],
      };
      for (const need of needs) {
        const { municipalityId } = need;
        const assumptions =
          known.get(municipalityId) ??
          (await stores.assumptions.assumptionsOf(scope, municipalityId));
        known.set(municipalityId, assumptions);
        const reckoned = reckonedRows(need, { payTables, assumptions });
        rows.push(...reckoned.filter((row) => isChanged(need, row)));
        total.changedItems += reckoned.filter((row) => costsOther(need, row)).length;
        addSums(total, need, reckoned);
      }
      await stores.costItems.saveReckoned(scope, rows);
      return total;
    },
  };
}

/** The rows to store for the items of a need that have a plan. */
export function reckonedRows(
  need: Pick<PlannedNeed, 'startMonth' | 'months'> & {
    items: readonly Pick<PlannedNeed['items'][number], 'id' | 'plan' | 'hasSource'>[];
  },
  use: Reckoning,
): ReckonedRow[] {
  const reckoned = reckonCosts(need.items, need, use);
  return need.items.flatMap(({ id: itemId }, index) => {
    const cost = reckoned[index];
    if (!cost) return [];
    const { amountCentsPerYear, calculation, basis, amounts } = cost;
    return [{ itemId, amountCentsPerYear, calculation, basis, amounts }];
  });
}

function isChanged({ items }: PlannedNeed, { itemId, ...row }: ReckonedRow): boolean {
  const stored = items.find(({ id }) => id === itemId);
  if (stored === undefined) return true;
  const { amountCentsPerYear, calculation, basis, amounts } = stored;
  return (
    JSON.stringify({ amountCentsPerYear, calculation, basis, amounts: [...amounts] }) !==
    JSON.stringify(row)
  );
}

function costsOther({ items }: PlannedNeed, row: ReckonedRow): boolean {
  const stored = items.find(({ id }) => id === row.itemId);
  const centsOf = (amounts: ReckonedRow['amounts'] | undefined) =>
    amounts?.map(({ year, amountCents }) => [year, amountCents]);
  return (
    stored?.amountCentsPerYear !== row.amountCentsPerYear ||
    JSON.stringify(centsOf([...stored.amounts])) !== JSON.stringify(centsOf(row.amounts))
  );
}

function addSums(total: CostChange, { id, items }: PlannedNeed, reckoned: ReckonedRow[]): void {
  const [before, after] = [sumOf(items.filter(({ plan }) => plan !== null)), sumOf(reckoned)];
  total.beforeCentsPerYear += before;
  total.afterCentsPerYear += after;
  if (before === after) return;
  const byHand = sumOf(items.filter(({ plan }) => plan === null));
  total.needs.push({
    needId: id,
    beforeCentsPerYear: before + byHand,
    afterCentsPerYear: after + byHand,
  });
}

function sumOf(items: readonly { amountCentsPerYear: number | null }[]): number {
  return items.reduce((sum, { amountCentsPerYear }) => sum + (amountCentsPerYear ?? 0), 0);
}
