import { formatNumber } from '../shared/text.ts';
import type { JobProgress } from './job.ts';

/** Progress as it is shown and stored: with the time the step will still take, as far as that can be guessed. */
export interface TimedProgress extends JobProgress {
  restSeconds: number | null;
}

/** Less is no ground to guess from: the first item often waits for something that the others do not. */
const leastMs = 3000;
const leastShare = 0.02;

/** Guesses the rest of a step from the pace of this step alone; steps go at different paces. */
export function createRestTime(): (progress: JobProgress, nowMs: number) => TimedProgress {
  let step: { name: string; sinceMs: number; done: number } | undefined;
  return (progress, nowMs) => {
    if (step?.name !== progress.step) {
      step = { name: progress.step, sinceMs: nowMs, done: progress.done };
    }
    const { sinceMs, done } = step;
    return { ...progress, restSeconds: guess(progress, nowMs - sinceMs, done) };
  };
}

function guess({ done, total }: JobProgress, elapsedMs: number, before: number): number | null {
  const did = done - before;
  if (total === null || done >= total || elapsedMs < leastMs || did < total * leastShare) {
    return null;
  }
  return Math.ceil(((elapsedMs / did) * (total - done)) / 1000);
}

/** "noch etwa 40 Sekunden"; null where nobody can say. */
export function restText({ restSeconds }: Pick<TimedProgress, 'restSeconds'>): string | null {
  if (restSeconds === null) return null;
  if (restSeconds < 90) {
    return `noch etwa ${restSeconds} ${restSeconds === 1 ? 'Sekunde' : 'Sekunden'}`;
  }
  return `noch etwa ${Math.ceil(restSeconds / 60)} Minuten`;
}

/** "Programme lesen: 3 von 10, noch etwa 40 Sekunden", for the terminal and the pages. */
export function progressText(progress: TimedProgress): string {
  const { step, done, total } = progress;
  if (total === null) return done === 0 ? step : `${step}: ${formatNumber(done)}`;
  const rest = restText(progress);
  const count = `${step}: ${formatNumber(done)} von ${formatNumber(total)}`;
  return rest === null ? count : `${count}, ${rest}`;
}
