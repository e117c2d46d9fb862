import { createBatchSize } from './batch-size.ts';
import type { ImportRun } from './import-run.ts';
import type { ImportParts, ReadSource, SourceCount } from './import-services.ts';
import { pathKeyOf } from './path-key.ts';
import type { RunReport } from './run-report.ts';
import type { SkippedDocument, SourceRecord } from './source-record.ts';
import type { StagedRecord } from './staged-record.ts';

/**
 * First half of an import: reads a source into `staged_record`, in batches. Nothing of the catalogue changes.
 * Records whose content is already known are staged without their texts.
 * @throws whatever the source throws
 */
export async function stageImport(
  { stores, inTransaction, rules, clock }: ImportParts,
  run: ImportRun,
  { read, report, progress }: { read: ReadSource; report: RunReport; progress: Progress },
): Promise<SourceCount> {
  const known = new Map(
    (await stores.sourceRecords.listKnown()).map((one) => [one.pathKey, one.contentHash]),
  );
  const seen = new Set<string>();
  const unknown = new Map<string, number>();
  const batchSize = createBatchSize(clock.now, 100);
  let batch: StagedRecord[] = [];

  async function write(): Promise<void> {
    const records = batch;
    batch = [];
    await batchSize.measure(() =>
      inTransaction((own) => own.stagedRecords.insertStaged(run.id, records)),
    );
  }

  const count = await read({
    record: async (record) => {
      const pathKey = pathKeyOf(record.path);
      if (seen.has(pathKey)) {
        report.add(record.path, 'Kommt doppelt vor: Der erste Datensatz gilt.');
        return;
      }
      seen.add(pathKey);
      countUnknown(record, unknown);
      const contentHash = rules.contentHash(record);
      const isKnown = known.get(pathKey) === contentHash;
      batch.push({ pathKey, contentHash, record: isKnown ? null : record });
      if (batch.length >= batchSize.get()) await write();
    },
    skipped: ({ where, why }: SkippedDocument) => {
      report.add(where, why);
    },
    progress,
  });
  if (batch.length > 0) await write();
  for (const [what, times] of unknown)
    report.add(what, `Unbekannte Angabe der Quelle, ${times}-mal.`);
  return { documents: count.documents, programmes: seen.size };
}

type Progress = Parameters<ReadSource>[0]['progress'];

function countUnknown(record: SourceRecord, unknown: Map<string, number>): void {
  for (const { facet, value } of record.unknownFacets) {
    const what = `${facet}: ${value}`;
    unknown.set(what, (unknown.get(what) ?? 0) + 1);
  }
}
