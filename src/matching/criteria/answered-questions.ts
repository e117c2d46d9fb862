import { addDays, berlinDay, formatDay, type Day } from '../../shared/dates.ts';
import {
  missingOf,
  type Confirmation,
  type Criterion,
  type CriterionKind,
  type Finding,
  type MatchCase,
} from './criterion.ts';

/**
 * Questions that only the authority can answer and no condition of the record asks, e.g. whether applications are
 * possible at all. Their key holds the kind and the question in words, so that an answer settles every need for which the very
 * same question arises, and no other.
 */

/** Kinds whose open question can be answered by yes or no; what costs are paid belongs into the record. */
const answerableKinds: readonly CriterionKind[] = [
  'applicant',
  'window',
  'topic',
  'targetGroup',
  'programmeEnd',
];

/** In the words of `applicant-test.ts`; the answer goes into the test, because the carrier may be a second route. */
export const forwardingQuestion = 'ob die Weiterleitung an einen Träger erlaubt ist';

/** So long an answer whether applications are possible is believed; assumed, no source says so. */
export const windowAnswerDays = 180;

/** The key of the question a criterion leaves open; null where no yes or no of an authority can settle it. */
export function openQuestionKey(
  criterion: Pick<Criterion, 'kind' | 'key'> & { conditionKey?: string },
  missing: { what: string; whom: string } | null,
): string | null {
  if (criterion.conditionKey !== undefined) return criterion.conditionKey;
  if (missing?.whom !== 'funder' || !answerableKinds.includes(criterion.kind)) return null;
  if (!missing.what.startsWith('ob ')) return null;
  if (criterion.kind === 'applicant' && missing.what !== forwardingQuestion) return null;
  return questionKey(criterion.key, missing.what);
}

export function questionKey(criterionKey: string, what: string): string {
  return `${criterionKey}?${what}`;
}

/** Whether a key names a question about this criterion, answered or open. */
export function asksAbout(criterion: Criterion, key: string): boolean {
  if ('conditionKey' in criterion && criterion.conditionKey === key) return true;
  return answerableKinds.includes(criterion.kind) && key.startsWith(`${criterion.key}?ob `);
}

/** The question in words, as it stands in a list. */
export function questionText(criterion: Criterion, key: string): string {
  if ('text' in criterion && criterion.conditionKey === key) return criterion.text;
  const what = key.slice(key.indexOf('?') + 1);
  return `${what.slice(0, 1).toLocaleUpperCase('de-DE')}${what.slice(1)}`;
}

/** The criterion as the authority completed it. */
export function answeredCriterion(criterion: Criterion, matchCase: MatchCase): Criterion {
  if (criterion.kind !== 'applicant' || criterion.forwardingAllowed !== null) return criterion;
  const answer = answerTo(questionKey(criterion.key, forwardingQuestion), matchCase);
  return answer ? { ...criterion, forwardingAllowed: answer.result === 'met' } : criterion;
}

/** What a test left open, settled where the authority answered just that. */
export function answeredFinding(
  criterion: Criterion,
  finding: Finding,
  { matchCase, on }: { matchCase: MatchCase; on: Day },
): Finding {
  if (finding.result !== 'unknown' || matchCase.confirmations.length === 0) return finding;
  if ('conditionKey' in criterion || criterion.kind === 'applicant') return finding;
  const key = openQuestionKey(criterion, missingOf(finding));
  const answer = key === null ? undefined : answerTo(key, matchCase);
  if (answer === undefined) return finding;
  const askedOn = dayOf(answer);
  if (criterion.kind === 'window' && addDays(askedOn, windowAnswerDays) < on) return finding;
  const yesNo = answer.result === 'met' ? 'ja' : 'nein';
  const reason = (): string => `${finding.reason()} Dazu: ${yesNo}. ${saidWords(answer)}`;
  return { ...finding, result: answer.result, reason, missing: null };
}

function answerTo(key: string, { confirmations }: MatchCase): Confirmation | undefined {
  return confirmations.find(({ conditionKey }) => conditionKey === key);
}

function dayOf({ confirmedAt, answeredOn }: Confirmation): Day {
  return answeredOn ?? berlinDay(new Date(confirmedAt));
}

/** "Auskunft vom 27.11.2026: Telefonat mit dem Landesjugendamt" */
export function saidWords(said: Confirmation): string {
  const what = said.answeredOn === undefined ? 'angegeben am' : 'Auskunft vom';
  return `${what} ${formatDay(dayOf(said))}: ${said.note}`;
}
