import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Day } from '../shared/dates.ts';
import type { ConsultationFrame } from '../schedule/time-left.ts';
import type { createFrames } from '../schedule/frame-service.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import type { CaseService } from './case-service.ts';
import type { CompileEntries } from './compiled/compiled-entries.ts';
import { seenMark } from './confirmation.ts';
import type { MatchCase } from './criteria/criterion.ts';
import { confirmationRecord, matchThing } from './confirmation-record.ts';
import { askedKey, storedKey } from './flat-rate-key.ts';
import type { NeedPlace } from './match-case.ts';
import type { GroupMatches, ShownMatches } from './order/grouping-service.ts';
import { inOrder } from './match-rows.ts';
import { toMatch, type Match, type MatchQuestion } from './match.ts';
import type { MatchStore, StoredConfirmation } from './match-store.ts';
import type { DemandAsked } from './questions/asked-question-service.ts';
import type { ProgrammeAnswerStore } from './questions/programme-answer-store.ts';
import type { ProgrammeAnswer } from './questions/programme-answer.ts';

/** Whose need it is, and on which day it is looked at. */
export interface MatchContext extends NeedPlace {
  on: Day;
}

export interface NeedMatches extends MatchContext, ShownMatches {
  matchCase: MatchCase;
}

export interface OneMatch extends MatchContext, Pick<ShownMatches, 'weights' | 'findCheck'> {
  match: Match;
  matchCase: MatchCase;
  /** Sittings and lead times of its place. */
  frame: ConsultationFrame;
  /** Place within its group, from 1. */
  position: number;
  confirmations: readonly StoredConfirmation[];
  /** What holds for every need of the municipality, also where this one has an answer of its own. */
  answers: readonly ProgrammeAnswer[];
  /** Who answered what about its conditions, newest first. */
  history: readonly AuditEntry[];
}

interface MatchStores {
  needs: NeedStore;
  matches: MatchStore;
  audit: AuditStore;
}

/** Which are only read here. */
interface ReadStores {
  answers: Pick<ProgrammeAnswerStore, 'listAnswers'>;
}

/** A need that stands in no table. */
export interface CaseQuestion extends Pick<MatchQuestion, 'matchCase' | 'confirmations' | 'on'> {
  /** Whose sittings and weights count; null = nobody's. */
  place: { municipalityId: string; districtId: string | null } | null;
}

export interface ConfirmInput {
  needId: string;
  slug: string;
  conditionKey: string;
  result: 'met' | 'notMet' | 'unknown';
  note: string;
  /** `seenMark` of the answer that was shown. */
  seen: string;
}

export type MatchService = ReturnType<typeof createMatchService>;

/** Matches of needs with the catalogue, and what people confirm about them. */
export function createMatchService({
  compiledFor,
  cases,
  framesFor,
  groupMatches,
  demandAsked,
  clock,
  stores,
  inTransaction,
}: {
  compiledFor: CompileEntries;
  cases: CaseService;
  framesFor: ReturnType<typeof createFrames>;
  groupMatches: GroupMatches;
  demandAsked: DemandAsked;
  clock: Clock;
  stores: MatchStores & ReadStores;
  inTransaction: InTransaction<MatchStores>;
}) {
  async function getCompiled(scope: Scope, slug: string, on: Day) {
    const { list } = await compiledFor(scope, on);
    const entry = list.find(({ compiled }) => compiled.programme.slug === slug);
    if (!entry) throw new NotFoundError('Dieses Förderprogramm');
    return entry;
  }

  async function load(scope: Scope, needId: string, on: Day) {
    const [loaded, frameOf] = await Promise.all([cases.getCase(scope, needId), framesFor(scope)]);
    const { matchCase, confirmations, ...place } = loaded;
    const context: MatchContext = { on, ...place };
    const frame = frameOf(place.municipality.id, place.quarter.districtId);
    return { context, about: { matchCase, confirmations, on, frame } };
  }

  return {
    /** All matches of a need, grouped and ordered. @throws NotFoundError */
    async matchesOfNeed(
      scope: Scope,
      needId: string,
      on: Day = clock.today(),
    ): Promise<NeedMatches> {
      const { context, about } = await load(scope, needId, on);
      const grouped = await groupMatches(scope, about, context.need.municipalityId);
      return { ...context, matchCase: about.matchCase, ...grouped };
    },

    /** The same for a need that is not saved. */
    async matchesOfCase(
      scope: Scope,
      { matchCase, confirmations, on, place }: CaseQuestion,
    ): Promise<ShownMatches> {
      const frameOf = await framesFor(scope);
      const frame = place && frameOf(place.municipalityId, place.districtId);
      const about = { matchCase, confirmations, on, frame };
      return groupMatches(scope, about, place?.municipalityId ?? null);
    },

    /** One match with all its criteria. @throws NotFoundError */
    async matchOfNeed(
      scope: Scope,
      { needId, slug }: { needId: string; slug: string },
      on: Day = clock.today(),
    ): Promise<OneMatch> {
      const { context, about } = await load(scope, needId, on);
      const entry = await getCompiled(scope, slug, on);
      const shown = await groupMatches(scope, about, context.need.municipalityId);
      // The same row as in the list, whatever group and place its strand gives it.
      const row = [...inOrder(shown)].find(({ match }) => match.slug === slug);
      const { thingKind, thingId } = matchThing(needId, entry.id);
      const answers = await stores.answers.listAnswers(scope);
      return {
        ...context,
        match: row?.match ?? toMatch(entry, about),
        matchCase: about.matchCase,
        frame: about.frame,
        position: row?.position ?? 0,
        weights: shown.weights,
        findCheck: shown.findCheck,
        confirmations: about.confirmations.filter(({ programmeId }) => programmeId === entry.id),
        answers: answers.filter(
          ({ programmeId, municipalityId }) =>
            programmeId === entry.id && municipalityId === context.need.municipalityId,
        ),
        history: await stores.audit.listOfThing(thingKind, thingId),
      };
    },

    /**
     * Notes what a person says about a condition; `unknown` takes it back.
     * @throws NotFoundError. @throws StaleError where somebody else answered since
     */
    async confirmCondition(scope: Scope, input: ConfirmInput, actor: Actor): Promise<void> {
      const { needId, slug, conditionKey, result, note } = input;
      const { programmeId, question } = await demandAsked(scope, { slug, conditionKey, needId });
      const confirmedAt = clock.now().toISOString();
      await inTransaction(async ({ needs, matches, audit }) => {
        const { municipalityId, costItems } = await needs.getNeed(scope, needId);
        const before = (await matches.listConfirmations(scope, needId)).find(
          (one) =>
            one.programmeId === programmeId &&
            askedKey(one.conditionKey, costItems) === conditionKey,
        );
        if (seenMark(before) !== input.seen) throw new StaleError('Diese Angabe');
        const kept = before?.conditionKey ?? storedKey(conditionKey, costItems);
        const key = { needId, programmeId, conditionKey: kept };
        if (result === 'unknown') {
          if (!before) return;
          await matches.deleteConfirmation(scope, { ...key, before });
        } else {
          const said = { result, note, confirmedAt, personId: actor.personId };
          await matches.saveConfirmation(scope, { ...key, before }, said);
        }
        const match = { needId, programmeId, municipalityId };
        const given = {
          condition: question,
          before: before?.result ?? 'unknown',
          after: result,
        } as const;
        await audit.append(confirmationRecord(actor, match, given), confirmedAt);
      });
    },
  };
}
