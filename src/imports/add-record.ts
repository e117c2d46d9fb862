import { newId } from '../database/new-id.ts';
import type { Programme } from '../programmes/programme.ts';
import { retrievedOn, stateColumns, type ApplyContext, type ReadyRecord } from './apply-context.ts';
import { indexedProgramme, type IndexedProgramme } from './catalogue-lookup.ts';
import type { ImportStores } from './import-services.ts';
import { findPredecessor, type GoneRecord } from './renewal.ts';
import { linkSuccessor, withLink } from './succession.ts';
import { likelyTwins } from './twins.ts';

interface NewRecord {
  ready: ReadyRecord;
  recordId: string;
  programmeId: string;
}

/** A page that no earlier run has seen: it belongs to a programme that names it, or becomes one. */
export async function addRecord(
  stores: ImportStores,
  context: ApplyContext,
  ready: ReadyRecord,
): Promise<void> {
  const target = context.index.findByPath(ready.pathKey, ready.record.title);
  // An imported programme names its own page; only curated and own ones are joined by their sources.
  if (target && target.origin !== 'import') {
    const added = { ready, recordId: newId(), programmeId: target.id };
    await insertRecord(stores, context, added);
    await appendChange(stores, context, { ...added, kind: 'new', oldValue: null });
    context.counts.new += 1;
  } else {
    await addProgramme(stores, context, ready);
  }
}

async function addProgramme(
  stores: ImportStores,
  context: ApplyContext,
  ready: ReadyRecord,
): Promise<void> {
  const { index, rules, run, counts } = context;
  const { record, found } = ready;
  const predecessor = findPredecessor(
    record,
    context.gone.filter(({ recordId }) => !context.succeeded.has(recordId)),
  );
  const slug = index.freeSlug(record.idUrl);
  const derived = rules.deriveProgramme(record, {
    evidence: found,
    retrievedOn: retrievedOn(context),
  });
  const programme = withPredecessor({ ...derived, slug }, context, predecessor);
  const added = { ready, recordId: newId(), programmeId: newId() };
  await stores.programmeImports.insertImported(added.programmeId, programme, run.startedAt);
  await insertRecord(stores, context, added);
  if (predecessor) {
    await linkSuccessor(stores, context, { predecessor, slug });
    await appendChange(stores, context, {
      ...added,
      kind: 'renewed',
      oldValue: predecessor.record.path,
    });
    counts.renewed += 1;
  } else {
    await appendChange(stores, context, { ...added, kind: 'new', oldValue: null });
    counts.new += 1;
  }
  const entry = indexedProgramme(
    { id: added.programmeId, origin: 'import', municipalityId: null, mergedIntoId: null },
    programme,
  );
  await addTwins(stores, context, { entry, predecessor, record });
  index.add(entry);
}

function withPredecessor(
  programme: Programme,
  { index }: ApplyContext,
  predecessor: GoneRecord | undefined,
): Programme {
  const slug = predecessor && index.findById(predecessor.programmeId)?.slug;
  return slug === undefined ? programme : withLink(programme, { slug, relation: 'predecessor' });
}

async function insertRecord(
  stores: ImportStores,
  context: ApplyContext,
  { ready, recordId, programmeId }: NewRecord,
): Promise<void> {
  const { pathKey, contentHash, record, found } = ready;
  const at = context.run.startedAt;
  await stores.sourceRecords.insertRecord({
    ...stateColumns(context, record),
    id: recordId,
    programmeId,
    pathKey,
    contentHash,
    firstSeenAt: at,
  });
  await stores.evidenceKeeping.keepFound({ programmeId, recordId, found, at });
}

async function appendChange(
  stores: ImportStores,
  { run }: ApplyContext,
  {
    ready,
    recordId,
    programmeId,
    kind,
    oldValue,
  }: NewRecord & { kind: 'new' | 'renewed'; oldValue: string | null },
): Promise<void> {
  const common = { programmeId, recordId, runId: run.id, at: run.startedAt, field: null };
  const newValue = kind === 'renewed' ? ready.record.path : null;
  await stores.sourceChanges.appendChanges([{ ...common, kind, oldValue, newValue }]);
}

/** Likely twins are asked about, never joined; a taken slug is a likeness, too. */
async function addTwins(
  stores: ImportStores,
  { index, report, counts, run }: ApplyContext,
  {
    entry,
    predecessor,
    record,
  }: {
    entry: IndexedProgramme;
    predecessor: GoneRecord | undefined;
    record: ReadyRecord['record'];
  },
): Promise<void> {
  const twins = likelyTwins(entry, index).filter(
    ({ other }) => other.id !== predecessor?.programmeId,
  );
  const holder = entry.slug === record.idUrl ? undefined : index.findBySlug(record.idUrl);
  if (holder) {
    report.add(
      record.path,
      `Die Kennung ${record.idUrl} ist vergeben; eingelesen als ${entry.slug}.`,
    );
    if (!twins.some(({ other }) => other.id === holder.id)) {
      twins.push({ other: holder, reason: 'Gleiche Kennung in der Quelle.' });
    }
  }
  for (const { other, reason } of twins) {
    const pair = { one: entry.id, other: other.id, reason };
    const isNew = await stores.programmeImports.insertTwinCandidate(pair, run.startedAt);
    if (isNew) counts.twins += 1;
  }
}
