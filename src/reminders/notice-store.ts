import type { ExpressionBuilder } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { Notice, NoticeDraft } from './notice.ts';

const columns = [
  'id',
  'municipalityId',
  'personId',
  'kind',
  'thingKind',
  'thingId',
  'dueOn',
  'stage',
  'title',
  'detail',
  'href',
  'createdAt',
  'doneAt',
  'doneById',
] as const;

/** A thing and what of it a notice speaks of. */
export type NoticeSubject = Pick<Notice, 'kind' | 'thingKind' | 'thingId'>;

export type NoticeStore = ReturnType<typeof createNoticeStore>;

/** Hinweise: read by whom they are for, within a scope; written by jobs. */
export function createNoticeStore(db: Database) {
  return {
    /** Those of this person, and those for everybody of the municipality; the newest first. */
    async listNotices(scope: Scope, personId: string): Promise<Notice[]> {
      return db
        .selectFrom('notice')
        .select(columns)
        .where(readableBy(scope, personId))
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute();
    },

    /** @throws NotFoundError where it is somebody else's */
    async getNotice(scope: Scope, id: string, personId: string): Promise<Notice> {
      const notice = await db
        .selectFrom('notice')
        .select(columns)
        .where('id', '=', id)
        .where(readableBy(scope, personId))
        .executeTakeFirst();
      if (!notice) throw new NotFoundError('Dieser Hinweis');
      return notice;
    },

    /** Marks as done, or takes that back. @returns whether it was otherwise before. */
    async setDone(
      scope: Scope,
      { id, personId }: { id: string; personId: string },
      done: { at: string; byId: string } | null,
    ): Promise<boolean> {
      const result = await db
        .updateTable('notice')
        .set({ doneAt: done?.at ?? null, doneById: done?.byId ?? null })
        .where('id', '=', id)
        .where((eb) =>
          eb.or([
            eb('municipalityId', 'in', scope.writableMunicipalityIds),
            ofCarrier(scope, personId)(eb),
          ]),
        )
        .where('doneAt', done === null ? 'is not' : 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    ...noticeJobs(db),
  };
}

type NoticeWhere = ExpressionBuilder<Schema, 'notice'>;

/** Those of this person, and those for everybody of the municipality; of a carrier, what was told its organisation. */
function readableBy(scope: Scope, personId: string) {
  return (eb: NoticeWhere) =>
    eb.or([
      eb.and([
        eb('municipalityId', 'in', scope.municipalityIds),
        eb.or([eb('personId', 'is', null), eb('personId', '=', personId)]),
      ]),
      ofCarrier(scope, personId)(eb),
    ]);
}

/** Carriers have no municipality: their own notices, as long as they belong to the organisation these were for. */
function ofCarrier({ projects }: Scope, personId: string) {
  const organisationId = projects.kind === 'naming' ? projects.organisationId : '-';
  return (eb: NoticeWhere) =>
    eb.and([
      eb('personId', '=', personId),
      eb('thingKind', '=', 'carrierMatch'),
      eb('thingId', 'like', `%/${organisationId}`),
    ]);
}

/** What the job writes: it works for all municipalities at once. */
function noticeJobs(db: Database) {
  return {
    /** @returns false, and writes nothing, where this notice was written before. */
    async insertNotice(draft: NoticeDraft, now: string): Promise<boolean> {
      const result = await db
        .insertInto('notice')
        .values({ id: newId(), ...draft, createdAt: now, doneAt: null, doneById: null })
        .onConflict((conflict) => conflict.column('dedupeKey').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async listOpenOf({ kind, thingKind, thingId }: NoticeSubject): Promise<Notice[]> {
      return db
        .selectFrom('notice')
        .select(columns)
        .where('kind', '=', kind)
        .where('thingKind', '=', thingKind)
        .where('thingId', '=', thingId)
        .where('doneAt', 'is', null)
        .orderBy('id')
        .execute();
    },

    /** Done by nobody: what it said is no longer so. */
    async closeNotice(id: string, now: string): Promise<void> {
      await db
        .updateTable('notice')
        .set({ doneAt: now })
        .where('id', '=', id)
        .where('doneAt', 'is', null)
        .execute();
    },

    /** Says more in an open notice. @returns false where nobody has it open (any more). */
    async rewriteOpen(
      dedupeKey: string,
      { title, detail }: Pick<NoticeDraft, 'title' | 'detail'>,
    ): Promise<boolean> {
      const result = await db
        .updateTable('notice')
        .set({ title, detail })
        .where('dedupeKey', '=', dedupeKey)
        .where('doneAt', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Everything open about a thing that is no more. */
    async closeNoticesOf(
      { thingKind, thingId }: Omit<NoticeSubject, 'kind'>,
      now: string,
    ): Promise<void> {
      await db
        .updateTable('notice')
        .set({ doneAt: now })
        .where('thingKind', '=', thingKind)
        .where('thingId', '=', thingId)
        .where('doneAt', 'is', null)
        .execute();
    },

    /** Hands an open notice to whoever is responsible now. */
    async assignNotice(id: string, personId: string | null): Promise<void> {
      await db
        .updateTable('notice')
        .set({ personId })
        .where('id', '=', id)
        .where('doneAt', 'is', null)
        .execute();
    },
  };
}
