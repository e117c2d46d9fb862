import { planView, type PlanView } from '../schedule/plan-section.ts';
import { shortFrame, timeLeft } from '../schedule/time-left.ts';
import { formatDay } from '../shared/dates.ts';
import { filingRoute } from './filing-route.ts';
import type { OneMatch } from './match-service.ts';

/** The plan of a match with the route it assumes; the carrier's own last day beside the city's, where both may file. */
export function planOf({
  match,
  matchCase,
  frame,
  confirmations,
  on,
}: Pick<OneMatch, 'match' | 'matchCase' | 'frame' | 'confirmations' | 'on'>): PlanView | null {
  const { timeLeft: left, compiled } = match;
  if (left === null) return null;
  const route = filingRoute(compiled, { ...matchCase, confirmations });
  const sentences = [route.words];
  if (route.by === 'city' && route.isCarrierPossible) {
    const { filingOn } = timeLeft(left.deadlineOn, shortFrame(frame, 'carrier'), on).plan;
    sentences.push(
      filingOn >= on
        ? `Auf dem Weg über den Träger muss der Antrag ohne Ratsbeschluss spätestens am ${formatDay(filingOn)} abgesandt werden.`
        : `Auf dem Weg über den Träger muss der Antrag sofort hinaus; letzter Tag mit Vorlauf war der ${formatDay(filingOn)}.`,
    );
  }
  return planView(left, on, sentences);
}
