import type { Scope } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import { sourceOf } from '../quarters/needs/need-part-store.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { defaultLeadTimes, leadTimesKey, readLeadTimes, type KnownLeadTimes } from './lead-time.ts';

export interface OwnLeadTimes extends KnownLeadTimes {
  municipalityId: string;
}

export type LeadTimeStore = ReturnType<typeof createLeadTimeStore>;

/** Lead times of municipalities, within a scope; a row exists only where one departs from the default. */
export function createLeadTimeStore(db: Database) {
  return {
    /** Of the municipalities that set their own. */
    async listLeadTimes(scope: Scope): Promise<OwnLeadTimes[]> {
      const rows = await db
        .selectFrom('municipalitySetting')
        .selectAll()
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('key', '=', leadTimesKey)
        .execute();
      return rows.map((row) => {
        const { municipalityId, note, version } = row;
        const source = sourceOf(row);
        const basis = source === null ? 'annahme' : 'belegt';
        const lead = readLeadTimes(row.value) ?? defaultLeadTimes.lead;
        return { municipalityId, lead, basis, source, note, version };
      });
    },

    /**
     * @param known with the version that was read; 0 = the default held
     * @throws NotFoundError for a municipality out of reach, StaleError where somebody else saved since
     */
    async saveLeadTimes(
      scope: Scope,
      municipalityId: string,
      { known, now }: { known: KnownLeadTimes; now: string },
    ): Promise<void> {
      if (!scope.writableMunicipalityIds.includes(municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const columns = {
        ...{ value: JSON.stringify(known.lead), basis: known.basis, note: known.note },
        ...{ sourceTitle: known.source?.title ?? null, sourceUrl: known.source?.url ?? null },
        ...{ version: known.version + 1, updatedAt: now },
      };
      const result =
        known.version === 0
          ? await db
              .insertInto('municipalitySetting')
              .values({ municipalityId, key: leadTimesKey, ...columns })
              .onConflict((conflict) => conflict.columns(['municipalityId', 'key']).doNothing())
              .executeTakeFirst()
              .then(({ numInsertedOrUpdatedRows: count }) => count)
          : await db
              .updateTable('municipalitySetting')
              .set(columns)
              .where('municipalityId', '=', municipalityId)
              .where('key', '=', leadTimesKey)
              .where('version', '=', known.version)
              .executeTakeFirst()
              .then(({ numUpdatedRows: count }) => count);
      if ((result ?? 0n) === 0n) throw new StaleError('Diese Vorlaufzeiten');
    },
  };
}
