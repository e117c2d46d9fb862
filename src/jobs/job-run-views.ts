import type { PageView, StatusTag } from '../http/page-parts.ts';
import { administrationPath, jobRunPath, jobsPath, startJobPath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import type { JobRun } from './job-run.ts';
import { isStale } from './job-run.ts';
import { progressText, type TimedProgress } from './rest-time.ts';
import { durationText, occasionText, stateTag } from './job-words.ts';
import type { TimetableRow } from './timetable.ts';

export interface JobRunView extends PageView {
  description: string;
  state: StatusTag;
  /** The page itself: reloading it shows how far the run is. Null as soon as it has ended. */
  liveHref: string | null;
  progress: ProgressView | null;
  facts: { label: string; text: string }[];
  result: string | null;
  error: string | null;
  counts: { label: string; text: string }[];
  failures: { item: string; reason: string }[];
  startAction: string;
}

interface ProgressView {
  text: string;
  /** Null where nobody knows how much there is: the bar then only says that something happens. */
  bar: { value: number; max: number } | null;
}

/** The page of one run, running or ended. */
export function jobRunView(
  run: JobRun,
  row: Pick<TimetableRow, 'name' | 'title' | 'description'>,
  { now, people }: { now: Date; people: readonly { id: string; name: string }[] },
): JobRunView {
  const isRunning = run.state === 'running' && !isStale(run, now);
  const startedAt = formatInstant(new Date(run.startedAt));
  return {
    title: row.title,
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Automatische Aufgaben', href: jobsPath() },
      { label: `${row.title}, ${startedAt}`, href: null },
    ],
    description: row.description,
    state: stateTag(run, now),
    liveHref: isRunning ? jobRunPath(run.id) : null,
    progress: isRunning ? progressView(run.progress) : null,
    facts: [
      { label: 'Begonnen', text: startedAt },
      { label: isRunning ? 'Läuft seit' : 'Dauer', text: durationText(run, now) },
      {
        label: 'Anlass',
        text: occasionText(run, (id) => people.find((person) => person.id === id)?.name),
      },
      ...(run.attempt === 1
        ? []
        : [{ label: 'Versuch', text: `${run.attempt}, der vorige brach ab` }]),
    ],
    result: run.summary?.text ?? null,
    error: errorText(run, now),
    counts: (run.summary?.counts ?? []).map(({ label, count }) => ({ label, text: String(count) })),
    failures: [...(run.summary?.failures ?? [])],
    startAction: startJobPath(row.name),
  };
}

function errorText(run: JobRun, now: Date): string | null {
  if (!isStale(run, now)) return run.error;
  return 'Der Prozess gibt seit über zwei Minuten kein Lebenszeichen. Der Lauf wird wiederholt, sobald der Zeitplan läuft.';
}

function progressView(progress: TimedProgress | null): ProgressView {
  if (progress === null) return { text: 'Wird gestartet', bar: null };
  const { done, total } = progress;
  const bar = total === null ? null : { value: done, max: Math.max(total, 1) };
  return { text: progressText(progress), bar };
}
