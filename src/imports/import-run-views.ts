import type { PageView, StatusTag } from '../http/page-parts.ts';
import { progressText, type TimedProgress } from '../jobs/rest-time.ts';
import {
  administrationPath,
  evidenceCheckPath,
  forceImportPath,
  importRunPath,
  importsPath,
  programmeChangesPath,
} from '../paths.ts';
import { berlinDay, formatInstant } from '../shared/dates.ts';
import { formatNumber } from '../shared/text.ts';
import type { RunDetail } from './import-desk-service.ts';
import { runCountLabels, runCountNames, type ImportRun, type RunCounts } from './import-run.ts';
import { kindLabels, stateTag } from './import-words.ts';

export interface ImportRunView extends PageView {
  state: StatusTag;
  /** The page itself: reloading it shows how far the run is. Null as soon as it has ended. */
  liveHref: string | null;
  progress: { text: string; value: number; max: number } | null;
  problem: string | null;
  facts: { label: string; value: string | null }[];
  report: { place: string; text: string }[];
  changesHref: string | null;
  checkHref: string | null;
  forceAction: string | null;
}

/** The page of one import, running or ended; with the progress of the job that carries it. */
export function importRunView(
  { run, report, canBeForced }: RunDetail,
  progress: TimedProgress | null,
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
    progress: isLive && progress ? progressView(progress) : null,
    problem: run.problem,
    facts: factsOf(run),
    report: [...report],
    changesHref:
      run.state === 'done'
        ? programmeChangesPath({ seit: berlinDay(new Date(run.startedAt)) })
        : null,
    checkHref: run.state === 'done' ? evidenceCheckPath() : null,
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
    { label: 'Gelesene Dokumente', value: formatNumber(run.documents) },
    { label: 'Förderprogramme darin', value: formatNumber(run.programmes) },
    ...runCountNames
      .filter((name) => run.counts[name] > 0 || (run.state === 'done' && alwaysShown.has(name)))
      .map((name) => ({
        label: capitalised(runCountLabels[name]),
        value: formatNumber(run.counts[name]),
      })),
  ];
}

/** That nothing changed or vanished is news, too; of the others only what there is. */
const alwaysShown: ReadonlySet<keyof RunCounts> = new Set(['new', 'changed', 'vanished']);

function capitalised(label: string): string {
  return label.slice(0, 1).toLocaleUpperCase('de-DE') + label.slice(1);
}

function progressView(progress: TimedProgress): ImportRunView['progress'] {
  const { done, total } = progress;
  const bar = total === null ? { value: 0, max: 1 } : { value: done, max: Math.max(1, total) };
  return { text: progressText(progress), ...bar };
}
