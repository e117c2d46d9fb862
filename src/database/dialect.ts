import type SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
} from 'kysely';

/** What SQLite does differently from PostgreSQL lives here and nowhere else (architecture rule 11). */

/**
 * Begins IMMEDIATE: a plain BEGIN takes the write lock only at the first write and then fails with SQLITE_BUSY when
 * another process wrote in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase.Database;

  constructor(database: SqliteDatabase.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#database });
  }
}

/** Settings of every connection: readers never wait for a writer, references are checked, a short wait for locks. */
export function configureConnection(database: SqliteDatabase.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 3000');
  database.pragma('synchronous = FULL');
}

/** Whether an error says that another process held the write lock longer than the busy timeout. */
export function isBusyError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/** Statements after which a table with an `id` only takes new rows: no change, no deletion, by nobody. */
export function appendOnlyStatements(table: string): string[] {
  const refusal = `begin select raise(abort, '${table} is append-only'); end`;
  return [
    `create trigger ${table}_no_update before update on ${table} ${refusal}`,
    `create trigger ${table}_no_delete before delete on ${table} ${refusal}`,
    // `insert or replace` deletes without asking the trigger above.
    `create trigger ${table}_no_replace before insert on ${table} ` +
      `when exists (select 1 from ${table} where id = new.id) ${refusal}`,
  ];
}
