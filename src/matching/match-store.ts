import { z } from 'zod';
import type { Scope } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import type { Confirmation } from './criteria/criterion.ts';

const resultSchema = z.enum(['met', 'notMet']);

export interface StoredConfirmation extends Confirmation {
  needId: string;
  programmeId: string;
  /** Who said so; null for answers from before there were accounts. */
  personName: string | null;
}

export interface ConfirmationKey {
  needId: string;
  programmeId: string;
  conditionKey: string;
}

export type MatchStore = ReturnType<typeof createMatchStore>;

/** What people confirmed of conditions that no data can test; always through the need, and therefore within a scope. */
export function createMatchStore(db: Database) {
  const writableNeed = (scope: Scope, needId: string) =>
    db
      .selectFrom('need')
      .select('need.id')
      .where('need.id', '=', needId)
      .where('need.municipalityId', 'in', scope.writableMunicipalityIds);

  const confirmations = (scope: Scope) =>
    db
      .selectFrom('conditionConfirmation')
      .innerJoin('need', 'need.id', 'conditionConfirmation.needId')
      .leftJoin('person', 'person.id', 'conditionConfirmation.personId')
      .select([
        'conditionConfirmation.needId',
        'conditionConfirmation.programmeId',
        'conditionConfirmation.conditionKey',
        'conditionConfirmation.result',
        'conditionConfirmation.note',
        'conditionConfirmation.confirmedAt',
        'person.name as personName',
      ])
      .where('need.municipalityId', 'in', scope.municipalityIds);

  return {
    /** Of one need, or of every need within the scope. */
    async listConfirmations(scope: Scope, needId?: string): Promise<StoredConfirmation[]> {
      let query = confirmations(scope);
      if (needId !== undefined) query = query.where('need.id', '=', needId);
      const rows = await query
        .orderBy('conditionConfirmation.needId')
        .orderBy('conditionConfirmation.programmeId')
        .orderBy('conditionConfirmation.conditionKey')
        .execute();
      return rows.map((row) => ({ ...row, result: resultSchema.parse(row.result) }));
    },

    /** Inserts or replaces. @returns false if the visitor may not change the need. */
    async saveConfirmation(
      scope: Scope,
      { needId, programmeId }: Omit<ConfirmationKey, 'conditionKey'>,
      {
        conditionKey,
        result,
        note,
        confirmedAt,
        personId,
      }: Confirmation & { personId: string | null },
    ): Promise<boolean> {
      const need = await writableNeed(scope, needId).executeTakeFirst();
      if (!need) return false;
      const values = { result, note, confirmedAt, personId };
      await db
        .insertInto('conditionConfirmation')
        .values({ needId, programmeId, conditionKey, ...values })
        .onConflict((conflict) =>
          conflict.columns(['needId', 'programmeId', 'conditionKey']).doUpdateSet(values),
        )
        .execute();
      return true;
    },

    async deleteConfirmation(
      scope: Scope,
      { needId, programmeId, conditionKey }: ConfirmationKey,
    ): Promise<void> {
      await db
        .deleteFrom('conditionConfirmation')
        .where('needId', 'in', writableNeed(scope, needId))
        .where('programmeId', '=', programmeId)
        .where('conditionKey', '=', conditionKey)
        .execute();
    },
  };
}
