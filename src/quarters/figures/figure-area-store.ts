import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Places } from './figure-area.ts';

export type FigureAreaStore = ReturnType<typeof createFigureAreaStore>;

/** The places of a municipality that figures may speak of. */
export function createFigureAreaStore(db: Database) {
  return {
    /** @throws NotFoundError */
    async getPlaces(scope: Scope, municipalityId: string): Promise<Places> {
      const municipality = await db
        .selectFrom('municipality')
        .select(['id', 'key', 'name', 'ags'])
        .where('id', '=', municipalityId)
        .where('id', 'in', scope.municipalityIds)
        .executeTakeFirst();
      if (!municipality) throw new NotFoundError('Diese Kommune');
      const districts = await db
        .selectFrom('district')
        .select(['id', 'key', 'name', 'kind', 'parentId'])
        .where('municipalityId', '=', municipalityId)
        .orderBy('name')
        .execute();
      const quarters = await db
        .selectFrom('quarter')
        .select(['id', 'slug', 'name', 'districtId'])
        .where('municipalityId', '=', municipalityId)
        .orderBy('name')
        .execute();
      return { municipality, districts, quarters };
    },
  };
}
