import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { secrecyLimits } from './secrecy.ts';

const key = 'secrecyThreshold';
const stored = z.coerce.number().int().min(secrecyLimits.least);

export interface SecrecyThreshold {
  threshold: number;
  /** 0 = never said; the usual one holds. */
  version: number;
}

export type SecrecySettingStore = ReturnType<typeof createSecrecySettingStore>;

/** The threshold of a municipality, one of its settings. */
export function createSecrecySettingStore(db: Database) {
  return {
    /** Of a municipality found through a scope. */
    async getThreshold(municipalityId: string): Promise<SecrecyThreshold> {
      const row = await db
        .selectFrom('municipalitySetting')
        .select(['value', 'version'])
        .where('municipalityId', '=', municipalityId)
        .where('key', '=', key)
        .executeTakeFirst();
      return row
        ? { threshold: stored.parse(row.value), version: row.version }
        : { threshold: secrecyLimits.usual, version: 0 };
    },

    /** @throws StaleError where somebody else saved since; NotFoundError where the municipality is not one's own */
    async saveThreshold(
      scope: Scope,
      { municipalityId, threshold, version }: SecrecyThreshold & { municipalityId: string },
      updatedAt: string,
    ): Promise<void> {
      if (!scope.writableMunicipalityIds.includes(municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const value = String(threshold);
      if (version === 0) {
        const inserted = await db
          .insertInto('municipalitySetting')
          .values({ municipalityId, key, value, basis: 'annahme', updatedAt, ...nothing })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (inserted.numInsertedOrUpdatedRows === 0n) throw new StaleError('Die Schwelle');
        return;
      }
      const saved = await db
        .updateTable('municipalitySetting')
        .set({ value, updatedAt, version: version + 1 })
        .where('municipalityId', '=', municipalityId)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst();
      if (saved.numUpdatedRows === 0n) throw new StaleError('Die Schwelle');
    },
  };
}

const nothing = { sourceTitle: null, sourceUrl: null, note: null } as const;
