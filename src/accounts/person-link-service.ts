import type { AccountParts, Actor } from './account-services.ts';
import { passwordFault } from './password-rules.ts';
import { contextWordsOf } from './password-context.ts';
import { isActive, type Person } from './person.ts';
import { linkExpiry, type LinkKind, type PersonLink } from './person-link.ts';
import { hashOf, newSecretToken } from './secret-token.ts';
import { ConflictError, NotFoundError } from '../shared/errors.ts';

export interface UsableLink extends PersonLink {
  person: Person | null;
}

/** The texts of the page behind a link; name and address only for the first administrator. */
export interface LinkForm {
  password: string;
  name: string;
  email: string;
}

/** Single-use links: made by an administrator, or by the server for the very first one. */
export function createLinkService(parts: AccountParts) {
  const { stores, inTransaction, clock, passwords, commonPasswords } = parts;

  async function makeLink(personId: string | null, kind: LinkKind): Promise<string> {
    const token = newSecretToken();
    const now = clock.now();
    await inTransaction(async ({ personLinks }) => {
      await personLinks.deleteUnusedLinks(personId);
      await personLinks.insertLink(
        { personId, kind, tokenHash: hashOf(token) },
        { createdAt: now.toISOString(), expiresAt: linkExpiry(kind, now) },
      );
    });
    return token;
  }

  /** @throws NotFoundError for an unknown, used or expired link and for a disabled account, without telling which. */
  async function getLink(token: string): Promise<UsableLink> {
    const link = await stores.personLinks.findUsableLink(hashOf(token), clock.now().toISOString());
    const personId = link?.personId ?? null;
    const person = personId === null ? null : await stores.people.getPerson(personId);
    if (!link || (person !== null && !isActive(person, parts))) {
      throw new NotFoundError('Ein gültiger Link');
    }
    return { ...link, person };
  }

  return {
    getLink,

    /** @returns the token, shown once. Older unused links of the person become void. */
    async createFor(actor: Actor, personId: string): Promise<string> {
      const person = await stores.people.getPerson(personId);
      if (!isActive(person, parts) || person.isDemo) {
        throw new ConflictError('Für dieses Konto lässt sich kein Link erstellen.');
      }
      const token = await makeLink(personId, person.hasPassword ? 'reset' : 'setup');
      await stores.audit.append(
        {
          ...actor,
          action: 'link.created',
          thingKind: 'person',
          thingId: personId,
          municipalityId: person.municipalityId,
          summary: person.hasPassword
            ? 'Link für ein neues Kennwort erstellt'
            : 'Link für das erste Kennwort erstellt',
        },
        clock.now().toISOString(),
      );
      return token;
    },

    /** What is wrong with a password chosen behind this link, or null. */
    async passwordFault(link: UsableLink, form: LinkForm): Promise<string | null> {
      const who = link.person ?? form;
      const contextWords = await contextWordsOf(stores, who);
      return passwordFault(form.password, { common: commonPasswords, contextWords });
    },

    /** Uses the link up and sets the password. @throws NotFoundError if another request was faster. */
    async redeem(link: UsableLink, form: LinkForm): Promise<void> {
      const passwordHash = await passwords.hash(form.password);
      const now = clock.now().toISOString();
      await inTransaction(async (tx) => {
        if (!(await tx.personLinks.useLink(link.id, now))) {
          throw new NotFoundError('Ein gültiger Link');
        }
        const personId =
          link.personId ??
          (await tx.people.insertPerson(
            {
              email: form.email,
              name: form.name,
              role: 'admin',
              municipalityId: null,
              organisationId: null,
              assignedMunicipalityIds: [],
              isDemo: false,
            },
            now,
          ));
        await tx.people.setPasswordHash(personId, passwordHash, now);
        // Whoever had the old password is out, on every machine, and the lock is lifted.
        await tx.sessions.deleteSessionsOf(personId, null);
        await tx.signInFailures.deleteFailure('address', hashOf(link.person?.email ?? form.email));
        await tx.audit.append(
          {
            personId,
            action: link.personId === null ? 'person.firstAdmin' : 'password.setByLink',
            thingKind: 'person',
            thingId: personId,
            municipalityId: link.person?.municipalityId ?? null,
            summary:
              link.personId === null
                ? 'Erstes Administrationskonto eingerichtet'
                : 'Kennwort über einen Link gesetzt',
          },
          now,
        );
      });
    },

    /**
     * For the start of the server in production: as long as no administrator can sign in, a new set-up link, the one
     * printed before becoming void. @returns the token, or undefined where an administrator has a password.
     */
    async ensureFirstAdmin(): Promise<string | undefined> {
      const people = await stores.people.listPeople();
      const hasAdmin = people.some(
        (person) => person.role === 'admin' && person.hasPassword && isActive(person, parts),
      );
      return hasAdmin ? undefined : makeLink(null, 'firstAdmin');
    },
  };
}
