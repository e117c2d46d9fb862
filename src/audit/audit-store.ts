import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { AuditEntry, AuditQuery, AuditRecord } from './audit.ts';

const changesColumn = z.record(
  z.string(),
  z.object({ from: z.string().nullable(), to: z.string().nullable() }),
);

export type AuditStore = ReturnType<typeof createAuditStore>;

/** Appends and reads; the database itself refuses to change or delete an entry. */
export function createAuditStore(db: Database) {
  const entries = () =>
    db
      .selectFrom('auditEntry')
      .leftJoin('person', 'person.id', 'auditEntry.personId')
      .leftJoin('auditSource', 'auditSource.entryId', 'auditEntry.id')
      .select([
        'auditEntry.id',
        'auditEntry.at',
        'auditEntry.personId',
        'person.name as personName',
        'auditEntry.action',
        'auditEntry.thingKind',
        'auditEntry.thingId',
        'auditEntry.municipalityId',
        'auditEntry.summary',
        'auditEntry.changesJson',
        'auditSource.address as source',
      ])
      .orderBy('auditEntry.at', 'desc')
      .orderBy('auditEntry.id', 'desc');

  return {
    /** Belongs into the transaction of what it records. */
    async append({ changes = {}, source, ...record }: AuditRecord, now: string): Promise<void> {
      const id = newId();
      await db
        .insertInto('auditEntry')
        .values({ id, at: now, ...record, changesJson: JSON.stringify(changes) })
        .execute();
      if (source === undefined) return;
      await db
        .insertInto('auditSource')
        .values({ entryId: id, address: source, recordedAt: now })
        .execute();
    },

    /** Newest first. `limit` null = all of them. */
    async listEntries(query: AuditQuery, limit: number | null): Promise<AuditEntry[]> {
      let select = entries();
      if (query.personId !== null) {
        select = select.where('auditEntry.personId', '=', query.personId);
      }
      if (query.action !== null) select = select.where('auditEntry.action', '=', query.action);
      if (query.from !== null) select = select.where('auditEntry.at', '>=', query.from);
      if (query.before !== null) select = select.where('auditEntry.at', '<', query.before);
      if (limit !== null) select = select.limit(limit);
      return (await select.execute()).map(toEntry);
    },

    /** What happened to one thing, newest first: its Verlauf. */
    async listOfThing(thingKind: string, thingId: string): Promise<AuditEntry[]> {
      const rows = await entries()
        .where('auditEntry.thingKind', '=', thingKind)
        .where('auditEntry.thingId', '=', thingId)
        .execute();
      return rows.map(toEntry);
    },

    /** Every action that was ever recorded, for the filter. */
    async listActions(): Promise<string[]> {
      const rows = await db
        .selectFrom('auditEntry')
        .select('action')
        .distinct()
        .orderBy('action')
        .execute();
      return rows.map((row) => row.action);
    },

    /** Forgets the network addresses recorded before an instant; the entries stay. @returns how many. */
    async deleteSourcesBefore(instant: string): Promise<number> {
      const result = await db
        .deleteFrom('auditSource')
        .where('recordedAt', '<', instant)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

function toEntry({
  changesJson,
  ...row
}: Omit<AuditEntry, 'changes'> & { changesJson: string }): AuditEntry {
  return { ...row, changes: changesColumn.parse(JSON.parse(changesJson)) };
}
