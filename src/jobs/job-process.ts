import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { isUpToDate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { newId } from '../database/new-id.ts';
import { createServices, type Services } from '../services.ts';
import { systemClock } from '../shared/clock.ts';
import { AppError, StartError } from '../shared/errors.ts';
import type { Asked } from './claim-slot.ts';
import type { Job } from './job.ts';
import { progressText, type TimedProgress } from './rest-time.ts';
import { manualSlot } from './job-run.ts';
import { runJob } from './run-job.ts';

/** What a job may be made of. */
export interface JobParts {
  services: Services;
  dataDir: string;
  version: string;
  sourceContact: string | null;
  /** `--file=…` of the command line, for jobs that read one. */
  file: string | undefined;
}

/**
 * All an entry file in `jobs/` does: opens, wires, runs the job in the slot it was started for, sets the exit code.
 * Without a slot it is a run by hand.
 */
export async function startJob(createJob: (parts: JobParts) => Job): Promise<void> {
  try {
    process.exitCode = await run(createJob);
  } catch (error) {
    const text =
      error instanceof AppError ? error.message : error instanceof Error ? error.stack : '';
    process.stderr.write(`Die Aufgabe startet nicht: ${text ?? String(error)}\n`);
    process.exitCode = 1;
  }
}

async function run(createJob: (parts: JobParts) => Job): Promise<number> {
  const { dataDir, logLevel, isDemo, accounts, version, sourceContact } = readConfig();
  const log = pino({ level: logLevel }, pino.destination({ fd: 2, sync: true }));
  const database = openDatabase(dataDir);
  const clock = systemClock();
  const controller = new AbortController();
  process.once('SIGTERM', () => {
    controller.abort('system');
  });
  process.once('SIGINT', () => {
    controller.abort('hand');
  });
  try {
    if (!isUpToDate(database)) {
      throw new StartError('Die Datenbank ist nicht auf dem Stand dieses Programms: npm start');
    }
    const options = { clock, isDemo, accountSettings: accounts, dataDir };
    const services = createServices(database.db, options);
    const { file, ...asked } = askedBy();
    const job = createJob({ services, dataDir, version, sourceContact, file });
    const { stores } = services;
    const deps = { stores, clock, log, say: print, show: shownTo(), stop: controller.signal };
    return await runJob(job, asked, deps);
  } finally {
    await database.close();
    // Work that was told to stop may still hold a timer or a connection.
    if (controller.signal.aborted) process.exit(1);
  }
}

function askedBy(): Asked & { file: string | undefined } {
  const { values } = parseArgs({
    options: {
      slot: { type: 'string' },
      owner: { type: 'string' },
      person: { type: 'string' },
      file: { type: 'string' },
    },
  });
  return {
    slot: values.slot ?? manualSlot(newId()),
    startedById: values.person ?? null,
    file: values.file,
    ...(values.owner === undefined ? {} : { ownerToken: values.owner }),
  };
}

/** In a terminal one line that changes, elsewhere a line per step. */
function shownTo(): (progress: TimedProgress) => void {
  let step = '';
  let shownAt = 0;
  return (progress) => {
    const isNew = progress.step !== step;
    const isDue = performance.now() - shownAt > 500 || progress.done === progress.total;
    if (!isNew && !(process.stdout.isTTY && isDue)) return;
    step = progress.step;
    shownAt = performance.now();
    const line = progressText(progress);
    process.stdout.write(process.stdout.isTTY ? `\r\u001B[2K${line}` : `${line}\n`);
  };
}

function print(line: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\u001B[2K${line}\n` : `${line}\n`);
}
