import type { Actor } from '../accounts/account-services.ts';
import { changesBetween, type AuditRecord } from '../audit/audit.ts';
import { newId } from '../database/new-id.ts';
import { ConflictError, NotFoundError, StaleError } from '../shared/errors.ts';
import type { ImportParts } from './import-services.ts';
import { isCompleteKind, noCounts, type ImportRun, type ReportLine } from './import-run.ts';
import { sourceLabels, type ImportSource, type RemoteKind } from './import-source.ts';

export type ImportDesk = ReturnType<typeof createImportDesk>;

/** A run with what its page shows. */
export interface RunDetail {
  run: ImportRun;
  report: readonly ReportLine[];
  /** Its records were kept, so that an administrator may believe a count that looked wrong. */
  canBeForced: boolean;
}

const shownReportLines = 200;

/** Sources, uploads and runs as an administrator sees and starts them. Routes ask `import.manage` before. */
export function createImportDesk({
  stores,
  inTransaction,
  clock,
}: Pick<ImportParts, 'stores' | 'inTransaction' | 'clock'>) {
  const now = (): string => clock.now().toISOString();
  const record = (actor: Actor, part: Pick<AuditRecord, 'action' | 'thingId' | 'summary'>) => ({
    ...actor,
    ...part,
    thingKind: 'import',
    municipalityId: null,
  });

  async function getRun(id: string): Promise<RunDetail> {
    const run = await stores.importRuns.findRun(id);
    if (!run || (run.kind === 'page' && run.state === 'staging')) {
      throw new NotFoundError('Dieser Import');
    }
    return {
      run,
      report: await stores.importRuns.listReport(id, shownReportLines),
      canBeForced:
        run.state === 'refused' && run.programmes > 0 && (await stores.stagedRecords.hasStaged(id)),
    };
  }

  return {
    listSources: (): Promise<ImportSource[]> => stores.importSources.listSources(),
    listRuns: (limit: number): Promise<ImportRun[]> => stores.importRuns.listRuns(limit),
    getRun,

    /** @throws StaleError where somebody else saved since this version */
    async saveSource(
      actor: Actor,
      wanted: Pick<ImportSource, 'kind' | 'isEnabled' | 'address' | 'version'>,
    ): Promise<void> {
      const sources = await stores.importSources.listSources();
      const before = sources.find(({ kind }) => kind === wanted.kind);
      if (!before) throw new NotFoundError('Diese Quelle');
      await inTransaction(async (own) => {
        const saved = await own.importSources.saveSource({ ...before, ...wanted }, now());
        if (!saved) throw new StaleError('Diese Quelle');
        const texts = ({ isEnabled, address }: typeof wanted) => ({
          Abruf: isEnabled ? 'eingeschaltet' : 'ausgeschaltet',
          Adresse: address,
        });
        const summary = `Quelle „${sourceLabels[wanted.kind]}“ geändert`;
        const action = 'import.sourceChanged';
        const changes = changesBetween(texts(before), texts(wanted));
        await own.audit.append(
          { ...record(actor, { action, thingId: wanted.kind, summary }), changes },
          now(),
        );
      });
    },

    /**
     * Notes that a file waits for the job. `keep` puts the file where the job finds it, under the id of the run.
     * @returns the run
     */
    async acceptFile(
      actor: Actor,
      kind: RemoteKind,
      keep: (runId: string) => Promise<void>,
    ): Promise<ImportRun> {
      const run: ImportRun = {
        id: newId(),
        kind,
        state: 'waiting',
        jobRunId: null,
        personId: actor.personId,
        isComplete: isCompleteKind(kind),
        startedAt: now(),
        finishedAt: null,
        documents: 0,
        programmes: 0,
        counts: noCounts,
        problem: null,
      };
      // First the file: a run without one would wait for ever.
      await keep(run.id);
      await inTransaction(async (own) => {
        await own.importRuns.insertRun(run);
        const summary = 'Datei zum Einlesen hochgeladen';
        const action = 'import.uploaded';
        await own.audit.append(record(actor, { action, thingId: run.id, summary }), now());
      });
      return run;
    },

    /** "trotzdem übernehmen": the job then applies what was read. @throws ConflictError */
    async force(actor: Actor, id: string): Promise<void> {
      const { canBeForced } = await getRun(id);
      if (!canBeForced) {
        throw new ConflictError('Dieser Import lässt sich nicht mehr übernehmen.');
      }
      await inTransaction(async (own) => {
        const state = { problem: null, finishedAt: null };
        const moved = await own.importRuns.moveRun(id, 'applying', state);
        if (!moved) throw new ConflictError('Dieser Import lässt sich nicht mehr übernehmen.');
        const summary = 'Zurückgewiesenen Import trotzdem übernommen';
        const action = 'import.forced';
        await own.audit.append(record(actor, { action, thingId: id, summary }), now());
      });
    },
  };
}
