import { changesBetween } from '../audit/audit.ts';
import { ConflictError } from '../shared/errors.ts';
import type { AccountParts, AccountStores, Actor } from './account-services.ts';
import { isActive, roleLabels, type Person, type PersonDraft } from './person.ts';
import { hashOf } from './secret-token.ts';

/** A locked address or source as the administration sees it. */
export interface Lock {
  kind: 'address' | 'source';
  keyHash: string;
  label: string | null;
  /** The account the address belongs to; null for an address nobody has. */
  person: Person | null;
  failures: number;
  lastFailedAt: string;
  lockedUntil: string | null;
}

/** Accounts as an administrator keeps them. Routes ask `people.manage` before. */
export function createPersonService(parts: AccountParts) {
  const { stores, inTransaction, clock } = parts;

  async function record(
    { audit }: AccountStores,
    actor: Actor,
    entry: {
      action: string;
      person: Person;
      summary: string;
      changes?: ReturnType<typeof changesBetween>;
    },
  ): Promise<void> {
    const { person, ...rest } = entry;
    await audit.append(
      {
        ...actor,
        ...rest,
        thingKind: 'person',
        thingId: person.id,
        municipalityId: person.municipalityId,
      },
      clock.now().toISOString(),
    );
  }

  async function list(): Promise<Person[]> {
    return stores.people.listPeople();
  }

  return {
    list,
    get: (id: string): Promise<Person> => stores.people.getPerson(id),

    /** Whether another account has this address (normalised). */
    async isEmailTaken(email: string, exceptId: string | null): Promise<boolean> {
      const found = await stores.people.findCredentials(email);
      return found !== undefined && found.person.id !== exceptId;
    },

    async create(actor: Actor, draft: PersonDraft): Promise<string> {
      return inTransaction(async (tx) => {
        const now = clock.now().toISOString();
        const id = await tx.people.insertPerson({ ...draft, isDemo: false }, now);
        const person = await tx.people.getPerson(id);
        await record(tx, actor, {
          action: 'person.created',
          person,
          summary: `Konto angelegt (${roleLabels[person.role]})`,
        });
        return id;
      });
    },

    /** @throws StaleError, or ConflictError where an administrator would shut the door behind themselves. */
    async update(
      actor: Actor,
      { id, version }: { id: string; version: number },
      draft: PersonDraft,
    ): Promise<void> {
      await inTransaction(async (tx) => {
        const before = await tx.people.getPerson(id);
        if (before.role === 'admin' && draft.role !== 'admin') {
          await assertMayLoseAdmin(tx, actor, before);
        }
        await tx.people.updatePerson({ id, version }, draft, clock.now().toISOString());
        const person = await tx.people.getPerson(id);
        await record(tx, actor, {
          action: 'person.changed',
          person,
          summary: `Konto geändert${personalChanges(before, person)}`,
          changes: changesBetween(auditedFields(before), auditedFields(person)),
        });
      });
    },

    /** Ends every session and voids every link at once. @throws ConflictError for oneself and the last administrator. */
    async disable(actor: Actor, id: string): Promise<void> {
      await inTransaction(async (tx) => {
        const person = await tx.people.getPerson(id);
        if (person.isDisabled) return;
        if (person.role === 'admin' || actor.personId === id) {
          await assertMayLoseAdmin(tx, actor, person);
        }
        await tx.people.setDisabled(id, true, clock.now().toISOString());
        await tx.sessions.deleteSessionsOf(id, null);
        await tx.personLinks.deleteUnusedLinks(id);
        await record(tx, actor, { action: 'person.disabled', person, summary: 'Konto gesperrt' });
      });
    },

    async enable(actor: Actor, id: string): Promise<void> {
      await inTransaction(async (tx) => {
        const person = await tx.people.getPerson(id);
        if (!person.isDisabled) return;
        await tx.people.setDisabled(id, false, clock.now().toISOString());
        await record(tx, actor, {
          action: 'person.enabled',
          person,
          summary: 'Konto wieder freigegeben',
        });
      });
    },

    /** Addresses and sources with failed attempts in the last day, newest first. */
    async listLocks(): Promise<Lock[]> {
      const [failures, people] = await Promise.all([stores.signInFailures.listFailures(), list()]);
      const byHash = new Map(people.map((person) => [hashOf(person.email), person]));
      return failures.map((failure) => ({
        ...failure,
        person: failure.kind === 'address' ? (byHash.get(failure.keyHash) ?? null) : null,
      }));
    },

    async unlock(actor: Actor, { kind, keyHash }: Pick<Lock, 'kind' | 'keyHash'>): Promise<void> {
      const people = await list();
      const person = people.find((one) => kind === 'address' && hashOf(one.email) === keyHash);
      await inTransaction(async (tx) => {
        if (!(await tx.signInFailures.deleteFailure(kind, keyHash))) return;
        await tx.audit.append(
          {
            ...actor,
            action: 'lock.lifted',
            thingKind: person ? 'person' : 'lock',
            thingId: person?.id ?? null,
            municipalityId: person?.municipalityId ?? null,
            summary:
              kind === 'address'
                ? 'Anmeldesperre aufgehoben'
                : 'Sperre einer Netzadresse aufgehoben',
          },
          clock.now().toISOString(),
        );
      });
    },
  };

  async function assertMayLoseAdmin(
    { people }: AccountStores,
    actor: Actor,
    person: Person,
  ): Promise<void> {
    if (actor.personId === person.id) {
      throw new ConflictError('Das eigene Konto können Sie weder sperren noch herabstufen.');
    }
    const others = (await people.listPeople()).filter(
      (one) =>
        one.id !== person.id &&
        one.role === 'admin' &&
        isActive(one, parts) &&
        (one.hasPassword || one.isDemo),
    );
    if (others.length === 0) {
      throw new ConflictError(
        'Das ist das letzte Administrationskonto, mit dem sich jemand anmelden kann. Bitte zuerst ein weiteres einrichten.',
      );
    }
  }
}

/** That name or address changed is recorded, the old and new one are not: entries can never be deleted. */
function personalChanges(before: Person, after: Person): string {
  const changed = [
    ...(before.name === after.name ? [] : ['Name']),
    ...(before.email === after.email ? [] : ['E-Mail-Adresse']),
  ];
  return changed.length === 0 ? '' : ` (${changed.join(', ')})`;
}

/** Ids, not names: they stay right when a name changes. */
function auditedFields(person: Person): Record<string, string | null> {
  return {
    role: person.role,
    municipalityId: person.municipalityId,
    organisationId: person.organisationId,
    assignedMunicipalityIds: person.assignedMunicipalityIds.join(', '),
  };
}
