import { z } from 'zod';
import type { Scope } from '../accounts/scope.ts';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { sourceOf } from '../quarters/needs/need-part-store.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import {
  committeeKinds,
  type Committee,
  type CommitteeDraft,
  type DistrictPlace,
} from './committee.ts';

export type CommitteeStore = ReturnType<typeof createCommitteeStore>;

const kind = z.enum(committeeKinds);

/** Committees of municipalities, within a scope, and the districts they may be for. */
export function createCommitteeStore(db: Database) {
  const committees = (scope: Scope) =>
    db.selectFrom('committee').selectAll().where('municipalityId', 'in', scope.municipalityIds);

  return {
    /** In the order of consultation, then those outside it by name; retired ones too. */
    async listCommittees(scope: Scope): Promise<Committee[]> {
      const rows = await committees(scope).orderBy('name').execute();
      const place = ({ consultationOrder }: Committee): number => consultationOrder ?? 1000;
      return rows.map(toCommittee).sort((a, b) => place(a) - place(b));
    },

    /** @throws NotFoundError */
    async getCommittee(scope: Scope, id: string): Promise<Committee> {
      const row = await committees(scope).where('id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Dieses Gremium');
      return toCommittee(row);
    },

    /** Stadtbezirke and Stadtteile, by name. */
    async listDistrictPlaces(scope: Scope): Promise<DistrictPlace[]> {
      return db
        .selectFrom('district')
        .select(['id', 'municipalityId', 'name', 'kind', 'parentId'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .orderBy('name')
        .execute();
    },

    /** @returns the id. @throws NotFoundError for a municipality out of reach */
    async insertCommittee(
      scope: Scope,
      { municipalityId, draft }: { municipalityId: string; draft: CommitteeDraft },
    ): Promise<string> {
      if (!scope.writableMunicipalityIds.includes(municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const id = newId();
      const none = { sourceTitle: null, sourceUrl: null };
      await db
        .insertInto('committee')
        .values({ id, municipalityId, key: `eigen-${id}`, ...draft, ...none })
        .execute();
      return id;
    },

    /** @throws StaleError where somebody else saved since `version` */
    async saveCommittee(
      scope: Scope,
      { id, version }: { id: string; version: number },
      change: CommitteeDraft | { retiredAt: string | null },
    ): Promise<void> {
      const result = await db
        .updateTable('committee')
        .set({ ...change, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Gremium');
    },
  };
}

interface CommitteeRow extends Omit<Committee, 'kind' | 'source'> {
  kind: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
}

function toCommittee(row: CommitteeRow): Committee {
  const { id, municipalityId, name, shortName, consultationOrder, districtId } = row;
  return {
    ...{ id, municipalityId, name, shortName, consultationOrder, districtId },
    kind: kind.parse(row.kind),
    version: row.version,
    retiredAt: row.retiredAt,
    source: sourceOf(row),
  };
}
