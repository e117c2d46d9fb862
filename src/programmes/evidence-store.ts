import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { ConflictError, NotFoundError } from '../shared/errors.ts';
import { mergeEvidence } from './evidence-merge.ts';
import { parseEvidenceValue } from './evidence-value.ts';
import {
  evidenceKinds,
  evidenceStates,
  type Evidence,
  type EvidenceKind,
  type EvidenceState,
  type FoundEvidence,
} from './evidence.ts';

const stateColumn = z.enum(evidenceStates);
const kindColumn = z.enum(evidenceKinds);

/** What waits to be checked of one programme. */
export interface ToCheck {
  programmeId: string;
  count: number;
  newestReadAt: string;
}

/** Who checked, and when. */
export interface Check {
  personId: string;
  at: string;
}

export type EvidenceStore = ReturnType<typeof createEvidenceStore>;

/** Evidence of programmes: facts of the common catalogue, therefore no Scope. */
export function createEvidenceStore(db: Database) {
  const evidence = () => db.selectFrom('evidence').selectAll().orderBy('readAt').orderBy('id');

  async function listOf(programmeIds: readonly string[], kind?: EvidenceKind | null) {
    if (programmeIds.length === 0) return [];
    let query = evidence().where('programmeId', 'in', programmeIds).where('state', '=', 'read');
    if (kind) query = query.where('kind', '=', kind);
    return (await query.execute()).map(toEvidence);
  }

  return {
    /** Of one programme, whatever its state, oldest first. */
    async listEvidence(programmeId: string): Promise<Evidence[]> {
      const rows = await evidence().where('programmeId', '=', programmeId).execute();
      return rows.map(toEvidence);
    },

    /** What was found in one source record and is neither rejected nor gone. */
    async listLiving(recordId: string): Promise<Evidence[]> {
      const rows = await evidence()
        .where('recordId', '=', recordId)
        .where('state', 'in', ['read', 'confirmed'])
        .execute();
      return rows.map(toEvidence);
    },

    /** Whether what holds of these programmes was checked; without sentences and values, for long lists. */
    async listChecks(programmeIds: readonly string[]) {
      if (programmeIds.length === 0) return [];
      const rows = await db
        .selectFrom('evidence')
        .select(['programmeId', 'kind', 'state', 'checkedAt'])
        .where('programmeId', 'in', programmeIds)
        .where('state', 'in', ['read', 'confirmed'])
        .orderBy('id')
        .execute();
      return rows.map(({ kind, state, ...row }) => ({
        ...row,
        kind: kindColumn.parse(kind),
        state: stateColumn.parse(state),
      }));
    },

    /** How much waits to be checked, by programme; `kind` null = every kind. */
    async listToCheck(kind: EvidenceKind | null): Promise<ToCheck[]> {
      let query = db
        .selectFrom('evidence')
        .select(({ fn }) => [
          'programmeId',
          fn.countAll<number>().as('count'),
          fn.max('readAt').as('newestReadAt'),
        ])
        .where('state', '=', 'read')
        .groupBy('programmeId');
      if (kind !== null) query = query.where('kind', '=', kind);
      return query.execute();
    },

    /** What waits to be checked of these programmes. */
    listUnchecked: listOf,

    /** @throws NotFoundError */
    async getEvidence(id: string): Promise<Evidence> {
      const row = await evidence().where('id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Dieser Beleg');
      return toEvidence(row);
    },

    /**
     * Confirms, rejects or (`check` null) reopens.
     * @throws ConflictError where it is no longer in the state that the person saw
     */
    async setState(
      { id, state: seen }: Pick<Evidence, 'id' | 'state'>,
      state: EvidenceState,
      check: Check | null,
    ): Promise<void> {
      const result = await db
        .updateTable('evidence')
        .set({ state, checkedById: check?.personId ?? null, checkedAt: check?.at ?? null })
        .where('id', '=', id)
        .where('state', '=', seen)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) {
        throw new ConflictError('Dieser Beleg wurde inzwischen geändert.');
      }
    },

    /** Writes what was found in a source record now; see `mergeEvidence`. For the import, in its transaction. */
    async replaceEvidence(
      programmeId: string,
      recordId: string,
      { found, now }: { found: readonly FoundEvidence[]; now: string },
    ): Promise<void> {
      const rows = await evidence().where('recordId', '=', recordId).execute();
      const merge = mergeEvidence(rows.map(toEvidence), found);
      const set = (id: string, columns: Partial<(typeof rows)[number]>) =>
        db.updateTable('evidence').set(columns).where('id', '=', id).execute();
      for (const { id, found: one } of merge.reopened) {
        await set(id, { ...columnsOf(one), ...unchecked, state: 'read', readAt: now });
      }
      for (const { id, found: one } of merge.kept) {
        const row = rows.find((known) => known.id === id);
        if (row?.offset !== one.offset || row.sourceField !== one.sourceField) {
          await set(id, { offset: one.offset, sourceField: one.sourceField });
        }
      }
      for (const id of merge.expired) await set(id, { state: 'expired' });
      if (merge.added.length === 0) return;
      const added = merge.added.map((one) => ({
        id: newId(),
        programmeId,
        recordId,
        ...columnsOf(one),
        ...unchecked,
        state: 'read',
        readAt: now,
      }));
      await db.insertInto('evidence').values(added).execute();
    },

    /** Everything known of one programme becomes that of another one; for twins. */
    async moveEvidence(fromProgrammeId: string, toProgrammeId: string): Promise<void> {
      await db
        .updateTable('evidence')
        .set({ programmeId: toProgrammeId })
        .where('programmeId', '=', fromProgrammeId)
        .execute();
    },
  };
}

const unchecked = { checkedById: null, checkedAt: null };

function columnsOf({ value, sentence, sourceField, offset }: FoundEvidence) {
  return { kind: value.kind, valueJson: JSON.stringify(value), sentence, sourceField, offset };
}

interface Row extends Omit<Evidence, 'value' | 'state'> {
  valueJson: string;
  state: string;
}

function toEvidence({ valueJson, state, ...row }: Row): Evidence {
  const { id, programmeId, sentence, sourceField, offset, readAt, checkedById, checkedAt } = row;
  return {
    id,
    programmeId,
    value: parseEvidenceValue(valueJson),
    sentence,
    sourceField,
    offset,
    state: stateColumn.parse(state),
    readAt,
    checkedById,
    checkedAt,
  };
}
