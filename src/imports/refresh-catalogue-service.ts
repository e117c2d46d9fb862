import type { Job, JobContext, JobHead, JobSummary } from '../jobs/job.ts';
import { SourceError, type AppError } from '../shared/errors.ts';
import type { ImportParts, SourceCount, SourceSink } from './import-services.ts';
import { runCountLabels, runCountNames, type ImportRun } from './import-run.ts';
import type { ImportService } from './import-service.ts';
import { isDue, type ImportSource, type RemoteKind } from './import-source.ts';
import type { SourceFiles } from './source-files.ts';
import type { UploadFolder } from './upload-folder.ts';

export const catalogueRefreshHead: JobHead = {
  name: 'catalogue-refresh',
  title: 'Förderkatalog aktualisieren',
  description:
    'Liest hochgeladene Dateien und die eingeschaltete Quelle ein und übernimmt, was neu, geändert oder verschwunden ist.',
};

export interface RefreshParts
  extends Pick<ImportParts, 'stores' | 'inTransaction' | 'clock'>, SourceFiles {
  imports: ImportService;
  uploads: UploadFolder;
  /** A file named on the command line, instead of what waits or is due. */
  file: string | undefined;
}

/** The job that keeps the catalogue as its source has it: first what a killed run left, then files, then the net. */
export function createRefreshJob(parts: RefreshParts): Job {
  return {
    ...catalogueRefreshHead,
    run: async (context) => {
      const runs = await parts.imports.finishInterrupted(context.progress);
      if (parts.file !== undefined) {
        runs.push(await readNamedFile(parts, parts.file, context));
      } else {
        runs.push(...(await readWaiting(parts, context)));
        if (runs.length === 0) runs.push(...(await readDueSource(parts, context)));
      }
      if (runs.length === 0) return idleSummary(await parts.stores.importSources.listSources());
      return summaryOf(runs);
    },
  };
}

async function readNamedFile(
  parts: RefreshParts,
  file: string,
  context: JobContext,
): Promise<ImportRun> {
  const kind: RemoteKind = file.toLowerCase().endsWith('.csv') ? 'dump' : 'export';
  const run = await parts.imports.startRun(kind, ownerOf(context));
  return readInto(parts, run, { file, progress: context.progress });
}

/** Uploaded files, oldest first; each is removed after its run. */
async function readWaiting(parts: RefreshParts, context: JobContext): Promise<ImportRun[]> {
  const { stores, uploads } = parts;
  const ended: ImportRun[] = [];
  for (const run of await stores.importRuns.listRunsIn('waiting')) {
    const file = uploads.pathOf(run.id);
    await stores.importRuns.updateRun(run.id, { jobRunId: context.runId });
    try {
      ended.push(await readInto(parts, run, { file, progress: context.progress }));
    } finally {
      uploads.remove(file);
    }
  }
  return ended;
}

/** The export; where it can't be had and the dump is enabled, too, the dump. One request a day at most. */
async function readDueSource(parts: RefreshParts, context: JobContext): Promise<ImportRun[]> {
  const ended: ImportRun[] = [];
  for (const source of await parts.stores.importSources.listSources()) {
    if (!isDue(source, context.now())) continue;
    const run = await fetchAndRead(parts, source, context);
    ended.push(run);
    if (run.state === 'done') break;
  }
  return ended;
}

async function fetchAndRead(
  parts: RefreshParts,
  source: ImportSource,
  context: JobContext,
): Promise<ImportRun> {
  const { stores, imports, withFetched, readFile } = parts;
  const run = await imports.startRun(source.kind, ownerOf(context));
  // Noted before the request: a crash must not lead to a second one on the same day.
  await stores.importSources.markFetched(source.kind, context.now().toISOString());
  context.progress({ step: 'Quelle abrufen', done: 0, total: null });
  const read = (sink: SourceSink): Promise<SourceCount> =>
    withFetched(source, (file) => readFile(source.kind, file, sink));
  return imports.runImport(run, { read, progress: context.progress });
}

function readInto(
  { imports, readFile }: RefreshParts,
  run: ImportRun,
  { file, progress }: { file: string; progress: JobContext['progress'] },
): Promise<ImportRun> {
  const kind: RemoteKind = run.kind === 'dump' ? 'dump' : 'export';
  const read = (sink: SourceSink): Promise<SourceCount> => readFile(kind, file, sink);
  return imports.runImport(run, { read, progress });
}

const ownerOf = ({ runId, startedById }: JobContext) => ({
  jobRunId: runId,
  personId: startedById,
});

/** Why there was nothing to do: whoever expects a fetch every night must see what is missing. */
function idleSummary(sources: readonly ImportSource[]): JobSummary {
  const why = sources.some(({ isEnabled }) => isEnabled)
    ? 'die eingeschaltete Quelle wurde innerhalb eines Tages schon abgerufen.'
    : 'keine Quelle ist eingeschaltet (Verwaltung, Importe).';
  return {
    text: `Nichts zu tun: Es wartet keine hochgeladene Datei, und ${why}`,
    counts: [],
    failures: [],
  };
}

/** @throws SourceError where nothing could be taken: the list of jobs shows it as failed. */
function summaryOf(runs: readonly ImportRun[]): JobSummary {
  const done = runs.filter(({ state }) => state === 'done');
  const refused = runs.filter(({ state }) => state !== 'done');
  if (done.length === 0) throw refusalOf(refused);
  return {
    text: done.map(runText).join(' '),
    counts: runCountNames.map((name) => ({
      label: runCountLabels[name],
      count: done.reduce((sum, { counts }) => sum + counts[name], 0),
    })),
    failures: refused.map(({ kind, problem }) => ({ item: kind, reason: problem ?? '' })),
  };
}

function refusalOf(refused: readonly ImportRun[]): AppError {
  return new SourceError(refused.map(({ problem }) => problem ?? '').join(' '));
}

function runText({ programmes, counts }: ImportRun): string {
  const { changed, vanished, renewed } = counts;
  return `${programmes} Förderprogramme gelesen: ${counts.new} neu, ${changed} geändert, ${renewed} erneuert, ${vanished} verschwunden.`;
}
