import type { ListRow } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import { administrationPath, jobRunPath, jobsPath, listAs, startJobPath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import { nextTick } from './cron-time.ts';
import { secondsOf, type JobRun } from './job-run.ts';
import { durationText, occasionText, stateTag } from './job-words.ts';
import type { TimetableRow } from './timetable.ts';

export interface JobListView extends PageView {
  jobs: JobView[];
  csvHref: string;
  jsonHref: string;
}

interface JobView {
  anchor: string;
  title: string;
  description: string;
  when: string;
  next: string;
  startAction: string;
  startLabel: string;
  runs: RunView[];
}

interface RunView {
  at: string;
  href: string;
  state: StatusTag;
  duration: string;
  occasion: string;
  result: string;
  counts: string;
}

export interface JobRuns {
  row: TimetableRow;
  /** Newest first. */
  runs: readonly JobRun[];
}

export interface JobListContext {
  now: Date;
  people: readonly { id: string; name: string }[];
}

/** All jobs with their last runs. */
export function jobListView(jobs: readonly JobRuns[], context: JobListContext): JobListView {
  return {
    title: 'Automatische Aufgaben',
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Automatische Aufgaben', href: null },
    ],
    jobs: jobs.map((job) => jobView(job, context)),
    csvHref: listAs(jobsPath(), 'csv'),
    jsonHref: listAs(jobsPath(), 'json'),
  };
}

function jobView({ row, runs }: JobRuns, context: JobListContext): JobView {
  const next = nextTick(row.cron, context.now);
  return {
    anchor: `aufgabe-${row.name}`,
    title: row.title,
    description: row.description,
    when: row.when,
    next: next ? formatInstant(next) : 'nicht geplant',
    startAction: startJobPath(row.name),
    startLabel: `Jetzt ausführen: ${row.title}`,
    runs: runs.map((run) => runView(run, context)),
  };
}

function runView(run: JobRun, { now, people }: JobListContext): RunView {
  const failures = run.summary?.failures.length ?? 0;
  return {
    at: formatInstant(new Date(run.startedAt)),
    href: jobRunPath(run.id),
    state: stateTag(run, now),
    duration: durationText(run, now),
    occasion: occasionText(run, (id) => people.find((person) => person.id === id)?.name),
    result: run.error ?? run.summary?.text ?? run.progress?.step ?? '',
    counts: [
      ...(run.summary?.counts ?? [])
        .filter(({ count }) => count > 0)
        .map(({ label, count }) => `${label}: ${count}`),
      ...(failures === 0 ? [] : [`übergangen: ${failures}`]),
    ].join(', '),
  };
}

/** One run as a row of the file. */
export function jobRunRow(run: JobRun, now: Date): ListRow {
  return {
    id: run.id,
    job: run.job,
    slot: run.slot,
    state: run.state,
    attempt: run.attempt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    seconds: secondsOf(run, now),
    summary: run.summary?.text ?? null,
    counts: (run.summary?.counts ?? []).map(({ label, count }) => `${label}: ${count}`),
    failures: run.summary?.failures.length ?? 0,
    error: run.error,
  };
}
