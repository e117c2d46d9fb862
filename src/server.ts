import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { timetable } from '../jobs/schedule.ts';
import { readOrMakeSessionSecret } from './accounts/session-secret.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase, type OpenDatabase } from './database/open.ts';
import { holdWebLock } from './database/web-lock.ts';
import { addressOf, listen, stopListening } from './http/listening.ts';
import { createJobSpawner, type JobSpawner } from './jobs/spawn-job.ts';
import { startTimetable } from './jobs/timetable-service.ts';
import { projectRoot } from './project-root.ts';
import { readSeed, withoutDemo } from './seeding/seed-files.ts';
import { seedDatabase } from './seeding/seed.ts';
import { personLinkPath } from './paths.ts';
import { createServices, type Services } from './services.ts';
import { systemClock } from './shared/clock.ts';
import { AppError } from './shared/errors.ts';

/** Entry: config, lock, database, migrate, services, web and timetable as ROLE says, stop gracefully. Nothing else. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel }, pino.destination(2));
  // Only the web process is alone on its folder; timetables agree by rows of the database.
  const releaseLock = config.role === 'jobs' ? undefined : holdWebLock(config.dataDir);
  const database = openDatabase(config.dataDir);
  await migrate(database);
  const services = createServices(database.db, {
    clock: systemClock(),
    isDemo: config.isDemo,
    accountSettings: config.accounts,
    dataDir: config.dataDir,
  });
  const parts = { config, log, database, services, spawner: createJobSpawner({ log }) };
  const stopWeb = config.role === 'jobs' ? undefined : await startWeb(parts);
  const stopJobs =
    config.role === 'web'
      ? undefined
      : startTimetable({ ...services, rows: timetable, spawner: parts.spawner, log });
  if (config.role === 'jobs') print('Förderpfad: Zeitplan der automatischen Aufgaben läuft.');

  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await Promise.all([stopWeb?.(), stopJobs?.()]);
    await parts.spawner.stop();
    await database.close();
    releaseLock?.();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

interface Parts {
  config: Config;
  log: Logger;
  database: OpenDatabase;
  services: Services;
  spawner: JobSpawner;
}

/** Seeds, forgets what is due, listens. @returns a function that stops it. */
async function startWeb(parts: Parts): Promise<() => Promise<void>> {
  const { config, log, database, services, spawner } = parts;
  const seed = readSeed(join(projectRoot, 'data', 'seed'));
  const seeded = await seedDatabase(
    database.db,
    config.isDemo ? seed : withoutDemo(seed),
    services.clock.now(),
  );
  log.info(seeded, 'seed written');
  // Before anybody is let in, and also where no timetable runs beside us.
  await services.accounts.removeExpired();
  await services.accounts.demoPeople.ensure();
  const app = createApp(services, {
    ...config,
    log,
    sessionSecret: config.sessionSecret ?? readOrMakeSessionSecret(config.dataDir),
    jobDesk: {
      rows: timetable,
      start: (name, start) => {
        spawner.start(name, start);
      },
    },
  });
  const server = await listen(app.listen.bind(app), config);
  print(`Förderpfad läuft: ${addressOf(server, config)}`);
  if (config.isDemo) print('Demo-Betrieb: Für den echten Einsatz NODE_ENV=production setzen.');
  else await printFirstAdminLink(services, addressOf(server, config));
  return () => stopListening(server);
}

/** A single-use link instead of a default password; printed until the first administration account has its own. */
async function printFirstAdminLink({ accounts }: Services, address: string): Promise<void> {
  const token = await accounts.links.ensureFirstAdmin();
  if (token === undefined) return;
  print(`Erstes Administrationskonto einrichten (Link gilt einmal und 24 Stunden):`);
  print(`${address}${personLinkPath(token)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await main();
} catch (error) {
  // What an operator can mend is one line; anything else is a bug and shows where it happened.
  const text =
    error instanceof AppError ? error.message : error instanceof Error ? error.stack : '';
  process.stderr.write(`Förderpfad startet nicht: ${text ?? String(error)}\n`);
  process.exit(1);
}
