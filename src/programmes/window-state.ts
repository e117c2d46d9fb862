import { daysBetween, formatCoarseDate, formatDay, type Day } from '../shared/dates.ts';
import { invitedOnly, isFirstStage } from './application-stage.ts';
import type { ProgrammeWindow } from './programme.ts';
import { nextYearlyDay } from './window-year.ts';

/**
 * What an application window means on a given day. The page, the filter "jetzt offen" and the criterion `window` all
 * ask this one function.
 */
export type WindowState =
  /** Applications are taken; `until` is the next deadline, null where none is stated. */
  | { state: 'open'; until: { on: Day; time: string | null; what: string | null } | null }
  /** The window is known and opens later. */
  | { state: 'notYetOpen'; opensOn: Day }
  /** The last known round is over; a further one is announced, inferred or merely possible. */
  | {
      state: 'nextRound';
      lastDeadlineOn: Day | null;
      certainty: 'known' | 'expected' | 'unknown';
      opens: string | null;
      why: string;
    }
  | { state: 'ended'; on: Day | null }
  /** There is nothing to apply for. */
  | { state: 'noApplication' }
  /** The guideline has passed its validity, but nobody says it is closed. */
  | { state: 'guidelineExpired'; on: Day }
  | { state: 'unknown'; why: string };

type Deadline = ProgrammeWindow['deadlines'][number];

/**
 * Of a round in two steps the next step counts: once its sketch was due, the later application is for others.
 * @param on the reference day; a deadline on that day is still open.
 */
export function windowStateOn(given: ProgrammeWindow, on: Day): WindowState {
  const invited = invitedOnly(given, on);
  const isAsked = (deadline: Deadline): boolean => !invited.includes(deadline);
  const window =
    invited.length === 0 ? given : { ...given, deadlines: given.deadlines.filter(isAsked) };
  const own = stateBesideCalls(withoutComingCalls(window, on), on);
  const coming = window.deadlines
    .filter((deadline) => isOfCall(deadline) && deadline.on >= on)
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const open = coming.find(({ opensOn }) => !opensOn || opensOn <= on);
  if (open) {
    // A call counts whatever the guideline as a whole says; of two deadlines the nearer one.
    if (own.state === 'open' && own.until && own.until.on <= open.on) return own;
    return { state: 'open', until: { on: open.on, time: open.time, what: open.what } };
  }
  const opensOn = coming.flatMap((call) => call.opensOn ?? []).sort()[0];
  if (opensOn === undefined || own.state === 'open') return own;
  return own.state === 'notYetOpen' && own.opensOn <= opensOn
    ? own
    : { state: 'notYetOpen', opensOn };
}

function isOfCall({ opensOn }: Deadline): boolean {
  return opensOn !== undefined;
}

/** Past calls are past rounds, but a programme that always takes applications has none. */
function withoutComingCalls(window: ProgrammeWindow, on: Day): ProgrammeWindow {
  const deadlines = window.deadlines.filter(
    (deadline) => !isOfCall(deadline) || (deadline.on < on && window.kind !== 'laufend'),
  );
  return { ...window, deadlines };
}

function stateBesideCalls(window: ProgrammeWindow, on: Day): WindowState {
  if (window.kind === 'ohne-antrag') return { state: 'noApplication' };
  if (window.kind === 'beendet') {
    // A record can be closed for applications while what it pays runs on: that later end is not when it ended.
    const end = window.programmeEndsOn;
    return { state: 'ended', on: end !== null && end <= on ? end : null };
  }
  if (window.opensOn !== null && window.opensOn > on) {
    return { state: 'notYetOpen', opensOn: window.opensOn };
  }
  const next = nextDeadline(window, on);
  if (next) return { state: 'open', until: next };
  // A call that is over stays over, however long what it paid was to run.
  const isPastCall = window.kind === 'aufruf' && window.deadlines.length > 0;
  if (isPastCall) return closedRound(window);
  // A validity that has passed is never a deadline: it only means that somebody must look.
  if (window.programmeEndsOn !== null && window.programmeEndsOn < on) {
    return { state: 'guidelineExpired', on: window.programmeEndsOn };
  }
  if (window.nextRound) return closedRound(window);
  // A yearly deadline that no longer comes within the guideline says nothing about whether it is over.
  return window.deadlines.length > 0 && window.yearly.length === 0
    ? closedRound(window)
    : withoutDeadlines(window);
}

