import type { StatusTag } from '../http/page-parts.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { Way } from './backward-plan.ts';
import { calendarPath, leadTimesPath, sittingsPath } from './schedule-paths.ts';
import { shortTag } from './short-filing-section.ts';
import type { TimeLeft } from './time-left.ts';
import { wayView, type WayView } from './way-section.ts';

/** The plan back from a deadline on a page: `views/schedule/_plan.ejs`. */
export interface PlanView {
  words: string;
  /** Who files, why, and what else is possible. */
  route: string[];
  tag: StatusTag;
  steps: { day: string; name: string; isPast: boolean; isDeadline: boolean }[];
  ways: WayView[];
  /** Where what is missing can be entered. */
  links: { label: string; href: string }[];
  assumption: string | null;
  isDemo: boolean;
}

export const wayTags: Record<Way, StatusTag> = {
  regular: { tone: 'success', text: 'Beratungsfolge reicht', symbol: '✓' },
  urgentDecision: { tone: 'warning', text: 'nur mit Dringlichkeit', symbol: '!' },
  subjectToDecision: { tone: 'warning', text: 'nur fristwahrend', symbol: '!' },
  tooLate: { tone: 'danger', text: 'Frist abgelaufen', symbol: '✗' },
  sittingsUnknown: { tone: 'info', text: 'Sitzungen fehlen', symbol: '?' },
};

/** Of a deadline that is known, on a day. */
export function planView(left: TimeLeft, today: Day, route: readonly string[] = []): PlanView {
  const { ways, plan, words, isAssumed } = left;
  const best = ways[0] ?? 'sittingsUnknown';
  return {
    words,
    route: [...route],
    tag:
      left.short !== null && best === 'regular'
        ? shortTag(left.short, left.startBy === null)
        : wayTags[best],
    steps: inOrder(plan.steps).map(({ on, name, kind }) => ({
      day: on === null ? 'keine passende Sitzung' : formatDay(on),
      name,
      isPast: on !== null && on < today,
      isDeadline: kind === 'deadline',
    })),
    ways: ways.map((way) => wayView(way, left)),
    links:
      best === 'sittingsUnknown'
        ? [{ label: 'Sitzungen eintragen oder importieren', href: sittingsPath() }]
        : [{ label: 'Alle Termine im Kalender', href: calendarPath() }],
    assumption: isAssumed ? leadTimesPath() : null,
    isDemo: left.isDemo,
  };
}

/** Earliest first; a step without a day stays where it stands in the order of consultation. */
function inOrder<Step extends { on: Day | null }>(steps: readonly Step[]): Step[] {
  return steps.some(({ on }) => on === null)
    ? [...steps]
    : steps.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
}
