import type { ImportStores } from './import-services.ts';
import type { ReportLine } from './import-run.ts';

/** A report nobody reads to its end; the count of what was passed over stays exact. */
export const mostReportLines = 1000;

export type RunReport = ReturnType<typeof createRunReport>;

/** Collects what a person should know about a run and writes it in batches. */
export function createRunReport(
  runs: ImportStores['importRuns'],
  runId: string,
  alreadyWritten = 0,
) {
  let lines: ReportLine[] = [];
  let written = alreadyWritten;

  return {
    add(place: string, text: string): void {
      if (written + lines.length < mostReportLines) lines.push({ place, text });
    },
    /** For what is rolled back: how many lines wait, and back to that. */
    mark: (): number => lines.length,
    cutTo(mark: number): void {
      lines = lines.slice(0, mark);
    },
    async flush(): Promise<void> {
      const taken = lines;
      lines = [];
      for (let from = 0; from < taken.length; from += 50) {
        const batch = taken.slice(from, from + 50);
        await runs.appendReport(runId, written, batch);
        written += batch.length;
      }
    },
  };
}
