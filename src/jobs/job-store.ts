import { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { TimedProgress } from './rest-time.ts';
import { runStates, type JobRun } from './job-run.ts';

/** Codes and JSON are checked when they are read, so that the rest of the program can trust its types. */
const progressColumn = z.object({
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  restSeconds: z.number().nullable(),
});
const summaryColumn = z.object({
  text: z.string(),
  counts: z.array(z.object({ label: z.string(), count: z.number() })),
  failures: z.array(z.object({ item: z.string(), reason: z.string() })),
});
const stateColumn = z.enum(runStates);

/** What names a run and proves that one still owns it. */
export type Owned = Pick<JobRun, 'id' | 'ownerToken'>;
export type NewRun = Pick<JobRun, 'id' | 'job' | 'slot' | 'ownerToken' | 'startedById'>;
export type RunEnd = Pick<JobRun, 'state' | 'summary' | 'error'> & { progress?: TimedProgress };

export type JobStore = ReturnType<typeof createJobStore>;

/** Runs of jobs. They belong to the installation, therefore no Scope; routes ask `job.manage`. */
export function createJobStore(db: Database) {
  const rows = () => db.selectFrom('jobRun').selectAll();
  return {
    /** @returns false, and writes nothing, where the slot is taken or the job is running. */
    async insertRun(run: NewRun, now: string): Promise<boolean> {
      const result = await db
        .insertInto('jobRun')
        .values({ ...run, ...begun(now), state: 'running', attempt: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async findRun(job: string, slot: string): Promise<JobRun | undefined> {
      const row = await rows().where('job', '=', job).where('slot', '=', slot).executeTakeFirst();
      return row && toRun(row);
    },

    async findRunById(id: string): Promise<JobRun | undefined> {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && toRun(row);
    },

    async findRunning(job: string): Promise<JobRun | undefined> {
      const row = await rows()
        .where('job', '=', job)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return row && toRun(row);
    },

    /** Newest first. `job` null = of all jobs; `limit` null = all of them. */
    async listRuns(job: string | null, limit: number | null): Promise<JobRun[]> {
      let query = rows().orderBy('startedAt', 'desc').orderBy('id', 'desc');
      if (job !== null) query = query.where('job', '=', job);
      if (limit !== null) query = query.limit(limit);
      return (await query.execute()).map(toRun);
    },

    ...jobRunWrites(db),
  };
}

function jobRunWrites(db: Database) {
  return {
    /**
     * Compare and swap: repeats a broken-off run under a new owner, if nobody was faster and the job does not run.
     * @returns whether it is ours now.
     */
    async takeOver(run: JobRun, ownerToken: string, now: string): Promise<boolean> {
      const result = await db
        .updateTable('jobRun')
        .set({ ...begun(now), ownerToken, state: 'running', attempt: run.attempt + 1 })
        .where('id', '=', run.id)
        .where('ownerToken', '=', run.ownerToken)
        .where('heartbeatAt', '=', run.heartbeatAt)
        .where('state', '=', run.state)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('jobRun as other')
                .select('other.id')
                .where('other.job', '=', run.job)
                .where('other.state', '=', 'running')
                .where('other.id', '<>', run.id),
            ),
          ),
        )
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** The sign of life. @returns false where another process took the run over. */
    async beat(
      { id, ownerToken }: Owned,
      { now, progress }: { now: string; progress: TimedProgress | null },
    ): Promise<boolean> {
      const result = await db
        .updateTable('jobRun')
        .set({
          heartbeatAt: now,
          ...(progress === null ? {} : { progressJson: JSON.stringify(progress) }),
        })
        .where('id', '=', id)
        .where('ownerToken', '=', ownerToken)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** @returns false, and writes nothing, where the run is no longer ours or has ended. */
    async endRun({ id, ownerToken }: Owned, end: RunEnd, now: string): Promise<boolean> {
      const { state, summary, error, progress } = end;
      const result = await db
        .updateTable('jobRun')
        .set({
          state,
          error,
          finishedAt: now,
          heartbeatAt: now,
          summaryJson: summary === null ? null : JSON.stringify(summary),
          ...(progress === undefined ? {} : { progressJson: JSON.stringify(progress) }),
        })
        .where('id', '=', id)
        .where('ownerToken', '=', ownerToken)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Forgets old runs, except those an import points at. @returns how many. */
    async deleteRunsBefore(instant: string): Promise<number> {
      const result = await db
        .deleteFrom('jobRun')
        .where('startedAt', '<', instant)
        .where('state', '<>', 'running')
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('importRun')
                .select('importRun.id')
                .whereRef('importRun.jobRunId', '=', 'jobRun.id'),
            ),
          ),
        )
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

const begun = (now: string) => ({
  startedAt: now,
  heartbeatAt: now,
  finishedAt: null,
  progressJson: null,
  summaryJson: null,
  error: null,
});

interface RunRow extends Omit<JobRun, 'state' | 'progress' | 'summary'> {
  state: string;
  progressJson: string | null;
  summaryJson: string | null;
}

function toRun({ progressJson, summaryJson, state, ...row }: RunRow): JobRun {
  return {
    ...row,
    state: stateColumn.parse(state),
    progress: progressJson === null ? null : progressColumn.parse(JSON.parse(progressJson)),
    summary: summaryJson === null ? null : summaryColumn.parse(JSON.parse(summaryJson)),
  };
}
