/** How long personal things are kept, in hours: for what deletes them, and for the page that tells people so. */
export const keptHours = {
  /** After its end; by it we know of whom a form is that was posted too late. */
  endedSession: 24,
  expiredLink: 24,
  signInFailure: 24,
  /** Over a weekend, and no longer than needed. */
  heldForm: 72,
} as const;

/** Of what says nothing about people and is kept to understand a fault, in days. */
export const keptDays = { jobRun: 90 } as const;

/** How often the job `cleanup` forgets what is due (its row in `jobs/schedule.ts`); the server also does at its start. */
export const forgetEveryMinutes = 60;
