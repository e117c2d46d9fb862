import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { day } from '../../shared/dates.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import type { AnswerDraft, AnswerPlace, ProgrammeAnswer } from './programme-answer.ts';

const rowSchema = z.object({ result: z.enum(['met', 'notMet']), answeredOn: day });

export type ProgrammeAnswerStore = ReturnType<typeof createProgrammeAnswerStore>;

/** What authorities answered, by municipality. */
export function createProgrammeAnswerStore(db: Database) {
  const rowOf = ({ municipalityId, programmeId, conditionKey }: AnswerPlace) =>
    ({ municipalityId, programmeId, conditionKey }) as const;

  return {
    /** Of every municipality within the scope. */
    async listAnswers(scope: Scope): Promise<ProgrammeAnswer[]> {
      const rows = await db
        .selectFrom('programmeAnswer')
        .leftJoin('person', 'person.id', 'programmeAnswer.personId')
        .select([
          'programmeAnswer.municipalityId',
          'programmeAnswer.programmeId',
          'programmeAnswer.conditionKey',
          'programmeAnswer.result',
          'programmeAnswer.note',
          'programmeAnswer.sourceUrl',
          'programmeAnswer.answeredOn',
          'programmeAnswer.version',
          'person.name as personName',
        ])
        .where('programmeAnswer.municipalityId', 'in', scope.municipalityIds)
        .orderBy('programmeAnswer.programmeId')
        .orderBy('programmeAnswer.conditionKey')
        .execute();
      return rows.map((row) => ({ ...row, ...rowSchema.parse(row) }));
    },

    /** @throws StaleError where somebody else saved since. @throws NotFoundError for a municipality out of reach */
    async saveAnswer(
      scope: Scope,
      place: AnswerPlace,
      { draft, personId, now }: { draft: AnswerDraft; personId: string | null; now: string },
    ): Promise<void> {
      demandWritable(scope, place);
      const columns = { ...draft, personId, version: place.version + 1, updatedAt: now };
      const written =
        place.version === 0
          ? await db
              .insertInto('programmeAnswer')
              .values({ id: newId(), ...rowOf(place), ...columns })
              .onConflict((conflict) =>
                conflict.columns(['municipalityId', 'programmeId', 'conditionKey']).doNothing(),
              )
              .executeTakeFirst()
              .then((result) => result.numInsertedOrUpdatedRows)
          : await db
              .updateTable('programmeAnswer')
              .set(columns)
              .where('municipalityId', '=', place.municipalityId)
              .where('programmeId', '=', place.programmeId)
              .where('conditionKey', '=', place.conditionKey)
              .where('version', '=', place.version)
              .executeTakeFirst()
              .then((result) => result.numUpdatedRows);
      if ((written ?? 0n) === 0n) throw new StaleError('Diese Auskunft');
    },

    /** @throws StaleError where somebody else saved since. @throws NotFoundError for a municipality out of reach */
    async deleteAnswer(scope: Scope, place: AnswerPlace): Promise<void> {
      demandWritable(scope, place);
      const result = await db
        .deleteFrom('programmeAnswer')
        .where('municipalityId', '=', place.municipalityId)
        .where('programmeId', '=', place.programmeId)
        .where('conditionKey', '=', place.conditionKey)
        .where('version', '=', place.version)
        .executeTakeFirst();
      if (result.numDeletedRows === 0n) throw new StaleError('Diese Auskunft');
    },
  };
}

function demandWritable(scope: Scope, { municipalityId }: AnswerPlace): void {
  if (!scope.writableMunicipalityIds.includes(municipalityId)) {
    throw new NotFoundError('Diese Kommune');
  }
}
