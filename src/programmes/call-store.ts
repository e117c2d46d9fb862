import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { createCatalogueVersionStore } from './catalogue-version-store.ts';
import type { CallDraft, ProgrammeCall } from './call.ts';

export type CallStore = ReturnType<typeof createCallStore>;

/**
 * Calls (Aufrufe) of programmes. They are reached through their programme only: a service finds that one within a
 * Scope first. Every write also marks the programme as changed, so that the catalogue is read anew.
 */
export function createCallStore(db: Database) {
  const calls = () =>
    db
      .selectFrom('programmeCall')
      .select([
        'id',
        'programmeId',
        'title',
        'opensOn',
        'deadlineOn',
        'deadlineTime',
        'what',
        'url',
        'sourceTitle',
        'note',
        'version',
      ])
      .orderBy('deadlineOn')
      .orderBy('id');

  async function markChanged(programmeId: string, now: string): Promise<void> {
    await db
      .updateTable('programme')
      .set({ updatedAt: now })
      .where('id', '=', programmeId)
      .execute();
    await createCatalogueVersionStore(db).raiseVersion();
  }

  return {
    /** Every call there is, nearest deadline first. */
    listCalls: (): Promise<ProgrammeCall[]> => calls().execute(),

    /** Nearest deadline first. */
    listCallsOf: (programmeId: string): Promise<ProgrammeCall[]> =>
      calls().where('programmeId', '=', programmeId).execute(),

    /** @throws NotFoundError where this programme has no such call */
    async getCall(programmeId: string, id: string): Promise<ProgrammeCall> {
      const call = await calls()
        .where('programmeId', '=', programmeId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!call) throw new NotFoundError('Dieser Aufruf');
      return call;
    },

    async insertCall(programmeId: string, draft: CallDraft, now: string): Promise<string> {
      const id = newId();
      await db
        .insertInto('programmeCall')
        .values({ id, programmeId, ...draft, createdAt: now, updatedAt: now })
        .execute();
      await markChanged(programmeId, now);
      return id;
    },

    /** @throws StaleError where somebody else saved since `call.version` */
    async saveCall(call: ProgrammeCall, now: string): Promise<void> {
      const { id, programmeId, version, ...columns } = call;
      const result = await db
        .updateTable('programmeCall')
        .set({ ...columns, version: version + 1, updatedAt: now })
        .where('id', '=', id)
        .where('programmeId', '=', programmeId)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieser Aufruf');
      await markChanged(programmeId, now);
    },

    /** @throws StaleError where somebody else saved since `call.version` */
    async deleteCall({ id, programmeId, version }: ProgrammeCall, now: string): Promise<void> {
      const result = await db
        .deleteFrom('programmeCall')
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numDeletedRows === 0n) throw new StaleError('Dieser Aufruf');
      await markChanged(programmeId, now);
    },
  };
}
