import { addMonths, daysBetween, formatCoarseDate, type Day, type Month } from '../shared/dates.ts';
import { joinGerman } from '../shared/text.ts';
import type { ProgrammeWindow } from './programme.ts';
import { windowStateOn } from './window-state.ts';
import { nextYearlyDay } from './window-year.ts';

/**
 * When a closed programme probably takes applications again. Always an assumption: it is said on the page with its
 * reason, and nothing counts, sorts or reminds by it.
 */
export interface ExpectedRound {
  /** What is expected then: that the round opens, or that its deadline falls there. */
  what: 'opening' | 'deadline';
  /** As coarse as what is known: `2027`, `2027-03`; never a day. */
  when: string;
  /** German sentence. */
  why: string;
}

/** The next round of a window that takes no applications on this day; null where there is no rhythm to see. */
export function expectedRound(window: ProgrammeWindow, on: Day): ExpectedRound | null {
  const { state } = windowStateOn(window, on);
  // What somebody closed for good, and what is open or announced, needs no guess.
  if (window.kind === 'beendet' || window.kind === 'ohne-antrag') return null;
  if (state === 'open' || state === 'notYetOpen' || window.nextRound?.state === 'known') {
    return null;
  }
  return statedRound(window, on) ?? yearlyRound(window, on) ?? repeatedRound(window, on);
}

/** What whoever entered the record inferred, as long as it is still to come. */
function statedRound({ nextRound }: ProgrammeWindow, on: Day): ExpectedRound | null {
  if (nextRound?.state !== 'expected' || nextRound.opens === null) return null;
  const when = nextRound.opens.slice(0, 7);
  return when < on.slice(0, when.length) ? null : { what: 'opening', when, why: nextRound.why };
}

/** A deadline of every year that lies beyond the validity of the guideline. */
function yearlyRound({ yearly, programmeEndsOn: end }: ProgrammeWindow, on: Day) {
  const [next] = yearly
    .flatMap(({ monthDay }) => nextYearlyDay(monthDay, on) ?? [])
    .sort((a, b) => a.localeCompare(b));
  // Whoever let a guideline run out for a year and more does not simply go on.
  if (next === undefined || end === null || daysBetween(end, on) > 366) return null;
  const day = `${next.slice(8, 10)}.${next.slice(5, 7)}.`;
  const ended = end < on ? 'ist abgelaufen' : 'endet vorher';
  return {
    what: 'deadline' as const,
    when: next.slice(0, 7),
    why: `Die Quelle nennt eine Frist, die jedes Jahr am ${day} wiederkehrt. Die Richtlinie ${ended}; das gilt nur, wenn sie verlängert wird.`,
  };
}

interface Rhythm {
  years: readonly number[];
  everyYears: number;
  next: Month;
  ofCalls: boolean;
}

/** Past deadlines that fell into the same month again and again, at even distances; calls count like deadlines. */
function repeatedRound(window: ProgrammeWindow, on: Day): ExpectedRound | null {
  const past = window.deadlines.filter((deadline) => deadline.on < on);
  const months = new Map<string, typeof past>();
  for (const deadline of past) {
    const month = deadline.on.slice(5, 7);
    months.set(month, [...(months.get(month) ?? []), deadline]);
  }
  const [rhythm] = [...months]
    .flatMap(([month, deadlines]) => rhythmOf(month, deadlines, on) ?? [])
    .sort((a, b) => a.next.localeCompare(b.next));
  if (!rhythm) return null;
  return { what: 'deadline', when: rhythm.next, why: reasonOf(rhythm) };
}

function rhythmOf(
  month: string,
  deadlines: ProgrammeWindow['deadlines'],
  on: Day,
): Rhythm | undefined {
  const years = [...new Set(deadlines.map((deadline) => Number(deadline.on.slice(0, 4))))].sort();
  const gaps = years.slice(1).map((year, index) => year - (years[index] ?? year));
  const [everyYears] = gaps;
  const last = years.at(-1);
  if (everyYears === undefined || last === undefined) return undefined;
  if (gaps.some((gap) => gap !== everyYears)) return undefined;
  const next = addMonths(`${last}-${month}`, 12 * everyYears);
  // A month that passed without a round has broken the rhythm.
  if (next < on.slice(0, 7)) return undefined;
  const ofCalls = deadlines.every(({ opensOn }) => opensOn !== undefined);
  return { years, everyYears, next, ofCalls };
}

const monthNames = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

function reasonOf({ years, everyYears, next, ofCalls }: Rhythm): string {
  const month = monthNames[Number(next.slice(5, 7)) - 1] ?? '';
  const what = ofCalls ? 'Die Aufrufe' : 'Die Fristen';
  const rhythm = everyYears === 1 ? '' : `, also alle ${everyYears} Jahre`;
  return `${what} der Jahre ${joinGerman(years.map(String))} endeten jeweils im ${month}${rhythm}.`;
}

/** "Nächste Frist voraussichtlich 03/2027". */
export function expectedRoundText({ what, when }: ExpectedRound): string {
  const subject =
    what === 'opening' ? 'Nächste Runde voraussichtlich ab' : 'Nächste Frist voraussichtlich';
  return `${subject} ${formatCoarseDate(when)}`;
}
