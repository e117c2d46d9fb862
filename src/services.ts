import { join } from 'node:path';
import { scopeOfInstallation, type Scope } from './accounts/scope.ts';
import { createInTransaction } from './database/in-transaction.ts';
import type { Database } from './database/open.ts';
import { createDraftService } from './drafts/draft-service.ts';
import { loadPdfFonts } from './drafts/pdf/fonts.ts';
import { createMatchService } from './matching/match-service.ts';
import { createMatchStore } from './matching/match-store.ts';
import { createCatalogue } from './programmes/catalogue-service.ts';
import { createProgrammeStore } from './programmes/programme-store.ts';
import { projectRoot } from './project-root.ts';
import { createProjectService } from './projects/project-service.ts';
import { createProjectStore } from './projects/project-store.ts';
import { createIndicatorStore } from './quarters/indicator-store.ts';
import { createNeedStore } from './quarters/need-store.ts';
import { createQuarterService } from './quarters/quarter-service.ts';
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
    projects: createProjectStore(db),
    matches: createMatchStore(db),
  };
}

export type Services = ReturnType<typeof createServices>;

/** The one composition root: where things are built and handed to each other. */
export function createServices(db: Database, { clock }: { clock: Clock }) {
  const stores = createStores(db);
  const inTransaction = createInTransaction(db, createStores);
  const catalogue = createCatalogue(stores.programmes, clock);
  const fonts = loadPdfFonts(join(projectRoot, 'data', 'fonts'));
  return {
    clock,
    stores,
    inTransaction,
    catalogue,
    drafts: createDraftService({ stores, catalogue, clock, fonts }),
    matching: createMatchService({ catalogue, clock, stores, inTransaction }),
    projectService: createProjectService({ stores, inTransaction, catalogue, clock }),
    quarterService: createQuarterService(stores),
    /** Until people sign in, everybody sees everything. */
    scopeForVisitor: async (): Promise<Scope> =>
      scopeOfInstallation(await stores.quarters.listMunicipalityIds()),
  };
}
