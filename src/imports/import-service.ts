import type { AuditRecord } from '../audit/audit.ts';
import { newId } from '../database/new-id.ts';
import { ConflictError, SourceError } from '../shared/errors.ts';
import { applyImport } from './apply-import.ts';
import type { ImportParts, ReadSource } from './import-services.ts';
import {
  isCompleteKind,
  noCounts,
  refusalOfCount,
  type ImportRun,
  type Progress,
} from './import-run.ts';
import { createRunReport } from './run-report.ts';
import type { SourceKind } from './source-record.ts';
import { stageImport } from './stage-import.ts';

export type ImportService = ReturnType<typeof createImportService>;

export interface RunOwner {
  jobRunId: string | null;
  personId: string | null;
}

/** A preview that nobody confirmed within a day is given up. */
const previewHours = 24;
/** No page takes longer to be taken over. */
const pageMinutes = 10;

/** One import from its beginning to its end, and what a killed one left behind. */
export function createImportService(parts: ImportParts) {
  const { stores, inTransaction, clock } = parts;
  const now = (): string => clock.now().toISOString();

  async function startRun(
    kind: SourceKind,
    { jobRunId, personId }: RunOwner,
    state: 'waiting' | 'staging' = 'staging',
  ): Promise<ImportRun> {
    const run: ImportRun = {
      id: newId(),
      kind,
      state,
      jobRunId,
      personId,
      isComplete: isCompleteKind(kind),
      startedAt: now(),
      finishedAt: null,
      documents: 0,
      programmes: 0,
      counts: noCounts,
      problem: null,
    };
    await stores.importRuns.insertRun(run);
    return run;
  }

  async function end(
    run: ImportRun,
    state: 'refused' | 'failed' | 'discarded',
    problem: string | null,
  ): Promise<ImportRun> {
    const ended = { finishedAt: now(), problem };
    await stores.importRuns.moveRun(run.id, state, ended);
    return { ...run, ...ended, state };
  }

  /** Reads the source into the staged records and asks whether they may be believed. Nothing else changes. */
  async function stage(
    run: ImportRun,
    { read, progress }: { read: ReadSource; progress: Progress },
  ): Promise<ImportRun> {
    const report = createRunReport(stores.importRuns, run.id);
    try {
      const count = await stageImport(parts, run, { read, report, progress });
      await report.flush();
      await stores.importRuns.updateRun(run.id, count);
      const before = await stores.importRuns.findLastDone(run.kind);
      const refusal =
        run.kind === 'page' ? undefined : refusalOfCount(count.programmes, before?.programmes);
      const staged = { ...run, ...count };
      return refusal === undefined ? staged : await end(staged, 'refused', refusal);
    } catch (error) {
      await report.flush();
      if (error instanceof SourceError) return end(run, 'refused', error.message);
      await end(run, 'failed', 'Ein Fehler in Förderpfad hat den Lauf beendet.');
      throw error;
    }
  }

  /** From here on a killed run is finished by the next one. @param act who decided it, where it was a person */
  async function apply(run: ImportRun, progress: Progress, act?: AuditRecord): Promise<ImportRun> {
    await inTransaction(async (own) => {
      const moved = await own.importRuns.moveRun(run.id, 'applying', {
        problem: null,
        // Until the end: since when it is being applied.
        finishedAt: now(),
      });
      if (!moved) throw new ConflictError('Dieser Import ist schon übernommen oder beendet.');
      if (act) await own.audit.append(act, now());
    });
    return applyImport(parts, { ...run, state: 'applying' }, progress);
  }

  /** Staged records of ended runs; in small transactions. The last refused ones were kept for "trotzdem übernehmen". */
  async function clearStaged(): Promise<void> {
    const inUse = [
      ...(await stores.importRuns.listRunsIn('applying')),
      ...(await stores.importRuns.listRunsIn('staging')),
    ].map(({ id }) => id);
    for (let deleted = 1; deleted > 0;) {
      deleted = await inTransaction((own) => own.stagedRecords.deleteStagedOfOthers(inUse, 50));
    }
  }

  /** Ends what a killed process left in the middle of reading, and previews of yesterday. */
  async function discardInterrupted(): Promise<void> {
    const oldest = new Date(clock.now().getTime() - previewHours * 3_600_000).toISOString();
    for (const run of await stores.importRuns.listRunsIn('staging')) {
      if (run.kind !== 'page') await end(run, 'failed', 'Das Einlesen wurde unterbrochen.');
      else if (run.startedAt < oldest) await end(run, 'discarded', null);
    }
  }

  return {
    startRun,
    stage,
    apply,

    /** @returns the runs that a killed process left half applied and that are now done. */
    async finishInterrupted(progress: Progress): Promise<ImportRun[]> {
      await discardInterrupted();
      const finished: ImportRun[] = [];
      const justNow = new Date(clock.now().getTime() - pageMinutes * 60_000).toISOString();
      for (const run of await stores.importRuns.listRunsIn('applying')) {
        // The web process takes a page over itself; this one may be at work.
        if (run.kind === 'page' && (run.finishedAt ?? '') > justNow) continue;
        finished.push(await applyImport(parts, run, progress));
      }
      return finished;
    },

    /** One import of a source: stage, compare the count, apply. @returns the run as it ended. */
    async runImport(
      run: ImportRun,
      { read, progress }: { read: ReadSource; progress: Progress },
    ): Promise<ImportRun> {
      await clearStaged();
      if (run.state === 'waiting') await stores.importRuns.moveRun(run.id, 'staging');
      const staged = await stage({ ...run, state: 'staging' }, { read, progress });
      return staged.state === 'staging' ? apply(staged, progress) : staged;
    },
  };
}
