import type { Scope } from '../../accounts/scope.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompileEntries, CompiledEntries } from '../compiled/compiled-entries.ts';
import {
  asksAbout,
  flatRateKey,
  openQuestionKey,
  questionText,
} from '../criteria/answered-questions.ts';
import { toMatch } from '../match.ts';

/** Which question is answered: of one need, or (`needId` null) of any need of the reader. */
export interface AskedWhere {
  slug: string;
  conditionKey: string;
  needId: string | null;
}

export interface AskedQuestion {
  programmeId: string;
  shortTitle: string;
  /** In words. */
  question: string;
}

export type DemandAsked = ReturnType<typeof createAskedQuestions>;

type Entry = CompiledEntries['list'][number];

/**
 * The door for answers: a key of a question is taken from a form, and must be one that is really asked. The keys of
 * conditions stand in the record; those of open questions hold words, so that only matching knows which there are.
 */
export function createAskedQuestions({
  compiledFor,
  cases,
  clock,
}: {
  compiledFor: CompileEntries;
  cases: Pick<CaseService, 'getCase' | 'listCases'>;
  clock: Clock;
}) {
  /** @throws NotFoundError for a programme or need out of reach, or a question that is neither open nor answered */
  return async (scope: Scope, asked: AskedWhere): Promise<AskedQuestion> => {
    const on = clock.today();
    const { slug, conditionKey, needId } = asked;
    const { list } = await compiledFor(scope, on);
    const entry = list.find(({ compiled }) => compiled.programme.slug === slug);
    if (!entry) throw new NotFoundError('Dieses Förderprogramm');
    const criterion = entry.compiled.criteria.find((one) => asksAbout(one, conditionKey));
    if (!criterion) throw new NotFoundError('Diese Fördervoraussetzung');
    const loaded =
      needId === null ? await cases.listCases(scope) : [await cases.getCase(scope, needId)];
    if (!loaded.some((one) => isAsked(entry, one, { conditionKey, on }))) {
      throw new NotFoundError('Diese Frage');
    }
    const { shortTitle } = entry.compiled.programme;
    return { programmeId: entry.id, shortTitle, question: questionText(criterion, conditionKey) };
  };
}

/** Whether a need leaves this question open with this programme, or has its answer. */
function isAsked(
  entry: Entry,
  { matchCase, confirmations }: LoadedCase,
  { conditionKey, on }: { conditionKey: string; on: Day },
): boolean {
  const isAnswered = confirmations.some(
    (one) => one.programmeId === entry.id && one.conditionKey === conditionKey,
  );
  if (isAnswered) return true;
  const { results } = toMatch(entry, { matchCase, confirmations, on }).result;
  return entry.compiled.criteria.some(
    (criterion, place) =>
      openQuestionKey(criterion, results[place]?.missing ?? null) === conditionKey ||
      // A part is fundable without it, and the Pauschale may pay more.
      (criterion.kind === 'costType' &&
        flatRateKey(criterion.costTypes, matchCase.costItems) === conditionKey),
  );
}
