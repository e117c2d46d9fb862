/** The tables of jobs and notices; conventions as in `schema.ts`. */

/** One run of a job. `unique (job, slot)`: whoever inserts the row runs it; a second one finds it taken. */
export interface JobRunTable {
  id: string;
  job: string;
  /** `2026-11-22T05:00` (Berlin, from the timetable) or `manual:<uuid>`. */
  slot: string;
  /** running, done, failed, abandoned (its process died). */
  state: string;
  /** Random per process: only the owner writes; a take-over changes it. */
  ownerToken: string;
  attempt: number;
  startedById: string | null;
  startedAt: string;
  heartbeatAt: string;
  finishedAt: string | null;
  progressJson: string | null;
  summaryJson: string | null;
  /** One German sentence for people; details are in the log. */
  error: string | null;
}

/** Hinweis: something a person should know, once. */
export interface NoticeTable {
  id: string;
  municipalityId: string;
  /** null = for everybody of the Sozialverwaltung of this municipality. */
  personId: string | null;
  /** e.g. `programmeDeadline`, `fundingEnd`, `projectEnd`. */
  kind: string;
  thingKind: string;
  thingId: string;
  /** The day it speaks of, if any. */
  dueOn: string | null;
  /** 90, 30, 14, 7, 1 for dates; null for others. */
  stage: number | null;
  title: string;
  detail: string;
  href: string;
  /** Unique: the same notice is written once, however often a job runs. */
  dedupeKey: string;
  createdAt: string;
  doneAt: string | null;
  doneById: string | null;
}

export interface JobTables {
  jobRun: JobRunTable;
  notice: NoticeTable;
}
