import { formatInstant } from '../shared/dates.ts';
import { nextTick } from './cron-time.ts';
import { describeState, type JobRun } from './job-run.ts';
import type { TimetableRow } from './timetable.ts';

/** The table that `npm run job` prints: every job with its last run, how it ended, and its next run. */
export function jobListing(
  jobs: readonly { row: TimetableRow; run: JobRun | undefined }[],
  now: Date,
): string {
  const head = ['Name', 'Aufgabe', 'Letzter Lauf', 'Ergebnis', 'Nächster Lauf'];
  const lines = jobs.map(({ row, run }) => {
    const next = nextTick(row.cron, now);
    return [
      row.name,
      row.title,
      run ? formatInstant(new Date(run.startedAt)) : 'noch nie',
      run ? resultText(run, now) : '',
      next ? formatInstant(next) : '',
    ];
  });
  const rows = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const printed = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${printed.join('\n')}\n\nEine Aufgabe jetzt ausführen: npm run job -- <Name>\n`;
}

function resultText(run: JobRun, now: Date): string {
  return [describeState(run, now), run.summary?.text ?? run.error ?? ''].filter(Boolean).join(': ');
}
