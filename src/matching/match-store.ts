import { z } from 'zod';
import type { Scope } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
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

/** What was said, and when. */
type Answer = Pick<Confirmation, 'result' | 'note' | 'confirmedAt'>;

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

    /**
     * Replaces just the answer that was read, or inserts where there was none.
     * @throws StaleError where it is another one by now. @throws NotFoundError where the need may not be changed
     */
    async saveConfirmation(
      scope: Scope,
      place: ConfirmationKey & { before: Answer | undefined },
      { result, note, confirmedAt, personId }: Answer & { personId: string | null },
    ): Promise<void> {
      const need = await writableNeed(scope, place.needId).executeTakeFirst();
      if (!need) throw new NotFoundError('Dieser Bedarf');
      const values = { result, note, confirmedAt, personId };
      const { before, ...key } = place;
      const written = before
        ? await db
            .updateTable('conditionConfirmation')
            .set(values)
            .where((eb) => eb.and({ ...key, ...contentOf(before) }))
            .executeTakeFirst()
            .then(({ numUpdatedRows }) => numUpdatedRows)
        : await db
            .insertInto('conditionConfirmation')
            .values({ ...key, ...values })
            .onConflict((conflict) =>
              conflict.columns(['needId', 'programmeId', 'conditionKey']).doNothing(),
            )
            .executeTakeFirst()
            .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows);
      if ((written ?? 0n) === 0n) throw new StaleError('Diese Angabe');
    },

    /** @throws StaleError where it is another answer by now, or the need is out of reach */
    async deleteConfirmation(
      scope: Scope,
      { before, ...key }: ConfirmationKey & { before: Answer },
    ): Promise<void> {
      const result = await db
        .deleteFrom('conditionConfirmation')
        .where('needId', 'in', writableNeed(scope, key.needId))
        .where((eb) => eb.and({ ...key, ...contentOf(before) }))
        .executeTakeFirst();
      if (result.numDeletedRows === 0n) throw new StaleError('Diese Angabe');
    },
  };
}

const contentOf = ({ result, note, confirmedAt }: Answer): Answer => ({
  result,
  note,
  confirmedAt,
});
