import { formatDay, type Day } from '../shared/dates.ts';
import { compareText } from '../shared/text.ts';
import {
  planBackwards,
  type BackwardPlan,
  type LeadTimes,
  type Sitting,
  type Station,
  type Way,
} from './backward-plan.ts';
import { planShort, shortWords, type ShortFiling } from './short-filing.ts';

/** What stands between an idea and its deadline in one municipality, for one district. */
export interface ConsultationFrame {
  /** In the order of consultation; none = no order is entered, so nobody can say who decides. */
  stations: readonly Station[];
  sittings: readonly Sitting[];
  lead: LeadTimes;
  /** Nobody named a source for the lead times. */
  isLeadAssumed?: boolean;
  /** The sittings are invented, for a demonstration. */
  isDemo?: boolean;
  /** Set: no committee is asked. */
  short?: ShortFiling;
}

/** Which ways the time until a deadline leaves, and when to begin. */
export interface TimeLeft {
  deadlineOn: Day;
  /** The best one first. */
  ways: readonly Way[];
  /** The first thing to do and by when; null where its day has passed or is not known. */
  startBy: Day | null;
  plan: BackwardPlan;
  /** The plan rests on assumed lead times. */
  isAssumed: boolean;
  /** The plan rests on invented sittings. */
  isDemo: boolean;
  /** No committee is asked; null = the order of consultation is kept. */
  short: ShortFiling | null;
  /** One German sentence. */
  words: string;
}

/** A frame meets few different deadlines, but every match asks. */
const known = new WeakMap<ConsultationFrame, Map<string, TimeLeft>>();

const shortFrames = new WeakMap<ConsultationFrame, Map<ShortFiling, ConsultationFrame>>();

/** The same lead times where no committee is asked; the same object each time, so that plans are found again. */
export function shortFrame(frame: ConsultationFrame, short: ShortFiling): ConsultationFrame {
  const ofFrame = shortFrames.get(frame) ?? new Map<ShortFiling, ConsultationFrame>();
  shortFrames.set(frame, ofFrame);
  const made = ofFrame.get(short) ?? {
    ...frame,
    ...{ stations: [], sittings: [], isDemo: false, short },
  };
  ofFrame.set(short, made);
  return made;
}

/** The plan back from a deadline, with the ways that remain on a day. */
export function timeLeft(deadlineOn: Day, frame: ConsultationFrame, today: Day): TimeLeft {
  const ofFrame = known.get(frame) ?? new Map<string, TimeLeft>();
  known.set(frame, ofFrame);
  const key = `${deadlineOn} ${today}`;
  const answer = ofFrame.get(key) ?? workedOut(deadlineOn, frame, today);
  ofFrame.set(key, answer);
  return answer;
}

/**
 * The place of whatever has to begin first: of several quarters one Bezirksvertretung may sit earlier than the others.
 * What should have begun already comes before all; -1 where no deadline is near.
 */
export function firstToBegin(times: readonly (TimeLeft | null)[]): number {
  const begin = times.map((time) => (time ? (time.startBy ?? '') : null));
  const [first] = begin.filter((day) => day !== null).toSorted(compareText);
  return first === undefined ? -1 : begin.indexOf(first);
}

function workedOut(deadlineOn: Day, frame: ConsultationFrame, today: Day): TimeLeft {
  const { stations, sittings, lead, isLeadAssumed: isAssumed = false, isDemo = false } = frame;
  const { short = null } = frame;
  const plan =
    short === null
      ? planBackwards({ deadlineOn, stations, sittings }, lead, today)
      : planShort(short, { deadlineOn, lead }, today);
  const isOrderMissing = short === null && stations.length === 0 && deadlineOn >= today;
  const ways: readonly Way[] = isOrderMissing ? ['sittingsUnknown'] : plan.ways;
  const startBy = isOrderMissing ? null : plan.startBy;
  return {
    deadlineOn,
    ways,
    startBy,
    plan,
    isAssumed,
    isDemo,
    short,
    words: short === null ? wordsOf(ways, plan, startBy) : shortWords(short, plan, today),
  };
}

function wordsOf([best]: readonly Way[], { steps }: BackwardPlan, startBy: Day | null): string {
  switch (best) {
    case 'regular':
      return startBy === null
        ? `Die Beratungsfolge reicht nur bei verkürztem Vorlauf: Vorlage bis ${paperDay(steps)} einreichen.`
        : `Die Beratungsfolge reicht, wenn Sie spätestens am ${formatDay(startBy)} beginnen.`;
    case 'urgentDecision':
      return 'Die Beratungsfolge reicht nicht mehr: Dringlichkeitsentscheidung oder fristwahrender Antrag.';
    case 'subjectToDecision':
      return 'Nur noch fristwahrend, vorbehaltlich des späteren Beschlusses.';
    case 'tooLate':
      return 'Die Frist ist abgelaufen.';
    default:
      return 'Ob die Zeit reicht, ist offen: Sitzungen oder Beratungsfolge fehlen.';
  }
}

function paperDay(steps: BackwardPlan['steps']): string {
  const on = steps.find(({ kind }) => kind === 'submission')?.on ?? null;
  return on === null ? '[Angabe fehlt: Sitzung]' : formatDay(on);
}
