import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { FundingStore } from '../funding/funding-store.ts';
import type { NeedStore } from '../needs/need-store.ts';
import type { CostItem, Need } from '../needs/need.ts';
import type { AssumptionStore } from './assumption-store.ts';
import { sumText } from './cost-item-audit.ts';
import type { CostItemStore } from './cost-item-store.ts';
import type { CostRecalculation } from './cost-recalculation-service.ts';

export interface CostItemStores {
  needs: NeedStore;
  costItems: CostItemStore;
  fundings: FundingStore;
  assumptions: AssumptionStore;
  audit: AuditStore;
}

export interface CostItemChange {
  actor: Actor;
  action: string;
  /** @returns what happened, as a sentence without its end */
  write: (stores: CostItemStores, need: Need) => Promise<string>;
}

interface ChangedNeed extends CostItemChange {
  needId: string;
  expectedVersion: number;
}

/** One change of the items of a need, within the caller's transaction. */
export function createCostItemChange({ costs, clock }: { costs: CostRecalculation; clock: Clock }) {
  /**
   * Writes, works the need out anew and records the sums before and after.
   * @throws StaleError where somebody else saved the need since
   */
  return async (
    inside: CostItemStores,
    scope: Scope,
    { needId, expectedVersion, actor, action, write }: ChangedNeed,
  ): Promise<void> => {
    const now = clock.now().toISOString();
    const before = await inside.needs.getNeed(scope, needId);
    await inside.costItems.raiseNeedVersion(scope, { needId, version: expectedVersion }, now);
    const said = await write(inside, before);
    await costs.recalculateCosts(inside, scope, { needId });
    const after = await inside.needs.getNeed(scope, needId);
    await inside.audit.append(
      {
        personId: actor.personId,
        source: actor.source,
        action,
        thingKind: 'need',
        thingId: needId,
        municipalityId: before.municipalityId,
        summary: `${said}. Bedarf „${before.title}“: ${sumText(before)} → ${sumText(after)}`,
      },
      now,
    );
  };
}

/** @throws NotFoundError */
export function itemOf(need: Need, itemId: string): CostItem {
  const item = need.costItems.find(({ id }) => id === itemId);
  if (!item) throw new NotFoundError('Diese Kostenposition');
  return item;
}
