import type { Actor } from '../../accounts/account-services.ts';
import type { PersonStore } from '../../accounts/person-store.ts';
import { isStaffOf } from '../../accounts/person.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { NoticeStore } from '../../reminders/notice-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { NotFoundError, StaleError } from '../../shared/errors.ts';
import { confirmationRecord } from '../confirmation-record.ts';
import { seenMark } from '../confirmation.ts';
import type { OneMatch } from '../match-service.ts';
import type { MatchStore } from '../match-store.ts';
import {
  answerNotice,
  answerRecord,
  answerThing,
  decidedNotice,
  type AnsweredQuestion,
} from './carrier-answer-record.ts';
import type { CarrierAnswerStore } from './carrier-answer-store.ts';
import type { CarrierAnswer, CarrierAnswerValues } from './carrier-answer.ts';
import { carriersToTell } from './carrier-notice.ts';
import { askedWords, carrierKey, carrierQuestion, isStatementKey } from './carrier-question.ts';
import type { MatchDecisionStore } from './match-decision-store.ts';
import type { SharedMatch } from './shared-match-service.ts';

/** How answers of carriers and decisions about them are written: with record and notices in one transaction. */

interface AnswerStores {
  carrierAnswers: CarrierAnswerStore;
  matchDecisions: MatchDecisionStore;
  matches: MatchStore;
  notices: NoticeStore;
  audit: AuditStore;
}

export interface AnswerWriting {
  stores: { people: PersonStore };
  inTransaction: InTransaction<AnswerStores>;
  clock: Clock;
  isDemo: boolean;
}

/** A match as its carrier sees it, with everything this carrier answered about it. */
export interface AnsweredMatch extends SharedMatch {
  answers: readonly CarrierAnswer[];
}

export interface MatchAddress {
  needId: string;
  slug: string;
}

export interface DecideInput extends MatchAddress {
  answerId: string;
  /** Of the answer that was shown. */
  version: number;
  /** `seenMark` of what the need itself had said when the page was opened; only for accepting. */
  seen: string;
  /** Set: it is declined, and the carrier reads why. */
  declineReason: string | null;
}

export async function writeProposal(
  { inTransaction, clock, stores, isDemo }: AnswerWriting,
  {
    found: { shared, found, answers },
    said,
    organisationId,
  }: {
    found: AnsweredMatch;
    said: CarrierAnswerValues & { result: 'met' | 'notMet' };
    organisationId: string;
  },
  actor: Actor,
): Promise<void> {
  const { questionKey, result, note, version: expectedVersion } = said;
  const isKnown = found.match.compiled.criteria.some((one) => carrierKey(one) === questionKey);
  if (!isKnown) throw new NotFoundError('Diese Frage');
  const question = questionOf(found.match, questionKey);
  const last = answers.find((one) => one.questionKey === questionKey);
  // Settled while the carrier was typing is like answered by somebody else: the page keeps what was typed.
  const isOld = question === undefined || (last?.version ?? 0) !== expectedVersion;
  if (isOld) throw new StaleError('Diese Antwort');
  const now = clock.now().toISOString();
  const { needId, programmeId, municipalityId } = shared;
  const people = await stores.people.listPeople();
  await inTransaction(async ({ carrierAnswers, matchDecisions, notices, audit }) => {
    const rows = await matchDecisions.listSharedWith(organisationId);
    const row = rows.find((one) => one.needId === needId && one.programmeId === programmeId);
    if (!row) throw new NotFoundError('Dieser Treffer');
    const key = { municipalityId, needId, programmeId, organisationId, questionKey };
    const proposedById = actor.personId;
    const id = await carrierAnswers.saveProposal(
      { ...key, result, note, proposedById, expectedVersion },
      now,
    );
    const saved = (await carrierAnswers.listAnswersOf(organisationId)).find((one) => one.id === id);
    if (!saved) throw new NotFoundError('Diese Antwort');
    const about: AnsweredQuestion = { ...found, answer: saved, question };
    await notices.closeNoticesOf(answerThing(id), now);
    // Somebody who has left reads no notices: then it is for everybody.
    const assigned = people.find(({ id: personId }) => personId === row.assignedToId);
    const isThere = assigned !== undefined && isStaffOf(assigned, municipalityId, { isDemo });
    await notices.insertNotice(answerNotice(about, isThere ? assigned.id : null), now);
    await audit.append(answerRecord(actor, about, 'proposed'), now);
  });
}

/** In the words of the question; undefined where a carrier is not asked this. */
function questionOf({ compiled, result }: OneMatch['match'], key: string): string | undefined {
  const place = compiled.criteria.findIndex((criterion) => carrierKey(criterion) === key);
  const [criterion, outcome] = [compiled.criteria[place], result.results[place]];
  return criterion && outcome && carrierQuestion(criterion, outcome)?.words;
}

export async function writeDecision(
  { inTransaction, clock, stores, isDemo }: AnswerWriting,
  scope: Scope,
  {
    found,
    answer,
    input,
    actor,
  }: { found: OneMatch; answer: CarrierAnswer; input: DecideInput; actor: Actor },
): Promise<void> {
  const { declineReason, version, seen } = input;
  const state = declineReason === null ? 'accepted' : 'declined';
  const now = clock.now().toISOString();
  const people = await stores.people.listPeople();
  await inTransaction(async (within) => {
    const verdict = { id: answer.id, version, state, declineReason } as const;
    await within.carrierAnswers.decide(scope, { ...verdict, decidedById: actor.personId }, now);
    const isConfirmed = state === 'accepted' && !isStatementKey(answer.questionKey);
    if (isConfirmed) await confirm(within, scope, { found, answer, seen, actor, now });
    const question = askedWords(found.match.compiled, answer.questionKey);
    const about: AnsweredQuestion = {
      ...found,
      question,
      answer: { ...answer, state, declineReason },
    };
    await within.notices.closeNoticesOf(answerThing(answer.id), now);
    // Who may not see the match any more is told nothing of it.
    const rows = await within.matchDecisions.listSharedWith(answer.organisationId);
    const isShared = rows.some(
      (one) => one.needId === answer.needId && one.programmeId === answer.programmeId,
    );
    const told = isShared ? carriersToTell(people, answer.organisationId, { isDemo }) : [];
    for (const { id } of told) {
      await within.notices.insertNotice(decidedNotice(about, id), now);
    }
    await within.audit.append(answerRecord(actor, about, state), now);
  });
}

/** The accepted answer counts like one that staff entered, and says whose it is. */
async function confirm(
  { matches, audit }: AnswerStores,
  scope: Scope,
  {
    found,
    answer,
    seen,
    actor,
    now,
  }: { found: OneMatch; answer: CarrierAnswer; seen: string; actor: Actor; now: string },
): Promise<void> {
  const { needId, programmeId, questionKey: conditionKey, result } = answer;
  const before = (await matches.listConfirmations(scope, needId)).find(
    (one) => one.programmeId === programmeId && one.conditionKey === conditionKey,
  );
  if (seenMark(before) !== seen) throw new StaleError('Diese Angabe');
  const note = `Angabe von ${answer.organisationName}: ${answer.note}`;
  const said = { result, note, confirmedAt: now, personId: actor.personId };
  await matches.saveConfirmation(scope, { needId, programmeId, conditionKey, before }, said);
  const { municipalityId } = found.need;
  const given = {
    condition: askedWords(found.match.compiled, answer.questionKey),
    before: before?.result ?? ('unknown' as const),
    after: result,
  };
  await audit.append(
    confirmationRecord(actor, { needId, programmeId, municipalityId }, given),
    now,
  );
}
