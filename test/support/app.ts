import { createHmac, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import request, { type Test } from 'supertest';
import type { Role } from '../../src/accounts/person.ts';
import { scopeOfInstallation, type Scope } from '../../src/accounts/scope.ts';
import { createApp } from '../../src/app.ts';
import { timetable } from '../../jobs/schedule.ts';
import type { JobStart } from '../../src/jobs/timetable.ts';
import { migrate } from '../../src/database/migrate.ts';
import { databaseFileName, openDatabase, type OpenDatabase } from '../../src/database/open.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { createServices, type Services } from '../../src/services.ts';
import { sessionCookie } from '../../src/http/session-middleware.ts';
import { fixedClock } from '../../src/shared/clock.ts';

/** The day on which every test lives. */
export const testInstant = '2026-11-22T10:00:00Z';

/** Somebody who is signed in: asks with the cookie of a session, posts with its token. */
export interface Visitor {
  get: (path: string) => Test;
  post: (path: string, body?: object) => Test;
  /** For a real browser. */
  cookie: { name: string; value: string };
}

export interface TestApp {
  app: Express;
  services: Services;
  database: OpenDatabase;
  dataDir: string;
  /** Signs the demo account of a role in, by a session row. */
  as: (role: Role) => Promise<Visitor>;
  /** The city's Sozialverwaltung, already signed in. */
  staff: Visitor;
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

/** Signs the session cookies of the tests. */
const sessionSecret = 'only-for-tests-'.repeat(3);

/** The real application on a fresh copy of the seeded database, on the day of the tests. */
export async function testApp({
  startJob = () => undefined,
}: {
  startJob?: (name: string, start: JobStart, dataDir: string) => void;
} = {}): Promise<TestApp> {
  const database = await testDatabase();
  const services = createServices(database.db, {
    clock: fixedClock(testInstant),
    isDemo: true,
    accountSettings: testAccountSettings,
  });
  await services.accounts.demoPeople.ensure();
  const app = createApp(services, {
    log: pino({ level: 'silent' }),
    isDemo: true,
    version: 'test',
    sessionSecret,
    isBehindTls: false,
    trustProxy: false,
    dataDir: database.dataDir,
    jobDesk: {
      rows: timetable,
      // Most tests want no process beside them: the row alone is what a start by hand leaves.
      start: (name, start) => {
        startJob(name, start, database.dataDir);
      },
    },
  });
  const as = async (role: Role): Promise<Visitor> => {
    const person = (await services.accounts.demoPeople.list()).find((one) => one.role === role);
    if (!person) throw new Error(`no demo account for ${role}`);
    return visitorFor(app, services, person.id);
  };
  const staff = await as('staff');
  return { app, services, database, dataDir: database.dataDir, as, staff, close: database.close };
}

export const testAccountSettings = {
  sessionIdleMinutes: 30,
  sessionAbsoluteHours: 12,
  auditSourceDays: 7,
  signInRequestsPerMinute: 100_000,
  demoPassword: 'foerderpfad-demo',
};

/** A session row for this person, and requests that carry its cookie and token. */
export async function visitorFor(
  app: Express,
  { accounts }: Services,
  personId: string,
): Promise<Visitor> {
  const [id, csrfToken] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('hex')];
  await accounts.sessions.begin(id, personId, { csrfToken, browser: 'Test' });
  // The form of express-session: s:<id>.<HMAC-SHA256 of the id, without padding>.
  const signature = createHmac('sha256', sessionSecret)
    .update(id)
    .digest('base64')
    .replace(/=+$/u, '');
  const cookie = { name: sessionCookie, value: encodeURIComponent(`s:${id}.${signature}`) };
  const header = `${cookie.name}=${cookie.value}`;
  return {
    cookie,
    get: (path) => request(app).get(path).set('Cookie', header),
    post: (path, body = {}) =>
      request(app)
        .post(path)
        .set('Cookie', header)
        .type('form')
        .send({ _csrf: csrfToken, ...body }),
  };
}

/** Everything there is, as a job would see it. */
export async function installationScope({ stores }: Pick<Services, 'stores'>): Promise<Scope> {
  return scopeOfInstallation(await stores.quarters.listMunicipalityIds());
}
