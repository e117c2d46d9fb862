import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import type { CommitteeStore } from './committee-store.ts';
import type { Committee, CommitteeDraft, DistrictPlace } from './committee.ts';
import { committeeChange, scheduleRecord } from './schedule-audit.ts';

interface CommitteeStores {
  committees: CommitteeStore;
  audit: AuditStore;
}

export interface OpenedCommittee {
  committee: Committee;
  districts: readonly DistrictPlace[];
  history: readonly AuditEntry[];
}

export type CommitteeService = ReturnType<typeof createCommitteeService>;

/** Committees and their place in the order of consultation. */
export function createCommitteeService({
  stores,
  inTransaction,
  clock,
}: {
  stores: CommitteeStores;
  inTransaction: InTransaction<CommitteeStores>;
  clock: Clock;
}) {
  return {
    list: (scope: Scope): Promise<Committee[]> => stores.committees.listCommittees(scope),
    /** Stadtbezirke and Stadtteile. */
    listDistricts: (scope: Scope): Promise<DistrictPlace[]> =>
      stores.committees.listDistrictPlaces(scope),

    /** @throws NotFoundError */
    async open(scope: Scope, id: string): Promise<OpenedCommittee> {
      const committee = await stores.committees.getCommittee(scope, id);
      const [districts, history] = await Promise.all([
        stores.committees.listDistrictPlaces(scope),
        stores.audit.listOfThing('committee', id),
      ]);
      return { committee, districts, history };
    },

    async create(
      scope: Scope,
      { municipalityId, draft }: { municipalityId: string; draft: CommitteeDraft },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ committees, audit }) => {
        const id = await committees.insertCommittee(scope, { municipalityId, draft });
        const what = {
          action: 'committee.created',
          summary: `Gremium ${draft.shortName} angelegt`,
        };
        const thing = { kind: 'committee', id, municipalityId } as const;
        await audit.append(scheduleRecord(actor, thing, what), now);
      });
    },

    /** @throws NotFoundError, StaleError */
    async save(
      scope: Scope,
      which: { id: string; version: number },
      { draft, actor }: { draft: CommitteeDraft; actor: Actor },
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ committees, audit }) => {
        const before = await committees.getCommittee(scope, which.id);
        await committees.saveCommittee(scope, which, draft);
        const { id, municipalityId } = before;
        const thing = { kind: 'committee', id, municipalityId } as const;
        const what = committeeChange(before, draft, await committees.listDistrictPlaces(scope));
        await audit.append(scheduleRecord(actor, thing, what), now);
      });
    },

    /** Out of use, or in use again. @throws NotFoundError, StaleError */
    async retire(
      scope: Scope,
      which: { id: string; version: number; isRetired: boolean },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ committees, audit }) => {
        const { id, municipalityId, shortName } = await committees.getCommittee(scope, which.id);
        await committees.saveCommittee(scope, which, { retiredAt: which.isRetired ? now : null });
        const what = which.isRetired
          ? { action: 'committee.retired', summary: `Gremium ${shortName} außer Gebrauch` }
          : { action: 'committee.restored', summary: `Gremium ${shortName} wieder in Gebrauch` };
        const thing = { kind: 'committee', id, municipalityId } as const;
        await audit.append(scheduleRecord(actor, thing, what), now);
      });
    },
  };
}
