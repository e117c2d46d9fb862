import { berlinDay, type Day } from './dates.ts';

/** The only source of time; handed in, so that a test can say what day it is. */
export interface Clock {
  now: () => Date;
  /** The Berlin calendar day. */
  today: () => Day;
}

export function systemClock(): Clock {
  return { now: () => new Date(), today: () => berlinDay(new Date()) };
}

/** A clock that stands still: for tests, and for "as if it were the day …" questions. */
export function fixedClock(instant: string): Clock {
  const now = new Date(instant);
  return { now: () => new Date(now), today: () => berlinDay(now) };
}
