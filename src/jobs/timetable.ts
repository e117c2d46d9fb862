import type { AskChange } from './data-change.ts';
import type { JobHead } from './job.ts';

/** One row of the timetable: what runs when. The rows stand in `jobs/schedule.ts`. */
export interface TimetableRow extends JobHead {
  /** Five fields, Berlin time. Daily work stays out of the hour from two to three, which a night skips or repeats. */
  cron: string;
  /** "täglich um 5:30 Uhr", for people. */
  when: string;
  /** Two ticks of the same slot run once. */
  slotOf: (tick: Date) => string;
  /** Runs besides soon after what it works on was changed; without it by the clock alone. */
  newestChange?: AskChange;
}

/** Asks for a run in a process of its own. */
export interface JobStart {
  slot: string;
  /** Where the row was inserted already. */
  ownerToken?: string;
  startedById?: string | null;
}

/** The timetable and the way to start a process: handed in, because only `server.ts` knows `jobs/`. */
export interface JobDesk {
  rows: readonly TimetableRow[];
  start: (name: string, start: JobStart) => void;
}
