import express, { type Express } from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { accountRoutes } from '../../src/accounts/account-routes.ts';
import {
  createAccountServices,
  createAccountStores,
  type AccountParts,
  type AccountServices,
} from '../../src/accounts/account-services.ts';
import { adminRoutes } from '../../src/accounts/admin-routes.ts';
import { createPasswords, readCommonPasswords } from '../../src/accounts/password.ts';
import type { Role } from '../../src/accounts/person.ts';
import { auditRoutes } from '../../src/audit/audit-routes.ts';
import { createInTransaction } from '../../src/database/in-transaction.ts';
import type { OpenDatabase } from '../../src/database/open.ts';
import { assetRoutes } from '../../src/http/assets.ts';
import { csrfProtection } from '../../src/http/csrf.ts';
import { withPerson } from '../../src/http/current-person.ts';
import { errorPage, unknownPage } from '../../src/http/error-pages.ts';
import { keepLateForms } from '../../src/http/late-forms.ts';
import { noStore } from '../../src/http/private-cache.ts';
import { securityHeaders } from '../../src/http/security.ts';
import { sessionMiddleware } from '../../src/http/session-middleware.ts';
import type { Clock } from '../../src/shared/clock.ts';
import { berlinDay } from '../../src/shared/dates.ts';
import { testDatabase, testInstant } from './app.ts';

/** A clock that a test moves forward. */
export function movableClock(instant: string): Clock & { advance: (minutes: number) => void } {
  let now = Date.parse(instant);
  return {
    now: () => new Date(now),
    today: () => berlinDay(new Date(now)),
    advance: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

export interface AccountsApp {
  app: Express;
  accounts: AccountServices;
  database: OpenDatabase;
  clock: ReturnType<typeof movableClock>;
  close: () => Promise<void>;
}

/** The services of the room alone, on a fresh copy of the seeded database. */
export async function testAccounts(changed: Partial<AccountParts> = {}) {
  const database = await testDatabase();
  const clock = movableClock(testInstant);
  const parts: AccountParts = {
    stores: createAccountStores(database.db),
    inTransaction: createInTransaction(database.db, createAccountStores),
    clock,
    settings: {
      sessionIdleMinutes: 30,
      sessionAbsoluteHours: 12,
      auditSourceDays: 7,
      signInRequestsPerMinute: 1000,
      demoPassword: 'foerderpfad-demo',
    },
    isDemo: true,
    passwords: createPasswords(),
    commonPasswords: readCommonPasswords(),
    ...changed,
  };
  const accounts = createAccountServices(parts);
  await accounts.demoPeople.ensure();
  return { accounts, database, clock, close: database.close };
}

/** The account pages as the application mounts them, in the same order. */
export async function accountsApp(changed: Partial<AccountParts> = {}): Promise<AccountsApp> {
  const { accounts, ...rest } = await testAccounts(changed);
  const app = express();
  app.set('query parser', 'simple');
  app.locals['isDemo'] = accounts.isDemo;
  app.locals['version'] = 'test';
  app.use(securityHeaders());
  app.use(assetRoutes());
  app.use(noStore());
  app.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 2000 }));
  app.use(
    sessionMiddleware({ sessions: accounts.sessions, secret: 'x'.repeat(40), isBehindTls: false }),
  );
  app.use(withPerson(accounts));
  app.use(keepLateForms(accounts));
  app.use(csrfProtection({ isBehindTls: false }));
  app.use(accountRoutes(accounts));
  app.use(adminRoutes(accounts));
  app.use(auditRoutes(accounts));
  app.use(unknownPage());
  app.use(errorPage(pino({ level: 'silent' })));
  return { app, accounts, ...rest };
}

/** A browser without pictures: keeps cookies, and sends the token of the page it last read. */
export function visitorOf(app: Express) {
  const agent = request.agent(app);
  let token = '';
  const remember = (html: string): void => {
    token = /name="_csrf" value="([^"]*)"/u.exec(html)?.[1] ?? token;
  };
  return {
    agent,
    token: () => token,
    async get(path: string) {
      const answer = await agent.get(path);
      remember(answer.text);
      return answer;
    },
    async post(path: string, body: Record<string, string | string[]> = {}) {
      const answer = await agent
        .post(path)
        .type('form')
        .send({ _csrf: token, ...body });
      remember(answer.text);
      return answer;
    },
    async signInAs(role: Role) {
      await this.get('/anmelden');
      const answer = await this.post('/anmelden/demo', { demo: role });
      await this.get('/konto');
      return answer;
    },
  };
}
