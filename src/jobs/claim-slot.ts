import { newId } from '../database/new-id.ts';
import type { Stores } from '../services.ts';
import { isRepeatable, isStale, type JobRun } from './job-run.ts';

export interface Asked {
  slot: string;
  startedById: string | null;
  /** Given where the row was inserted before the process was started ("jetzt ausführen"). */
  ownerToken?: string;
}

export type Claim =
  | { kind: 'claimed'; run: JobRun }
  /** The slot was run already; `run` tells how it ended. */
  | { kind: 'taken'; run: JobRun }
  /** Another process is at it. */
  | { kind: 'running'; run: JobRun };

/** A dead run may have to be put aside before the row can be inserted; others do the same at the same time. */
const tries = 5;

const diedText = 'Der Prozess endete, bevor die Arbeit fertig war.';

/** Makes the slot ours by a unique row, takes it over from a dead process, or says who has it. */
export async function claimSlot(
  { jobRuns }: Pick<Stores, 'jobRuns'>,
  asked: Asked & { job: string },
  now: Date,
): Promise<Claim> {
  const { job, slot, startedById, ownerToken = newId() } = asked;
  const at = now.toISOString();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (await jobRuns.insertRun({ id: newId(), job, slot, ownerToken, startedById }, at)) {
      return { kind: 'claimed', run: await getRun(jobRuns, asked) };
    }
    const running = await jobRuns.findRunning(job);
    if (running?.slot === slot && running.ownerToken === asked.ownerToken) {
      return { kind: 'claimed', run: running };
    }
    if (running && !isStale(running, now)) return { kind: 'running', run: running };
    const same = await jobRuns.findRun(job, slot);
    if (running && (running.id !== same?.id || !isRepeatable(running, now))) {
      await jobRuns.endRun(running, { state: 'abandoned', summary: null, error: diedText }, at);
      continue;
    }
    if (!same) continue;
    if (!isRepeatable(same, now)) return { kind: 'taken', run: same };
    if (await jobRuns.takeOver(same, ownerToken, at)) {
      return { kind: 'claimed', run: await getRun(jobRuns, asked) };
    }
  }
  throw new Error(`slot ${slot} of ${job} changes hands too often`);
}

async function getRun(
  jobRuns: Stores['jobRuns'],
  { job, slot }: { job: string; slot: string },
): Promise<JobRun> {
  const run = await jobRuns.findRun(job, slot);
  if (!run) throw new Error(`run of ${job} in ${slot} vanished`);
  return run;
}
