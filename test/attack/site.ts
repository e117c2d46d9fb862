import { createHmac, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Express, RequestHandler } from 'express';
import { pino } from 'pino';
import type { Visitor } from '../../src/accounts/access.ts';
import { roles } from '../../src/accounts/person.ts';
import { newSecretToken } from '../../src/accounts/secret-token.ts';
import { timetable } from '../../jobs/schedule.ts';
import { createApp } from '../../src/app.ts';
import { sessionCookie } from '../../src/http/session-middleware.ts';
import type { OpenDatabase } from '../../src/database/open.ts';
import { createServices, type Services } from '../../src/services.ts';
import { fixedClock } from '../../src/shared/clock.ts';
import { testAccountSettings, testDatabase, testInstant } from '../support/app.ts';
import { actionOf } from '../../src/http/allow.ts';
import { routesOf, type Route } from '../support/routes.ts';

/** Every request of the attack carries its number in this header; by it we know which handler ran. */
export const requestNumber = 'x-attack-number';

export interface Session {
  cookie: string;
  csrfToken: string;
}

/** The real application, listening, with everything an attacker who is signed in has. */
export interface Site {
  port: number;
  routes: Route[];
  services: Services;
  connection: OpenDatabase['connection'];
  /** Numbers of the requests whose route handler itself ran, behind every check of the door. */
  reached: Set<string>;
  /** What the application logged as a bug. */
  bugs: string[];
  /** A living session of the role's demo account; made anew where an attack ended it. */
  sessionOf: (visitor: Visitor) => Promise<Session>;
  /** Locked, renamed or disabled visitors would make every later request end at the door. */
  repair: () => void;
  close: () => Promise<void>;
}

const secret = 'only-for-attacks-'.repeat(3);

export async function openSite(): Promise<Site> {
  const database = await testDatabase();
  const services = createServices(database.db, {
    clock: fixedClock(testInstant),
    isDemo: true,
    accountSettings: { ...testAccountSettings, signInRequestsPerMinute: 1_000_000_000 },
  });
  await services.accounts.demoPeople.ensure();
  const bugs: string[] = [];
  const app = createApp(services, {
    log: pino({ level: 'error' }, { write: (line) => bugs.push(line) }),
    isDemo: true,
    version: 'attack',
    sessionSecret: secret,
    isBehindTls: false,
    trustProxy: false,
    dataDir: database.dataDir,
    // No process is started: whoever asks for it thousands of times would attack the machine, not us.
    jobDesk: { rows: timetable, start: () => undefined },
  });
  const reached = new Set<string>();
  markHandlers(app, reached);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sessionOf = await sessionKeeper(services);
  const start = join(database.dataDir, 'start.sqlite');
  return {
    port: (server.address() as AddressInfo).port,
    routes: routesOf(app),
    services,
    connection: database.connection,
    reached,
    bugs,
    sessionOf,
    repair: () => {
      const { connection } = database;
      if (!connection.prepare('select 1 from pragma_database_list where name = ?').get('start')) {
        connection.prepare('vacuum into ?').run(start);
        connection.prepare('attach ? as start').run(start);
      }
      connection.pragma('foreign_keys = off');
      connection.exec('delete from sign_in_failure; delete from session;');
      for (const table of ['person', 'coordinator_assignment', 'person_link', 'held_form']) {
        connection.exec(`replace into main.${table} select * from start.${table}`);
      }
      connection.pragma('foreign_keys = on');
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

interface Layer {
  route?: { stack: { handle: RequestHandler }[] };
  handle?: { stack?: Layer[] };
}

/** Lets the last handler of every route note that it ran. */
function markHandlers(app: Express, reached: Set<string>): void {
  const mark = (layers: readonly Layer[]): void => {
    for (const { route, handle } of layers) {
      const last = route?.stack.at(-1);
      if (!route || !last) mark(handle?.stack ?? []);
      else if (actionOf(last.handle) === undefined) {
        const original = last.handle;
        last.handle = (req, res, next) => {
          reached.add(req.get(requestNumber) ?? '');
          return original(req, res, next);
        };
      }
    }
  };
  mark((app.router as unknown as { stack: Layer[] }).stack);
}

async function sessionKeeper({ accounts }: Services): Promise<Site['sessionOf']> {
  const people = await accounts.demoPeople.list();
  const missing = roles.filter((role) => !people.some((person) => person.role === role));
  if (missing.length > 0) throw new Error(`no demo account for ${missing.join(', ')}`);
  const known = new Map<Visitor, Session & { id: string }>();
  return async (visitor) => {
    const csrfToken = randomBytes(32).toString('hex');
    const person = people.find((one) => one.role === visitor);
    if (!person) return { cookie: `foerderpfad-formular=${csrfToken}`, csrfToken };
    const before = known.get(visitor);
    if (before && (await accounts.sessions.findAlive(before.id))) return before;
    const id = newSecretToken();
    await accounts.sessions.begin(id, person.id, { csrfToken, browser: 'Test' });
    const session = { id, csrfToken, cookie: `${sessionCookie}=${signed(id)}` };
    known.set(visitor, session);
    return session;
  };
}

/** The form of express-session: s:<id>.<HMAC-SHA256 of the id, without padding>. */
function signed(id: string): string {
  const signature = createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/u, '');
  return encodeURIComponent(`s:${id}.${signature}`);
}
