import { createReadStream } from 'node:fs';
import { parse, type CsvError } from 'csv-parse';
import { SourceError } from '../../shared/errors.ts';
import type { SkippedDocument, SourceRecord } from '../source-record.ts';
import { dumpRecordOf, missingColumns, type DumpRow } from './dump-record.ts';

/**
 * The open dump of CorrelAid (https://fdb.cdl.correlaid.org/data/programme.csv): the export as one CSV, weekly, with
 * lists as JSON in their cells. The way in where the official export does not answer.
 */

export interface DumpHandlers {
  record: (record: SourceRecord) => Promise<void>;
  skipped: (document: SkippedDocument) => void;
  /** Lines read so far; nobody knows the total beforehand. */
  progress: (done: number) => void;
}

/** One guideline has at most some hundred thousand characters; beyond this a quote was never closed. */
const bytesPerRecord = 8 * 1024 * 1024;

/**
 * Reads the dump line by line.
 * @throws SourceError for a file whose header lacks what a record needs; one bad line is reported and passed over.
 */
export async function readDump(
  file: string,
  handlers: DumpHandlers,
): Promise<{ lines: number; programmes: number }> {
  const parser = createReadStream(file).pipe(
    parse({
      bom: true,
      columns: (header: string[]) => checkedHeader(header, file),
      info: true,
      max_record_size: bytesPerRecord,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error) handlers.skipped(skippedOf(error));
        return undefined;
      },
    }),
  );
  const counts = { lines: 0, programmes: 0 };
  for await (const item of parser as AsyncIterable<{ record: DumpRow; info: { lines: number } }>) {
    counts.lines += 1;
    const record = attempt(item, handlers);
    if (record) {
      await handlers.record(record);
      counts.programmes += 1;
    }
    handlers.progress(counts.lines);
  }
  if (counts.lines === 0) throw new SourceError(`Der Datensatz enthält keine Zeilen: ${file}`);
  return counts;
}

function checkedHeader(header: readonly string[], file: string): string[] {
  const missing = missingColumns(header);
  if (missing.length === 0) return [...header];
  throw new SourceError(
    `Die Datei ist nicht der offene Datensatz der Förderdatenbank: Es fehlen die Spalten ${missing.join(', ')} (${file}).`,
  );
}

function attempt(
  { record, info }: { record: DumpRow; info: { lines: number } },
  { skipped }: DumpHandlers,
): SourceRecord | undefined {
  try {
    return dumpRecordOf(record);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    skipped({ where: `Zeile ${info.lines}`, why });
    return undefined;
  }
}

function skippedOf(error: CsvError): SkippedDocument {
  const lines: unknown = error['lines'];
  return {
    where: typeof lines === 'number' ? `Zeile ${lines}` : 'unbekannte Zeile',
    why: `Die Zeile ist kein gültiges CSV: ${error.message}`,
  };
}
