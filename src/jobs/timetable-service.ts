import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { lastTick } from './cron-time.ts';
import { changeSlot, isSettled } from './data-change.ts';
import { isRepeatable, isStale } from './job-run.ts';
import type { JobSpawner } from './spawn-job.ts';
import type { TimetableRow } from './timetable.ts';

const sweepMs = 60_000;
/** The first visitors come before what was missed. */
const firstSweepMs = 2000;

export interface TimetableParts {
  rows: readonly TimetableRow[];
  spawner: Pick<JobSpawner, 'start' | 'isRunning'>;
  stores: Stores;
  clock: Clock;
  log: Logger;
}

/**
 * Starts each job when it is due, and once a minute what was missed or broken off: the latest slot, never all of them;
 * with the same question what waits for a change.
 * @returns a function that stops it; processes already started are the spawner's.
 */
export function startTimetable(parts: TimetableParts): () => Promise<void> {
  const { rows, clock, log } = parts;
  const sweep = (): void => {
    catchUp(parts).catch((error: unknown) => {
      log.error({ err: error }, 'missed jobs were not started');
    });
  };
  const tasks = rows.map((row) =>
    schedule(
      row.cron,
      ({ date }) => {
        startUnlessRunning(parts, row, row.slotOf(date));
      },
      // What was missed is caught up below, so that the warning would only alarm.
      { timezone: 'Europe/Berlin', suppressMissedWarning: true },
    ),
  );
  const timer = setInterval(sweep, sweepMs);
  log.info({ jobs: rows.map(({ name }) => name), now: clock.now() }, 'timetable begins');
  const first = setTimeout(sweep, firstSweepMs);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    for (const task of tasks) await task.destroy();
  };
}

/** Two processes may still start the same slot: the row in the database decides, this only saves the effort. */
function startUnlessRunning({ spawner }: TimetableParts, row: TimetableRow, slot: string): void {
  if (!spawner.isRunning(row.name)) spawner.start(row.name, { slot });
}

/** Starts what a dead process left behind, else the latest slot that nobody ran, else what a change asks for. */
export async function catchUp(parts: TimetableParts): Promise<void> {
  const { rows, spawner, log } = parts;
  for (const row of rows) {
    if (spawner.isRunning(row.name)) continue;
    try {
      const slot = await dueSlot(parts, row);
      if (slot !== undefined) startUnlessRunning(parts, row, slot);
    } catch (error) {
      // One job whose question fails must not keep the others from being started.
      log.error({ err: error, job: row.name }, 'missed job was not started');
    }
  }
}

async function dueSlot(
  { stores, clock }: TimetableParts,
  row: TimetableRow,
): Promise<string | undefined> {
  const now = clock.now();
  const [latest] = await stores.jobRuns.listRuns(row.name, 1);
  if (latest && isRepeatable(latest, now)) return latest.slot;
  if (latest?.state === 'running' && !isStale(latest, now)) return undefined;
  const tick = lastTick(row.cron, now);
  const isFree = async (slot: string): Promise<boolean> =>
    (await stores.jobRuns.findRun(row.name, slot)) === undefined;
  if (tick && (await isFree(row.slotOf(tick)))) return row.slotOf(tick);
  const change = await row.newestChange?.(stores);
  if (!change || !isSettled(change, now)) return undefined;
  return (await isFree(changeSlot(change))) ? changeSlot(change) : undefined;
}
