import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import { foldGerman } from '../shared/text.ts';
import {
  stateOfAgs,
  type MunicipalityDraft,
  type MunicipalityEntry,
  type OrganisationDraft,
  type OrganisationEntry,
} from './place.ts';

export type PlaceStore = ReturnType<typeof createPlaceStore>;

/** Names of all municipalities and organisations, for accounts only; their contents need a Scope. */
export function createPlaceStore(db: Database) {
  return {
    async listAllMunicipalities(): Promise<MunicipalityEntry[]> {
      return db
        .selectFrom('municipality')
        .select(['id', 'name', 'ags', 'stateName', 'leadDepartment'])
        .orderBy('name')
        .execute();
    },

    async insertMunicipality(draft: MunicipalityDraft, now: string): Promise<string> {
      const id = newId();
      await db
        .insertInto('municipality')
        .values({
          id,
          key: keyOf(draft.name),
          ...draft,
          stateName: stateOfAgs(draft.ags) ?? '',
          createdAt: now,
        })
        .execute();
      return id;
    },

    async listAllOrganisations(): Promise<OrganisationEntry[]> {
      return db
        .selectFrom('organisation')
        .select(['id', 'municipalityId', 'name', 'shortName', 'kind'])
        .orderBy('name')
        .execute();
    },

    async insertOrganisation(draft: OrganisationDraft): Promise<string> {
      const id = newId();
      await db
        .insertInto('organisation')
        .values({
          id,
          // The id makes the key unique: two organisations may well have the same short name.
          key: `${keyOf(draft.shortName)}-${id.slice(-6)}`,
          ...draft,
          applicantCode: null,
          isAgwMember: 0,
          sourceTitle: null,
          sourceUrl: null,
        })
        .execute();
      return id;
    },

    /** The organisation that needs name as carrier, else the first of the municipality: for the demo account. */
    async findDemoCarrier(municipalityId: string): Promise<string | undefined> {
      const named = await db
        .selectFrom('need')
        .select('carrierId')
        .where('municipalityId', '=', municipalityId)
        .where('carrierId', 'is not', null)
        .orderBy('id')
        .executeTakeFirst();
      if (named?.carrierId) return named.carrierId;
      const first = await db
        .selectFrom('organisation')
        .select('id')
        .where('municipalityId', '=', municipalityId)
        .orderBy('name')
        .executeTakeFirst();
      return first?.id;
    },
  };
}

function keyOf(name: string): string {
  return foldGerman(name)
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
