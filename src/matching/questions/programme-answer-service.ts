import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { StaleError } from '../../shared/errors.ts';
import { clipText } from '../../shared/text.ts';
import { asksAbout, questionText } from '../criteria/answered-questions.ts';
import type { CompileEntries } from '../compiled/compiled-entries.ts';
import type { AskedQuestion, AskedWhere, DemandAsked } from './asked-question-service.ts';
import type { ProgrammeAnswerStore } from './programme-answer-store.ts';
import type { AnswerDraft, AnswerPlace, ProgrammeAnswer } from './programme-answer.ts';

interface AnswerStores {
  answers: ProgrammeAnswerStore;
  audit: AuditStore;
}

export interface AnswerInput extends Omit<AnswerPlace, 'programmeId'> {
  slug: string;
  /** null takes the answer back. */
  draft: AnswerDraft | null;
}

export interface SaidForAll {
  needId: string;
  slug: string;
  conditionKey: string;
  result: 'met' | 'notMet' | 'unknown';
  note: string;
  /** Of the answer that was shown; 0 = there was none. */
  answerVersion: number;
}

export interface DescribedAnswer {
  answer: ProgrammeAnswer;
  slug: string;
  title: string;
  question: string;
}

export type ProgrammeAnswerService = ReturnType<typeof createProgrammeAnswerService>;

const words = { met: 'ja', notMet: 'nein' } as const;

/** What authorities answer; it holds for every need of the municipality that has no confirmation of its own. */
export function createProgrammeAnswerService({
  stores,
  inTransaction,
  compiledFor,
  demandAsked,
  clock,
}: {
  stores: AnswerStores & { needs: NeedStore };
  inTransaction: InTransaction<AnswerStores>;
  compiledFor: CompileEntries;
  demandAsked: DemandAsked;
  clock: Clock;
}) {
  async function write(
    scope: Scope,
    { programmeId, shortTitle, question }: AskedQuestion,
    { input, actor }: { input: Omit<AnswerInput, 'slug'>; actor: Actor },
  ): Promise<void> {
    const { municipalityId, conditionKey, version, draft } = input;
    const place = { municipalityId, programmeId, conditionKey, version };
    const now = clock.now().toISOString();
    await inTransaction(async ({ answers, audit }) => {
      const before = (await answers.listAnswers(scope)).find(
        (one) =>
          one.municipalityId === municipalityId &&
          one.programmeId === programmeId &&
          one.conditionKey === conditionKey,
      );
      if (draft) {
        await answers.saveAnswer(scope, place, { draft, personId: actor.personId, now });
      } else await answers.deleteAnswer(scope, place);
      const verb = draft ? 'Auskunft eingetragen' : 'Auskunft zurückgenommen';
      await audit.append(
        {
          personId: actor.personId,
          source: actor.source,
          action: draft ? 'answer.saved' : 'answer.takenBack',
          thingKind: 'answer',
          thingId: `${municipalityId}/${programmeId}`,
          municipalityId,
          summary: `${verb} (gilt für alle Bedarfe), ${shortTitle}: ${clipText(question, 140)}`,
          changes: {
            answer: {
              from: before ? words[before.result] : null,
              to: draft ? words[draft.result] : null,
            },
          },
        },
        now,
      );
    });
  }

  return {
    /** @throws NotFoundError for a programme out of reach, or a question that is neither open nor answered */
    async demandQuestion(scope: Scope, where: AskedWhere): Promise<void> {
      await demandAsked(scope, where);
    },

    /** @throws NotFoundError as `demandQuestion`; StaleError where somebody else saved since */
    async saveAnswer(scope: Scope, input: AnswerInput, actor: Actor): Promise<void> {
      const asked = await demandAsked(scope, { ...input, needId: null });
      await write(scope, asked, { input, actor });
    },

    /** With programme and question in words; what a programme no longer asks is left out. */
    async describeAnswers(scope: Scope): Promise<DescribedAnswer[]> {
      const { list } = await compiledFor(scope, clock.today());
      const byId = new Map(list.map((entry) => [entry.id, entry.compiled]));
      return (await stores.answers.listAnswers(scope)).flatMap((answer) => {
        const compiled = byId.get(answer.programmeId);
        const criterion = compiled?.criteria.find((one) => asksAbout(one, answer.conditionKey));
        if (!compiled || !criterion) return [];
        const { slug, shortTitle: title } = compiled.programme;
        return [{ answer, slug, title, question: questionText(criterion, answer.conditionKey) }];
      });
    },

    /**
     * The same from the page of a match, where somebody says that it holds for every need; what the need itself had
     * been said to be goes on to count more. The new words replace the old source as a whole, its address included.
     * @throws NotFoundError. @throws StaleError where it is not the answer that was shown
     */
    async answerForAll(scope: Scope, said: SaidForAll, actor: Actor): Promise<void> {
      const { municipalityId } = await stores.needs.getNeed(scope, said.needId);
      const { conditionKey, result, note, answerVersion: version } = said;
      const asked = await demandAsked(scope, said);
      const before = (await stores.answers.listAnswers(scope)).find(
        (one) =>
          one.municipalityId === municipalityId &&
          one.programmeId === asked.programmeId &&
          one.conditionKey === conditionKey,
      );
      if ((before?.version ?? 0) !== version) throw new StaleError('Diese Auskunft');
      // Nothing new was said: neither a day nor an address is given up for it.
      if (before ? before.result === result && before.note === note : result === 'unknown') return;
      const draft =
        result === 'unknown' ? null : { result, note, answeredOn: clock.today(), sourceUrl: null };
      const input = { municipalityId, conditionKey, version, draft };
      await write(scope, asked, { input, actor });
    },
  };
}
