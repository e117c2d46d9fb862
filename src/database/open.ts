import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { CamelCasePlugin, Kysely } from 'kysely';
import { StartError } from '../shared/errors.ts';
import { configureConnection, ImmediateSqliteDialect } from './dialect.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

export interface OpenDatabase {
  /** For stores. */
  readonly db: Database;
  /** The connection beneath, for migrations, backups and the state of the schema. */
  readonly connection: SqliteDatabase.Database;
  readonly close: () => Promise<void>;
}

export const databaseFileName = 'foerderpfad.sqlite';

/**
 * Opens (and creates) the database of a data folder.
 * @throws StartError where the folder cannot be made or written, or the file is no database.
 */
export function openDatabase(dataDir: string): OpenDatabase {
  makeWritableFolder(dataDir);
  const connection = openConnection(join(dataDir, databaseFileName));
  const db = new Kysely<Schema>({
    dialect: new ImmediateSqliteDialect(connection),
    // Column names are snake_case in the database, so that nobody has to quote them by hand.
    plugins: [new CamelCasePlugin()],
  });
  return { db, connection, close: () => db.destroy() };
}

function openConnection(file: string): SqliteDatabase.Database {
  try {
    const connection = new SqliteDatabase(file);
    configureConnection(connection);
    return connection;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`Die Datenbank ${file} lässt sich nicht öffnen: ${reason}`);
  }
}

/** @throws StartError naming folder and reason. */
export function makeWritableFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unbekannt';
    throw new StartError(
      `DATA_DIR ${folder} lässt sich nicht anlegen oder beschreiben (${reason}). Bitte Rechte prüfen oder einen anderen Ordner angeben.`,
    );
  }
}

/** Like `mkdir -p`. Node's own recursive mkdir never returns for a folder beneath /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  mkdirSync(folder);
}
