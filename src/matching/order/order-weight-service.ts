import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import { changesBetween, type AuditEntry } from '../../audit/audit.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Municipality } from '../../quarters/quarter.ts';
import type { Clock } from '../../shared/clock.ts';
import type { OrderWeightStore } from './order-weight-store.ts';
import {
  defaultOrderWeights,
  orderPartLabels,
  orderPartNames,
  type OrderWeights,
  type StoredOrderWeights,
} from './order-weights.ts';

interface OrderWeightStores {
  orderWeights: OrderWeightStore;
  audit: AuditStore;
}

/** Which row somebody saw. */
interface Seen {
  municipalityId: string;
  expectedVersion: number;
}

export interface OpenedOrderWeights {
  municipality: Municipality;
  stored: StoredOrderWeights;
  history: readonly AuditEntry[];
}

export type OrderWeightService = ReturnType<typeof createOrderWeightService>;

/** How much the parts of the order count in a municipality. */
export function createOrderWeightService({
  stores,
  inTransaction,
  clock,
}: {
  stores: OrderWeightStores & { quarters: QuarterStore };
  inTransaction: InTransaction<OrderWeightStores>;
  clock: Clock;
}) {
  /** Writes and records what changed, in one transaction. */
  async function change(
    scope: Scope,
    municipalityId: string,
    {
      actor,
      action,
      write,
    }: {
      actor: Actor;
      action: string;
      write: (store: OrderWeightStore, now: string) => Promise<void>;
    },
  ): Promise<void> {
    const now = clock.now().toISOString();
    await inTransaction(async ({ orderWeights, audit }) => {
      const before = await orderWeights.getWeights(scope, municipalityId);
      await write(orderWeights, now);
      const after = await orderWeights.getWeights(scope, municipalityId);
      await audit.append(
        {
          ...actor,
          action,
          ...orderThing(municipalityId),
          municipalityId,
          summary: summaryText(action, after.weights),
          changes: changesBetween(textsOf(before), textsOf(after)),
        },
        now,
      );
    });
  }

  return {
    /** The weights that hold, with who changed them. @throws NotFoundError */
    async open(scope: Scope, municipalityId: string): Promise<OpenedOrderWeights> {
      const { thingKind, thingId } = orderThing(municipalityId);
      return {
        municipality: await stores.quarters.getMunicipality(scope, municipalityId),
        stored: await stores.orderWeights.getWeights(scope, municipalityId),
        history: await stores.audit.listOfThing(thingKind, thingId),
      };
    },

    /** By municipality of the reader. @returns the default for any other */
    async weightsByMunicipality(scope: Scope): Promise<(municipalityId: string) => OrderWeights> {
      const own = await stores.orderWeights.listWeights(scope);
      const byId = new Map(own.map(({ municipalityId, weights }) => [municipalityId, weights]));
      return (municipalityId) => byId.get(municipalityId) ?? defaultOrderWeights;
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    save: (
      scope: Scope,
      { municipalityId, expectedVersion: version }: Seen,
      { draft, actor }: { draft: Omit<StoredOrderWeights, 'version'>; actor: Actor },
    ): Promise<void> =>
      change(scope, municipalityId, {
        actor,
        action: 'matchOrder.changed',
        write: (store, now) => store.saveWeights(scope, { municipalityId, version, ...draft }, now),
      }),

    /** Back to the default. @throws StaleError where somebody else saved since `expectedVersion` */
    reset: (scope: Scope, { municipalityId, expectedVersion }: Seen, actor: Actor): Promise<void> =>
      change(scope, municipalityId, {
        actor,
        action: 'matchOrder.reset',
        write: (store) => store.resetWeights(scope, municipalityId, expectedVersion),
      }),
  };
}

const orderThing = (municipalityId: string) => ({
  thingKind: 'matchOrder',
  thingId: municipalityId,
});

function textsOf({ weights, note }: StoredOrderWeights): Record<string, string | null> {
  return {
    ...Object.fromEntries(
      orderPartNames.map((part) => [orderPartLabels[part], String(weights[part])]),
    ),
    Begründung: note,
  };
}

function summaryText(action: string, weights: OrderWeights): string {
  const list = orderPartNames.map((part) => `${orderPartLabels[part]} ${weights[part]}`).join(', ');
  return action === 'matchOrder.reset'
    ? `Reihenfolge der Treffer auf die Vorgabe zurückgesetzt: ${list}`
    : `Reihenfolge der Treffer gewichtet: ${list}`;
}
