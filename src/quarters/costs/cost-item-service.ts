import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { IndicatorStore } from '../figures/indicator-store.ts';
import type { CostItem, Need } from '../needs/need.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { Quarter } from '../quarter.ts';
import type { Reckoning } from './cost-calculation-post.ts';
import type { CostItemDraft } from './cost-item.ts';
import { removedText } from './cost-item-audit.ts';
import {
  createCostItemChange,
  itemOf,
  type CostItemChange,
  type CostItemStores,
} from './cost-item-change-service.ts';
import type { CostRecalculation } from './cost-recalculation-service.ts';
import { removalOf } from './cost-removal.ts';

/** A need whose items are changed, and what they are worked out with. */
export interface OpenedCosts {
  need: Need;
  quarter: Quarter;
  /** null = a new one. */
  item: CostItem | null;
  use: Reckoning;
  /** The newest number of residents of the quarter, where one is known; proposed, never taken without being seen. */
  residents: { count: number; asOf: string } | null;
}

export type OpenedItem = OpenedCosts & { item: CostItem };

/** Items of one need, under the version that was on the page. */
export interface NeedCostSave {
  needId: string;
  expectedVersion: number;
  items: readonly { itemId: string; draft: CostItemDraft }[];
}

interface Which {
  needId: string;
  itemId: string;
  expectedVersion: number;
}

export type CostItemService = ReturnType<typeof createCostItemService>;

/** Cost items of a need: whoever may change the need may change them, under the version of the need. */
export function createCostItemService({
  stores,
  inTransaction,
  costs,
  clock,
}: {
  stores: Pick<CostItemStores, 'needs' | 'assumptions'> & {
    quarters: QuarterStore;
    indicators: IndicatorStore;
  };
  inTransaction: InTransaction<CostItemStores>;
  costs: CostRecalculation;
  clock: Clock;
}) {
  const changeInside = createCostItemChange({ costs, clock });

  async function change(
    scope: Scope,
    { needId, expectedVersion }: Omit<Which, 'itemId'>,
    { actor, action, write }: CostItemChange,
  ): Promise<void> {
    const changed = { needId, expectedVersion, actor, action, write };
    await inTransaction((inside) => changeInside(inside, scope, changed));
  }

  async function openNeed(scope: Scope, needId: string): Promise<OpenedCosts> {
    const need = await stores.needs.getNeed(scope, needId);
    const { quarterId, municipalityId } = need;
    const area = { areaKind: 'quarter', areaId: quarterId } as const;
    const [quarter, assumptions, values] = await Promise.all([
      stores.quarters.getQuarter(scope, quarterId),
      stores.assumptions.assumptionsOf(scope, municipalityId),
      stores.indicators.listValues(scope, [area]),
    ]);
    const found = values.find(
      ({ indicatorId, value, origin }) =>
        indicatorId === 'einwohner' && value !== null && origin !== 'demo',
    );
    const value = found?.value ?? null;
    return {
      need,
      quarter,
      item: null,
      use: { payTables: costs.payTables, assumptions },
      residents:
        found === undefined || value === null
          ? null
          : { count: value, asOf: `${found.yearLabel}; ${found.source.title}` },
    };
  }

  return {
    /** For a new item. @throws NotFoundError */
    openNeed,

    /** @throws NotFoundError */
    async openItem(
      scope: Scope,
      { needId, itemId }: { needId: string; itemId: string },
    ): Promise<OpenedItem> {
      const opened = await openNeed(scope, needId);
      return { ...opened, item: itemOf(opened.need, itemId) };
    },

    /** @throws StaleError where somebody else saved the need since `expectedVersion` */
    create: (
      scope: Scope,
      which: Omit<Which, 'itemId'>,
      { draft, actor }: Written,
    ): Promise<void> =>
      change(scope, which, {
        actor,
        action: 'need.costAdded',
        write: async ({ costItems }) => {
          await costItems.insertItem(scope, which.needId, draft);
          return `Kostenposition „${draft.label}“ angelegt`;
        },
      }),

    /** @throws StaleError where somebody else saved the need since `expectedVersion` */
    save: (scope: Scope, which: Which, { draft, actor }: Written): Promise<void> =>
      change(scope, which, {
        actor,
        action: 'need.costChanged',
        write: async ({ costItems }, need) => {
          itemOf(need, which.itemId);
          await costItems.saveItem(scope, which, draft);
          return `Kostenposition „${draft.label}“ geändert`;
        },
      }),

    /** Items of many needs, all or none. @throws StaleError where somebody else saved one of the needs since */
    async saveMany(scope: Scope, saves: readonly NeedCostSave[], actor: Actor): Promise<void> {
      await inTransaction(async (inside) => {
        for (const { items, ...which } of saves) {
          const write: CostItemChange['write'] = async ({ costItems }, need) => {
            for (const { itemId, draft } of items) {
              itemOf(need, itemId);
              await costItems.saveItem(scope, { needId: need.id, itemId }, draft);
            }
            const labels = items.map(({ draft }) => `„${draft.label}“`).join(', ');
            return `${items.length === 1 ? 'Kostenposition' : 'Kostenpositionen'} ${labels} geändert`;
          };
          const action = 'need.costChanged';
          await changeInside(inside, scope, { ...which, actor, action, write });
        }
      });
    },

    /**
     * What it cost stays in the audit trail; fundings that paid for it pay for the rest.
     * @throws StaleError; ConflictError where a funding pays for nothing else
     */
    remove: (scope: Scope, which: Which, actor: Actor): Promise<void> =>
      change(scope, which, {
        actor,
        action: 'need.costRemoved',
        write: async (inside, need) => {
          const item = itemOf(need, which.itemId);
          const { changed, refusal } = removalOf(need, item.id);
          if (refusal !== null) throw new ConflictError(refusal);
          for (const { funding, covers } of changed) {
            const at = { needId: need.id, id: funding.id };
            await inside.fundings.replaceCovers(scope, at, covers);
          }
          await inside.costItems.deleteItem(scope, which);
          return removedText(item, changed);
        },
      }),
  };
}

interface Written {
  draft: CostItemDraft;
  actor: Actor;
}
