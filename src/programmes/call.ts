import type { Day } from '../shared/dates.ts';
import type { Programme } from './programme.ts';

/** Aufruf: a time-limited invitation under a programme, with its own deadline. */
export interface ProgrammeCall {
  id: string;
  programmeId: string;
  title: string;
  opensOn: Day | null;
  deadlineOn: Day | null;
  /** Berlin time of day `HH:MM`. */
  deadlineTime: string | null;
  /** What has to be in by then, e.g. "Interessenbekundung". */
  what: string | null;
  url: string | null;
  sourceTitle: string;
  note: string;
  version: number;
}

export type CallDraft = Omit<ProgrammeCall, 'id' | 'programmeId' | 'version'>;

/**
 * The programme as the catalogue shows it: a call's deadline is a deadline of its window, from the day on which the
 * call opens. What that means on a day, `windowStateOn` says. A call that names no day adds nothing.
 */
export function withCalls(programme: Programme, calls: readonly ProgrammeCall[]): Programme {
  const deadlines = calls.flatMap(({ title, opensOn, deadlineOn, deadlineTime, what }) =>
    deadlineOn === null
      ? []
      : [{ on: deadlineOn, time: deadlineTime, what: what ?? title, opensOn }],
  );
  if (deadlines.length === 0) return programme;
  const { window } = programme;
  return { ...programme, window: { ...window, deadlines: [...window.deadlines, ...deadlines] } };
}
