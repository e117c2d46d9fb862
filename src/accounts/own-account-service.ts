import { ConflictError } from '../shared/errors.ts';
import type { Day } from '../shared/dates.ts';
import type { AccountParts, Actor } from './account-services.ts';
import { contextWordsOf } from './password-context.ts';
import { passwordFault } from './password-rules.ts';
import { isActive, type Person } from './person.ts';
import { hashOf } from './secret-token.ts';

/** What everybody does with their own account. */
export function createOwnAccount(parts: AccountParts) {
  const { stores, inTransaction, clock, passwords, commonPasswords } = parts;

  /** Whom this person may name as deputy: active colleagues of the same role and place. */
  async function listPossibleDeputies(person: Person): Promise<Person[]> {
    const all = await stores.people.listPeople();
    return all.filter(
      (one) =>
        one.id !== person.id &&
        isActive(one, parts) &&
        one.role === person.role &&
        one.municipalityId === person.municipalityId &&
        one.organisationId === person.organisationId,
    );
  }

  return {
    async passwordFault(person: Person, password: string): Promise<string | null> {
      const contextWords = await contextWordsOf(stores, person);
      return passwordFault(password, { common: commonPasswords, contextWords });
    },

    async isOwnPassword(person: Person, password: string): Promise<boolean> {
      const found = await stores.people.findCredentials(person.email);
      return passwords.verify(found?.passwordHash ?? null, password);
    },

    /** Sets the password and ends every session but this one. */
    async setPassword(
      actor: Actor,
      { password, keepSessionId }: { password: string; keepSessionId: string },
    ): Promise<void> {
      const passwordHash = await passwords.hash(password);
      const now = clock.now().toISOString();
      await inTransaction(async (tx) => {
        const person = await tx.people.getPerson(actor.personId);
        await tx.people.setPasswordHash(person.id, passwordHash, now);
        await tx.sessions.deleteSessionsOf(person.id, hashOf(keepSessionId));
        await tx.personLinks.deleteUnusedLinks(person.id);
        await tx.audit.append(
          {
            ...actor,
            action: 'password.changed',
            thingKind: 'person',
            thingId: person.id,
            municipalityId: person.municipalityId,
            summary: 'Eigenes Kennwort geändert, andere Sitzungen beendet',
          },
          now,
        );
      });
    },

    listPossibleDeputies,

    /** @throws ConflictError for a deputy who is none of the possible ones. */
    async setAbsence(
      actor: Actor,
      personId: string,
      absence: { absentUntilOn: Day | null; deputyId: string | null },
    ): Promise<void> {
      const person = await stores.people.getPerson(personId);
      const deputies = await listPossibleDeputies(person);
      if (absence.deputyId !== null && !deputies.some((one) => one.id === absence.deputyId)) {
        throw new ConflictError('Diese Vertretung ist nicht möglich.');
      }
      const now = clock.now().toISOString();
      await inTransaction(async (tx) => {
        await tx.people.setAbsence(person.id, absence, now);
        await tx.audit.append(
          {
            ...actor,
            action: 'person.absence',
            thingKind: 'person',
            thingId: person.id,
            municipalityId: person.municipalityId,
            summary: 'Abwesenheit und Vertretung geändert',
            changes: {
              absentUntilOn: { from: person.absentUntilOn, to: absence.absentUntilOn },
              deputyId: { from: person.deputyId, to: absence.deputyId },
            },
          },
          now,
        );
      });
    },
  };
}
