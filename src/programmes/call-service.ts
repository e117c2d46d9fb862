import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { changesBetween } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { formatDay } from '../shared/dates.ts';
import type { CallStore } from './call-store.ts';
import type { CallDraft, ProgrammeCall } from './call.ts';
import type { Catalogue } from './catalogue-service.ts';
import { programmeRecord } from './programme-audit.ts';
import type { EditableProgramme, ProgrammeEditStore } from './programme-edit-store.ts';

interface CallStores {
  programmeEdits: ProgrammeEditStore;
  calls: CallStore;
  audit: AuditStore;
}

export type CallService = ReturnType<typeof createCallService>;

/** Calls of programmes; whoever may change a programme may change its calls. */
export function createCallService({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: Pick<CallStores, 'programmeEdits' | 'calls'>;
  inTransaction: InTransaction<CallStores>;
  catalogue: Pick<Catalogue, 'forget'>;
  clock: Clock;
}) {
  return {
    /** A call with its programme; `callId` null = for a new one. @throws NotFoundError */
    async open(
      scope: Scope,
      { slug, callId }: { slug: string; callId: string | null },
    ): Promise<{ record: EditableProgramme; call: ProgrammeCall | null }> {
      const record = await stores.programmeEdits.getEditable(scope, slug);
      const call = callId === null ? null : await stores.calls.getCall(record.id, callId);
      return { record, call };
    },

    async createCall(scope: Scope, slug: string, { draft, actor }: Written): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, calls, audit }) => {
        const record = await programmeEdits.getEditable(scope, slug);
        await calls.insertCall(record.id, draft, now);
        const changes = changesBetween({}, shownOf(draft));
        const summary = `Aufruf „${draft.title}“ angelegt`;
        const what = { action: 'call.created', summary, changes };
        await audit.append(programmeRecord(actor, record, what), now);
      });
      catalogue.forget();
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    async saveCall(
      scope: Scope,
      { slug, callId, expectedVersion }: { slug: string; callId: string; expectedVersion: number },
      { draft, actor }: Written,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, calls, audit }) => {
        const record = await programmeEdits.getEditable(scope, slug);
        const before = await calls.getCall(record.id, callId);
        await calls.saveCall({ ...before, ...draft, version: expectedVersion }, now);
        const changes = changesBetween(shownOf(before), shownOf(draft));
        const summary = `Aufruf „${draft.title}“ geändert`;
        const what = { action: 'call.changed', summary, changes };
        await audit.append(programmeRecord(actor, record, what), now);
      });
      catalogue.forget();
    },

    /** What it said stays in the audit trail. @throws NotFoundError, StaleError where somebody else saved since */
    async removeCall(
      scope: Scope,
      { slug, callId, expectedVersion }: { slug: string; callId: string; expectedVersion: number },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ programmeEdits, calls, audit }) => {
        const record = await programmeEdits.getEditable(scope, slug);
        const call = await calls.getCall(record.id, callId);
        await calls.deleteCall({ ...call, version: expectedVersion }, now);
        const said = shownOf(call);
        const gone = Object.fromEntries(Object.keys(said).map((key) => [key, null]));
        const summary = `Aufruf „${call.title}“ entfernt`;
        const what = { action: 'call.removed', summary, changes: changesBetween(said, gone) };
        await audit.append(programmeRecord(actor, record, what), now);
      });
      catalogue.forget();
    },
  };
}

interface Written {
  draft: CallDraft;
  actor: Actor;
}

function shownOf(call: CallDraft): Record<string, string | null> {
  return {
    title: call.title,
    opensOn: call.opensOn === null ? null : formatDay(call.opensOn),
    deadlineOn: call.deadlineOn === null ? null : formatDay(call.deadlineOn),
    deadlineTime: call.deadlineTime,
    what: call.what,
    url: call.url,
    sourceTitle: call.sourceTitle,
    note: call.note === '' ? null : call.note,
  };
}
