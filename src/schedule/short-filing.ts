import { formatDay, type Day } from '../shared/dates.ts';
import { planBackwards, type BackwardPlan, type LeadTimes } from './backward-plan.ts';
import { workingDaysBefore } from './working-days.ts';

/**
 * Filings that pass no committee of the city: the carrier's own application, and the sketch (Interessenbekundung) that
 * comes before one. That a sketch needs no decision is assumed; the page says so.
 */
export type ShortFiling = 'carrier' | 'sketch';

/** Whose deadline it is, on which day, and how long things take. */
interface Deadline {
  deadlineOn: Day;
  lead: LeadTimes;
}

export function planShort(
  filing: ShortFiling,
  { deadlineOn, lead }: Deadline,
  today: Day,
): BackwardPlan {
  return filing === 'carrier'
    ? planCarrierBackwards(deadlineOn, lead, today)
    : planSketchBackwards(deadlineOn, lead, today);
}

/** What the city may add (letter of support, promise of co-funding) is named as that and holds nothing up. */
function planCarrierBackwards(deadlineOn: Day, lead: LeadTimes, today: Day): BackwardPlan {
  const filingOn = workingDaysBefore(deadlineOn, lead.filingWorkingDays);
  const carrierOn = workingDaysBefore(filingOn, lead.carrierWorkingDays);
  const letterOn = workingDaysBefore(filingOn, lead.coSignatureWorkingDays);
  const none = { committeeId: null };
  return {
    steps: [
      {
        ...{ kind: 'coSignature', on: letterOn, ...none },
        name: 'Nur falls die Stadt ein Unterstützungsschreiben oder eine Zusage zur Kofinanzierung beisteuert: Beginn der Mitzeichnung',
      },
      { kind: 'carrier', on: carrierOn, ...none, name: 'Zahlen und Texte des Trägers liegen vor' },
      {
        ...{ kind: 'filing', on: filingOn, ...none },
        name: 'Vorstand oder Geschäftsführung des Trägers hat zugestimmt; der Träger sendet den Antrag ab',
      },
      { kind: 'deadline', on: deadlineOn, ...none, name: 'Frist des Programms' },
    ],
    ways: [deadlineOn < today ? 'tooLate' : 'regular'],
    startBy: carrierOn >= today ? carrierOn : null,
    filingOn,
    decision: { inTimeOn: null, laterOn: null },
  };
}

/** As an application, without the sittings: figures and co-signature are needed for a sketch as well. */
function planSketchBackwards(deadlineOn: Day, lead: LeadTimes, today: Day): BackwardPlan {
  const plan = planBackwards({ deadlineOn, stations: [], sittings: [] }, lead, today);
  const steps = plan.steps.map((step) =>
    step.kind === 'filing' ? { ...step, name: 'Interessenbekundung absenden' } : step,
  );
  return { ...plan, steps };
}

/** One German sentence: whether the time is enough, and for what. */
export function shortWords(
  filing: ShortFiling,
  { ways, filingOn, startBy }: BackwardPlan,
  today: Day,
): string {
  if (ways[0] === 'tooLate') return 'Die Frist ist abgelaufen.';
  const { begin, until } = sentences[filing];
  if (startBy !== null) return begin(formatDay(startBy));
  return until(filingOn >= today ? `bis ${formatDay(filingOn)}` : 'sofort');
}

const sentences: Record<
  ShortFiling,
  { begin: (day: string) => string; until: (when: string) => string }
> = {
  carrier: {
    begin: (day) =>
      `Der Träger stellt den Antrag selbst, ohne Ratsbeschluss: Seine Zahlen und Texte müssen spätestens am ${day} vorliegen.`,
    until: (when) =>
      `Der Träger stellt den Antrag selbst, ohne Ratsbeschluss. Die Zeit ist knapp: ${when} absenden.`,
  },
  sketch: {
    begin: (day) =>
      `Für die Interessenbekundung reicht die Zeit, wenn Sie spätestens am ${day} beginnen. Der Rat beschließt erst über den Antrag danach (Annahme).`,
    until: (when) =>
      `Für die Interessenbekundung ist die Zeit knapp: ${when} absenden. Der Rat beschließt erst über den Antrag danach (Annahme).`,
  },
};
