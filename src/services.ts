import { join } from 'node:path';
import { createAccountServices, createAccountStores } from './accounts/account-services.ts';
import { createPasswords, readCommonPasswords } from './accounts/password.ts';
import type { AccountSettings } from './config.ts';
import { createInTransaction } from './database/in-transaction.ts';
import type { Database } from './database/open.ts';
import { createEvidenceKeepingStore } from './imports/evidence-keeping-store.ts';
import { readFacetMap } from './imports/facet-map.ts';
import { createFollowStore } from './following/follow-store.ts';
import { createFollowingServices } from './following/following-services.ts';
import { createSavedSearchStore } from './following/saved-search-store.ts';
import { createImportRules } from './imports/import-rules.ts';
import { createImportRunStore } from './imports/import-run-store.ts';
import { createImportServices } from './imports/import-services.ts';
import { createImportSourceStore } from './imports/import-source-store.ts';
import { createProgrammeImportStore } from './imports/programme-import-store.ts';
import { createSourceChangeStore } from './imports/source-change-store.ts';
import { createSourceRecordStore } from './imports/source-record-store.ts';
import { createProgrammeOfSource, withSourceFacts } from './imports/source-facts-service.ts';
import { createStagedRecordStore } from './imports/staged-record-store.ts';
import { createJobService } from './jobs/job-service.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createDraftLoading } from './drafts/draft-loading.ts';
import { createDraftServices } from './drafts/draft-services.ts';
import { createFundingGapPdfs } from './drafts/funding-gap-service.ts';
import { loadPdfFonts } from './drafts/pdf/fonts.ts';
import { createLinkCheckStore } from './link-watch/link-check-store.ts';
import { createLinkWatch } from './link-watch/link-watch-service.ts';
import {
  createMatchingServices,
  createMatchingStores,
  createQuestionServices,
} from './matching/matching-services.ts';
import { createCatalogueServices } from './programmes/catalogue-services.ts';
import { createCallStore } from './programmes/call-store.ts';
import { createCatalogue } from './programmes/catalogue-service.ts';
import { createEvidenceStore } from './programmes/evidence-store.ts';
import { createFieldLockStore } from './programmes/field-lock-store.ts';
import { createProgrammeEditStore } from './programmes/programme-edit-store.ts';
import { createDerivedLoading } from './programmes/derived-catalogue-service.ts';
import { createCatalogueVersionStore } from './programmes/catalogue-version-store.ts';
import { createProgrammeStore } from './programmes/programme-store.ts';
import { createSourceHistoryStore } from './programmes/source-history-store.ts';
import { createTwinStore } from './programmes/twin-store.ts';
import { projectRoot } from './project-root.ts';
import { createCommentStore } from './projects/comment-store.ts';
import { createProjectService } from './projects/project-service.ts';
import { createProjectStore } from './projects/project-store.ts';
import { createTalkService } from './projects/talk-service.ts';
import { createTextVersionStore } from './projects/text-version-store.ts';
import { createAssumptionStore } from './quarters/costs/assumption-store.ts';
import { createCostItemStore } from './quarters/costs/cost-item-store.ts';
import { createMunicipalFinancesStore } from './quarters/finances/municipal-finances-store.ts';
import { createFundingStore } from './quarters/funding/funding-store.ts';
import { createFigureAreaStore } from './quarters/figures/figure-area-store.ts';
import { createFigureImportStore } from './quarters/figures/figure-import-store.ts';
import { createFigureServices } from './quarters/figures/figure-services.ts';
import { createFigureValueStore } from './quarters/figures/figure-value-store.ts';
import { createIndicatorStore } from './quarters/figures/indicator-store.ts';
import { createSecrecySettingStore } from './quarters/figures/secrecy-setting-store.ts';
import { createNeedStore } from './quarters/needs/need-store.ts';
import { createNeedWriteStore } from './quarters/needs/need-write-store.ts';
import { createQuarterEditStore } from './quarters/quarter-edit-store.ts';
import { createQuarterServices } from './quarters/quarter-services.ts';
import { createQuarterStore } from './quarters/quarter-store.ts';
import { createDateNotices } from './reminders/date-notice-service.ts';
import { createNoticeService } from './reminders/notice-service.ts';
import { createNoticeStore } from './reminders/notice-store.ts';
import { createScheduleServices, createScheduleStores } from './schedule/schedule-services.ts';
import type { Clock } from './shared/clock.ts';

export type Stores = ReturnType<typeof createStores>;

