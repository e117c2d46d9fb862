import type { PageView, StatusTag } from '../http/page-parts.ts';
import type { JobProgress } from '../jobs/job.ts';
import {
  administrationPath,
  forceImportPath,
  importRunPath,
  importsPath,
  programmeChangesPath,
} from '../paths.ts';
import { berlinDay, formatInstant } from '../shared/dates.ts';
import type { RunDetail } from './import-desk-service.ts';
import { runCountLabels, runCountNames, type ImportRun } from './import-run.ts';
import { kindLabels, stateTag } from './import-words.ts';

export interface ImportRunView extends PageView {
  state: StatusTag;
  /** The page itself: reloading it shows how far the run is. Null as soon as it has ended. */
  liveHref: string | null;
  progress: { text: string; rest: string | null; value: number; max: number } | null;
  problem: string | null;
  facts: { label: string; value: string | null }[];
  report: { place: string; text: string }[];
  changesHref: string | null;
  forceAction: string | null;
}

/** The progress of the job that carries the run, and since when it runs. */
export interface RunProgress {
  progress: JobProgress | null;
  startedAt: string;
  now: Date;
}

/** The page of one import, running or ended. */
export function importRunView(
  { run, report, canBeForced }: RunDetail,
  job: RunProgress | null,
): ImportRunView {
  const isLive = ['waiting', 'staging', 'applying'].includes(run.state);
  return {
    title: `Import vom ${formatInstant(new Date(run.startedAt))}`,
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Importe', href: importsPath() },
      { label: kindLabels[run.kind], href: null },
    ],
    state: stateTag(run.state),
    liveHref: isLive ? importRunPath(run.id) : null,
    progress: isLive && job ? progressView(job) : null,
    problem: run.problem,
    facts: factsOf(run),
    report: [...report],
    changesHref:
      run.state === 'done'
        ? programmeChangesPath({ seit: berlinDay(new Date(run.startedAt)) })
        : null,
    forceAction: canBeForced ? forceImportPath(run.id) : null,
  };
}

function factsOf(run: ImportRun): ImportRunView['facts'] {
  const hasEnded = run.finishedAt !== null && run.state !== 'applying';
  return [
    { label: 'Quelle', value: kindLabels[run.kind] },
    {
      label: 'Beendet',
      value: hasEnded ? formatInstant(new Date(run.finishedAt ?? '')) : 'noch nicht',
    },
    { label: 'Gelesene Dokumente', value: String(run.documents) },
    { label: 'Förderprogramme darin', value: String(run.programmes) },
    ...runCountNames
      .filter((name) => run.state === 'done' || run.counts[name] > 0)
      .map((name) => ({ label: runCountLabels[name], value: String(run.counts[name]) })),
  ];
}

function progressView({ progress, startedAt, now }: RunProgress): ImportRunView['progress'] {
  if (progress === null) return null;
  const { step, done, total } = progress;
  if (total === null) return { text: step, rest: null, value: 0, max: 1 };
  return {
    text: `${step}: ${done} von ${total}`,
    rest: restText({ done, total }, now.getTime() - Date.parse(startedAt)),
    value: done,
    max: Math.max(1, total),
  };
}

/** Guessed from what was done so far; nothing is said before there is something to guess from. */
export function restText(
  { done, total }: { done: number; total: number },
  elapsedMs: number,
): string | null {
  if (done < 1 || elapsedMs < 1000 || done >= total) return null;
  const seconds = Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
  return seconds < 90
    ? `noch etwa ${seconds} Sekunden`
    : `noch etwa ${Math.ceil(seconds / 60)} Minuten`;
}
