import { z } from 'zod';
import type { Database } from '../database/open.ts';
import { programmeFields, type ProgrammeField } from './programme-fields.ts';

/** Feldsperre: a person edited this field, so that the import leaves it alone. */
export interface FieldLock {
  field: ProgrammeField;
  personId: string | null;
  personName: string | null;
  lockedAt: string;
}

const fieldColumn = z.enum(programmeFields);

export type FieldLockStore = ReturnType<typeof createFieldLockStore>;

/** Reached only through a programme that was found within a Scope. */
export function createFieldLockStore(db: Database) {
  return {
    /** Newest first. */
    async listLocks(programmeId: string): Promise<FieldLock[]> {
      const rows = await db
        .selectFrom('fieldLock')
        .leftJoin('person', 'person.id', 'fieldLock.personId')
        .select([
          'fieldLock.field',
          'fieldLock.personId',
          'person.name as personName',
          'fieldLock.lockedAt',
        ])
        .where('fieldLock.programmeId', '=', programmeId)
        .orderBy('fieldLock.lockedAt', 'desc')
        .orderBy('fieldLock.field')
        .execute();
      return rows.map((row) => ({ ...row, field: fieldColumn.parse(row.field) }));
    },

    /** A field that is locked already names from now on who changed it last. */
    async lockFields(
      programmeId: string,
      fields: readonly ProgrammeField[],
      { personId, lockedAt }: { personId: string | null; lockedAt: string },
    ): Promise<void> {
      if (fields.length === 0) return;
      await db
        .insertInto('fieldLock')
        .values(fields.map((field) => ({ programmeId, field, personId, lockedAt })))
        .onConflict((conflict) =>
          conflict.columns(['programmeId', 'field']).doUpdateSet({ personId, lockedAt }),
        )
        .execute();
    },

    /** @returns whether there was a lock. */
    async unlockField(programmeId: string, field: ProgrammeField): Promise<boolean> {
      const result = await db
        .deleteFrom('fieldLock')
        .where('programmeId', '=', programmeId)
        .where('field', '=', field)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },
  };
}
