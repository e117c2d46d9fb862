import type { Server } from 'node:http';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { forgetEveryMinutes } from './accounts/retention.ts';
import { readOrMakeSessionSecret } from './accounts/session-secret.ts';
import { createApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import { holdWebLock } from './database/web-lock.ts';
import { projectRoot } from './project-root.ts';
import { readSeed, withoutDemo } from './seeding/seed-files.ts';
import { seedDatabase } from './seeding/seed.ts';
import { personLinkPath } from './paths.ts';
import { createServices, type Services } from './services.ts';
import { systemClock } from './shared/clock.ts';
import { AppError, StartError } from './shared/errors.ts';

/** Entry: config, lock, database, migrate, seed, services, listen, stop gracefully. Nothing else. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const releaseLock = holdWebLock(config.dataDir);
  const database = openDatabase(config.dataDir);
  await migrate(database);
  const clock = systemClock();
  const seed = readSeed(join(projectRoot, 'data', 'seed'));
  const seeded = await seedDatabase(
    database.db,
    config.isDemo ? seed : withoutDemo(seed),
    clock.now(),
  );
  log.info(seeded, 'seed written');
  const services = createServices(database.db, {
    clock,
    isDemo: config.isDemo,
    accountSettings: config.accounts,
  });
  await services.accounts.removeExpired();
  forgetRegularly(services, log);
  await services.accounts.demoPeople.ensure();
  const app = createApp(services, {
    ...config,
    log,
    sessionSecret: config.sessionSecret ?? readOrMakeSessionSecret(config.dataDir),
  });
  const server = await listen(app.listen.bind(app), config);
  print(`Förderpfad läuft: ${addressOf(server, config)}`);
  if (config.isDemo) print('Demo-Betrieb: Für den echten Einsatz NODE_ENV=production setzen.');
  else await printFirstAdminLink(services, addressOf(server, config));

  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    // Idle keep-alive connections would keep the process alive; running requests get ten seconds.
    server.close(() => {
      void database.close().then(() => {
        releaseLock();
        process.exit(0);
      });
    });
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, 10_000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A server that runs for months must keep the promises of /datenschutz, too. */
function forgetRegularly({ accounts }: Services, log: Logger): void {
  setInterval(() => {
    accounts.removeExpired().catch((error: unknown) => {
      log.error({ err: error }, 'expired sessions, links and addresses were not removed');
    });
  }, forgetEveryMinutes * 60_000).unref();
}

/** A single-use link instead of a default password; printed until the first administration account has its own. */
async function printFirstAdminLink({ accounts }: Services, address: string): Promise<void> {
  const token = await accounts.links.ensureFirstAdmin();
  if (token === undefined) return;
  print(`Erstes Administrationskonto einrichten (Link gilt einmal und 24 Stunden):`);
  print(`${address}${personLinkPath(token)}`);
}

type Listen = (port: number, host: string) => Server;

async function listen(start: Listen, { port, host }: Config): Promise<Server> {
  const server = start(port, host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} ist schon belegt. Bitte mit PORT einen anderen wählen.`
          : `Auf ${host}:${port} lässt sich nicht hören (${error.code ?? error.message}).`;
      reject(new StartError(reason));
    });
  });
  return server;
}

function addressOf(server: Server, { host }: Config): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : '';
  return `http://${host}:${port}`;
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
