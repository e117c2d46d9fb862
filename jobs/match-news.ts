import { startJob } from '../src/jobs/job-process.ts';
import { createMatchNewsJob } from '../src/matching/news/match-news-job.ts';

/** Entry of the job `match-news`. */
await startJob(({ services }) => createMatchNewsJob(services.matchNews));
