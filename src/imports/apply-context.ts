import type { FoundEvidence } from '../programmes/evidence.ts';
import { berlinDay, type Day } from '../shared/dates.ts';
import type { CatalogueLookup } from './catalogue-lookup.ts';
import type { ImportRules } from './import-services.ts';
import type { ImportRun, RunCounts } from './import-run.ts';
import type { GoneRecord } from './renewal.ts';
import type { RunReport } from './run-report.ts';
import type { KnownRecord } from './known-record.ts';
import type { SourceRecord } from './source-record.ts';
import type { StagedRecord } from './staged-record.ts';

/** What the steps of one applying run share. */
export interface ApplyContext {
  rules: ImportRules;
  run: ImportRun;
  known: ReadonlyMap<string, KnownRecord>;
  /** Built anew where a transaction was rolled back. */
  index: CatalogueLookup;
  /** Records that this complete run, or one before, does not have: a new one may be the successor of one of them. */
  gone: readonly GoneRecord[];
  /** Ids of those of them that have found their successor. */
  succeeded: ReadonlySet<string>;
  report: RunReport;
  counts: RunCounts;
}

/** A staged record with what was found in its prose, which is searched before the transaction begins. */
export interface ReadyRecord extends StagedRecord {
  record: SourceRecord;
  found: readonly FoundEvidence[];
}

/** The day on which the texts of this run were taken from the source. */
export function retrievedOn({ run }: Pick<ApplyContext, 'run'>): Day {
  return berlinDay(new Date(run.startedAt));
}

/** The columns of a source record that every new state brings along. */
export function stateColumns(context: ApplyContext, record: SourceRecord) {
  const { run, rules } = context;
  return {
    kind: run.kind,
    licence: rules.licence,
    attribution: rules.attributionOf(record, retrievedOn(context)),
    lastSeenAt: run.startedAt,
    lastChangedAt: run.startedAt,
    retrievedAt: run.startedAt,
    missingRuns: 0,
    vanishedAt: null,
    record,
  };
}
