import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { formatCents } from '../../shared/money.ts';
import { needRecord } from '../needs/need-audit.ts';
import type { Source } from '../needs/need.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { Municipality } from '../quarter.ts';
import type { AssumptionStore } from './assumption-store.ts';
import { assumptionText, assumptionTitles } from './assumption-words.ts';
import { groundsOf, type AssumptionKey, type Assumptions } from './assumption.ts';
import type { CostItemStore } from './cost-item-store.ts';
import type {
  CostChange,
  CostRecalculation,
  NeedCostChange,
} from './cost-recalculation-service.ts';

interface AssumptionStores {
  assumptions: AssumptionStore;
  costItems: CostItemStore;
  audit: AuditStore;
}

/** What a person sets in place of a default; the value as stored (`assumption.ts`). */
export interface AssumptionDraft {
  value: string;
  source: Source | null;
  note: string | null;
}

interface Which {
  municipalityId: string;
  key: AssumptionKey;
  expectedVersion: number;
}

export type AssumptionService = ReturnType<typeof createAssumptionService>;

/** What a municipality reckons with. Every change works the costs of all its needs out anew, in the same transaction. */
export function createAssumptionService({
  stores,
  inTransaction,
  costs,
  clock,
}: {
  stores: Pick<AssumptionStores, 'assumptions' | 'audit'> & { quarters: QuarterStore };
  inTransaction: InTransaction<AssumptionStores>;
  costs: CostRecalculation;
  clock: Clock;
}) {
  /** Writes, works out anew and records what became of the sums. */
  async function change(
    scope: Scope,
    { municipalityId, key }: Which,
    {
      actor,
      action,
      write,
    }: {
      actor: Actor;
      action: string;
      write: (stores: AssumptionStores, now: string) => Promise<void>;
    },
  ): Promise<CostChange> {
    const now = clock.now().toISOString();
    return inTransaction(async (inside) => {
      const before = await inside.assumptions.assumptionsOf(scope, municipalityId);
      await write(inside, now);
      const after = await inside.assumptions.assumptionsOf(scope, municipalityId);
      const effect = await costs.recalculateCosts(inside, scope, { municipalityId });
      const said = changeText(key, before, after);
      await inside.audit.append(
        {
          personId: actor.personId,
          source: actor.source,
          action,
          thingKind: 'assumptions',
          thingId: municipalityId,
          municipalityId,
          summary: `${said}. ${effectText(effect)}`,
        },
        now,
      );
      for (const { needId: id, ...sums } of effect.needs) {
        const what = { action: 'need.costsReckoned', summary: reckonedText(said, sums) };
        await inside.audit.append(needRecord(actor, { id, municipalityId }, what), now);
      }
      return effect;
    });
  }

  return {
    /** The municipality of the visitor with what it assumes and what became of it. @throws NotFoundError */
    async open(
      scope: Scope,
      municipalityId: string,
    ): Promise<{
      municipality: Municipality;
      assumptions: Assumptions;
      history: readonly AuditEntry[];
    }> {
      return {
        municipality: await stores.quarters.getMunicipality(scope, municipalityId),
        assumptions: await stores.assumptions.assumptionsOf(scope, municipalityId),
        history: await stores.audit.listOfThing('assumptions', municipalityId),
      };
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    save: (
      scope: Scope,
      which: Which,
      { draft, actor }: { draft: AssumptionDraft; actor: Actor },
    ): Promise<CostChange> =>
      change(scope, which, {
        actor,
        action: 'assumption.changed',
        write: ({ assumptions }, now) =>
          assumptions.saveAssumption(scope, which.municipalityId, {
            stored: {
              ...draft,
              ...groundsOf(which.key, draft),
              key: which.key,
              version: which.expectedVersion,
            },
            now,
          }),
      }),

    /** Back to the default. @throws StaleError where somebody else saved since `expectedVersion` */
    reset: (scope: Scope, which: Which, actor: Actor): Promise<CostChange> =>
      change(scope, which, {
        actor,
        action: 'assumption.reset',
        write: ({ assumptions }) =>
          assumptions.resetAssumption(scope, which.municipalityId, {
            key: which.key,
            version: which.expectedVersion,
          }),
      }),
  };
}

function changeText(key: AssumptionKey, before: Assumptions, after: Assumptions): string {
  const [from, to] = [
    assumptionText(key, before[key].value),
    assumptionText(key, after[key].value),
  ];
  const title = assumptionTitles[key];
  return from === to ? `${title}: ${to}, Angaben geändert` : `${title}: ${from} → ${to}`;
}

/** In the trail of each need whose sum another assumption changed. */
function reckonedText(
  said: string,
  { beforeCentsPerYear: from, afterCentsPerYear: to }: Omit<NeedCostChange, 'needId'>,
): string {
  return `Kosten neu berechnet: Annahme ${said}, von ${formatCents(from)} auf ${formatCents(to)} je Jahr`;
}

function effectText({ changedItems, beforeCentsPerYear, afterCentsPerYear }: CostChange): string {
  if (changedItems === 0) return 'Keine Kostenposition ändert sich';
  const items =
    changedItems === 1 ? '1 Kostenposition neu' : `${changedItems} Kostenpositionen neu`;
  return `${items} berechnet, zusammen ${formatCents(beforeCentsPerYear)} → ${formatCents(afterCentsPerYear)} je Jahr`;
}
