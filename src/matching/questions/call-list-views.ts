import type { ListRow } from '../../http/lists.ts';
import type { ErrorSummaryView, PageView } from '../../http/page-parts.ts';
import { listAs, programmePath } from '../../paths.ts';
import { joinGerman } from '../../shared/text.ts';
import { formatDay } from '../../shared/dates.ts';
import {
  answerForm,
  answerFieldId,
  type AnswerFormState,
  type AnswerFormView,
} from './answer-form-views.ts';
import type { CallAuthority, CallProgramme, CallQuestion } from './call-list.ts';
import type { OpenedCalls } from './call-list-service.ts';
import { callListPath, cityMatchesPath, missingFactsPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';
import { decidesText } from './missing-fact-words.ts';
import type { DescribedAnswer } from './programme-answer-service.ts';

export interface CallListView extends PageView, ErrorSummaryView {
  views: MatchViewsNav;
  lead: string;
  printedText: string;
  effect: string | null;
  /** Shows the questions that decide nothing alone as well; null where they are shown. */
  allHref: string | null;
  deciding: string;
  fewerHref: string | null;
  csvHref: string;
  jsonHref: string;
  missingHref: string;
  authorities: AuthorityView[];
  answered: AnsweredView[];
  isEmpty: boolean;
}

interface AuthorityView {
  id: string;
  name: string;
  contactLines: readonly string[];
  summary: string;
  questions: QuestionView[];
}

interface QuestionView {
  words: string;
  decides: string;
  /** Why no yes or no can be kept here; null where it can. */
  elsewhere: string | null;
  programmes: {
    title: string;
    href: string;
    needs: string;
    /** The condition in the words of the record; empty where it has none. */
    quote: string;
    /** "Quelle: …"; empty where none is noted. */
    source: string;
    form: AnswerFormView | null;
  }[];
}

interface AnsweredView {
  question: string;
  programme: string;
  programmeHref: string;
  answer: string;
  sourceHref: string | null;
  form: AnswerFormView | null;
}

export interface CallContext {
  all: boolean;
  canAnswer: boolean;
  effect: string | null;
  form?: AnswerFormState;
}

export function callListView(opened: OpenedCalls, context: CallContext): CallListView {
  const { all, form, effect } = context;
  const { authorities, answers, on, municipalityName } = opened;
  const query = { umfang: all ? 'alle' : '' };
  const questions = authorities.flatMap((authority) => authority.questions);
  return {
    title: 'Anrufliste',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Was müsste man wissen?', href: missingFactsPath() },
      { label: 'Anrufliste', href: null },
    ],
    views: matchViewsNav(null),
    lead: 'Offene Fragen je Stelle, jede einmal. Eine Antwort mit Herkunft gilt für alle Bedarfe der Kommune.',
    printedText: `${municipalityName} · Anrufliste vom ${formatDay(on)}`,
    effect,
    deciding:
      questions.length === 0
        ? ''
        : decidingText(authorities.length, { questions: questions.length, all }),
    allHref: all ? null : callListPath({ umfang: 'alle' }),
    fewerHref: all ? callListPath() : null,
    csvHref: listAs(callListPath(), 'csv', query),
    jsonHref: listAs(callListPath(), 'json', query),
    missingHref: missingFactsPath(),
    errors: Object.entries(form?.errors ?? {}).map(([name, text]) => ({
      fieldId: form ? answerFieldId(name, form) : '',
      text,
    })),
    authorities: authorities.map((authority, index) =>
      authorityView(authority, `stelle-${index + 1}`, { opened, context }),
    ),
    answered: answers.map((answer) => answeredView(answer, { opened, context })),
    isEmpty: authorities.length === 0,
  };
}

function decidingText(
  authorities: number,
  { questions, all }: { questions: number; all: boolean },
): string {
  const asked = questions === 1 ? 'Eine Frage' : `${questions} Fragen`;
  const whom = authorities === 1 ? 'eine Stelle' : `${authorities} Stellen`;
  const rest = all ? '' : ', die allein oder mit einer zweiten Antwort einen Treffer entscheiden';
  return `${asked} an ${whom}${rest}.`;
}

interface Showing {
  opened: OpenedCalls;
  context: CallContext;
}

function authorityView(
  { name, contactLines, alone, withOneOther, questions }: CallAuthority,
  id: string,
  showing: Showing,
): AuthorityView {
  const waiting = needsOf(questions.flatMap(({ programmes }) => programmes));
  return {
    id,
    name,
    contactLines,
    summary: decidesText({ alone, withOneOther, waiting }),
    questions: questions.map((question) => questionView(question, showing)),
  };
}

function questionView(question: CallQuestion, { opened, context }: Showing): QuestionView {
  const { words, alone, withOneOther, programmes } = question;
  return {
    words,
    decides: decidesText({ alone, withOneOther, waiting: needsOf(programmes) }),
    elsewhere: question.isAnswerable
      ? null
      : 'Die Antwort gehört in das Förderprogramm, weil sie mehr ist als ja oder nein.',
    programmes: programmes.map(({ slug, title, needIds, key, quote, sources }) => ({
      title,
      href: programmePath(slug),
      needs: needIds.length === 1 ? 'ein Bedarf' : `${needIds.length} Bedarfe`,
      quote,
      source: sources.length === 0 ? '' : `Quelle: ${joinGerman(sources)}`,
      form:
        question.isAnswerable && context.canAnswer
          ? answerForm({ slug, key, title, answer: null }, { today: opened.on, form: context.form })
          : null,
    })),
  };
}

function answeredView(described: DescribedAnswer, { opened, context }: Showing): AnsweredView {
  const { answer, slug, title, question } = described;
  const who = answer.personName === null ? '' : ` (eingetragen von ${answer.personName})`;
  return {
    question,
    programme: title,
    programmeHref: programmePath(slug),
    answer: `${answer.result === 'met' ? 'Ja' : 'Nein'}. Auskunft vom ${formatDay(answer.answeredOn)}: ${answer.note}${who}`,
    sourceHref: answer.sourceUrl,
    form: context.canAnswer
      ? answerForm(
          { slug, key: answer.conditionKey, title, answer },
          { today: opened.on, form: context.form },
        )
      : null,
  };
}

const needsOf = (programmes: readonly CallProgramme[]): number =>
  programmes.reduce((sum, { needIds }) => sum + needIds.length, 0);

/** One row per question and programme. */
export function callRows(authorities: readonly CallAuthority[]): ListRow[] {
  return authorities.flatMap(({ name, contactLines, questions }) =>
    questions.flatMap(({ words, text, programmes }) =>
      programmes.map(({ slug, title, alone, withOneOther, needIds, quote, sources }) => ({
        slug,
        authority: name,
        contact: [...contactLines],
        question: words,
        condition: text,
        evidence: quote,
        sources: [...sources],
        programme: title,
        decidesAlone: alone,
        decidesWithOneOther: withOneOther,
        needs: [...needIds],
      })),
    ),
  );
}
