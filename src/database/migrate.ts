import { Migrator, type Migration } from 'kysely';
import { StartError } from '../shared/errors.ts';
import * as firstSchema from './migrations/2026-11-22-first-schema.ts';
import * as accounts from './migrations/2026-11-23-accounts.ts';
import * as comments from './migrations/2026-11-24-comments.ts';
import * as jobs from './migrations/2026-11-27-jobs.ts';
import * as sources from './migrations/2026-11-28-sources.ts';
import * as following from './migrations/2026-11-29-following.ts';
import * as profiles from './migrations/2026-11-30-profiles.ts';
import * as matching from './migrations/2026-12-01-matching.ts';
import * as handoverNote from './migrations/2026-12-02-handover-note.ts';
import * as carrierAnswers from './migrations/2026-12-03-carrier-answers.ts';
import * as newsNotice from './migrations/2026-12-03-news-notice.ts';
import type { OpenDatabase } from './open.ts';

/** In this order, forward only, never edited once merged (architecture rule 13). */
const migrations: Record<string, Migration> = {
  '2026-11-22-first-schema': firstSchema,
  '2026-11-23-accounts': accounts,
  '2026-11-24-comments': comments,
  '2026-11-27-jobs': jobs,
  '2026-11-28-sources': sources,
  '2026-11-29-following': following,
  '2026-11-30-profiles': profiles,
  '2026-12-01-matching': matching,
  '2026-12-02-handover-note': handoverNote,
  '2026-12-03-carrier-answers': carrierAnswers,
  '2026-12-03-news-notice': newsNotice,
};

/** Name of the newest migration this program knows. */
export const newestMigration = Object.keys(migrations).sort().at(-1) ?? '';

/**
 * Brings the schema up to date, all or nothing. Kysely neither wraps nor locks migrations on SQLite, therefore:
 * foreign keys off, BEGIN EXCLUSIVE on the one connection (a second process waits), migrate, check, commit.
 * @throws StartError naming the migration that failed; the database is then as it was.
 */
export async function migrate(
  { db, connection }: OpenDatabase,
  known: Record<string, Migration> = migrations,
): Promise<void> {
  connection.pragma('foreign_keys = OFF');
  connection.exec('begin exclusive');
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(known) },
    });
    const { error, results } = await migrator.migrateToLatest();
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    if (error !== undefined) {
      const reason = error instanceof Error ? error.message : JSON.stringify(error);
      throw new StartError(`Die Datenbank-Umstellung ${failed ?? ''} ist gescheitert: ${reason}`);
    }
    const violations = connection.pragma('foreign_key_check');
    if (Array.isArray(violations) && violations.length > 0) {
      throw new StartError('Die Datenbank-Umstellung hinterließe Verweise ins Leere.');
    }
    connection.exec('commit');
  } catch (error) {
    connection.exec('rollback');
    throw error;
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

/** Whether the database has every migration this program knows; for processes that must not migrate themselves. */
export function isUpToDate({ connection }: Pick<OpenDatabase, 'connection'>): boolean {
  const has = (table: string): boolean =>
    connection.prepare('select 1 from sqlite_master where name = ?').get(table) !== undefined;
  if (!has('kysely_migration')) return false;
  return (
    connection.prepare('select 1 from kysely_migration where name = ?').get(newestMigration) !==
    undefined
  );
}
