import { createAuditStore } from '../../src/audit/audit-store.ts';
import { createInTransaction } from '../../src/database/in-transaction.ts';
import type { Database, OpenDatabase } from '../../src/database/open.ts';
import { contentHash } from '../../src/imports/content-hash.ts';
import { createImportRunStore } from '../../src/imports/import-run-store.ts';
import { createImportSourceStore } from '../../src/imports/import-source-store.ts';
import type { ImportParts, ImportStores, ReadSource } from '../../src/imports/import-services.ts';
import type { ImportRun } from '../../src/imports/import-run.ts';
import { createImportService, type ImportService } from '../../src/imports/import-service.ts';
import { createProgrammeImportStore } from '../../src/imports/programme-import-store.ts';
import { createSourceChangeStore } from '../../src/imports/source-change-store.ts';
import { createSourceRecordStore } from '../../src/imports/source-record-store.ts';
import type { SourceKind, SourceRecord } from '../../src/imports/source-record.ts';
import { createStagedRecordStore } from '../../src/imports/staged-record-store.ts';
import { createCatalogueVersionStore } from '../../src/programmes/catalogue-version-store.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';
import { testDatabase, testInstant } from '../support/app.ts';
import { movableClock } from '../support/accounts-app.ts';

/** An import on a real database with small rules of its own. */
export interface ImportWorld {
  database: OpenDatabase;
  db: Database;
  stores: ImportStores;
  parts: ImportParts;
  imports: ImportService;
  clock: ReturnType<typeof movableClock>;
  /** Reads these records as one complete export (or as another kind) and applies them. */
  run: (records: readonly SourceRecord[], kind?: SourceKind) => Promise<ImportRun>;
  /** Kind, field, old and new value of every change since the last call. */
  news: () => Promise<string[]>;
  programmeAt: (name: string) => Promise<Programme & { id: string; origin: string }>;
  close: () => Promise<void>;
}

/** What a run is read from. */
export function reading(records: readonly SourceRecord[]): ReadSource {
  return async ({ record, progress }) => {
    for (const [index, one] of records.entries()) {
      await record(one);
      progress({ step: 'lesen', done: index + 1, total: records.length });
    }
    return { documents: records.length, programmes: records.length };
  };
}

export const rules: ImportParts['rules'] = {
  contentHash,
  findEvidence: ({ sections, title }) => {
    if (title.includes('kaputt')) throw new Error('an diesem Text scheitert das Auslesen');
    return sections
      .filter(({ field }) => field === 'fristen')
      .map(({ text }) => ({
        value: { kind: 'rolling' as const },
        sentence: text,
        sourceField: 'fristen',
        offset: 0,
      }));
  },
  deriveProgramme: derive,
  withField: (programme, from, field) => ({
    ...programme,
    [field]: from[field as keyof Programme],
  }),
  licence: 'CC BY-ND 4.0',
  attributionOf: ({ title }, on) => `${title}, abgerufen am ${on}`,
};

function derive(record: SourceRecord, { evidence }: { evidence: readonly unknown[] }): Programme {
  const text = (field: string): string | null =>
    record.sections.find((one) => one.field === field)?.text ?? null;
  return programmeSchema.parse({
    slug: record.idUrl,
    title: record.title,
    shortTitle: record.title,
    level: 'land',
    funder: record.funders[0]?.name ?? null,
    administrator: null,
    url: record.links[0]?.url ?? null,
    legalBasis: null,
    summary: text('kurztext'),
    regions: ['05'],
    applicants: [],
    topics: [],
    targetGroups: [],
    fundedCosts: [],
    conditions: [],
    window: {
      kind: 'unbekannt',
      deadlines: [],
      opensOn: null,
      programmeEndsOn: null,
      nextRound: null,
      note: text('fristen') ?? '',
    },
    finance: {
      form: null,
      ratePercentMax: null,
      ratePercentLow: null,
      ratePercentMaxWeak: null,
      ownSharePercentMin: null,
      limits: [],
      maxMonths: null,
      note: `${evidence.length} Belege`,
    },
    procedure: { stages: null, portal: null, documents: [] },
    forwardingAllowed: null,
    cumulation: null,
    asOf: null,
    confidence: 'niedrig',
    sources: [{ url: record.url, what: 'Förderdatenbank', covers: [] }],
    basis: {},
    links: [],
    notes: '',
  });
}

export function importStores(db: Database, keeping: ImportStores['evidenceKeeping']): ImportStores {
  return {
    importRuns: createImportRunStore(db),
    importSources: createImportSourceStore(db),
    stagedRecords: createStagedRecordStore(db),
    sourceRecords: createSourceRecordStore(db),
    sourceChanges: createSourceChangeStore(db),
    programmeImports: createProgrammeImportStore(db),
    evidenceKeeping: keeping,
    catalogueVersion: createCatalogueVersionStore(db),
    audit: createAuditStore(db),
  };
}

/** @param changed rules of this test, for example one that fails */
export async function importWorld(
  changed: Partial<ImportParts['rules']> = {},
): Promise<ImportWorld> {
  const database = await testDatabase();
  const clock = movableClock(testInstant);
  const keeping: ImportStores['evidenceKeeping'] = {
    keepFound: ({ found }) => Promise.resolve(found),
  };
  const createStores = (db: Database): ImportStores => importStores(db, keeping);
  const stores = createStores(database.db);
  const parts: ImportParts = {
    stores,
    inTransaction: createInTransaction(database.db, createStores),
    clock,
    rules: { ...rules, ...changed },
  };
  const imports = createImportService(parts);
  let lastNews = '';
  return {
    database,
    db: database.db,
    stores,
    parts,
    imports,
    clock,
    close: database.close,
    async run(records, kind = 'export') {
      clock.advance(60);
      const run = await imports.startRun(kind, { jobRunId: null, personId: null });
      return imports.runImport(run, { read: reading(records), progress: () => undefined });
    },
    async news() {
      const rows = await database.db
        .selectFrom('sourceChange')
        .innerJoin('sourceRecord', 'sourceRecord.id', 'sourceChange.recordId')
        .select([
          'sourceChange.id',
          'sourceChange.kind',
          'field',
          'oldValue',
          'newValue',
          'pathKey',
        ])
        .where('sourceChange.id', '>', lastNews)
        .orderBy('sourceChange.id')
        .execute();
      lastNews = rows.at(-1)?.id ?? lastNews;
      return rows.map(({ kind, field, oldValue, newValue, pathKey }) =>
        [kind, pathKey.split('/').at(-1), field, oldValue, newValue]
          .filter((part) => part !== null)
          .join(' | '),
      );
    },
    async programmeAt(name) {
      const row = await database.db
        .selectFrom('sourceRecord')
        .innerJoin('programme', 'programme.id', 'sourceRecord.programmeId')
        .select(['programme.id', 'programme.origin', 'programme.recordJson'])
        .where('pathKey', '=', `/fdb/content/de/foerderprogramm/land/nrw/${name}.html`)
        .executeTakeFirstOrThrow();
      const programme = programmeSchema.parse(JSON.parse(row.recordJson));
      return { ...programme, id: row.id, origin: row.origin };
    },
  };
}
