import type { JobProgress } from './job.ts';
import type { JobRun } from './job-run.ts';
import { createRestTime, type TimedProgress } from './rest-time.ts';
import type { RunDeps } from './run-job.ts';

const beatMs = 5000;
/** Progress is written at most so often, however often the work tells it. */
const progressMs = 1000;

/**
 * Signs of life of a run. Nothing is written while the work holds a transaction: the one connection lets us wait.
 * `lost` settles where another process took the run over, because we seemed dead.
 */
export function keepAlive(run: JobRun, { stores: { jobRuns }, clock, log, show }: RunDeps) {
  const timed = createRestTime();
  let latest: TimedProgress | null = null;
  let writing: Promise<void> | undefined;
  let isOurs = true;
  let lastWrite = 0;
  let loseIt = (): void => undefined;
  const lost = new Promise<{ kind: 'lost' }>((resolve) => {
    loseIt = () => {
      resolve({ kind: 'lost' });
    };
  });

  async function beat(): Promise<void> {
    lastWrite = performance.now();
    const now = clock.now().toISOString();
    try {
      isOurs = await jobRuns.beat(run, { now, progress: latest });
      if (!isOurs) loseIt();
    } catch (error) {
      // A busy database is no reason to give the work up; the next beat tries again.
      log.warn({ err: error, run: run.id }, 'sign of life was not written');
    }
  }

  const write = (): void => {
    writing ??= beat().finally(() => {
      writing = undefined;
    });
  };
  const timer = setInterval(write, beatMs);

  return {
    lost,
    latest: (): TimedProgress | null => latest,
    progress: (progress: JobProgress): void => {
      latest = timed(progress, performance.now());
      show?.(latest);
      if (isOurs && performance.now() - lastWrite >= progressMs) write();
    },
    end: async (): Promise<void> => {
      clearInterval(timer);
      await writing;
    },
  };
}