/** Every store on one executor: the database, or one transaction. */
export function createStores(db: Database) {
  return {
    ...createAccountStores(db),
    ...createScheduleStores(db),
    ...createMatchingStores(db),
    programmes: createProgrammeStore(db),
    programmeEdits: createProgrammeEditStore(db),
    calls: createCallStore(db),
    evidence: createEvidenceStore(db),
    fieldLocks: createFieldLockStore(db),
    sourceHistory: createSourceHistoryStore(db),
    twins: createTwinStore(db),
    quarters: createQuarterStore(db),
    quarterEdits: createQuarterEditStore(db),
    needs: createNeedStore(db),
    needWrites: createNeedWriteStore(db),
    fundings: createFundingStore(db),
    costItems: createCostItemStore(db),
    assumptions: createAssumptionStore(db),
    finances: createMunicipalFinancesStore(db),
    indicators: createIndicatorStore(db),
    figureImports: createFigureImportStore(db),
    figureValues: createFigureValueStore(db),
    figureAreas: createFigureAreaStore(db),
    secrecySetting: createSecrecySettingStore(db),
    projects: createProjectStore(db),
    comments: createCommentStore(db),
    textVersions: createTextVersionStore(db),
    jobRuns: createJobStore(db),
    notices: createNoticeStore(db),
    savedSearches: createSavedSearchStore(db),
    follows: createFollowStore(db),
    linkChecks: createLinkCheckStore(db),
    catalogueVersion: createCatalogueVersionStore(db),
    importRuns: createImportRunStore(db),
    importSources: createImportSourceStore(db),
    stagedRecords: createStagedRecordStore(db),
    sourceRecords: createSourceRecordStore(db),
    sourceChanges: createSourceChangeStore(db),
    programmeImports: createProgrammeImportStore(db),
    evidenceKeeping: createEvidenceKeepingStore(createEvidenceStore(db)),
  };
}

export interface ServiceOptions {
  clock: Clock;
  /** Demo accounts let people in only where this is true. */
  isDemo: boolean;
  accountSettings: AccountSettings;
  /** Data folder with the derived files of the catalogue; without it the catalogue is read from the database. */
  dataDir?: string;
}

export type Services = ReturnType<typeof createServices>;

/** The one composition root: where things are built and handed to each other. */
export function createServices(db: Database, options: ServiceOptions) {
  const { clock, isDemo, accountSettings, dataDir } = options;
  const stores = createStores(db);
  const importRules = createImportRules(readFacetMap(join(projectRoot, 'data')));
  const inTransaction = createInTransaction(db, (executor) =>
    withSourceFacts(createStores(executor), importRules),
  );
  const catalogue = createCatalogue(stores.programmes, clock, {
    ...(dataDir === undefined ? {} : { loading: createDerivedLoading(dataDir) }),
    homeStateOf: (reader) => stores.quarters.findHomeState(reader),
  });
  const telling = { stores, inTransaction, catalogue, clock, isDemo };
  const quarters = createQuarterServices(telling);
  const matched = { ...telling, ...quarters, ...createMatchingServices(telling) };
  const loadDraftFacts = createDraftLoading(matched);
  const fonts = loadPdfFonts(join(projectRoot, 'data', 'fonts'));
  const printing = { loadFacts: loadDraftFacts, fonts };
  const dateNotices = createDateNotices(telling);
  const programmeOfSource = createProgrammeOfSource(importRules);
  const catalogueServices = createCatalogueServices({ ...matched, programmeOfSource });
  return {
    ...catalogueServices,
    ...createImportServices({ ...telling, rules: importRules }),
    loadDraftFacts,
    ...matched,
    ...createDraftServices({ ...telling, ...catalogueServices, ...quarters, ...printing }),
    ...createQuestionServices(matched),
    ...createScheduleServices(matched),
    projectService: createProjectService({ ...telling, loadDraftFacts }),
    talk: createTalkService({ stores, inTransaction, clock }),
    fundingGapPdfs: createFundingGapPdfs({ ...quarters, clock, fonts }),
    ...createFigureServices({ stores, inTransaction, clock }),
    jobs: createJobService({ stores, inTransaction, clock }),
    notices: createNoticeService({ stores, inTransaction, clock }),
    dateNotices,
    ...createFollowingServices({ ...telling, dateNotices }),
    linkWatch: createLinkWatch(telling),
    accounts: createAccountServices({
      stores,
      inTransaction,
      clock,
      settings: accountSettings,
      isDemo,
      passwords: createPasswords(),
      commonPasswords: readCommonPasswords(),
    }),
  };
}
