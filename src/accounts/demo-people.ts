import type { AccountParts } from './account-services.ts';
import { roleLabels, roles, type Person, type PersonDraft, type Role } from './person.ts';

/** Accounts to try the product with: one per role, named after the role, without a password, never in production. */
export function createDemoPeople({ stores, inTransaction, clock, isDemo }: AccountParts) {
  async function draftOf(role: Role): Promise<PersonDraft | undefined> {
    const municipalities = await stores.places.listAllMunicipalities();
    const [municipality] = municipalities;
    if (!municipality) return undefined;
    const isMunicipal = role === 'staff' || role === 'auditor' || role === 'council';
    return {
      email: `${role}@demo.invalid`,
      name: `Demo ${roleLabels[role]}`,
      role,
      municipalityId: isMunicipal ? municipality.id : null,
      organisationId:
        role === 'carrier'
          ? ((await stores.places.findDemoCarrier(municipality.id)) ?? null)
          : null,
      assignedMunicipalityIds: role === 'coordinator' ? [municipality.id] : [],
    };
  }

  return {
    /** Makes the missing ones; existing ones are left as they are. */
    async ensure(): Promise<void> {
      if (!isDemo) return;
      const known = new Set((await stores.people.listPeople()).map((person) => person.email));
      for (const role of roles) {
        const draft = await draftOf(role);
        if (!draft || known.has(draft.email)) continue;
        await inTransaction(({ people }) =>
          people.insertPerson({ ...draft, isDemo: true }, clock.now().toISOString()),
        );
      }
    },

    /** The accounts that the sign-in page offers; none in production. */
    async list(): Promise<Person[]> {
      if (!isDemo) return [];
      const people = await stores.people.listPeople();
      return people
        .filter((person) => person.isDemo && !person.isDisabled)
        .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
    },
  };
}
