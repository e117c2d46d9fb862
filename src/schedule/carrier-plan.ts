import type { Day } from '../shared/dates.ts';
import type { BackwardPlan, LeadTimes } from './backward-plan.ts';
import { workingDaysBefore } from './working-days.ts';

/**
 * From a deadline back where the carrier files itself: no committee of the city decides about the application. What the
 * city may add (letter of support, promise of co-funding) is named as that and holds nothing up.
 */
export function planCarrierBackwards(deadlineOn: Day, lead: LeadTimes, today: Day): BackwardPlan {
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
