import { createFollowNoticesJob } from '../src/following/follow-notices-job.ts';
import { startJob } from '../src/jobs/job-process.ts';

/** Entry of the job `followed-programmes`. */
await startJob(({ services }) => createFollowNoticesJob(services.followNotices));
