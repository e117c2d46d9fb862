import type { AccountParts, Actor } from './account-services.ts';
import type {
  MunicipalityDraft,
  MunicipalityEntry,
  OrganisationDraft,
  OrganisationEntry,
} from './place.ts';

/** Municipalities and organisations as an administrator keeps them. Routes ask `place.manage` before. */
export function createPlaceService({ stores, inTransaction, clock }: AccountParts) {
  return {
    listMunicipalities: (): Promise<MunicipalityEntry[]> => stores.places.listAllMunicipalities(),
    listOrganisations: (): Promise<OrganisationEntry[]> => stores.places.listAllOrganisations(),

    async createMunicipality(actor: Actor, draft: MunicipalityDraft): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ places, audit }) => {
        const id = await places.insertMunicipality(draft, now);
        await audit.append(
          {
            ...actor,
            action: 'municipality.created',
            thingKind: 'municipality',
            thingId: id,
            municipalityId: id,
            summary: `Kommune ${draft.name} (${draft.ags}) angelegt`,
          },
          now,
        );
      });
    },

    async createOrganisation(actor: Actor, draft: OrganisationDraft): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ places, audit }) => {
        const id = await places.insertOrganisation(draft);
        await audit.append(
          {
            ...actor,
            action: 'organisation.created',
            thingKind: 'organisation',
            thingId: id,
            municipalityId: draft.municipalityId,
            summary: `Organisation ${draft.shortName} angelegt`,
          },
          now,
        );
      });
    },
  };
}
