import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { carrierAnswerStates, type CarrierAnswer } from './carrier-answer.ts';

const codes = z.object({
  result: z.enum(['met', 'notMet']),
  state: z.enum(carrierAnswerStates),
});

/** What a carrier says; the service has seen that the match is shared with it. */
export type CarrierAnswerWrite = Pick<
  CarrierAnswer,
  'municipalityId' | 'needId' | 'programmeId' | 'organisationId' | 'questionKey' | 'result' | 'note'
> & {
  proposedById: string;
  /** 0 = there was none. */
  expectedVersion: number;
};

/** How staff decide about one. */
export interface CarrierAnswerVerdict {
  id: string;
  version: number;
  state: 'accepted' | 'declined';
  declineReason: string | null;
  decidedById: string;
}

export type CarrierAnswerStore = ReturnType<typeof createCarrierAnswerStore>;

/** Answers of carriers: read by staff within a scope, by the carrier by its own organisation. */
export function createCarrierAnswerStore(db: Database) {
  return {
    /** Of one need, whichever carrier gave them; oldest first. */
    async listCarrierAnswers(scope: Scope, needId: string): Promise<CarrierAnswer[]> {
      const rows = await answers(db)
        .where('carrierAnswer.municipalityId', 'in', scope.municipalityIds)
        .where('carrierAnswer.needId', '=', needId)
        .orderBy('carrierAnswer.proposedAt')
        .orderBy('carrierAnswer.id')
        .execute();
      return rows.map(toAnswer);
    },

    /** @throws NotFoundError */
    async getCarrierAnswer(scope: Scope, id: string): Promise<CarrierAnswer> {
      const row = await answers(db)
        .where('carrierAnswer.municipalityId', 'in', scope.municipalityIds)
        .where('carrierAnswer.id', '=', id)
        .executeTakeFirst();
      if (!row) throw new NotFoundError('Diese Antwort');
      return toAnswer(row);
    },

    /** Everything one organisation answered, whichever municipality asked. */
    async listAnswersOf(organisationId: string): Promise<CarrierAnswer[]> {
      const rows = await answers(db)
        .where('carrierAnswer.organisationId', '=', organisationId)
        .orderBy('carrierAnswer.id')
        .execute();
      return rows.map(toAnswer);
    },

    /** A new proposal takes the place of the last one. @returns its id. @throws StaleError where that is another by now */
    async saveProposal(
      { expectedVersion, ...write }: CarrierAnswerWrite,
      now: string,
    ): Promise<string> {
      const open = {
        ...write,
        ...{ proposedAt: now, state: 'open', version: expectedVersion + 1 },
        ...{ declineReason: null, decidedById: null, decidedAt: null },
      };
      const saved =
        expectedVersion === 0
          ? await db
              .insertInto('carrierAnswer')
              .values({ id: newId(), ...open })
              .onConflict((conflict) =>
                conflict
                  .columns(['needId', 'programmeId', 'organisationId', 'questionKey'])
                  .doNothing(),
              )
              .returning('id')
              .executeTakeFirst()
          : await db
              .updateTable('carrierAnswer')
              .set(open)
              .where('needId', '=', write.needId)
              .where('programmeId', '=', write.programmeId)
              .where('organisationId', '=', write.organisationId)
              .where('questionKey', '=', write.questionKey)
              .where('version', '=', expectedVersion)
              .returning('id')
              .executeTakeFirst();
      if (!saved) throw new StaleError('Diese Antwort');
      return saved.id;
    },

    /** @throws StaleError where it was answered anew or decided since, or the need may not be changed */
    async decide(
      scope: Scope,
      { id, version, ...verdict }: CarrierAnswerVerdict,
      now: string,
    ): Promise<void> {
      const result = await db
        .updateTable('carrierAnswer')
        .set({ ...verdict, decidedAt: now, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('state', '=', 'open')
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Diese Antwort');
    },
  };
}

function answers(db: Database) {
  return db
    .selectFrom('carrierAnswer')
    .innerJoin('organisation', 'organisation.id', 'carrierAnswer.organisationId')
    .innerJoin('person as proposer', 'proposer.id', 'carrierAnswer.proposedById')
    .leftJoin('person as decider', 'decider.id', 'carrierAnswer.decidedById')
    .select([
      'carrierAnswer.id',
      'carrierAnswer.municipalityId',
      'carrierAnswer.needId',
      'carrierAnswer.programmeId',
      'carrierAnswer.organisationId',
      'carrierAnswer.questionKey',
      'carrierAnswer.result',
      'carrierAnswer.note',
      'carrierAnswer.proposedAt',
      'carrierAnswer.state',
      'carrierAnswer.declineReason',
      'carrierAnswer.decidedAt',
      'carrierAnswer.version',
      'organisation.name as organisationName',
      'proposer.name as proposedByName',
      'decider.name as decidedByName',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof answers>['execute']>>[number];

const toAnswer = (row: Row): CarrierAnswer => ({ ...row, ...codes.parse(row) });
