import type { Programme } from '../programmes/programme.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import type { Day } from '../shared/dates.ts';

/** The next day by which something must be in, of one programme. */
export interface UpcomingDeadline {
  programme: Programme;
  on: Day;
  time: string | null;
  what: string | null;
}

/** A round that opens later; `opens` is a year, month or day, as coarse as the source. */
export interface UpcomingRound {
  programme: Programme;
  opens: string;
  certainty: 'known' | 'expected';
}

/** The next deadline of every programme that takes applications, nearest first. A validity is never a deadline. */
export function upcomingDeadlines(programmes: readonly Programme[], on: Day): UpcomingDeadline[] {
  return programmes
    .flatMap((programme) => {
      const state = windowStateOn(programme.window, on);
      if (state.state !== 'open' || state.until === null) return [];
      return [{ programme, ...state.until }];
    })
    .sort((a, b) => a.on.localeCompare(b.on) || byTitle(a, b));
}

/** Rounds that are announced or expected, nearest first; those whose date has passed say nothing any more. */
export function upcomingRounds(programmes: readonly Programme[], on: Day): UpcomingRound[] {
  return programmes
    .flatMap((programme): UpcomingRound[] => {
      const state = windowStateOn(programme.window, on);
      if (state.state === 'notYetOpen') {
        return [{ programme, opens: state.opensOn, certainty: 'known' }];
      }
      if (state.state !== 'nextRound' || state.opens === null) return [];
      const { certainty, opens } = state;
      if (certainty === 'unknown' || opens < on.slice(0, opens.length)) return [];
      return [{ programme, opens, certainty }];
    })
    .sort((a, b) => a.opens.localeCompare(b.opens) || byTitle(a, b));
}

function byTitle(a: { programme: Programme }, b: { programme: Programme }): number {
  return a.programme.shortTitle.localeCompare(b.programme.shortTitle, 'de');
}
