import { startJob } from '../src/jobs/job-process.ts';
import { createDateNoticesJob } from '../src/reminders/date-notices-job.ts';

/** Entry of the job `date-notices`. */
await startJob(({ services }) => createDateNoticesJob(services.dateNotices));
