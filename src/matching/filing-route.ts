import { shortFrame, type ConsultationFrame } from '../schedule/time-left.ts';
import { cityCodes, testApplicant } from './criteria/applicant-test.ts';
import { answeredCriterion } from './criteria/answered-questions.ts';
import type { CompiledProgramme } from './criteria/compile-criteria.ts';
import type { MatchCase } from './criteria/criterion.ts';

/** Who files, as the plan assumes it. */
export interface FilingRoute {
  by: 'city' | 'carrier';
  /** The carrier could file as well; only where the city does. */
  isCarrierPossible: boolean;
  /** One German sentence: which route, and why. */
  words: string;
}

/** The route the plan of a need and a programme is made for: the city's, unless only the carrier may file. */
export function filingRoute(
  { criteria }: Pick<CompiledProgramme, 'criteria'>,
  matchCase: MatchCase,
): FilingRoute {
  const found = criteria.find((candidate) => candidate.kind === 'applicant');
  const criterion = found && answeredCriterion(found, matchCase);
  const isOpen = (isCity: boolean): boolean => {
    const applicants = matchCase.applicants.filter((code) => cityCodes.includes(code) === isCity);
    if (criterion?.kind !== 'applicant' || criterion.applicants.length === 0) return false;
    if (applicants.length === 0) return false;
    return testApplicant(criterion, { ...matchCase, applicants }).result !== 'notMet';
  };
  const [isCityPossible, isCarrierPossible] = [isOpen(true), isOpen(false)];
  if (isCityPossible) {
    const words = isCarrierPossible
      ? 'Gerechnet ist mit dem Antrag der Stadt; auch der Träger kann selbst beantragen.'
      : 'Gerechnet ist mit dem Antrag der Stadt, weil nach Bedarf und Programm sie ihn stellen würde.';
    return { by: 'city', isCarrierPossible, words };
  }
  return isCarrierPossible
    ? {
        ...{ by: 'carrier', isCarrierPossible },
        words:
          'Gerechnet ist mit dem Antrag des Trägers ohne Ratsbeschluss, weil nach Bedarf und Programm nur er ihn stellen kann.',
      }
    : {
        ...{ by: 'city', isCarrierPossible },
        words:
          'Gerechnet ist mit dem Antrag der Stadt (Annahme), weil nicht feststeht, wer ihn stellen darf.',
      };
}

/**
 * The frame in which the time that is left is counted for a need and a programme.
 * @param isSketch the deadline is one for the sketch before the application
 */
export function frameOfRoute(
  frame: ConsultationFrame,
  { by }: Pick<FilingRoute, 'by'>,
  isSketch: boolean,
): ConsultationFrame {
  if (by === 'carrier') return shortFrame(frame, 'carrier');
  return isSketch ? shortFrame(frame, 'sketch') : frame;
}
