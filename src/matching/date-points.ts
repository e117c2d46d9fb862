import { describeWindow, type WindowState } from '../programmes/window-state.ts';
import { daysBetween, type Day } from '../shared/dates.ts';
import type { Truth } from './truth.ts';

/** Points and the words for them. */
export interface Points {
  /** 0 to 100; null = not known. */
  points: number | null;
  why: () => string;
}

/** Days that are left until a deadline, and what they are worth: a paper for the council takes about two months. */
const daysAndPoints = [
  { days: 90, points: 100 },
  { days: 60, points: 90 },
  { days: 42, points: 75 },
  { days: 28, points: 55 },
  { days: 14, points: 30 },
  { days: 7, points: 15 },
  { days: 0, points: 5 },
] as const;

const nextRoundPoints = { known: 60, expected: 45, unknown: 10 } as const;

/** How well the date can be reached. @param tested what the test of the window left: its doubts halve the points. */
export function datePoints(window: WindowState, on: Day, tested: Truth): Points {
  const points = windowPoints(window, on);
  const isDoubtful = tested === 'unknown' && points !== null;
  return {
    points: isDoubtful ? Math.floor(points / 2) : points,
    why: () => `${describeWindow(window, on)}${isDoubtful ? ', zu prüfen (halbe Punkte)' : ''}`,
  };
}

function windowPoints(window: WindowState, on: Day): number | null {
  switch (window.state) {
    case 'open': {
      if (window.until === null) return 100;
      const left = daysBetween(on, window.until.on);
      return daysAndPoints.find(({ days }) => left >= days)?.points ?? 0;
    }
    case 'notYetOpen':
      return 70;
    case 'nextRound':
      return nextRoundPoints[window.certainty];
    case 'guidelineExpired':
      return 20;
    case 'ended':
    case 'noApplication':
      return 0;
    case 'unknown':
      return null;
  }
}
