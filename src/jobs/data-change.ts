import type { Stores } from '../services.ts';

/** What a job waits for besides the clock: that somebody changed what it works on; pure. */

/** The newest change of what a job works on, as the database shows it now. */
export interface DataChange {
  /** Another one after every change, the same as long as nothing changes. */
  mark: string;
  /** Instant; null where nobody knows or nothing was ever changed. */
  changedAt: string | null;
}

/** A cheap question: the timetable asks it once a minute in the web process. */
export type AskChange = (stores: Stores) => Promise<DataChange>;

const prefix = 'change:';

/**
 * The slot of the run that a change asks for. It is named after the change, so that the same unique row that keeps a
 * minute of the timetable from running twice says whether anything changed since: what has its row has been seen, also
 * after a restart. The mark is read before the process reads its data; what comes in between has a mark of its own.
 */
export const changeSlot = ({ mark }: DataChange): string => `${prefix}${mark}`;
export const isAfterChange = ({ slot }: { slot: string }): boolean => slot.startsWith(prefix);

/** Who changes one thing often changes the next: half-finished work is not worth a run. */
const quietMs = 60_000;

/** Whether people have paused for a minute since. An instant ahead of us is a clock that was put back. */
export function isSettled({ changedAt }: DataChange, now: Date): boolean {
  if (changedAt === null) return true;
  const quiet = now.getTime() - Date.parse(changedAt);
  return quiet >= quietMs || quiet < 0;
}
