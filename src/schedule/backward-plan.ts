import { addDays, type Day } from '../shared/dates.ts';
import { workingDaysBefore } from './working-days.ts';

/** A sitting of a committee, and by when a paper must be in to be on its agenda. */
export interface Sitting {
  committeeId: string;
  on: Day;
  /** null = not known: the lead time of the municipality counts. */
  submissionOn: Day | null;
}

/** A committee that a paper passes, in the order of consultation. */
export interface Station {
  committeeId: string;
  name: string;
  /** The last one decides, the others advise. */
  isDeciding: boolean;
}

/** How long things take in this municipality; working days. */
export interface LeadTimes {
  /** From the last day for papers to the sitting, where a sitting names none. */
  submissionWorkingDays: number;
  /** Mitzeichnung: departments, Kämmerei, Dezernat. */
  coSignatureWorkingDays: number;
  /** The carrier's figures and texts must be there so long before the paper is written. */
  carrierWorkingDays: number;
  /** After the decision: from the minutes to the application in the post. */
  filingWorkingDays: number;
}

export type StepKind = 'carrier' | 'coSignature' | 'submission' | 'sitting' | 'filing' | 'deadline';

export interface PlanStep {
  kind: StepKind;
  /** By or on this day; null = no sitting is known. */
  on: Day | null;
  committeeId: string | null;
  name: string;
}

/** Which ways remain when the regular order of consultation no longer reaches the deadline. */
export type Way =
  /** Every sitting comes before the deadline. */
  | 'regular'
  /** Urgent decision of the Hauptausschuss, or of mayor and one council member (§ 60 GO NRW). */
  | 'urgentDecision'
  /** The application goes in on time, subject to the decision that follows. */
  | 'subjectToDecision'
  /** The deadline has passed. */
  | 'tooLate'
  /** A committee has no sitting entered: nobody can say. */
  | 'sittingsUnknown';

export interface BackwardPlan {
  /** Earliest first. */
  steps: PlanStep[];
  ways: Way[];
  /** The first thing to do and by when; null where its day has passed or is not known. */
  startBy: Day | null;
  /** When the application has to be in the post. */
  filingOn: Day;
  decision: DecisionDays;
}

/** Sittings of who decides, from the day on which the plan is asked for; null = none is entered. */
export interface DecisionDays {
  /** The next one that still comes before the filing. */
  inTimeOn: Day | null;
  /** The first one after the filing, which approves or decides afterwards. */
  laterOn: Day | null;
}

export interface PlanFrame {
  /** The programme's deadline. */
  deadlineOn: Day;
  /** In the order of consultation; without any, nobody has to decide and only the filing is planned. */
  stations: readonly Station[];
  sittings: readonly Sitting[];
}

/** A committee with the sitting that was chosen for it; null = none is early enough, or none is entered. */
interface Chosen {
  station: Station;
  sitting: Sitting | null;
}

/**
 * From a deadline back over the sittings to the day on which the carrier's figures must be there. Sittings are chosen
 * as late as they may be: the decision so long before the deadline that the application can still be filed, each
 * earlier committee on a day before the next one.
 */
export function planBackwards(frame: PlanFrame, lead: LeadTimes, today: Day): BackwardPlan {
  const filingOn = workingDaysBefore(frame.deadlineOn, lead.filingWorkingDays);
  const chosen = latestSittings(frame, filingOn);
  const [first] = chosen;
  const paperIn = first?.sitting ? submissionDay(first.sitting, lead) : null;
  const writtenOn = chosen.length === 0 ? filingOn : paperIn;
  const coSignatureOn =
    writtenOn === null ? null : workingDaysBefore(writtenOn, lead.coSignatureWorkingDays);
  const carrierOn =
    coSignatureOn === null ? null : workingDaysBefore(coSignatureOn, lead.carrierWorkingDays);
  return {
    steps: [
      step('carrier', carrierOn, 'Zahlen und Texte des Trägers liegen vor'),
      step('coSignature', coSignatureOn, 'Beginn der Mitzeichnung'),
      ...chosen.flatMap((one, index) => stationSteps(one, index === 0 ? paperIn : null)),
      step('filing', filingOn, 'Antrag absenden'),
      step('deadline', frame.deadlineOn, 'Frist des Programms'),
    ],
    ways: waysOf(frame, { chosen, paperIn, filingOn }, today),
    startBy: carrierOn !== null && carrierOn >= today ? carrierOn : null,
    filingOn,
    decision: decisionDays(frame, filingOn, today),
  };
}

