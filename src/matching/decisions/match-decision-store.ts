import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import { newId } from '../../database/new-id.ts';
import type { Database } from '../../database/open.ts';
import { StaleError } from '../../shared/errors.ts';
import { readMatchState } from './criterion-state.ts';
import {
  reasonCodes,
  type DecisionContent,
  type MatchDecision,
  type MatchKey,
} from './match-decision.ts';

const stateColumn = z.enum(['remembered', 'dismissed']).nullable();
const reasonColumn = z.enum(reasonCodes).nullable();

/** A match that was shared with a carrier, as little of it as the carrier needs. */
export interface SharedRow extends MatchKey {
  municipalityId: string;
  sharedAt: string;
  sharedNote: string | null;
  /** For who is told what the carrier says; never shown to the carrier. */
  assignedToId: string | null;
}

export interface DecisionWrite extends MatchKey {
  content: DecisionContent;
  decidedById: string;
  /** 0 = there was no decision. */
  expectedVersion: number;
}

export type MatchDecisionStore = ReturnType<typeof createMatchDecisionStore>;

/** What people decided about matches; always of a need within the scope. */
export function createMatchDecisionStore(db: Database) {
  return {
    /** Of one need, or of every need within the scope. */
    async listDecisions(scope: Scope, needId?: string): Promise<MatchDecision[]> {
      const all = decisions(db).where('matchDecision.municipalityId', 'in', scope.municipalityIds);
      const asked = needId === undefined ? all : all.where('matchDecision.needId', '=', needId);
      const rows = await asked.orderBy('matchDecision.id').execute();
      return rows.map(toDecision);
    },

    /** Only which: what counts matches need not read what they said. */
    async listDismissed(scope: Scope): Promise<MatchKey[]> {
      return db
        .selectFrom('matchDecision')
        .select(['needId', 'programmeId'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('state', '=', 'dismissed')
        .execute();
    },

    async findDecision(scope: Scope, { needId, programmeId }: MatchKey) {
      const row = await decisions(db)
        .where('matchDecision.municipalityId', 'in', scope.municipalityIds)
        .where('matchDecision.needId', '=', needId)
        .where('matchDecision.programmeId', '=', programmeId)
        .executeTakeFirst();
      return row === undefined ? undefined : toDecision(row);
    },

    /** What is shared with an organisation, whichever municipality shared it. */
    async listSharedWith(organisationId: string): Promise<SharedRow[]> {
      const rows = await db
        .selectFrom('matchDecision')
        .select([
          'municipalityId',
          'needId',
          'programmeId',
          'sharedAt',
          'sharedNote',
          'assignedToId',
        ])
        .where('sharedWithId', '=', organisationId)
        .orderBy('sharedAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, sharedAt: row.sharedAt ?? '' }));
    },

    /** @throws StaleError where somebody else decided since `expectedVersion`, or the need may not be changed */
    async saveDecision(scope: Scope, write: DecisionWrite, now: string): Promise<void> {
      const written =
        write.expectedVersion === 0
          ? await insertDecision(db, scope, { write, now })
          : await updateDecision(db, scope, { write, now });
      if (!written) throw new StaleError('Diese Entscheidung');
    },

    /** For the job: a dismissed match is there again. @returns false where somebody decided anew in the meantime. */
    async reopenDismissed(
      { needId, programmeId, version }: Pick<MatchDecision, 'needId' | 'programmeId' | 'version'>,
      { at, because }: { at: string; because: string },
    ): Promise<boolean> {
      const result = await db
        .updateTable('matchDecision')
        .set({ state: null, reopenedAt: at, reopenedBecause: because, version: version + 1 })
        .where('needId', '=', needId)
        .where('programmeId', '=', programmeId)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}

function decisions(db: Database) {
  return db
    .selectFrom('matchDecision')
    .leftJoin('person as decider', 'decider.id', 'matchDecision.decidedById')
    .leftJoin('person as assigned', 'assigned.id', 'matchDecision.assignedToId')
    .leftJoin('organisation', 'organisation.id', 'matchDecision.sharedWithId')
    .selectAll('matchDecision')
    .select([
      'decider.name as decidedByName',
      'assigned.name as assignedToName',
      'organisation.name as sharedWithName',
    ]);
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisions>['execute']>>[number];

function toDecision({ criteriaJson, ...row }: DecisionRow): MatchDecision {
  return {
    ...row,
    state: stateColumn.parse(row.state),
    reasonCode: reasonColumn.parse(row.reasonCode),
    dismissedAs: criteriaJson === null ? null : readMatchState(criteriaJson),
  };
}

function columnsOf({ dismissedAs, ...content }: DecisionContent) {
  return { ...content, criteriaJson: dismissedAs === null ? null : JSON.stringify(dismissedAs) };
}

interface Written {
  write: DecisionWrite;
  now: string;
}

async function insertDecision(
  db: Database,
  scope: Scope,
  { write, now }: Written,
): Promise<boolean> {
  const { needId, programmeId, content, decidedById } = write;
  const need = await db
    .selectFrom('need')
    .select('municipalityId')
    .where('id', '=', needId)
    .where('municipalityId', 'in', scope.writableMunicipalityIds)
    .executeTakeFirst();
  if (!need) return false;
  const result = await db
    .insertInto('matchDecision')
    .values({
      id: newId(),
      municipalityId: need.municipalityId,
      needId,
      programmeId,
      ...columnsOf(content),
      decidedById,
      decidedAt: now,
    })
    .onConflict((conflict) => conflict.columns(['needId', 'programmeId']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function updateDecision(
  db: Database,
  scope: Scope,
  { write, now }: Written,
): Promise<boolean> {
  const { needId, programmeId, content, decidedById, expectedVersion } = write;
  const result = await db
    .updateTable('matchDecision')
    .set({
      ...columnsOf(content),
      decidedById,
      decidedAt: now,
      version: expectedVersion + 1,
    })
    .where('needId', '=', needId)
    .where('programmeId', '=', programmeId)
    .where('version', '=', expectedVersion)
    .where('municipalityId', 'in', scope.writableMunicipalityIds)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
