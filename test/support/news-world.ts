import { scopeForPerson } from '../../src/accounts/scope.ts';
import { createServices, type Services } from '../../src/services.ts';
import { movableClock } from './accounts-app.ts';
import { testAccountSettings, testDatabase, testInstant } from './app.ts';

/** The seeded city with a clock that goes on, and a clerk who changes a need. */
export interface NewsWorld {
  services: Services;
  clock: ReturnType<typeof movableClock>;
  /** As the form of a need saves it. */
  changeNeed: () => Promise<void>;
  countNews: () => Promise<number>;
  close: () => Promise<void>;
}

export async function newsWorld(): Promise<NewsWorld> {
  const database = await testDatabase();
  const clock = movableClock(testInstant);
  const services = createServices(database.db, {
    clock,
    isDemo: true,
    accountSettings: testAccountSettings,
  });
  await services.accounts.demoPeople.ensure();
  const clerk = (await services.accounts.demoPeople.list()).find(({ role }) => role === 'staff');
  if (!clerk) throw new Error('no demo account');
  const scope = scopeForPerson(await services.accounts.people.get(clerk.id));
  return {
    services,
    clock,
    changeNeed: async () => {
      const [need] = await services.stores.needs.listNeeds(scope);
      if (!need) throw new Error('no need');
      const draft = { ...need, forwarding: need.forwarding !== true };
      const save = { id: need.id, draft, expectedVersion: need.version };
      await services.needEditing.saveNeed(scope, save, { personId: clerk.id });
    },
    countNews: async () =>
      (await database.db.selectFrom('matchNews').select('id').execute()).length,
    close: database.close,
  };
}
