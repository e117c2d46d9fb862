import type { ApplyContext, ReadyRecord } from './apply-context.ts';
import { applyMissing, loadGone, missingFrom } from './apply-missing.ts';
import { applyRecord } from './apply-record.ts';
import { createBatchSize } from './batch-size.ts';
import { createCatalogueLookup } from './catalogue-lookup.ts';
import type { ImportParts, ImportStores } from './import-services.ts';
import type { ImportRun, Progress } from './import-run.ts';
import { isBusyError } from '../database/dialect.ts';
import { createRunReport } from './run-report.ts';
import type { StagedRecord } from './staged-record.ts';
import { returned } from './update-record.ts';

/**
 * Second half of an import: staged records become part of the catalogue, a few programmes per transaction. A kill
 * leaves every programme whole; calling it again goes on where it stopped.
 */
export async function applyImport(
  parts: ImportParts,
  run: ImportRun,
  progress: Progress,
): Promise<ImportRun> {
  const { stores, clock } = parts;
  const stagedKeys = new Set(await stores.stagedRecords.listStagedKeys(run.id));
  const { context, missing } = await prepare(parts, run, stagedKeys);
  const total = stagedKeys.size;
  const batchSize = createBatchSize(clock.now, 50);
  for (let done = 0; ;) {
    progress({ step: 'Programme übernehmen', done, total });
    const batch = await stores.stagedRecords.listStaged(run.id, batchSize.get());
    if (batch.length === 0) break;
    const ready = batch.map((staged) => readyRecord(parts, context, staged));
    await batchSize.measure(() => applyBatch(parts, context, { batch, ready }));
    await context.report.flush();
    done += batch.length;
  }
  await applyMissing(parts, context, missing);
  await context.report.flush();
  const finished = { finishedAt: clock.now().toISOString(), counts: context.counts };
  await parts.inTransaction(async (own) => {
    await own.importRuns.moveRun(run.id, 'done', finished);
    // The visible switch: until here the web process shows the catalogue as it was.
    await own.catalogueVersion.raiseVersion();
  });
  return { ...run, ...finished, state: 'done' };
}

async function prepare(parts: ImportParts, run: ImportRun, stagedKeys: ReadonlySet<string>) {
  const { stores, rules } = parts;
  const known = new Map((await stores.sourceRecords.listKnown()).map((one) => [one.pathKey, one]));
  const missing = missingFrom(run, known.values(), stagedKeys);
  const written = await stores.importRuns.countReport(run.id);
  const context: ApplyContext = {
    rules,
    run,
    known,
    index: createCatalogueLookup(await stores.programmeImports.listIndexed()),
    gone: await loadGone(parts, missing),
    succeeded: new Set(),
    report: createRunReport(stores.importRuns, run.id, written),
    counts: { ...run.counts },
  };
  return { context, missing };
}

/** The prose is searched outside the transaction. Undefined: it can't be read, which is reported. */
function readyRecord(
  { rules }: ImportParts,
  { report, counts }: ApplyContext,
  { record, ...staged }: StagedRecord,
): ReadyRecord | null | undefined {
  if (record === null) return null;
  try {
    return { ...staged, record, found: rules.findEvidence(record) };
  } catch (error) {
    counts.failed += 1;
    report.add(record.path, failureText(error));
    return undefined;
  }
}

/** Each waits as long as the connection does, three seconds. */
const mostAttempts = 10;

interface Batch {
  batch: readonly StagedRecord[];
  ready: readonly (ReadyRecord | null | undefined)[];
}

/** One broken record never aborts a run: where a batch fails, its records are tried one by one. */
async function applyBatch(
  parts: ImportParts,
  context: ApplyContext,
  { batch, ready }: Batch,
): Promise<void> {
  const { succeeded } = context;
  const counts = { ...context.counts };
  const mark = context.report.mark();
  try {
    await untilFree(() =>
      parts.inTransaction((stores) => writeBatch(stores, context, { batch, ready })),
    );
  } catch (error) {
    // The transaction took back what it wrote; so does the memory.
    context.report.cutTo(mark);
    const index = createCatalogueLookup(await parts.stores.programmeImports.listIndexed());
    Object.assign(context, { succeeded, counts, index });
    if (isBusyError(error)) throw error;
    if (batch.length === 1) {
      await passOver(parts, context, { staged: batch, error });
      return;
    }
    for (const [position, staged] of batch.entries()) {
      await applyBatch(parts, context, { batch: [staged], ready: [ready[position]] });
    }
  }
}

/** Another process may hold the write lock longer than the connection waits; that is no fault of the record. */
async function untilFree(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isBusyError(error) || attempt === mostAttempts) throw error;
    }
  }
}

async function writeBatch(
  stores: ImportStores,
  context: ApplyContext,
  { batch, ready }: Batch,
): Promise<void> {
  const { run, known, counts } = context;
  const same = batch.filter((_, index) => ready[index] === null).map(({ pathKey }) => pathKey);
  await stores.sourceRecords.markSeen(same, run.startedAt);
  for (const pathKey of same) {
    const record = known.get(pathKey);
    if (record === undefined || record.vanishedAt === null) counts.unchanged += 1;
    else {
      const { id: recordId, programmeId } = record;
      const common = { programmeId, recordId, runId: run.id, at: run.startedAt };
      await stores.sourceChanges.appendChanges([returned(common)]);
      counts.returned += 1;
    }
  }
  for (const one of ready) if (one) await applyRecord(stores, context, one);
  await stores.stagedRecords.deleteStaged(
    run.id,
    batch.map(({ pathKey }) => pathKey),
  );
  await stores.importRuns.updateRun(run.id, { counts });
}

async function passOver(
  parts: ImportParts,
  context: ApplyContext,
  { staged, error }: { staged: readonly StagedRecord[]; error: unknown },
): Promise<void> {
  const keys = staged.map(({ pathKey }) => pathKey);
  context.counts.failed += 1;
  for (const { record, pathKey } of staged) {
    context.report.add(record?.path ?? pathKey, failureText(error));
  }
  await parts.inTransaction(async (stores) => {
    // It is in the source: it must not count as missing.
    await stores.sourceRecords.markSeen(keys, context.run.startedAt);
    await stores.stagedRecords.deleteStaged(context.run.id, keys);
    await stores.importRuns.updateRun(context.run.id, { counts: context.counts });
  });
}

function failureText(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `Nicht übernommen: ${reason}`;
}
