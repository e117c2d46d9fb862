import type { StatusTag } from '../http/page-parts.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { Way } from './backward-plan.ts';
import { calendarPath, leadTimesPath, sittingsPath } from './schedule-paths.ts';
import type { TimeLeft } from './time-left.ts';

/** The plan back from a deadline on a page: `views/schedule/_plan.ejs`. */
export interface PlanView {
  words: string;
  tag: StatusTag;
  steps: { day: string; name: string; isPast: boolean; isDeadline: boolean }[];
  ways: string[];
  /** Where what is missing can be entered. */
  links: { label: string; href: string }[];
  assumption: string | null;
}

export const wayTexts: Record<Way, string> = {
  regular: 'Reguläre Beratungsfolge: Alle Gremien beraten, und der Rat beschließt vor der Frist.',
  urgentDecision:
    'Dringlichkeitsentscheidung des Hauptausschusses oder, wenn er nicht rechtzeitig zusammentreten kann, von Bürgermeister und einem Ratsmitglied (§ 60 GO NRW). Der Rat genehmigt sie in seiner nächsten Sitzung.',
  subjectToDecision:
    'Fristwahrend einreichen, vorbehaltlich des späteren Beschlusses. Fragen Sie vorher beim Fördergeber, ob er das annimmt.',
  tooLate: 'Die Frist ist abgelaufen.',
  sittingsUnknown:
    'Ob die Beratungsfolge reicht, lässt sich nicht sagen: Es fehlen Sitzungen oder die Beratungsfolge.',
};

export const wayTags: Record<Way, StatusTag> = {
  regular: { tone: 'success', text: 'Beratungsfolge reicht', symbol: '✓' },
  urgentDecision: { tone: 'warning', text: 'nur mit Dringlichkeit', symbol: '!' },
  subjectToDecision: { tone: 'warning', text: 'nur fristwahrend', symbol: '!' },
  tooLate: { tone: 'danger', text: 'Frist abgelaufen', symbol: '✗' },
  sittingsUnknown: { tone: 'info', text: 'Sitzungen fehlen', symbol: '?' },
};

/** Of a deadline that is known, on a day. */
export function planView(left: TimeLeft, today: Day): PlanView {
  const { ways, plan, words, isAssumed } = left;
  const best = ways[0] ?? 'sittingsUnknown';
  return {
    words,
    tag: wayTags[best],
    steps: inOrder(plan.steps).map(({ on, name, kind }) => ({
      day: on === null ? 'keine passende Sitzung' : formatDay(on),
      name,
      isPast: on !== null && on < today,
      isDeadline: kind === 'deadline',
    })),
    ways: ways.map((way) => wayTexts[way]),
    links:
      best === 'sittingsUnknown'
        ? [{ label: 'Sitzungen eintragen oder importieren', href: sittingsPath() }]
        : [{ label: 'Alle Termine im Kalender', href: calendarPath() }],
    assumption: isAssumed ? leadTimesPath() : null,
  };
}

/** Earliest first; a step without a day stays where it stands in the order of consultation. */
function inOrder<Step extends { on: Day | null }>(steps: readonly Step[]): Step[] {
  return steps.some(({ on }) => on === null)
    ? [...steps]
    : steps.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
}
