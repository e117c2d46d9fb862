import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { formatDay } from '../shared/dates.ts';
import { ConflictError, NotFoundError } from '../shared/errors.ts';
import type { ScheduleStores } from './frame-service.ts';
import { defaultLeadTimes } from './lead-time.ts';
import { scheduleRecord, sittingChange } from './schedule-audit.ts';
import { sameDay } from './sitting-store.ts';
import type { KeptSitting, SittingCalendar, SittingDraft } from './sitting.ts';

export type SittingStores = ScheduleStores & { audit: AuditStore };

export interface OpenedSitting extends SittingCalendar {
  sitting: KeptSitting;
  history: readonly AuditEntry[];
}

export type SittingService = ReturnType<typeof createSittingService>;

/** Sittings as people keep them by hand. */
export function createSittingService({
  stores,
  inTransaction,
  clock,
}: {
  stores: SittingStores;
  inTransaction: InTransaction<SittingStores>;
  clock: Clock;
}) {
  async function calendarOf(scope: Scope): Promise<SittingCalendar> {
    const [sittings, committees, leads] = await Promise.all([
      stores.sittings.listSittings(scope),
      stores.committees.listCommittees(scope),
      stores.leadTimes.listLeadTimes(scope),
    ]);
    return {
      sittings,
      committees,
      leadOf: (id) => leads.find((own) => own.municipalityId === id) ?? defaultLeadTimes,
    };
  }

  return {
    calendarOf,

    /** @throws NotFoundError */
    async open(scope: Scope, id: string): Promise<OpenedSitting> {
      const calendar = await calendarOf(scope);
      const sitting = calendar.sittings.find((one) => one.id === id);
      if (!sitting) throw new NotFoundError('Diese Sitzung');
      return { ...calendar, sitting, history: await stores.audit.listOfThing('sitting', id) };
    },

    /** @throws NotFoundError, ConflictError where the committee is retired, or sits on that day already */
    async create(scope: Scope, draft: SittingDraft, actor: Actor): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ sittings, committees, audit }) => {
        const committee = await committees.getCommittee(scope, draft.committeeId);
        const { municipalityId, shortName, retiredAt } = committee;
        if (retiredAt !== null) throw new ConflictError('Dieses Gremium ist außer Gebrauch.');
        const kept = { origin: 'person', source: null, cancelledAt: null } as const;
        const id = await sittings.insertSitting(scope, { ...draft, ...kept, municipalityId }, now);
        const what = {
          action: 'sitting.created',
          summary: `Sitzung ${shortName} am ${formatDay(draft.sitsOn)} eingetragen`,
        };
        const thing = { kind: 'sitting', id, municipalityId } as const;
        await audit.append(scheduleRecord(actor, thing, what), now);
      });
    },

    /** @throws NotFoundError, StaleError, ConflictError where the committee sits on the new day already */
    async save(
      scope: Scope,
      { id, version }: { id: string; version: number },
      { draft, actor }: { draft: Omit<SittingDraft, 'committeeId'>; actor: Actor },
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ sittings, committees, audit }) => {
        const before = await sittings.getSitting(scope, id);
        const { committeeId, municipalityId } = before;
        const { shortName } = await committees.getCommittee(scope, committeeId);
        const isTaken = (await sittings.listSittings(scope)).some(
          (one) => one.committeeId === committeeId && one.sitsOn === draft.sitsOn && one.id !== id,
        );
        if (isTaken) throw sameDay();
        await sittings.saveSitting(scope, { id, version, change: draft }, now);
        const thing = { kind: 'sitting', id, municipalityId } as const;
        const what = sittingChange(shortName, before, draft);
        await audit.append(scheduleRecord(actor, thing, what), now);
      });
    },

    /** Does not take place, or does after all. @throws NotFoundError, StaleError */
    async cancel(
      scope: Scope,
      { id, version, isCancelled }: { id: string; version: number; isCancelled: boolean },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ sittings, committees, audit }) => {
        const { committeeId, municipalityId, sitsOn } = await sittings.getSitting(scope, id);
        const { shortName } = await committees.getCommittee(scope, committeeId);
        const change = { cancelledAt: isCancelled ? now : null };
        await sittings.saveSitting(scope, { id, version, change }, now);
        const what = {
          action: isCancelled ? 'sitting.cancelled' : 'sitting.restored',
          summary: `Sitzung ${shortName} am ${formatDay(sitsOn)} ${isCancelled ? 'abgesagt' : 'findet statt'}`,
        };
        const thing = { kind: 'sitting', id, municipalityId } as const;
        await audit.append(scheduleRecord(actor, thing, what), now);
      });
    },
  };
}
