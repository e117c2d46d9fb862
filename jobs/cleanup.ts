import { createCleanupJob } from '../src/accounts/cleanup-job.ts';
import { createUploadFolder } from '../src/imports/upload-folder.ts';
import { startJob } from '../src/jobs/job-process.ts';

/** Entry of the job `cleanup`. */
await startJob(({ services, dataDir }) =>
  createCleanupJob(services.accounts, services.stores, [
    createUploadFolder(dataDir),
    services.figureImports,
  ]),
);
