import { setTimeout as wait } from 'node:timers/promises';
import { startJob } from '../src/jobs/job-process.ts';
import { createLinkFetching } from '../src/link-watch/fetch-link.ts';
import { createHostPace } from '../src/link-watch/host-pace.ts';
import { createLinkWatchJob } from '../src/link-watch/link-watch-job.ts';

/** Entry of the job `link-watch`. */
await startJob(({ services, version, sourceContact }) =>
  createLinkWatchJob({
    linkWatch: services.linkWatch,
    fetching: createLinkFetching({ version, contact: sourceContact }),
    pace: createHostPace({ nowMs: () => performance.now(), wait }),
  }),
);
