import type { JobSummary } from './job.ts';
import type { TimedProgress } from './rest-time.ts';

/** One run of a job, as its row in `job_run` tells it. */
export const runStates = ['running', 'done', 'failed', 'abandoned'] as const;
export type RunState = (typeof runStates)[number];

export interface JobRun {
  id: string;
  job: string;
  /** `2026-11-22T05:30` (Berlin, from the timetable), `change:<mark>` (`data-change.ts`) or `manual:<uuid>`. */
  slot: string;
  state: RunState;
  /** Changes with every take-over: who holds another one is no longer the owner. */
  ownerToken: string;
  attempt: number;
  startedById: string | null;
  startedAt: string;
  heartbeatAt: string;
  finishedAt: string | null;
  progress: TimedProgress | null;
  summary: JobSummary | null;
  /** One German sentence for people; details are in the log. */
  error: string | null;
}

/** A process that gave no sign of life for so long has died. */
export const staleAfterMs = 120_000;

/** Work that ended its process three times would do so a fourth time. */
export const mostAttempts = 3;

export const manualSlot = (id: string): string => `manual:${id}`;
export const isManual = ({ slot }: Pick<JobRun, 'slot'>): boolean => slot.startsWith('manual:');

/** Whether the row says "running" although its process died. */
export function isStale(run: Pick<JobRun, 'state' | 'heartbeatAt'>, now: Date): boolean {
  return run.state === 'running' && now.getTime() - Date.parse(run.heartbeatAt) > staleAfterMs;
}

/** Whether the work of this row was broken off and should be done again. */
export function isRepeatable(
  run: Pick<JobRun, 'state' | 'heartbeatAt' | 'attempt'>,
  now: Date,
): boolean {
  return run.attempt < mostAttempts && (run.state === 'abandoned' || isStale(run, now));
}

/** How a run stands, in a word. */
export function describeState(run: Pick<JobRun, 'state' | 'heartbeatAt'>, now: Date): string {
  if (isStale(run, now)) return 'abgebrochen';
  return runStateLabels[run.state];
}

export const runStateLabels: Record<RunState, string> = {
  running: 'läuft',
  done: 'fertig',
  failed: 'gescheitert',
  abandoned: 'abgebrochen',
};

/** Seconds from the beginning to the end, or to now. */
export function secondsOf(run: Pick<JobRun, 'startedAt' | 'finishedAt'>, now: Date): number {
  const end = run.finishedAt === null ? now.getTime() : Date.parse(run.finishedAt);
  return Math.max(0, Math.round((end - Date.parse(run.startedAt)) / 1000));
}
