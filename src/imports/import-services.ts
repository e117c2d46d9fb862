import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { FoundEvidence } from '../programmes/evidence.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { CatalogueVersionStore } from '../programmes/catalogue-version-store.ts';
import type { Programme } from '../programmes/programme.ts';
import type { Clock } from '../shared/clock.ts';
import type { Day } from '../shared/dates.ts';
import { createImportDesk } from './import-desk-service.ts';
import { createImportService } from './import-service.ts';
import { createPageImport } from './page-import-service.ts';
import type { ImportRunStore } from './import-run-store.ts';
import type { ImportSourceStore } from './import-source-store.ts';
import type { ProgrammeImportStore } from './programme-import-store.ts';
import type { SourceChangeStore } from './source-change-store.ts';
import type { SourceRecordStore } from './source-record-store.ts';
import type { SkippedDocument, SourceRecord } from './source-record.ts';
import type { StagedRecordStore } from './staged-record-store.ts';
import type { JobProgress } from '../jobs/job.ts';

/** What an import is built from. */
export interface ImportStores {
  importRuns: ImportRunStore;
  importSources: ImportSourceStore;
  stagedRecords: StagedRecordStore;
  sourceRecords: SourceRecordStore;
  sourceChanges: SourceChangeStore;
  programmeImports: ProgrammeImportStore;
  evidenceKeeping: EvidenceKeeping;
  catalogueVersion: CatalogueVersionStore;
  audit: AuditStore;
}

export interface EvidenceKeeping {
  /**
   * Joins what was found in a new state of a record with what persons decided about the earlier ones.
   * @returns what the facts of the programme may rely on: neither rejected nor gone.
   */
  keepFound: (state: {
    programmeId: string;
    recordId: string;
    found: readonly FoundEvidence[];
    at: string;
  }) => Promise<readonly FoundEvidence[]>;
}

/** The pure part; tests hand in small ones of their own. */
export interface ImportRules {
  contentHash: (record: SourceRecord) => string;
  findEvidence: (record: SourceRecord) => readonly FoundEvidence[];
  deriveProgramme: (
    record: SourceRecord,
    context: { evidence: readonly FoundEvidence[]; retrievedOn: Day },
  ) => Programme;
  /** A copy of the first programme in which one field is as in the second. */
  withField: (programme: Programme, from: Programme, field: string) => Programme;
  licence: string;
  attributionOf: (record: SourceRecord, retrievedOn: Day) => string;
}

export interface ImportParts {
  stores: ImportStores;
  inTransaction: InTransaction<ImportStores>;
  clock: Clock;
  rules: ImportRules;
}

/** The services of the room: the job's, the administrator's, the one for single pages. */
export function createImportServices(parts: ImportParts & { catalogue: Catalogue }) {
  const imports = createImportService(parts);
  return {
    imports,
    importDesk: createImportDesk(parts),
    pageImport: createPageImport({ ...parts, imports }),
  };
}

/** Where a source's parser puts what it reads. */
export interface SourceSink {
  /** To be awaited: records are written in batches, so that memory stays flat. */
  record: (record: SourceRecord) => Promise<void>;
  skipped: (document: SkippedDocument) => void;
  progress: (progress: JobProgress) => void;
}

export interface SourceCount {
  documents: number;
  programmes: number;
}

/** Reads a whole source into the sink. @throws SourceError where it is not what it must be. */
export type ReadSource = (sink: SourceSink) => Promise<SourceCount>;
