import { createDerivedFilesJob } from '../src/jobs/derived-files-job.ts';
import { startJob } from '../src/jobs/job-process.ts';

/** Entry of the job `derived-files`. */
await startJob(({ services, dataDir }) => createDerivedFilesJob(services.stores, dataDir));
