import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { StartError } from '../shared/errors.ts';
import { isBusyError } from './dialect.ts';
import { makeWritableFolder } from './open.ts';

/**
 * One web process per data folder: it holds an exclusive lock on a file of its own. The kernel frees it when the
 * process dies, however it dies, so no stale lock can remain. Jobs do not take it.
 * @returns a function that gives the lock back.
 * @throws StartError if another web process holds it.
 */
export function holdWebLock(dataDir: string): () => void {
  makeWritableFolder(dataDir);
  const lock = new SqliteDatabase(join(dataDir, 'web.lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusyError(error)) throw error;
    throw new StartError(
      `Für den Datenordner ${dataDir} läuft schon ein Förderpfad. Bitte dort weiterarbeiten oder ihn zuerst beenden.`,
    );
  }
  return () => {
    lock.close();
  };
}
