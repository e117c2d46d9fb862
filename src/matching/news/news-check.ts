import { isStale, type JobRun } from '../../jobs/job-run.ts';

/** When matches were last checked, and whether that is still how things stand; pure. */

export interface NewsCheck {
  /** Instant as of which matches were last checked; null = never, as far as is known. */
  checkedAt: string | null;
  /** Instant of the newest change that no check has seen; null = there is none. */
  changedAt: string | null;
  /** At this moment, or the last attempt came to nothing. */
  state: 'idle' | 'running' | 'failed';
}

/**
 * @param runs of the job, the newest first
 * @param changedAt newest change of anything matching looks at, null = none is known
 */
export function newsCheckOf(
  { runs, changedAt }: { runs: readonly JobRun[]; changedAt: string | null },
  { now, municipalityIds }: { now: Date; municipalityIds: readonly string[] },
): NewsCheck {
  // What began before the change may have read its data before it, too.
  const checked = runs.find((run) => hasChecked(run, municipalityIds));
  const checkedAt = checked?.startedAt ?? null;
  const isSeen = changedAt === null || (checkedAt !== null && changedAt < checkedAt);
  const [latest] = runs;
  return {
    checkedAt,
    changedAt: isSeen ? null : changedAt,
    state: latest ? stateOf(latest, { now, isChecked: latest === checked }) : 'idle',
  };
}

function stateOf(
  run: JobRun,
  { now, isChecked }: { now: Date; isChecked: boolean },
): NewsCheck['state'] {
  if (run.state === 'running' && !isStale(run, now)) return 'running';
  return isChecked ? 'idle' : 'failed';
}

/** A run passes a municipality over that it could not work on, and goes on with the next. */
function hasChecked({ state, summary }: JobRun, municipalityIds: readonly string[]): boolean {
  if (state !== 'done') return false;
  return !(summary?.failures ?? []).some(({ item }) => municipalityIds.includes(item));
}
