import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import { addDays, berlinDay, formatDay, type Day } from '../../shared/dates.ts';
import { flatRateQuestion, fundingParts, quotedLabels } from './costs.ts';
import {
  missingOf,
  type Confirmation,
  type Criterion,
  type CriterionKind,
  type CriterionOf,
  type Finding,
  type MatchCase,
} from './criterion.ts';

/**
 * Questions that only the authority can answer and no condition of the record asks, e.g. whether applications are
 * possible at all. Their key holds the kind and the question in words, so that an answer settles every need for which the very
 * same question arises, and no other.
 */

/** Kinds whose open question can be answered by yes or no; which kinds of cost are paid belongs into the record. */
const answerableKinds: readonly CriterionKind[] = [
  'applicant',
  'window',
  'topic',
  'targetGroup',
  'programmeEnd',
];

/** In the words of `applicant-test.ts`; the answer goes into the test, because the carrier may be a second route. */
export const forwardingQuestion = 'ob die Weiterleitung an einen Träger erlaubt ist';

/**
 * Whether a Pauschale covers what is not named is one question, whichever criterion needs to know: it is kept under the
 * kinds of cost, and its answer goes into every test that looks at them.
 */
const flatRateKinds: readonly CriterionKind[] = ['costType', 'amount', 'ownShare'];
const costTypeKey = 'costType';
const aboutFlatRate = /^ob die Pauschale auch [^?]+ deckt$/u;

/** So long an answer whether applications are possible is believed; assumed, no source says so. */
export const windowAnswerDays = 180;

/** The key of the question a criterion leaves open; null where no yes or no of an authority can settle it. */
export function openQuestionKey(
  criterion: Pick<Criterion, 'kind' | 'key'> & { conditionKey?: string },
  missing: { what: string; whom: string } | null,
): string | null {
  if (criterion.conditionKey !== undefined) return criterion.conditionKey;
  if (missing?.whom !== 'funder') return null;
  if (flatRateKinds.includes(criterion.kind)) {
    return aboutFlatRate.test(missing.what) ? questionKey(costTypeKey, missing.what) : null;
  }
  if (!answerableKinds.includes(criterion.kind)) return null;
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
  const isAnswerable = criterion.kind === costTypeKey || answerableKinds.includes(criterion.kind);
  return isAnswerable && key.startsWith(`${criterion.key}?ob `);
}

/** The key of the question whether the Pauschale covers what is not named; null where there is no such doubt. */
export function flatRateKey(
  costTypes: readonly CostTypeCode[],
  costItems: MatchCase['costItems'],
): string | null {
  const { flatRate } = fundingParts(costItems, costTypes);
  return flatRate.length === 0 ? null : questionKey(costTypeKey, flatRateQuestion(flatRate));
}

/** The kinds of cost as the authority completed them: what its Pauschale covers counts as named, or nothing more does. */
export function answeredCosts(
  costTypes: readonly CostTypeCode[],
  matchCase: MatchCase,
): readonly CostTypeCode[] {
  const answer = flatRateAnswer(costTypes, matchCase);
  if (!answer) return costTypes;
  if (answer.result === 'notMet') return costTypes.filter((type) => type !== 'pauschale');
  const { flatRate } = fundingParts(matchCase.costItems, costTypes);
  return [...new Set([...costTypes, ...flatRate.map(({ costType }) => costType)])];
}

function flatRateAnswer(
  costTypes: readonly CostTypeCode[],
  matchCase: MatchCase,
): Confirmation | undefined {
  if (matchCase.confirmations.length === 0) return undefined;
  const key = flatRateKey(costTypes, matchCase.costItems);
  return key === null ? undefined : answerTo(key, matchCase);
}

/** The question in words, as it stands in a list. */
export function questionText(criterion: Criterion, key: string): string {
  if ('text' in criterion && criterion.conditionKey === key) return criterion.text;
  const what = key.slice(key.indexOf('?') + 1);
  return `${what.slice(0, 1).toLocaleUpperCase('de-DE')}${what.slice(1)}`;
}

/** The criterion as the authority completed it. */
export function answeredCriterion(criterion: Criterion, matchCase: MatchCase): Criterion {
  if (matchCase.confirmations.length === 0) return criterion;
  if ('costTypes' in criterion) {
    return { ...criterion, costTypes: answeredCosts(criterion.costTypes, matchCase) };
  }
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
  if (matchCase.confirmations.length === 0) return finding;
  if (criterion.kind === 'costType') return withFlatRateWords(criterion, finding, matchCase);
  if (finding.result !== 'unknown') return finding;
  if ('conditionKey' in criterion || criterion.kind === 'applicant') return finding;
  const key = openQuestionKey(criterion, missingOf(finding));
  const answer = key === null ? undefined : answerTo(key, matchCase);
  if (answer === undefined) return finding;
  const askedOn = dayOf(answer);
  if (criterion.kind === 'window' && addDays(askedOn, windowAnswerDays) < on) return finding;
  const reason = (): string => `${withoutDoubt(finding.reason())} ${saidSentence(answer)}`;
  return { ...finding, result: answer.result, reason, missing: null };
}

/** Which answer stands behind what counts as covered by the Pauschale. */
function withFlatRateWords(
  { costTypes }: CriterionOf<'costType'>,
  finding: Finding,
  matchCase: MatchCase,
): Finding {
  const answer = flatRateAnswer(costTypes, matchCase);
  if (answer === undefined) return finding;
  const covers = answer.result === 'met' ? 'deckt' : 'deckt nicht';
  const { flatRate } = fundingParts(matchCase.costItems, costTypes);
  const what = (): string => `Die Pauschale ${covers}: ${quotedLabels(flatRate)}.`;
  return { ...finding, reason: () => `${finding.reason()} ${what()} ${saidSentence(answer)}` };
}

/** What the tests add where something is open; once it is answered, these words would contradict the answer. */
const doubts: readonly RegExp[] = [
  / Bitte klären, ob [^.]+\./u,
  / Ob darunter auch [^.]+ ist nicht notiert\./u,
  / Danach müsste sie schon offen sein; bitte anrufen\./u,
  /; bitte anrufen(?=\.)/u,
];

function withoutDoubt(reason: string): string {
  return doubts.reduce((text, doubt) => text.replace(doubt, ''), reason);
}

function answerTo(key: string, { confirmations }: MatchCase): Confirmation | undefined {
  return confirmations.find(({ conditionKey }) => conditionKey === key);
}

function dayOf({ confirmedAt, answeredOn }: Confirmation): Day {
  return answeredOn ?? berlinDay(new Date(confirmedAt));
}

/** "Auskunft vom 27.11.2026: Telefonat mit dem Landesjugendamt" */
export function saidWords(said: Confirmation): string {
  const what = said.answeredOn === undefined ? 'Angegeben am' : 'Auskunft vom';
  return `${what} ${formatDay(dayOf(said))}: ${said.note}`;
}

function saidSentence(said: Confirmation): string {
  const words = saidWords(said);
  return /[.!?]$/u.test(words) ? words : `${words}.`;
}
