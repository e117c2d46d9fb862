import type { AccountParts, AccountStores } from './account-services.ts';
import { afterFailure, shortenAddress, sourceKey, type LockKind } from './lockout.ts';
import { isActive, normaliseEmail, roles, type Person, type Role } from './person.ts';
import { hashOf } from './secret-token.ts';
import type { SignInFailure } from './sign-in-failure-store.ts';

export interface SignInAttempt {
  email: string;
  password: string;
  /** Network address of the visitor. */
  source: string;
}

export type SignInResult =
  | { kind: 'ok'; person: Person }
  /** The same for an unknown address, a wrong password, a disabled account and one without a password. */
  | { kind: 'wrong' }
  | { kind: 'locked'; until: Date };

/** Signing in, with a growing delay per address and per source. */
export function createSignInService(parts: AccountParts) {
  const { stores, inTransaction, clock, passwords } = parts;

  async function signIn({ email, password, source }: SignInAttempt): Promise<SignInResult> {
    const address = normaliseEmail(email);
    const keys = keysOf(address, source);
    // Counted before the password is looked at: a hundred attempts at the same moment are a hundred attempts.
    const before = await inTransaction((tx) => countAttempt(tx, keys, clock.now()));
    if (before.isRefused) return { kind: 'locked', until: before.lockedUntil };

    const found = await stores.people.findCredentials(address);
    const usable = found && isActive(found.person, parts) ? found : undefined;
    const isRight = await passwords.verify(usable?.passwordHash ?? null, password);
    if (usable === undefined || !isRight) {
      await recordFailure(found?.person, source);
      return before.lockedUntil > clock.now()
        ? { kind: 'locked', until: before.lockedUntil }
        : { kind: 'wrong' };
    }
    await recordSuccess(usable.person, { keys, source });
    if (usable.passwordHash !== null && passwords.isOutdated(usable.passwordHash)) {
      const renewed = await passwords.hash(password);
      await stores.people.setPasswordHash(usable.person.id, renewed, clock.now().toISOString());
    }
    return { kind: 'ok', person: usable.person };
  }

  async function recordFailure(person: Person | undefined, source: string): Promise<void> {
    await stores.audit.append(
      {
        personId: null,
        action: 'signIn.failed',
        thingKind: 'person',
        thingId: person?.id ?? null,
        municipalityId: person?.municipalityId ?? null,
        summary: 'Anmeldung gescheitert',
        source,
      },
      clock.now().toISOString(),
    );
  }

  async function recordSuccess(
    person: Person,
    { keys, source }: { keys: Keys | null; source: string },
  ): Promise<void> {
    await inTransaction(async (tx) => {
      if (keys) await forgiveAttempt(tx, keys);
      await tx.audit.append(
        {
          personId: person.id,
          action: keys ? 'signIn.succeeded' : 'signIn.demo',
          thingKind: 'person',
          thingId: person.id,
          municipalityId: person.municipalityId,
          summary: keys ? 'Angemeldet' : 'Mit Demo-Konto angemeldet',
          source,
        },
        clock.now().toISOString(),
      );
    });
  }

  return {
    signIn,

    /** The demo account of a role, without a password; undefined in production and for anything that is no role. */
    async demoSignIn(role: unknown, source: string): Promise<Person | undefined> {
      const wanted: Role | undefined = roles.find((known) => known === role);
      if (!parts.isDemo || wanted === undefined) return undefined;
      const all = await stores.people.listPeople();
      const person = all.find((one) => one.isDemo && one.role === wanted && !one.isDisabled);
      if (person) await recordSuccess(person, { keys: null, source });
      return person;
    },

    /** Who the session's person is now; undefined if the account was disabled meanwhile. */
    async findVisitor(personId: string): Promise<Person | undefined> {
      const person = await stores.people.findPerson(personId);
      return person && isActive(person, parts) ? person : undefined;
    },
  };
}

type Keys = Record<LockKind, Pick<SignInFailure, 'keyHash' | 'label'>>;

export function keysOf(address: string, source: string): Keys {
  return {
    address: { keyHash: hashOf(address), label: null },
    source: { keyHash: hashOf(sourceKey(source)), label: shortenAddress(source) },
  };
}

const kinds: readonly LockKind[] = ['address', 'source'];

/** Refused attempts are not counted, so that waiting as told is enough. */
async function countAttempt(
  { signInFailures }: AccountStores,
  keys: Keys,
  now: Date,
): Promise<{ isRefused: boolean; lockedUntil: Date }> {
  const known = {
    address: await signInFailures.findFailure('address', keys.address.keyHash),
    source: await signInFailures.findFailure('source', keys.source.keyHash),
  };
  const lockedUntil = latest(kinds.map((kind) => known[kind]?.lockedUntil ?? null));
  if (lockedUntil > now) return { isRefused: true, lockedUntil };
  const counted = kinds.map((kind) => ({
    kind,
    ...keys[kind],
    ...afterFailure(kind, known[kind], now),
  }));
  for (const failure of counted) await signInFailures.putFailure(failure);
  return { isRefused: false, lockedUntil: latest(counted.map((one) => one.lockedUntil)) };
}

/** After a success: the address starts anew, the source gets back the one attempt that was counted. */
async function forgiveAttempt({ signInFailures }: AccountStores, keys: Keys): Promise<void> {
  await signInFailures.deleteFailure('address', keys.address.keyHash);
  const source = await signInFailures.findFailure('source', keys.source.keyHash);
  if (!source || source.failures <= 1) {
    await signInFailures.deleteFailure('source', keys.source.keyHash);
  } else {
    await signInFailures.putFailure({
      ...source,
      failures: source.failures - 1,
      lockedUntil: null,
    });
  }
}

function latest(instants: readonly (string | null)[]): Date {
  return new Date(Math.max(0, ...instants.map((one) => (one === null ? 0 : Date.parse(one)))));
}
