import type { AccountParts } from './account-services.ts';
import { roleLabels, roles, type Person, type PersonDraft, type Role } from './person.ts';

const emailOf = (role: Role): string => `${role}@demo.invalid`;

/** Accounts to try the product with: one per role, named after the role, with one shared password, never in production. */
export function createDemoPeople(parts: AccountParts) {
  const { stores, inTransaction, clock, isDemo, passwords, settings } = parts;

  async function draftOf(role: Role): Promise<PersonDraft | undefined> {
    const municipalities = await stores.places.listAllMunicipalities();
    const [municipality] = municipalities;
    if (!municipality) return undefined;
    const isMunicipal = role === 'staff' || role === 'auditor' || role === 'council';
    return {
      email: emailOf(role),
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

  /** Made once for all of them, and anew only where the setting differs from what is stored. */
  async function giveThemThePassword(password: string): Promise<void> {
    const found = await Promise.all(
      roles.map((role) => stores.people.findCredentials(emailOf(role))),
    );
    const demo = found
      .filter((one) => one?.person.isDemo === true)
      .filter((one) => one !== undefined);
    const stored = demo.find(({ passwordHash }) => passwordHash !== null)?.passwordHash ?? null;
    const isCurrent = stored !== null && (await passwords.verify(stored, password));
    const wanted = isCurrent ? stored : await passwords.hash(password);
    for (const { person, passwordHash } of demo) {
      if (passwordHash === wanted) continue;
      await stores.people.setPasswordHash(person.id, wanted, clock.now().toISOString());
    }
  }

  return {
    /** Makes the missing ones and sets their password; else existing ones are left as they are. */
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
      if (settings.demoPassword !== null) await giveThemThePassword(settings.demoPassword);
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
