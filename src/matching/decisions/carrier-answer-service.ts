import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { MatchService } from '../match-service.ts';
import type { CarrierAnswerStore } from './carrier-answer-store.ts';
import {
  writeDecision,
  writeProposal,
  type AnsweredMatch,
  type AnswerWriting,
  type DecideInput,
  type MatchAddress,
} from './carrier-answer-writing-service.ts';
import type { CarrierAnswer, CarrierAnswerValues } from './carrier-answer.ts';
import { matchId } from './match-decision.ts';
import type { SharedMatchService } from './shared-match-service.ts';

interface CarrierAnswerParts extends AnswerWriting {
  stores: AnswerWriting['stores'] & { carrierAnswers: CarrierAnswerStore };
  sharedMatches: Pick<SharedMatchService, 'findShared'>;
  matching: Pick<MatchService, 'matchOfNeed'>;
}

/** Carriers answer open questions of matches shared with them; staff accept or decline. */
export function createCarrierAnswers(parts: CarrierAnswerParts) {
  const { stores, sharedMatches, matching } = parts;

  async function openShared(scope: Scope, address: MatchAddress): Promise<AnsweredMatch> {
    const found = await sharedMatches.findShared(scope, address);
    const { needId, programmeId } = found.shared;
    const all = await stores.carrierAnswers.listAnswersOf(organisationOf(scope));
    const answers = all.filter((one) => one.needId === needId && one.programmeId === programmeId);
    return { ...found, answers };
  }

  /** @throws NotFoundError for an answer out of reach, or about another match */
  async function demandAnswer(
    scope: Scope,
    { answerId, ...address }: MatchAddress & { answerId: string },
  ) {
    const answer = await stores.carrierAnswers.getCarrierAnswer(scope, answerId);
    const found = await matching.matchOfNeed(scope, address);
    if (answer.needId !== found.need.id || answer.programmeId !== found.match.programmeId) {
      throw new NotFoundError('Diese Antwort');
    }
    return { found, answer };
  }

  return {
    /** @throws NotFoundError for what is not shared with the organisation of this reader */
    openShared,

    /** What the organisation of this reader answered, by `matchId`. */
    async answersOf(scope: Scope): Promise<ReadonlyMap<string, readonly CarrierAnswer[]>> {
      if (scope.projects.kind !== 'naming') return new Map();
      const all = await stores.carrierAnswers.listAnswersOf(organisationOf(scope));
      const byMatch = new Map<string, CarrierAnswer[]>();
      for (const answer of all) {
        const key = matchId(answer);
        byMatch.set(key, [...(byMatch.get(key) ?? []), answer]);
      }
      return byMatch;
    },

    /** Of every carrier, about one match, for staff. */
    async answersAbout(scope: Scope, needId: string, programmeId: string) {
      const all = await stores.carrierAnswers.listCarrierAnswers(scope, needId);
      return all.filter((one) => one.programmeId === programmeId);
    },

    /**
     * A carrier answers.
     * @throws NotFoundError for a match that is not shared (any more), or a question that is none to carriers
     * @throws StaleError where the organisation answered, or staff decided, since
     */
    async propose(
      scope: Scope,
      said: MatchAddress & CarrierAnswerValues & { result: 'met' | 'notMet' },
      actor: Actor,
    ): Promise<void> {
      const found = await openShared(scope, said);
      await writeProposal(parts, { found, said, organisationId: organisationOf(scope) }, actor);
    },

    demandAnswer,

    /** @throws NotFoundError. @throws StaleError where answer or need say something else by now */
    async decide(scope: Scope, input: DecideInput, actor: Actor): Promise<void> {
      const { found, answer } = await demandAnswer(scope, input);
      await writeDecision(parts, scope, { found, answer, input, actor });
    },
  };
}

function organisationOf({ projects }: Scope): string {
  if (projects.kind !== 'naming') throw new NotFoundError('Dieser Treffer');
  return projects.organisationId;
}
