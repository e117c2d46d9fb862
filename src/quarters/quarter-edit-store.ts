import type { Scope } from '../accounts/scope.ts';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { createQuarterStore } from './quarter-store.ts';
import {
  proposeSlug,
  type District,
  type EditableQuarter,
  type QuarterDraft,
} from './quarter-edit.ts';

export type QuarterEditStore = ReturnType<typeof createQuarterEditStore>;

/** Quarters as people make and change them. What a person wrote carries `editedAt`, and the seed leaves it alone. */
export function createQuarterEditStore(db: Database) {
  return {
    /** @throws NotFoundError */
    async getEditable(scope: Scope, slug: string): Promise<EditableQuarter> {
      const quarter = await createQuarterStore(db).getQuarterBySlug(scope, slug);
      const row = await db
        .selectFrom('quarter')
        .select('version')
        .where('id', '=', quarter.id)
        .executeTakeFirstOrThrow();
      return { ...quarter, version: row.version };
    },

    /** Stadtteile, by name: a quarter lies in one of them. */
    async listDistricts(scope: Scope): Promise<District[]> {
      return db
        .selectFrom('district')
        .select(['id', 'municipalityId', 'name'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('kind', '=', 'stadtteil')
        .orderBy('name')
        .execute();
    },

    /** @returns the id. @throws NotFoundError for a municipality out of reach */
    async insertDistrict(
      scope: Scope,
      { municipalityId, name }: Omit<District, 'id'>,
    ): Promise<string> {
      if (!scope.writableMunicipalityIds.includes(municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const id = newId();
      // The prefix keeps it apart from the keys of the seed, the end of the id from each other.
      const key = `eigen-${proposeSlug(name, [])}-${id.slice(-6)}`;
      await db
        .insertInto('district')
        .values({
          ...{ id, municipalityId, key, name, kind: 'stadtteil', parentId: null },
          ...{ sourceTitle: null, sourceUrl: null },
        })
        .execute();
      return id;
    },

    /** `slug` must be free. @throws NotFoundError for a municipality or Stadtteil out of reach */
    async insertQuarter(
      scope: Scope,
      quarter: QuarterDraft & {
        municipalityId: string;
        districtId: string;
        name: string;
        slug: string;
      },
      now: string,
    ): Promise<string> {
      const { municipalityId, districtId, name, slug } = quarter;
      const district = await db
        .selectFrom('district')
        .select('id')
        .where('id', '=', districtId)
        .where('municipalityId', '=', municipalityId)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (!district) throw new NotFoundError('Dieser Stadtteil');
      const id = newId();
      await db
        .insertInto('quarter')
        .values({
          ...{ id, municipalityId, districtId, name, slug, editedAt: now },
          ...columnsOf(quarter),
          ...{ sourceTitle: null, sourceUrl: null },
        })
        .execute();
      return id;
    },

    /** @throws StaleError where somebody else saved since `version`, or the quarter is out of reach */
    async saveQuarter(
      scope: Scope,
      { id, version, draft }: { id: string; version: number; draft: QuarterDraft },
      now: string,
    ): Promise<void> {
      const result = await db
        .updateTable('quarter')
        .set({ ...columnsOf(draft), version: version + 1, editedAt: now })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Quartier');
    },

    /** Of the whole installation, because an address names no municipality. */
    async listSlugs(): Promise<string[]> {
      const rows = await db.selectFrom('quarter').select('slug').execute();
      return rows.map(({ slug }) => slug);
    },
  };
}

function columnsOf({ description, areaStatus }: QuarterDraft) {
  const flag = (known: boolean | null): 0 | 1 | null => (known === null ? null : known ? 1 : 0);
  return {
    description,
    areaSozialeStadt: flag(areaStatus.sozialeStadt),
    areaIsek: flag(areaStatus.isek),
    areaNote: areaStatus.note,
  };
}
