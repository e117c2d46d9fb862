import { scopeOfInstallation, type Scope } from './accounts/scope.ts';
import { createInTransaction } from './database/in-transaction.ts';
import type { Database } from './database/open.ts';
import { createCatalogue } from './programmes/catalogue.ts';
import { createProgrammeStore } from './programmes/programme-store.ts';
import { createIndicatorStore } from './quarters/indicator-store.ts';
import { createNeedStore } from './quarters/need-store.ts';
import { createQuarterStore } from './quarters/quarter-store.ts';
import type { Clock } from './shared/clock.ts';

export type Stores = ReturnType<typeof createStores>;

/** Every store on one executor: the database, or one transaction. */
export function createStores(db: Database) {
  return {
    programmes: createProgrammeStore(db),
    quarters: createQuarterStore(db),
    needs: createNeedStore(db),
    indicators: createIndicatorStore(db),
  };
}

export type Services = ReturnType<typeof createServices>;

/** The one composition root: where things are built and handed to each other. */
export function createServices(db: Database, { clock }: { clock: Clock }) {
  const stores = createStores(db);
  const inTransaction = createInTransaction(db, createStores);
  const catalogue = createCatalogue(stores.programmes, clock);
  return {
    clock,
    stores,
    inTransaction,
    catalogue,
    /** Until people sign in, everybody sees everything. */
    scopeForVisitor: async (): Promise<Scope> =>
      scopeOfInstallation(await stores.quarters.listMunicipalityIds()),
  };
}
