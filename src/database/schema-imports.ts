import type { Generated } from 'kysely';

/** The tables of sources, imports, evidence and calls; conventions as in `schema.ts`. */
type Flag = 0 | 1;

/** A source that may be asked; off until an administrator enables it. */
export interface ImportSourceTable {
  /** `export`, `dump`: see `imports/source-record.ts`. */
  kind: string;
  isEnabled: Flag;
  address: string;
  lastFetchedAt: string | null;
  version: Generated<number>;
  updatedAt: string;
}

/** One import: of the whole export, of one page, of a dump. */
export interface ImportRunTable {
  id: string;
  kind: string;
  /** See `imports/import-run.ts`. A killed run in `applying` is finished by the next. */
  state: string;
  jobRunId: string | null;
  personId: string | null;
  /** A complete run has seen everything the source has; only those count towards "verschwunden". */
  isComplete: Flag;
  startedAt: string;
  finishedAt: string | null;
  documents: number;
  programmes: number;
  countsJson: string | null;
  /** Refusal or failure in one German sentence. */
  problem: string | null;
}

/** Documents of a run that were passed over, unknown labels and the like. */
export interface ImportReportTable {
  id: string;
  runId: string;
  position: number;
  place: string;
  text: string;
}

/** Records read by a run and not yet applied; those of a refused run stay until the next, for "trotzdem übernehmen". */
export interface StagedRecordTable {
  runId: string;
  pathKey: string;
  contentHash: string;
  recordJson: string;
}

/** What a source says about one programme, now. Nothing is deleted because it vanished. */
export interface SourceRecordTable {
  id: string;
  programmeId: string;
  /** Lower-cased path, unique. */
  pathKey: string;
  path: string;
  url: string;
  title: string;
  /** By which way it was read last. */
  kind: string;
  /** Of the content fields, not of the whole page. */
  contentHash: string;
  recordJson: string;
  licence: string;
  attribution: string;
  firstSeenAt: string;
  lastSeenAt: string;
  lastChangedAt: string;
  retrievedAt: string;
  /** Complete runs in a row that did not have it. */
  missingRuns: number;
  /** Set after two of them. */
  vanishedAt: string | null;
}

/** Every change of a source record, with old and new value. Append-only. */
export interface SourceChangeTable {
  id: string;
  programmeId: string;
  recordId: string;
  runId: string;
  at: string;
  /** new, changed, vanished, returned, renewed (successor of another record). */
  kind: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
}

export interface EvidenceTable {
  id: string;
  programmeId: string;
  recordId: string;
  kind: string;
  valueJson: string;
  sentence: string;
  sourceField: string;
  offset: number;
  state: string;
  readAt: string;
  checkedById: string | null;
  checkedAt: string | null;
}

/** A field that a person edited: the import leaves it alone and shows the source's value beside. */
export interface FieldLockTable {
  programmeId: string;
  field: string;
  personId: string | null;
  lockedAt: string;
}

/** Aufruf: a time-limited invitation under a programme. */
export interface ProgrammeCallTable {
  id: string;
  programmeId: string;
  title: string;
  opensOn: string | null;
  deadlineOn: string | null;
  /** Berlin time of day `HH:MM`. */
  deadlineTime: string | null;
  /** What has to be in by then, e.g. "Interessenbekundung". */
  what: string | null;
  url: string | null;
  sourceTitle: string;
  note: string;
  version: Generated<number>;
  createdAt: string;
  updatedAt: string;
}

/** "zu prüfen: Dublette?": two records that may be one programme. */
export interface TwinCandidateTable {
  id: string;
  programmeId: string;
  otherProgrammeId: string;
  /** German, why. */
  reason: string;
  /** open, same, different. */
  state: string;
  foundAt: string;
  decidedById: string | null;
  decidedAt: string | null;
}

/** One row: the number of the catalogue that everybody sees, see `programmes/catalogue-version-store.ts`. */
export interface CatalogueStateTable {
  key: string;
  version: number;
}

export interface ImportTables {
  catalogueState: CatalogueStateTable;
  importSource: ImportSourceTable;
  importRun: ImportRunTable;
  importReport: ImportReportTable;
  stagedRecord: StagedRecordTable;
  sourceRecord: SourceRecordTable;
  sourceChange: SourceChangeTable;
  evidence: EvidenceTable;
  fieldLock: FieldLockTable;
  programmeCall: ProgrammeCallTable;
  twinCandidate: TwinCandidateTable;
}
