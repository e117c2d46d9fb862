import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { roles, type Person, type PersonDraft } from './person.ts';

const roleColumn = z.enum(roles);

/** What only sign-in and password change may see. */
export interface Credentials {
  person: Person;
  passwordHash: string | null;
}

export type PersonStore = ReturnType<typeof createPersonStore>;

/** Everybody with an account. Accounts belong to the installation, therefore no Scope; routes ask `people.manage`. */
export function createPersonStore(db: Database) {
  async function withAssignments(rows: readonly PersonRow[]): Promise<Credentials[]> {
    const assignments = await db
      .selectFrom('coordinatorAssignment')
      .select(['personId', 'municipalityId'])
      .orderBy('municipalityId')
      .execute();
    return rows.map((row) => ({
      person: toPerson(
        row,
        assignments.filter((a) => a.personId === row.id).map((a) => a.municipalityId),
      ),
      passwordHash: row.passwordHash,
    }));
  }

  const people = () => db.selectFrom('person').selectAll();

  async function one(rows: readonly PersonRow[]): Promise<Credentials | undefined> {
    return rows.length === 0 ? undefined : (await withAssignments(rows))[0];
  }

  async function replaceAssignments(personId: string, ids: readonly string[]): Promise<void> {
    await db.deleteFrom('coordinatorAssignment').where('personId', '=', personId).execute();
    for (const municipalityId of new Set(ids)) {
      await db.insertInto('coordinatorAssignment').values({ personId, municipalityId }).execute();
    }
  }

  return {
    async listPeople(): Promise<Person[]> {
      const all = await withAssignments(await people().orderBy('name').orderBy('id').execute());
      return all.map(({ person }) => person);
    },

    async findPerson(id: string): Promise<Person | undefined> {
      return (await one(await people().where('id', '=', id).execute()))?.person;
    },

    /** @throws NotFoundError */
    async getPerson(id: string): Promise<Person> {
      const found = await one(await people().where('id', '=', id).execute());
      if (!found) throw new NotFoundError('Dieses Konto');
      return found.person;
    },

    /** The address must be normalised (`normaliseEmail`). */
    async findCredentials(email: string): Promise<Credentials | undefined> {
      return one(await people().where('email', '=', email).execute());
    },

    async insertPerson(draft: PersonDraft & { isDemo: boolean }, now: string): Promise<string> {
      const id = newId();
      const { assignedMunicipalityIds, isDemo, ...columns } = draft;
      await db
        .insertInto('person')
        .values({
          id,
          ...columns,
          passwordHash: null,
          isDisabled: 0,
          isDemo: isDemo ? 1 : 0,
          absentUntilOn: null,
          deputyId: null,
          createdAt: now,
          updatedAt: now,
        })
        .execute();
      await replaceAssignments(id, assignedMunicipalityIds);
      return id;
    },

    /** @throws StaleError if somebody saved since `version` was read. */
    async updatePerson(
      { id, version }: { id: string; version: number },
      draft: PersonDraft,
      now: string,
    ): Promise<void> {
      const { assignedMunicipalityIds, ...columns } = draft;
      const result = await db
        .updateTable('person')
        .set((eb) => ({ ...columns, updatedAt: now, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Konto');
      await replaceAssignments(id, assignedMunicipalityIds);
    },

    async setDisabled(id: string, isDisabled: boolean, now: string): Promise<void> {
      await db
        .updateTable('person')
        .set((eb) => ({
          isDisabled: isDisabled ? 1 : 0,
          updatedAt: now,
          version: eb('version', '+', 1),
        }))
        .where('id', '=', id)
        .execute();
    },

    async setPasswordHash(id: string, passwordHash: string, now: string): Promise<void> {
      await db
        .updateTable('person')
        .set({ passwordHash, updatedAt: now })
        .where('id', '=', id)
        .execute();
    },

    async setAbsence(
      id: string,
      absence: Pick<Person, 'absentUntilOn' | 'deputyId'>,
      now: string,
    ): Promise<void> {
      await db
        .updateTable('person')
        .set((eb) => ({ ...absence, updatedAt: now, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },
  };
}

interface PersonRow {
  id: string;
  email: string;
  name: string;
  role: string;
  municipalityId: string | null;
  organisationId: string | null;
  passwordHash: string | null;
  isDisabled: 0 | 1;
  isDemo: 0 | 1;
  absentUntilOn: string | null;
  deputyId: string | null;
  version: number;
}

function toPerson(row: PersonRow, assignedMunicipalityIds: readonly string[]): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleColumn.parse(row.role),
    municipalityId: row.municipalityId,
    organisationId: row.organisationId,
    assignedMunicipalityIds,
    hasPassword: row.passwordHash !== null,
    isDisabled: row.isDisabled === 1,
    isDemo: row.isDemo === 1,
    absentUntilOn: row.absentUntilOn,
    deputyId: row.deputyId,
    version: row.version,
  };
}
