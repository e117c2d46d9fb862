import type { ApplyContext } from './apply-context.ts';
import { createBatchSize } from './batch-size.ts';
import type { ImportParts } from './import-services.ts';
import type { ImportRun } from './import-run.ts';
import { isArchived } from './path-key.ts';
import type { GoneRecord } from './renewal.ts';
import type { KnownRecord } from './known-record.ts';

/** A record is gone after this many complete runs without it: the source's nodes disagree (specification, 1.1). */
export const runsUntilVanished = 2;

/** Known records that a complete run does not have. Also right for a run that is taken up again halfway. */
export function missingFrom(
  run: ImportRun,
  known: Iterable<KnownRecord>,
  stagedKeys: ReadonlySet<string>,
): KnownRecord[] {
  if (!run.isComplete) return [];
  return [...known].filter(
    ({ pathKey, lastSeenAt }) =>
      // What this run has applied already carries its instant.
      lastSeenAt < run.startedAt && !stagedKeys.has(pathKey) && !isArchived(pathKey),
  );
}

/** The missing records with their texts, as far as they have no successor yet. */
export async function loadGone(
  { stores }: ImportParts,
  missing: readonly KnownRecord[],
): Promise<GoneRecord[]> {
  const gone: GoneRecord[] = [];
  for (const { id, programmeId, missingRuns } of missing) {
    const { programme } = await stores.programmeImports.getTarget(programmeId);
    if (programme.links.some(({ relation }) => relation === 'successor')) continue;
    const { record } = await stores.sourceRecords.getStored(id);
    gone.push({ recordId: id, programmeId, missingRuns, record });
  }
  return gone;
}

/** Counts the runs a record was missing in, and says once that it vanished. Nothing is deleted. */
export async function applyMissing(
  parts: ImportParts,
  context: ApplyContext,
  missing: readonly KnownRecord[],
): Promise<void> {
  const { run, succeeded, counts } = context;
  const open = missing.filter(({ id }) => !succeeded.has(id));
  const batchSize = createBatchSize(parts.clock.now, 50);
  for (let from = 0; from < open.length;) {
    const batch = open.slice(from, from + batchSize.get());
    from += batch.length;
    await batchSize.measure(() =>
      parts.inTransaction(async (stores) => {
        for (const record of batch) {
          const isNewlyGone = await markOne(stores, run, record);
          if (isNewlyGone) counts.vanished += 1;
          else if (record.vanishedAt === null) counts.missing += 1;
        }
        await stores.importRuns.updateRun(run.id, { counts });
      }),
    );
  }
}

async function markOne(
  stores: ImportParts['stores'],
  run: ImportRun,
  { id, programmeId, lastSeenAt, vanishedAt }: KnownRecord,
): Promise<boolean> {
  // Counted from the runs, not added up: a run that is taken up again must not count twice.
  const missingRuns = 1 + (await stores.importRuns.countCompleteSince(lastSeenAt));
  const isNewlyGone = vanishedAt === null && missingRuns >= runsUntilVanished;
  await stores.sourceRecords.markMissing(id, missingRuns, isNewlyGone ? run.startedAt : vanishedAt);
  if (isNewlyGone) {
    await stores.sourceChanges.appendChanges([
      {
        programmeId,
        recordId: id,
        runId: run.id,
        at: run.startedAt,
        kind: 'vanished',
        field: null,
        oldValue: null,
        newValue: null,
      },
    ]);
  }
  return isNewlyGone;
}
