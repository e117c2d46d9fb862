import { retrievedOn, stateColumns, type ApplyContext, type ReadyRecord } from './apply-context.ts';
import type { ImportStores } from './import-services.ts';
import { completedFrom } from './carried-fields.ts';
import { withKeptFields } from './kept-fields.ts';
import { changedFields } from './record-fields.ts';
import type { NewSourceChange } from './source-change.ts';
import type { KnownRecord } from './known-record.ts';

interface KnownChange {
  ready: ReadyRecord;
  known: KnownRecord;
}

/** A page that is known, with another content than before: history, record, evidence, and the facts made from it. */
export async function updateRecord(
  stores: ImportStores,
  context: ApplyContext,
  { ready, known }: KnownChange,
): Promise<void> {
  const { run, rules, counts } = context;
  const before = await stores.sourceRecords.getStored(known.id);
  const record = completedFrom(ready.record, run.kind, before.record);
  const contentHash = rules.contentHash(record);
  const common = {
    programmeId: known.programmeId,
    recordId: known.id,
    runId: run.id,
    at: run.startedAt,
  };
  const changes = known.vanishedAt === null ? [] : [returned(common)];
  if (known.vanishedAt !== null) counts.returned += 1;
  if (contentHash === known.contentHash) {
    // The same content by another way: the stored texts stay, so that the two do not alternate.
    if (known.vanishedAt === null) counts.unchanged += 1;
    await stores.sourceRecords.markSeen([known.pathKey], run.startedAt);
    await stores.sourceChanges.appendChanges(changes);
    return;
  }
  counts.changed += 1;
  const fields = changedFields(before.record, record);
  changes.push(...fields.map((field) => ({ ...common, kind: 'changed' as const, ...field })));
  await stores.sourceChanges.appendChanges(changes);
  await stores.sourceRecords.replaceRecord({
    ...stateColumns(context, record),
    id: known.id,
    contentHash,
  });
  await updateFacts(stores, context, { known, ready: { ...ready, record } });
}

/** History of a record that is back, with or without another content. */
export function returned(
  common: Pick<NewSourceChange, 'programmeId' | 'recordId' | 'runId' | 'at'>,
): NewSourceChange {
  return { ...common, kind: 'returned', field: null, oldValue: null, newValue: null };
}

/** Imported programmes follow their source, except in the fields that a person edited; others are left alone. */
async function updateFacts(
  stores: ImportStores,
  context: ApplyContext,
  { known, ready }: KnownChange,
): Promise<void> {
  const { rules, run } = context;
  const evidence = await stores.evidenceKeeping.keepFound({
    programmeId: known.programmeId,
    recordId: known.id,
    found: ready.found,
    at: run.startedAt,
  });
  const target = await stores.programmeImports.getTarget(known.programmeId);
  // Of two pages about one programme the leading one speaks for it, else their changes would alternate.
  if (target.origin !== 'import' || target.leadingRecordId !== known.id) return;
  const derived = rules.deriveProgramme(ready.record, {
    evidence,
    retrievedOn: retrievedOn(context),
  });
  const next = withKeptFields(derived, target, rules);
  if (JSON.stringify(next) !== JSON.stringify(target.programme)) {
    await stores.programmeImports.updateImported(target.id, next, run.startedAt);
  }
}
