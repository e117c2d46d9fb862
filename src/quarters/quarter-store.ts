import type { Scope } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { Municipality, Organisation, Quarter } from './quarter.ts';

export type QuarterStore = ReturnType<typeof createQuarterStore>;

/** Municipalities, quarters and organisations, within a scope. */
export function createQuarterStore(db: Database) {
  const municipalities = (scope: Scope) =>
    db
      .selectFrom('municipality')
      .select(['id', 'key', 'ags', 'name', 'stateName', 'leadDepartment'])
      .where('id', 'in', scope.municipalityIds);

  const quarters = (scope: Scope) =>
    db
      .selectFrom('quarter')
      .innerJoin('district', 'district.id', 'quarter.districtId')
      .select([
        'quarter.id',
        'quarter.municipalityId',
        'quarter.slug',
        'quarter.name',
        'quarter.description',
        'quarter.districtId',
        'district.name as districtName',
        'quarter.areaSozialeStadt',
        'quarter.areaIsek',
        'quarter.areaNote',
        'quarter.sourceTitle',
        'quarter.sourceUrl',
      ])
      .where('quarter.municipalityId', 'in', scope.municipalityIds);

  return {
    /** For making scopes only: the ids of every municipality of the installation. */
    async listMunicipalityIds(): Promise<string[]> {
      const rows = await db.selectFrom('municipality').select('id').orderBy('ags').execute();
      return rows.map((row) => row.id);
    },

    /** First two digits of the AGS that all municipalities of this reader share; null where there is none. */
    async findHomeState({
      municipalityIds,
    }: Pick<Scope, 'municipalityIds'>): Promise<string | null> {
      const rows = await db
        .selectFrom('municipality')
        .select('ags')
        .where('id', 'in', municipalityIds)
        .execute();
      const states = new Set(rows.map(({ ags }) => ags.slice(0, 2)));
      return states.size === 1 ? ([...states][0] ?? null) : null;
    },

    async listMunicipalities(scope: Scope): Promise<Municipality[]> {
      return municipalities(scope).orderBy('name').execute();
    },

    /** @throws NotFoundError */
    async getMunicipality(scope: Scope, id: string): Promise<Municipality> {
      const row = await municipalities(scope).where('id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Diese Kommune');
      return row;
    },

    async listQuarters(scope: Scope): Promise<Quarter[]> {
      return (await quarters(scope).orderBy('quarter.name').execute()).map(toQuarter);
    },

    /** @throws NotFoundError */
    async getQuarterBySlug(scope: Scope, slug: string): Promise<Quarter> {
      const row = await quarters(scope).where('quarter.slug', '=', slug).executeTakeFirst();
      if (!row) throw new NotFoundError('Dieses Quartier');
      return toQuarter(row);
    },

    /** @throws NotFoundError */
    async getQuarter(scope: Scope, id: string): Promise<Quarter> {
      const row = await quarters(scope).where('quarter.id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Dieses Quartier');
      return toQuarter(row);
    },

    async listOrganisations(scope: Scope): Promise<Organisation[]> {
      const rows = await db
        .selectFrom('organisation')
        .select([
          'id',
          'municipalityId',
          'key',
          'name',
          'shortName',
          'kind',
          'applicantCode',
          'isAgwMember',
        ])
        .where('municipalityId', 'in', scope.municipalityIds)
        .orderBy('name')
        .execute();
      return rows.map((row) => ({ ...row, isAgwMember: row.isAgwMember === 1 }));
    },
  };
}

interface QuarterRow extends Omit<Quarter, 'areaStatus' | 'source'> {
  areaSozialeStadt: 0 | 1 | null;
  areaIsek: 0 | 1 | null;
  areaNote: string | null;
  sourceTitle: string | null;
  sourceUrl: string | null;
}

function toQuarter(row: QuarterRow): Quarter {
  const { areaSozialeStadt, areaIsek, areaNote, sourceTitle, sourceUrl, ...rest } = row;
  const known = (flag: 0 | 1 | null): boolean | null => (flag === null ? null : flag === 1);
  return {
    ...rest,
    areaStatus: { sozialeStadt: known(areaSozialeStadt), isek: known(areaIsek), note: areaNote },
    source: sourceTitle === null ? null : { title: sourceTitle, url: sourceUrl },
  };
}
