import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { LeadTimeStore } from './lead-time-store.ts';
import { defaultLeadTimes, type KnownLeadTimes } from './lead-time.ts';
import { leadTimeChange, scheduleRecord } from './schedule-audit.ts';

interface LeadTimeStores {
  leadTimes: LeadTimeStore;
  audit: AuditStore;
}

export type LeadTimeService = ReturnType<typeof createLeadTimeService>;

/** How long things take in a municipality. */
export function createLeadTimeService({
  stores,
  inTransaction,
  clock,
}: {
  stores: LeadTimeStores;
  inTransaction: InTransaction<LeadTimeStores>;
  clock: Clock;
}) {
  const knownOf = async (
    { leadTimes }: Pick<LeadTimeStores, 'leadTimes'>,
    scope: Scope,
    municipalityId: string,
  ): Promise<KnownLeadTimes> =>
    (await leadTimes.listLeadTimes(scope)).find((own) => own.municipalityId === municipalityId) ??
    defaultLeadTimes;

  return {
    async open(
      scope: Scope,
      municipalityId: string,
    ): Promise<{ known: KnownLeadTimes; history: readonly AuditEntry[] }> {
      const [known, history] = await Promise.all([
        knownOf(stores, scope, municipalityId),
        stores.audit.listOfThing('leadTimes', municipalityId),
      ]);
      return { known, history };
    },

    /**
     * @param known with the version that was read
     * @throws StaleError where somebody else saved since
     */
    async save(
      scope: Scope,
      municipalityId: string,
      { known, actor }: { known: KnownLeadTimes; actor: Actor },
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async (inside) => {
        const before = await knownOf(inside, scope, municipalityId);
        await inside.leadTimes.saveLeadTimes(scope, municipalityId, { known, now });
        const thing = { kind: 'leadTimes', id: municipalityId, municipalityId } as const;
        const what = leadTimeChange(before, known);
        await inside.audit.append(scheduleRecord(actor, thing, what), now);
      });
    },
  };
}
