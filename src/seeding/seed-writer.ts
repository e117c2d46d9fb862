import { createHash } from 'node:crypto';
import type { Insertable, UpdateObject } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';

/** The tables whose rows the seed may write: all with an `id`. */
export type SeededTable =
  | 'municipality'
  | 'district'
  | 'quarter'
  | 'organisation'
  | 'committee'
  | 'sitting'
  | 'indicator'
  | 'indicatorValue'
  | 'areaFact'
  | 'need'
  | 'needAim'
  | 'needMeasure'
  | 'costItem'
  | 'funding'
  | 'programme'
  | 'programmeExample';

export type SeedResult = 'inserted' | 'updated' | 'unchanged' | 'kept';

export interface SeedItem<Table extends SeededTable> {
  table: Table;
  /** Stable across runs, e.g. `leverkusen/manfort/umsetzung`. */
  key: string;
  columns: Partial<Omit<Insertable<Schema[Table]>, 'id'>>;
  /** The natural id, where the table has one (`indicator`); otherwise a new UUIDv7. */
  id?: string;
  /** Columns set at the insert only, e.g. `createdAt`; they do not count as a change. */
  onInsert?: Partial<Insertable<Schema[Table]>>;
  /** Columns that accompany every write but are no change by themselves, e.g. `updatedAt`. */
  onWrite?: Partial<Insertable<Schema[Table]>>;
  /** True where a person edited this row, or the thing it belongs to: it is then left as it is. */
  isEdited?: (rowId: string) => Promise<boolean>;
}

export type SeedWriter = ReturnType<typeof createSeedWriter>;

/**
 * Writes rows so that the seed can run at every start: a row is inserted once, updated when the file changed, and
 * never touched again once a person edited it. `seed_row` remembers what was written.
 */
export function createSeedWriter(db: Database) {
  const counts: Record<SeedResult, number> = { inserted: 0, updated: 0, unchanged: 0, kept: 0 };

  async function put<Table extends SeededTable>(item: SeedItem<Table>): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(item.columns)).digest('hex');
    const known = await db
      .selectFrom('seedRow')
      .select(['rowId', 'hash'])
      .where('kind', '=', item.table)
      .where('key', '=', item.key)
      .executeTakeFirst();
    if (!known) return insert(item, hash);
    if (known.hash === hash) counts.unchanged += 1;
    else if (await item.isEdited?.(known.rowId)) counts.kept += 1;
    else await update(item, known.rowId, hash);
    return known.rowId;
  }

  async function insert<Table extends SeededTable>(
    item: SeedItem<Table>,
    hash: string,
  ): Promise<string> {
    const id = item.id ?? newId();
    const row = { ...item.columns, ...item.onWrite, ...item.onInsert, id };
    // The columns were checked against the table by SeedItem; Kysely cannot follow a generic table name.
    await db.insertInto<SeededTable>(item.table).values(row).execute();
    await db
      .insertInto('seedRow')
      .values({ kind: item.table, key: item.key, rowId: id, hash })
      .execute();
    counts.inserted += 1;
    return id;
  }

  async function update<Table extends SeededTable>(
    item: SeedItem<Table>,
    rowId: string,
    hash: string,
  ): Promise<void> {
    const row: UpdateObject<Schema, SeededTable> = { ...item.columns, ...item.onWrite };
    await db.updateTable<SeededTable>(item.table).set(row).where('id', '=', rowId).execute();
    await db
      .updateTable('seedRow')
      .set({ hash })
      .where('kind', '=', item.table)
      .where('key', '=', item.key)
      .execute();
    counts.updated += 1;
  }

  return { put, counts };
}
