import { createCleanupJob } from '../src/accounts/cleanup-job.ts';
import { startJob } from '../src/jobs/job-process.ts';

/** Entry of the job `cleanup`. */
await startJob(({ services }) => createCleanupJob(services.accounts, services.stores));
