import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { sourceOf } from '../needs/need-part-store.ts';
import {
  basisOfFact,
  financeKeys,
  readStoredValue,
  settingKeyOf,
  storedValueOf,
  unsaidFact,
  type FinanceDraft,
  type FinanceFacts,
  type FinanceKey,
} from './municipal-finances.ts';

export type MunicipalFinancesStore = ReturnType<typeof createMunicipalFinancesStore>;

/** What is known of the budgets of municipalities; a row exists only where somebody said something. */
export function createMunicipalFinancesStore(db: Database) {
  return {
    /** Of every municipality within the scope. */
    async listFinances(scope: Scope): Promise<Map<string, FinanceFacts>> {
      const rows = await db
        .selectFrom('municipalitySetting')
        .selectAll()
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('key', 'in', financeKeys.map(settingKeyOf))
        .execute();
      const factOf = (municipalityId: string, key: FinanceKey) => {
        const row = rows.find(
          (one) => one.municipalityId === municipalityId && one.key === settingKeyOf(key),
        );
        if (!row) return unsaidFact;
        const { note, version } = row;
        const draft = { ...readStoredValue(row.value), source: sourceOf(row), note };
        return { ...draft, basis: basisOfFact(draft), version };
      };
      return new Map(
        scope.municipalityIds.map((id) => [
          id,
          { isProvisional: factOf(id, 'isProvisional'), isWeak: factOf(id, 'isWeak') },
        ]),
      );
    },

    /**
     * @param version that was read; 0 = nobody had said anything
     * @throws StaleError where somebody else saved since. @throws NotFoundError for a municipality out of reach
     */
    async saveFact(
      scope: Scope,
      { municipalityId, key, version }: FactPlace & { version: number },
      { draft, now }: { draft: FinanceDraft; now: string },
    ): Promise<void> {
      if (!scope.writableMunicipalityIds.includes(municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const columns = {
        value: storedValueOf(draft),
        basis: basisOfFact(draft),
        note: draft.note,
        sourceTitle: draft.source?.title ?? null,
        sourceUrl: draft.source?.url ?? null,
        version: version + 1,
        updatedAt: now,
      };
      const isWritten =
        version === 0
          ? await db
              .insertInto('municipalitySetting')
              .values({ municipalityId, key: settingKeyOf(key), ...columns })
              .onConflict((conflict) => conflict.columns(['municipalityId', 'key']).doNothing())
              .executeTakeFirst()
              .then((result) => result.numInsertedOrUpdatedRows === 1n)
          : await db
              .updateTable('municipalitySetting')
              .set(columns)
              .where('municipalityId', '=', municipalityId)
              .where('key', '=', settingKeyOf(key))
              .where('version', '=', version)
              .executeTakeFirst()
              .then((result) => result.numUpdatedRows === 1n);
      if (!isWritten) throw new StaleError('Diese Angabe');
    },
  };
}

export interface FactPlace {
  municipalityId: string;
  key: FinanceKey;
}
