import { z } from 'zod';
import type { Scope } from '../accounts/scope.ts';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { sourceOf } from '../quarters/needs/need-part-store.ts';
import { ConflictError, NotFoundError, StaleError } from '../shared/errors.ts';
import { sittingOrigins, type KeptSitting } from './sitting.ts';

export type NewSitting = Omit<KeptSitting, 'id' | 'version'>;
/** What may change of a sitting; its committee stays. */
export type SittingChange = Partial<
  Pick<KeptSitting, 'sitsOn' | 'submissionOn' | 'note' | 'cancelledAt'>
>;

export type SittingStore = ReturnType<typeof createSittingStore>;

const origin = z.enum(sittingOrigins);

/** Sittings of committees, within a scope. */
export function createSittingStore(db: Database) {
  const sittings = (scope: Scope) =>
    db.selectFrom('sitting').selectAll().where('municipalityId', 'in', scope.municipalityIds);

  return {
    /** By day; cancelled ones too. */
    async listSittings(scope: Scope): Promise<KeptSitting[]> {
      const rows = await sittings(scope).orderBy('sitsOn').orderBy('id').execute();
      return rows.map(toSitting);
    },

    /** @throws NotFoundError */
    async getSitting(scope: Scope, id: string): Promise<KeptSitting> {
      const row = await sittings(scope).where('id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Diese Sitzung');
      return toSitting(row);
    },

    /**
     * @returns the id
     * @throws NotFoundError for a committee out of reach, ConflictError where it sits on this day already
     */
    async insertSitting(scope: Scope, sitting: NewSitting, now: string): Promise<string> {
      const { source, ...columns } = sitting;
      const committee = await db
        .selectFrom('committee')
        .select('id')
        .where('id', '=', sitting.committeeId)
        .where('municipalityId', '=', sitting.municipalityId)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (!committee) throw new NotFoundError('Dieses Gremium');
      const id = newId();
      const result = await db
        .insertInto('sitting')
        .values({
          ...{ id, ...columns, createdAt: now, updatedAt: now },
          ...{ sourceTitle: source?.title ?? null, sourceUrl: source?.url ?? null },
        })
        .onConflict((conflict) => conflict.columns(['committeeId', 'sitsOn']).doNothing())
        .executeTakeFirst();
      if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) throw sameDay();
      return id;
    },

    /** @throws StaleError where somebody else saved since `version` */
    async saveSitting(
      scope: Scope,
      { id, version, change }: { id: string; version: number; change: SittingChange },
      now: string,
    ): Promise<void> {
      const result = await db
        .updateTable('sitting')
        .set({ ...change, version: version + 1, updatedAt: now })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Diese Sitzung');
    },
  };
}

/** One committee sits once a day. */
export function sameDay(): ConflictError {
  return new ConflictError(
    'Für dieses Gremium steht an diesem Tag schon eine Sitzung im Kalender.',
  );
}

interface SittingRow extends Omit<KeptSitting, 'origin' | 'source'> {
  origin: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
}

function toSitting(row: SittingRow): KeptSitting {
  const { id, municipalityId, committeeId, sitsOn, submissionOn, note, cancelledAt, version } = row;
  return {
    ...{ id, municipalityId, committeeId, sitsOn, submissionOn, note, cancelledAt, version },
    origin: origin.parse(row.origin),
    source: sourceOf(row),
  };
}
