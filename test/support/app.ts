import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { migrate } from '../../src/database/migrate.ts';
import { databaseFileName, openDatabase, type OpenDatabase } from '../../src/database/open.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { createServices, type Services } from '../../src/services.ts';
import { fixedClock } from '../../src/shared/clock.ts';

/** The day on which every test lives. */
export const testInstant = '2026-11-22T10:00:00Z';

export interface TestApp {
  app: Express;
  services: Services;
  database: OpenDatabase;
  dataDir: string;
  close: () => Promise<void>;
}

let seededFile: Promise<string> | undefined;

/** Migrates and seeds once per test run; every test file works on its own copy. */
function seededDatabaseFile(): Promise<string> {
  seededFile ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foerderpfad-seeded-'));
    const database = openDatabase(folder);
    await migrate(database);
    await seedDatabase(
      database.db,
      readSeed(join(projectRoot, 'data', 'seed')),
      new Date(testInstant),
    );
    // Everything into the one file, so that copying it copies all.
    database.connection.pragma('wal_checkpoint(TRUNCATE)');
    await database.close();
    process.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
    });
    return join(folder, databaseFileName);
  })();
  return seededFile;
}

/** A fresh copy of the seeded database. */
export async function testDatabase(): Promise<OpenDatabase & { dataDir: string }> {
  const source = await seededDatabaseFile();
  const dataDir = mkdtempSync(join(tmpdir(), 'foerderpfad-test-'));
  copyFileSync(source, join(dataDir, databaseFileName));
  const database = openDatabase(dataDir);
  return {
    ...database,
    dataDir,
    close: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The real application on a fresh copy of the seeded database, on the day of the tests. */
export async function testApp(): Promise<TestApp> {
  const database = await testDatabase();
  const services = createServices(database.db, { clock: fixedClock(testInstant) });
  const app = createApp(services, {
    log: pino({ level: 'silent' }),
    isDemo: true,
    version: 'test',
  });
  return { app, services, database, dataDir: database.dataDir, close: database.close };
}
