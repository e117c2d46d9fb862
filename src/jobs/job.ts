/**
 * A job: work that a timetable starts, in a process of its own. It may be repeated without harm, survives one bad item
 * and counts it, and can be killed at any moment.
 */
export interface Job {
  /** As in `npm run job -- <name>` and as the file in `jobs/`. */
  name: string;
  /** German, for the admin page. */
  title: string;
  /** One German sentence: what it does and why. */
  description: string;
  run: (context: JobContext) => Promise<JobSummary>;
}

export interface JobContext {
  /** The run's own row, for rows that want to say which run wrote them. */
  runId: string;
  /** Who pressed "jetzt ausführen"; null for the timetable. */
  startedById: string | null;
  now: () => Date;
  /** Written at most once a second, shown on the admin page and in the terminal; also the sign of life. */
  progress: (progress: JobProgress) => void;
}

export interface JobProgress {
  /** German, e.g. "Programme lesen". */
  step: string;
  done: number;
  /** null where nobody knows yet. */
  total: number | null;
}

export interface JobSummary {
  /** One German sentence for the list of runs. */
  text: string;
  /** Counts with German labels, in order. */
  counts: readonly { label: string; count: number }[];
  /** Items that failed and were passed over, with the reason; the first hundred are kept. */
  failures: readonly { item: string; reason: string }[];
}

/** What lists say of a job without building it. */
export type JobHead = Pick<Job, 'name' | 'title' | 'description'>;