function decisionDays({ stations, sittings }: PlanFrame, filingOn: Day, today: Day): DecisionDays {
  const deciding = new Set(
    stations.filter(({ isDeciding }) => isDeciding).map(({ committeeId }) => committeeId),
  );
  const days = sittings
    .filter(({ committeeId, on }) => deciding.has(committeeId) && on >= today)
    .map(({ on }) => on)
    .toSorted();
  return {
    inTimeOn: days.find((on) => on <= filingOn) ?? null,
    laterOn: days.find((on) => on > filingOn) ?? null,
  };
}

function latestSittings({ stations, sittings }: PlanFrame, filingOn: Day): Chosen[] {
  const chosen: Chosen[] = [];
  // The decision may fall on the day of the filing, an advising committee sits on an earlier day than the next one.
  let before = filingOn;
  let mayBeSameDay = true;
  for (const station of stations.toReversed()) {
    const sitting =
      sittings
        .filter(({ committeeId, on }) => committeeId === station.committeeId && isEarlyEnough(on))
        .toSorted((a, b) => a.on.localeCompare(b.on))
        .at(-1) ?? null;
    chosen.unshift({ station, sitting });
    if (sitting) before = sitting.on;
    mayBeSameDay = false;
  }
  return chosen;

  function isEarlyEnough(on: Day): boolean {
    return mayBeSameDay ? on <= before : on < before;
  }
}

function submissionDay({ on, submissionOn }: Sitting, lead: LeadTimes): Day {
  return submissionOn ?? workingDaysBefore(on, lead.submissionWorkingDays);
}

function stationSteps({ station, sitting }: Chosen, paperIn: Day | null): PlanStep[] {
  const { committeeId, name } = station;
  const sits = {
    kind: 'sitting',
    on: sitting?.on ?? null,
    committeeId,
    name: station.isDeciding ? `${name} beschließt` : `${name} berät`,
  } as const;
  return paperIn === null
    ? [sits]
    : [
        { kind: 'submission', on: paperIn, committeeId, name: `Vorlage für ${name} einreichen` },
        sits,
      ];
}

function step(kind: StepKind, on: Day | null, name: string): PlanStep {
  return { kind, on, committeeId: null, name };
}

/** A committee without a sitting in the half year before the filing, or later, has no calendar entered that far. */
const calendarDays = 180;

function waysOf(
  { deadlineOn, stations, sittings }: PlanFrame,
  { chosen, paperIn, filingOn }: { chosen: readonly Chosen[]; paperIn: Day | null; filingOn: Day },
  today: Day,
): Way[] {
  if (deadlineOn < today) return ['tooLate'];
  if (stations.length === 0) return ['regular'];
  const from = addDays(filingOn, -calendarDays);
  const known = new Set(
    sittings.filter(({ on }) => on >= from).map(({ committeeId }) => committeeId),
  );
  if (stations.some(({ committeeId }) => !known.has(committeeId))) return ['sittingsUnknown'];
  const isReachable =
    chosen.every(({ sitting }) => sitting !== null && sitting.on >= today) &&
    paperIn !== null &&
    paperIn >= today;
  if (isReachable) return ['regular'];
  // The urgent decision needs no sitting of the council, but somebody has to file after it.
  return filingOn >= today ? ['urgentDecision', 'subjectToDecision'] : ['subjectToDecision'];
}
