import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { sourceOf } from '../needs/need-part-store.ts';
import {
  assumptionsFrom,
  type AssumptionKey,
  type Assumptions,
  type StoredAssumption,
} from './assumption.ts';

const basis = z.enum(['belegt', 'abgeleitet', 'annahme']);

export type AssumptionStore = ReturnType<typeof createAssumptionStore>;

/** What a municipality assumes; a row exists only where it departs from the default. */
export function createAssumptionStore(db: Database) {
  return {
    /** Every assumption with value, basis and source. @throws NotFoundError for a municipality outside the scope */
    async assumptionsOf(scope: Scope, municipalityId: string): Promise<Assumptions> {
      if (!scope.municipalityIds.includes(municipalityId)) throw new NotFoundError('Diese Kommune');
      const rows = await db
        .selectFrom('municipalitySetting')
        .selectAll()
        .where('municipalityId', '=', municipalityId)
        .execute();
      return assumptionsFrom(
        rows.map((row) => ({ ...row, basis: basis.parse(row.basis), source: sourceOf(row) })),
      );
    },

    /**
     * @param stored with the version that was read; 0 = the default held
     * @throws StaleError where somebody else saved since
     */
    async saveAssumption(
      scope: Scope,
      municipalityId: string,
      {
        stored: { key, value, basis: known, source, note, version },
        now,
      }: { stored: StoredAssumption; now: string },
    ): Promise<void> {
      demandWritable(scope, municipalityId);
      const columns = {
        value,
        basis: known,
        note,
        sourceTitle: source?.title ?? null,
        sourceUrl: source?.url ?? null,
        version: version + 1,
        updatedAt: now,
      };
      const written =
        version === 0
          ? await db
              .insertInto('municipalitySetting')
              .values({ municipalityId, key, ...columns })
              .onConflict((conflict) => conflict.columns(['municipalityId', 'key']).doNothing())
              .executeTakeFirst()
              .then((result) => result.numInsertedOrUpdatedRows)
          : await db
              .updateTable('municipalitySetting')
              .set(columns)
              .where('municipalityId', '=', municipalityId)
              .where('key', '=', key)
              .where('version', '=', version)
              .executeTakeFirst()
              .then((result) => result.numUpdatedRows);
      if ((written ?? 0n) === 0n) throw new StaleError('Diese Annahme');
    },

    /** Back to the default. @throws StaleError where somebody else saved since */
    async resetAssumption(
      scope: Scope,
      municipalityId: string,
      { key, version }: { key: AssumptionKey; version: number },
    ): Promise<void> {
      demandWritable(scope, municipalityId);
      const result = await db
        .deleteFrom('municipalitySetting')
        .where('municipalityId', '=', municipalityId)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numDeletedRows === 0n) throw new StaleError('Diese Annahme');
    },
  };
}

function demandWritable(scope: Scope, municipalityId: string): void {
  if (!scope.writableMunicipalityIds.includes(municipalityId)) {
    throw new NotFoundError('Diese Kommune');
  }
}
