import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import {
  defaultOrderWeights,
  orderWeightsSchema,
  type OrderWeights,
  type StoredOrderWeights,
} from './order-weights.ts';

const key = 'matchOrder.weights';

export type OrderWeightStore = ReturnType<typeof createOrderWeightStore>;

/** Weights of the order of matches, one of the settings of a municipality; a row exists only where it set its own. */
export function createOrderWeightStore(db: Database) {
  const rows = (scope: Scope) =>
    db
      .selectFrom('municipalitySetting')
      .select(['municipalityId', 'value', 'note', 'version'])
      .where('key', '=', key)
      .where('municipalityId', 'in', scope.municipalityIds);

  return {
    /** Own weights by municipality; whoever is not in it has the default. */
    async listWeights(scope: Scope): Promise<(StoredOrderWeights & { municipalityId: string })[]> {
      return (await rows(scope).orderBy('municipalityId').execute()).map(toWeights);
    },

    /** @throws NotFoundError for a municipality outside the scope */
    async getWeights(scope: Scope, municipalityId: string): Promise<StoredOrderWeights> {
      if (!scope.municipalityIds.includes(municipalityId)) throw new NotFoundError('Diese Kommune');
      const row = await rows(scope).where('municipalityId', '=', municipalityId).executeTakeFirst();
      return row ? toWeights(row) : { weights: defaultOrderWeights, note: null, version: 0 };
    },

    /**
     * @param version that was read; 0 = the default held
     * @throws StaleError where somebody else saved since; NotFoundError where the municipality is not one's own
     */
    async saveWeights(
      scope: Scope,
      { municipalityId, weights, note, version }: StoredOrderWeights & { municipalityId: string },
      updatedAt: string,
    ): Promise<void> {
      demandWritable(scope, municipalityId);
      const columns = { value: JSON.stringify(weights), note, updatedAt, version: version + 1 };
      if (version === 0) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('municipalitySetting')
          .values({ municipalityId, key, basis: 'annahme', ...columns, ...noSource })
          .onConflict((conflict) => conflict.columns(['municipalityId', 'key']).doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) throw new StaleError('Diese Gewichtung');
        return;
      }
      const { numUpdatedRows } = await db
        .updateTable('municipalitySetting')
        .set(columns)
        .where('municipalityId', '=', municipalityId)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new StaleError('Diese Gewichtung');
    },

    /** Back to the default. @throws StaleError where somebody else saved since */
    async resetWeights(scope: Scope, municipalityId: string, version: number): Promise<void> {
      demandWritable(scope, municipalityId);
      const { numDeletedRows } = await db
        .deleteFrom('municipalitySetting')
        .where('municipalityId', '=', municipalityId)
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new StaleError('Diese Gewichtung');
    },
  };
}

const noSource = { sourceTitle: null, sourceUrl: null } as const;

function demandWritable(scope: Scope, municipalityId: string): void {
  if (!scope.writableMunicipalityIds.includes(municipalityId)) {
    throw new NotFoundError('Diese Kommune');
  }
}

function toWeights(row: {
  municipalityId: string;
  value: string;
  note: string | null;
  version: number;
}): StoredOrderWeights & { municipalityId: string } {
  const { municipalityId, note, version } = row;
  return { municipalityId, note, version, weights: readWeights(row.value) };
}

/** What cannot be read leaves the default, so that a spoilt row never hides the matches. */
function readWeights(value: string): OrderWeights {
  try {
    const read = orderWeightsSchema.safeParse(JSON.parse(value));
    return read.success ? read.data : defaultOrderWeights;
  } catch {
    return defaultOrderWeights;
  }
}
