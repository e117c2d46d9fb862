import type { JobProgress } from '../jobs/job.ts';
import type { SourceKind } from './source-record.ts';

/**
 * One import. Its states:
 *
 * - waiting: a file was uploaded, the job has not taken it yet
 * - staging: records are read into `staged_record`; nothing of the catalogue has changed
 * - applying: staged records become part of the catalogue, programme by programme; a killed run is finished by the next
 * - done
 * - refused: the source or the comparison with the last run spoke against it; nothing was changed
 * - failed: a fault of ours or an interrupted reading; nothing was changed
 * - discarded: a preview nobody confirmed
 */
export const runStates = [
  'waiting',
  'staging',
  'applying',
  'done',
  'refused',
  'failed',
  'discarded',
] as const;
export type RunState = (typeof runStates)[number];

/** What a state may become; anything else is refused. */
export const nextStates: Record<RunState, readonly RunState[]> = {
  waiting: ['staging', 'failed'],
  staging: ['applying', 'refused', 'failed', 'discarded'],
  applying: ['done'],
  // "trotzdem übernehmen": the staged records of a refused count are kept until the next run.
  refused: ['applying'],
  done: [],
  failed: [],
  discarded: [],
};

export const runCountNames = [
  'new',
  'changed',
  'unchanged',
  'returned',
  'renewed',
  'missing',
  'vanished',
  'failed',
  'twins',
] as const;
export type RunCounts = Record<(typeof runCountNames)[number], number>;

export const noCounts: RunCounts = {
  new: 0,
  changed: 0,
  unchanged: 0,
  returned: 0,
  renewed: 0,
  missing: 0,
  vanished: 0,
  failed: 0,
  twins: 0,
};

export interface ImportRun {
  id: string;
  kind: SourceKind;
  state: RunState;
  jobRunId: string | null;
  personId: string | null;
  isComplete: boolean;
  startedAt: string;
  finishedAt: string | null;
  documents: number;
  programmes: number;
  counts: RunCounts;
  problem: string | null;
}

export interface ReportLine {
  place: string;
  text: string;
}

/** Only the export lists every programme there is; a page or the dump never makes anything vanish. */
export function isCompleteKind(kind: SourceKind): boolean {
  return kind === 'export';
}

export const mostCountChangePercent = 5;

/**
 * Why this many programmes are not believed; undefined where they are.
 * @param before programmes of the last run of the same kind that was applied; undefined = there was none.
 */
export function refusalOfCount(count: number, before: number | undefined): string | undefined {
  if (count === 0) return 'Die Quelle enthält kein einziges Förderprogramm.';
  if (before === undefined) return undefined;
  const changePercent = (Math.abs(count - before) / before) * 100;
  if (changePercent <= mostCountChangePercent) return undefined;
  return `${count} statt zuletzt ${before} Förderprogramme: Das sind mehr als ${mostCountChangePercent} % Abweichung. Es wurde nichts geändert.`;
}

/** Tells how far an import is; the job's progress is one. */
export type Progress = (progress: JobProgress) => void;

/** The counts of a run as a person reads them. */
export const runCountLabels: Record<keyof RunCounts, string> = {
  new: 'neu',
  changed: 'geändert',
  unchanged: 'unverändert',
  returned: 'wieder da',
  renewed: 'erneuert (Nachfolger)',
  missing: 'einmal nicht enthalten',
  vanished: 'verschwunden',
  failed: 'nicht übernommen',
  twins: 'mögliche Dubletten',
};
