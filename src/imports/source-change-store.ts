import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { ChangeKind, NewSourceChange, SourceChange } from './source-change.ts';

export interface ChangeQuery {
  /** Instant, included. */
  since: string;
  kinds: readonly ChangeKind[];
}

export type SourceChangeStore = ReturnType<typeof createSourceChangeStore>;

/** Appends and reads; the database itself refuses to change or delete an entry. Global, therefore no Scope. */
export function createSourceChangeStore(db: Database) {
  const changes = () =>
    db
      .selectFrom('sourceChange')
      .innerJoin('programme', 'programme.id', 'sourceChange.programmeId')
      .innerJoin('sourceRecord', 'sourceRecord.id', 'sourceChange.recordId')
      .select([
        'sourceChange.id',
        'sourceChange.programmeId',
        'sourceChange.recordId',
        'sourceChange.runId',
        'sourceChange.at',
        'sourceChange.kind',
        'sourceChange.field',
        'sourceChange.oldValue',
        'sourceChange.newValue',
        'programme.slug',
        'programme.title',
        'sourceRecord.url',
      ])
      .orderBy('sourceChange.at', 'desc')
      .orderBy('programme.title')
      .orderBy('sourceChange.id');

  return {
    async appendChanges(list: readonly NewSourceChange[]): Promise<void> {
      if (list.length === 0) return;
      await db
        .insertInto('sourceChange')
        .values(list.map((change) => ({ id: newId(), ...change })))
        .execute();
    },

    /** Newest first. `page` null = all of them. */
    async listChanges(
      { since, kinds }: ChangeQuery,
      page: { limit: number; offset: number } | null,
    ): Promise<SourceChange[]> {
      let select = changes()
        .where('sourceChange.at', '>=', since)
        .where('sourceChange.kind', 'in', kinds);
      if (page !== null) select = select.limit(page.limit).offset(page.offset);
      return (await select.execute()).map(toChange);
    },

    async countChanges(since: string): Promise<Partial<Record<ChangeKind, number>>> {
      const rows = await db
        .selectFrom('sourceChange')
        .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
        .where('at', '>=', since)
        .groupBy('kind')
        .execute();
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    },

    /** What the sources changed about one programme, newest first. */
    async listChangesOf(programmeId: string): Promise<SourceChange[]> {
      const rows = await changes().where('sourceChange.programmeId', '=', programmeId).execute();
      return rows.map(toChange);
    },
  };
}

function toChange(row: Omit<SourceChange, 'kind'> & { kind: string }): SourceChange {
  return { ...row, kind: row.kind as ChangeKind };
}