/** The nearest of the fixed and the yearly deadlines; a yearly one beyond the end of the guideline does not come. */
function nextDeadline(window: ProgrammeWindow, on: Day): Deadline | null {
  const yearly = window.yearly.flatMap(({ monthDay, what }) => {
    const next = nextYearlyDay(monthDay, on);
    const isOver =
      next === null || (window.programmeEndsOn !== null && window.programmeEndsOn < next);
    return isOver
      ? []
      : [{ on: next, time: null, what: what === null ? 'jährlich' : `${what}, jährlich` }];
  });
  // Of two yearly steps, the application that comes before the next sketch belongs to a round that has begun.
  const sketches = yearly.filter(({ what }) => isFirstStage(what));
  const open = sketches.length > 0 ? sketches : yearly;
  const upcoming = [...window.deadlines.filter((deadline) => deadline.on >= on), ...open];
  return upcoming.sort((a, b) => a.on.localeCompare(b.on))[0] ?? null;
}

function closedRound(window: ProgrammeWindow): WindowState {
  const lastDeadlineOn =
    window.deadlines
      .map((deadline) => deadline.on)
      .sort()
      .at(-1) ?? null;
  const next = window.nextRound;
  if (next) {
    return {
      state: 'nextRound',
      lastDeadlineOn,
      certainty: next.state,
      opens: next.opens,
      why: next.why,
    };
  }
  return { state: 'ended', on: lastDeadlineOn };
}

function withoutDeadlines(window: ProgrammeWindow): WindowState {
  if (window.kind === 'laufend') return { state: 'open', until: null };
  return { state: 'unknown', why: 'Die Quelle nennt keinen Termin, zu dem Anträge möglich sind.' };
}

/** One German sentence for a window on a day, e.g. "offen bis 29.01.2027, 15:00 Uhr (Interessenbekundung)". */
export function describeWindow(state: WindowState, on: Day): string {
  switch (state.state) {
    case 'open': {
      if (!state.until) return 'laufend offen, keine Frist genannt';
      const time = state.until.time === null ? '' : `, ${state.until.time} Uhr`;
      const what = state.until.what === null ? '' : ` (${state.until.what})`;
      const days = daysBetween(on, state.until.on);
      const left = days === 0 ? 'heute' : days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
      return `offen bis ${formatDay(state.until.on)}${time}${what}, ${left}`;
    }
    case 'notYetOpen':
      return `öffnet am ${formatDay(state.opensOn)}`;
    case 'nextRound': {
      const last =
        state.lastDeadlineOn === null ? '' : `letzte Frist ${formatDay(state.lastDeadlineOn)}; `;
      const opens = state.opens === null ? '' : ` ab ${formatCoarseDate(state.opens)}`;
      if (state.certainty === 'known') return `${last}nächste Runde angekündigt${opens}`;
      if (state.certainty === 'expected') return `${last}nächste Runde voraussichtlich${opens}`;
      return `${last}ob es eine weitere Runde gibt, ist nicht bekannt`;
    }
    case 'ended':
      return state.on === null ? 'beendet' : `beendet (${formatDay(state.on)})`;
    case 'noApplication':
      return 'kein Antragsverfahren';
    case 'guidelineExpired':
      return `Richtlinie am ${formatDay(state.on)} abgelaufen, bitte prüfen`;
    case 'unknown':
      return 'Antragszeitraum nicht bekannt';
  }
}
