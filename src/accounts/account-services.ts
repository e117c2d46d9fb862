import type { AccountSettings } from '../config.ts';
import { createAuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open.ts';
import type { Clock } from '../shared/clock.ts';
import { createDemoPeople } from './demo-people.ts';
import { createFormHolder } from './held-form-service.ts';
import { createHeldFormStore } from './held-form-store.ts';
import { createOwnAccount } from './own-account-service.ts';
import type { Passwords } from './password.ts';
import { createLinkService } from './person-link-service.ts';
import { createPersonLinkStore } from './person-link-store.ts';
import { createPersonService } from './person-service.ts';
import { createPersonStore } from './person-store.ts';
import { createPlaceService } from './place-service.ts';
import { createPlaceStore } from './place-store.ts';
import { keptHours } from './retention.ts';
import { createSessionService } from './session-service.ts';
import { createSessionStore } from './session-store.ts';
import { createSignInFailureStore } from './sign-in-failure-store.ts';
import { createSignInService } from './sign-in-service.ts';

export type AccountStores = ReturnType<typeof createAccountStores>;

export function createAccountStores(db: Database) {
  return {
    people: createPersonStore(db),
    sessions: createSessionStore(db),
    personLinks: createPersonLinkStore(db),
    signInFailures: createSignInFailureStore(db),
    heldForms: createHeldFormStore(db),
    places: createPlaceStore(db),
    audit: createAuditStore(db),
  };
}

/** What the services of this room are built from. */
export interface AccountParts {
  stores: AccountStores;
  inTransaction: InTransaction<AccountStores>;
  clock: Clock;
  settings: AccountSettings;
  /** Demo accounts let people in only where this is true. */
  isDemo: boolean;
  passwords: Passwords;
  commonPasswords: ReadonlySet<string>;
}

/** Who does something, for the audit trail. */
export interface Actor {
  personId: string;
  /** Network address, where the act came by HTTP. */
  source?: string | undefined;
}

export type AccountServices = ReturnType<typeof createAccountServices>;

export function createAccountServices(parts: AccountParts) {
  const { stores, clock, settings, isDemo } = parts;
  return {
    clock,
    settings,
    isDemo,
    accountStores: stores,
    signIn: createSignInService(parts),
    sessions: createSessionService(parts),
    links: createLinkService(parts),
    people: createPersonService(parts),
    ownAccount: createOwnAccount(parts),
    places: createPlaceService(parts),
    heldForms: createFormHolder(parts),
    demoPeople: createDemoPeople(parts),
    removeExpired: () => removeExpired(parts),
  };
}

/** What may be forgotten by now; nothing of it still has an effect. */
async function removeExpired({ stores, clock, settings }: AccountParts) {
  const now = clock.now();
  const hoursAgo = (hours: number): string =>
    new Date(now.getTime() - hours * 3_600_000).toISOString();
  return {
    sessions: await stores.sessions.deleteSessionsUnseenSince(
      hoursAgo(keptHours.endedSession + settings.sessionIdleMinutes / 60),
    ),
    links: await stores.personLinks.deleteLinksExpiredBefore(hoursAgo(keptHours.expiredLink)),
    failures: await stores.signInFailures.deleteFailuresBefore(hoursAgo(keptHours.signInFailure)),
    heldForms: await stores.heldForms.deleteFormsExpiredBefore(now.toISOString()),
    auditSources: await stores.audit.deleteSourcesBefore(hoursAgo(24 * settings.auditSourceDays)),
  };
}
