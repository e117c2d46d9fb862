import type { ErrorSummaryView, PageView } from '../../http/page-parts.ts';
import { listAs, programmePath } from '../../paths.ts';
import { formatDay } from '../../shared/dates.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';
import { callListPath, cityMatchesPath, missingFactsPath } from '../match-paths.ts';
import { answerForm, answerFieldId, type AnswerFormView } from './answer-form-views.ts';
import type { OpenedCalls } from './call-list-service.ts';
import {
  callSections,
  countText,
  type CallContext,
  type CallSectionView,
  type Showing,
} from './call-section-views.ts';
import type { DescribedAnswer } from './programme-answer-service.ts';

export interface CallListView extends PageView, ErrorSummaryView {
  views: MatchViewsNav;
  lead: string;
  printedText: string;
  effect: string | null;
  counted: string;
  /** Unfolds what cannot be reached now; null where it is. */
  allHref: string | null;
  fewerHref: string | null;
  csvHref: string;
  jsonHref: string;
  missingHref: string;
  /** Some authority has no number in the catalogue: said once. */
  lacksNumbers: boolean;
  sections: CallSectionView[];
  answered: AnsweredView[];
  isEmpty: boolean;
}

interface AnsweredView {
  question: string;
  programme: string;
  programmeHref: string;
  answer: string;
  sourceHref: string | null;
  form: AnswerFormView | null;
}

export function callListView(opened: OpenedCalls, context: CallContext): CallListView {
  const { all, form, effect } = context;
  const { authorities, answers, on, municipalityName } = opened;
  const showing = { opened, context };
  const questions = authorities.reduce((sum, one) => sum + one.questions.length, 0);
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
    counted: questions === 0 ? '' : countedText(opened),
    allHref: all ? null : callListPath({ umfang: 'alle' }),
    fewerHref: all ? callListPath() : null,
    csvHref: listAs(callListPath(), 'csv'),
    jsonHref: listAs(callListPath(), 'json'),
    missingHref: missingFactsPath(),
    errors: Object.entries(form?.errors ?? {}).map(([name, text]) => ({
      fieldId: form ? answerFieldId(name, form) : '',
      text,
    })),
    lacksNumbers: authorities.some(({ hasNumber }) => !hasNumber),
    sections: callSections(showing),
    answered: answers.map((answer) => answeredView(answer, showing)),
    isEmpty: authorities.length === 0,
  };
}

function countedText({ authorities }: OpenedCalls): string {
  const now = authorities.filter(({ reach }) => reach === 'now');
  const questions = now.reduce((sum, one) => sum + one.questions.length, 0);
  return now.length === 0
    ? 'Zurzeit ist keine Frage zu einer laufenden Runde offen.'
    : `${countText(now.length, questions)}, deren Programme jetzt erreichbar sind.`;
}

function answeredView(described: DescribedAnswer, { opened, context }: Showing): AnsweredView {
  const { answer, slug, title, question } = described;
  const { form, all, canAnswer } = context;
  const who = answer.personName === null ? '' : ` (eingetragen von ${answer.personName})`;
  const about = { slug, key: answer.conditionKey, title, answer };
  return {
    question,
    programme: title,
    programmeHref: programmePath(slug),
    answer: `${answer.result === 'met' ? 'Ja' : 'Nein'}. Auskunft vom ${formatDay(answer.answeredOn)}: ${answer.note}${who}`,
    sourceHref: answer.sourceUrl,
    form: canAnswer ? answerForm(about, { today: opened.on, form, all }) : null,
  };
}
