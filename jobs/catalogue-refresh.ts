import { createFetchSource } from '../src/imports/fetch-source.ts';
import { createRefreshJob } from '../src/imports/refresh-catalogue-service.ts';
import { createSourceFiles } from '../src/imports/source-files.ts';
import { createUploadFolder } from '../src/imports/upload-folder.ts';
import { startJob } from '../src/jobs/job-process.ts';

/** Entry of the job `catalogue-refresh`; `--file=export.zip` or `--file=programme.csv` reads that file. */
await startJob(({ services, dataDir, version, sourceContact, file }) =>
  createRefreshJob({
    ...services,
    ...createSourceFiles(createFetchSource({ version, contact: sourceContact })),
    uploads: createUploadFolder(dataDir),
    file,
  }),
);
