import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { inReadingOrder, type Notice } from './notice.ts';
import type { NoticeStore } from './notice-store.ts';

interface NoticeStores {
  notices: NoticeStore;
  audit: AuditStore;
}

export type NoticeService = ReturnType<typeof createNoticeService>;

/** Hinweise as people see and tick them. */
export function createNoticeService({
  stores,
  inTransaction,
  clock,
}: {
  stores: NoticeStores;
  inTransaction: InTransaction<NoticeStores>;
  clock: Clock;
}) {
  return {
    /** What this person should know: open ones first, by date. */
    async listNotices(scope: Scope, personId: string): Promise<Notice[]> {
      return inReadingOrder(await stores.notices.listNotices(scope, personId));
    },

    /** @throws NotFoundError where the notice is somebody else's */
    async setDone(
      scope: Scope,
      { id, isDone }: { id: string; isDone: boolean },
      actor: Actor,
    ): Promise<void> {
      await inTransaction(async ({ notices, audit }) => {
        const now = clock.now().toISOString();
        const notice = await notices.getNotice(scope, id, actor.personId);
        const done = isDone ? { at: now, byId: actor.personId } : null;
        if (!(await notices.setDone(scope, { id, personId: actor.personId }, done))) return;
        await audit.append(
          {
            ...actor,
            action: isDone ? 'notice.done' : 'notice.reopened',
            thingKind: notice.thingKind,
            thingId: notice.thingId,
            municipalityId: notice.municipalityId,
            summary: `Hinweis ${isDone ? 'erledigt' : 'wieder geöffnet'}: ${notice.title}`,
          },
          now,
        );
      });
    },
  };
}
