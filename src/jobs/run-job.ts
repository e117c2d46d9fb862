import type { Logger } from 'pino';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import { claimSlot, type Asked, type Claim } from './claim-slot.ts';
import { keepAlive } from './heartbeat.ts';
import type { Job, JobProgress, JobSummary } from './job.ts';
import type { JobRun } from './job-run.ts';
import type { TimedProgress } from './rest-time.ts';

export interface RunDeps {
  stores: Pick<Stores, 'jobRuns'>;
  clock: Clock;
  log: Logger;
  /** One line for the terminal. */
  say: (line: string) => void;
  /** Every step, for the terminal; the row is written at most once a second. */
  show?: (progress: TimedProgress) => void;
  /** Aborted with `'hand'` (Ctrl-C: stays ended) or anything else (the system stops: is repeated later). */
  stop: AbortSignal;
}

type Outcome =
  | { kind: 'done'; summary: JobSummary }
  | { kind: 'failed'; error: unknown }
  | { kind: 'stopped' }
  | { kind: 'lost' };

const mostFailures = 100;

/**
 * Runs a job in a slot: claims it, gives signs of life, stores how it ended.
 * @returns the exit code: 0 done, or nothing to do because the slot is taken or the job runs; 1 otherwise.
 */
export async function runJob(job: Job, asked: Asked, deps: RunDeps): Promise<number> {
  const claim = await claimSlot(deps.stores, { ...asked, job: job.name }, deps.clock.now());
  if (claim.kind !== 'claimed') {
    deps.say(refusal(job, claim));
    return 0;
  }
  const { run } = claim;
  deps.log.info({ job: job.name, run: run.id, slot: run.slot, attempt: run.attempt }, 'job begins');
  const life = keepAlive(run, deps);
  const outcome = await Promise.race([work(job, run, { deps, ...life }), life.lost, stopped(deps)]);
  await life.end();
  return end({ job, run, outcome }, deps, life.latest());
}

async function work(
  job: Job,
  run: JobRun,
  { deps, progress }: { deps: RunDeps; progress: (progress: JobProgress) => void },
): Promise<Outcome> {
  try {
    const summary = await job.run({
      runId: run.id,
      startedById: run.startedById,
      now: deps.clock.now,
      progress,
    });
    return { kind: 'done', summary };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

function stopped({ stop }: RunDeps): Promise<Outcome> {
  return new Promise((resolve) => {
    const tell = (): void => {
      resolve({ kind: 'stopped' });
    };
    if (stop.aborted) tell();
    else stop.addEventListener('abort', tell, { once: true });
  });
}

async function end(
  { job, run, outcome }: { job: Job; run: JobRun; outcome: Outcome },
  { stores: { jobRuns }, clock, log, say, stop }: RunDeps,
  latest: TimedProgress | null,
): Promise<number> {
  const about = { job: job.name, run: run.id };
  const now = clock.now().toISOString();
  const progress = latest === null ? {} : { progress: latest };
  if (outcome.kind === 'lost') {
    log.warn(about, 'job was taken over by another process');
    say(`„${job.title}“ wurde von einem anderen Prozess übernommen.`);
    return 1;
  }
  if (outcome.kind === 'done') {
    const { failures } = outcome.summary;
    const summary = { ...outcome.summary, failures: failures.slice(0, mostFailures) };
    await jobRuns.endRun(run, { state: 'done', summary, error: null, ...progress }, now);
    log.info({ ...about, counts: summary.counts, failures: failures.length }, 'job done');
    say(`„${job.title}“: ${summary.text}`);
    return 0;
  }
  const isByHand = outcome.kind === 'stopped' && stop.reason === 'hand';
  const error = sentence(outcome, { isByHand, runId: run.id });
  const state = outcome.kind === 'failed' || isByHand ? 'failed' : 'abandoned';
  await jobRuns.endRun(run, { state, summary: null, error, ...progress }, now);
  if (outcome.kind === 'failed') log.error({ ...about, err: outcome.error }, 'job failed');
  else log.info(about, 'job stopped');
  say(`„${job.title}“: ${error}`);
  return 1;
}

function sentence(
  outcome: Outcome,
  { isByHand, runId }: { isByHand: boolean; runId: string },
): string {
  if (outcome.kind !== 'failed') {
    return isByHand
      ? 'Von Hand angehalten.'
      : 'Der Lauf wurde angehalten und wird beim nächsten Start wiederholt.';
  }
  // Messages of our own are German and meant for people; any other is a bug whose place stands in the log.
  return outcome.error instanceof AppError
    ? outcome.error.message
    : `Unerwarteter Fehler; Einzelheiten stehen im Log unter der Nummer ${runId}.`;
}

function refusal({ title }: Job, claim: Exclude<Claim, { kind: 'claimed' }>): string {
  if (claim.kind === 'running') return `„${title}“ läuft schon, hier ist nichts zu tun.`;
  return `„${title}“ ist für ${claim.run.slot} schon gelaufen, hier ist nichts zu tun.`;
}
