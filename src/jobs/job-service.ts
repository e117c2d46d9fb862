import type { Actor } from '../accounts/account-services.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import { newId } from '../database/new-id.ts';
import type { Clock } from '../shared/clock.ts';
import { NotFoundError } from '../shared/errors.ts';
import { claimSlot } from './claim-slot.ts';
import type { JobHead } from './job.ts';
import { manualSlot, type JobRun } from './job-run.ts';
import type { JobStore } from './job-store.ts';

interface JobServiceStores {
  jobRuns: JobStore;
  audit: AuditStore;
}

export type JobService = ReturnType<typeof createJobService>;

/** Runs as an administrator sees and starts them. Routes ask `job.manage` before. */
export function createJobService({
  stores,
  inTransaction,
  clock,
}: {
  stores: JobServiceStores;
  inTransaction: InTransaction<JobServiceStores>;
  clock: Clock;
}) {
  return {
    /** Newest first; `job` null = of all jobs, `limit` null = all of them. */
    listRuns: (job: string | null, limit: number | null): Promise<JobRun[]> =>
      stores.jobRuns.listRuns(job, limit),

    /** @throws NotFoundError */
    async getRun(id: string): Promise<JobRun> {
      const run = await stores.jobRuns.findRunById(id);
      if (!run) throw new NotFoundError('Dieser Lauf');
      return run;
    },

    /**
     * Inserts the row of a run by hand, so that its page exists before its process does.
     * @returns the run to start, or the one that is running already.
     */
    async claimByHand(
      { name, title }: Pick<JobHead, 'name' | 'title'>,
      actor: Actor,
    ): Promise<{ run: JobRun; isNew: boolean }> {
      return inTransaction(async ({ jobRuns, audit }) => {
        const now = clock.now();
        const slot = manualSlot(newId());
        const asked = { job: name, slot, startedById: actor.personId };
        const { kind, run } = await claimSlot({ jobRuns }, asked, now);
        if (kind !== 'claimed') return { run, isNew: false };
        await audit.append(
          {
            ...actor,
            action: 'job.started',
            thingKind: 'job',
            thingId: run.id,
            municipalityId: null,
            summary: `Automatische Aufgabe „${title}“ von Hand gestartet`,
          },
          now.toISOString(),
        );
        return { run, isNew: true };
      });
    },
  };
}
