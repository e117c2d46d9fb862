import { describeWindow, type WindowState } from '../../programmes/window-state.ts';
import type { Way } from '../../schedule/backward-plan.ts';
import type { TimeLeft } from '../../schedule/time-left.ts';
import { daysBetween, type Day } from '../../shared/dates.ts';
import type { Truth } from '../criteria/truth.ts';

/** Points and the words for them. */
export interface Points {
  /** 0 to 100; null = not known. */
  points: number | null;
  why: () => string;
}

/** Days that are left until a deadline, and what they are worth: a paper for the council takes about two months. */
const daysAndPoints = [
  { days: 90, points: 100 },
  { days: 60, points: 95 },
  { days: 42, points: 80 },
  { days: 28, points: 55 },
  { days: 14, points: 30 },
  { days: 7, points: 15 },
  { days: 0, points: 5 },
] as const;

/** What the way over the committees that remains is worth; null = not known, then the days alone count. */
const wayPoints: Record<Way, number | null> = {
  regular: 100,
  urgentDecision: 45,
  subjectToDecision: 25,
  tooLate: 0,
  sittingsUnknown: null,
};
/** The order of consultation fits in only with shortened lead times. */
const hurriedPoints = 70;

/** No deadline runs away, but none is sure either: a little less than one that can be reached with certainty. */
const alwaysOpenPoints = 90;

const nextRoundPoints = { known: 60, expected: 45, unknown: 10 } as const;

export interface DateQuestion {
  window: WindowState;
  /** null where no deadline is near, or nobody said whose sittings count. */
  timeLeft: TimeLeft | null;
  on: Day;
  /** What the test of the window left: its doubts halve the points. */
  tested: Truth;
}

/** How well the date can be reached: by the way over the sittings where they are known, else by the days. */
export function datePoints({ window, timeLeft, on, tested }: DateQuestion): Points {
  const points = (timeLeft && reachPoints(timeLeft)) ?? windowPoints(window, on);
  const isDoubtful = tested === 'unknown' && points !== null;
  return {
    points: isDoubtful ? Math.floor(points / 2) : points,
    why: () =>
      `${describeWindow(window, on)}${timeLeft ? `. ${timeLeft.words}` : ''}${isDoubtful ? ' Zu prüfen (halbe Punkte)' : ''}`,
  };
}

function windowPoints(window: WindowState, on: Day): number | null {
  switch (window.state) {
    case 'open': {
      if (window.until === null) return alwaysOpenPoints;
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

function reachPoints({ ways: [best], startBy }: TimeLeft): number | null {
  if (best === undefined) return null;
  return best === 'regular' && startBy === null ? hurriedPoints : wayPoints[best];
}
