import { createSavedSearchesJob } from '../src/following/saved-searches-job.ts';
import { startJob } from '../src/jobs/job-process.ts';

/** Entry of the job `saved-searches`. */
await startJob(({ services }) => createSavedSearchesJob(services.searchNotices));
