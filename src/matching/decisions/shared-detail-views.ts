import type {
  ErrorSummaryView,
  FieldView,
  PageView,
  StatusTag,
  StoredFormView,
} from '../../http/page-parts.ts';
import { formatDayOf } from '../../shared/dates.ts';
import { carrierAnswersPath, sharedMatchesPath, sharedMatchPath } from '../match-paths.ts';
import type { AnsweredMatch } from './carrier-answer-writing-service.ts';
import {
  carrierNoteLimit,
  carrierResultWords,
  carrierStateWords,
  type CarrierAnswer,
  type RejectedCarrierAnswer,
} from './carrier-answer.ts';
import { carrierKey, carrierQuestion, type CarrierQuestion } from './carrier-question.ts';
import {
  sharedMatchView,
  sharedReasons,
  type SharedMatchView,
  type SharedReasonView,
} from './shared-match-views.ts';

/** One shared match with what its carrier is asked: `matching/shared-detail.ejs`. */
export interface SharedDetailView extends PageView {
  errors: ErrorSummaryView['errors'];
  match: SharedMatchView;
  reasons: (SharedReasonView & {
    answer: GivenAnswerView | null;
    form: AnswerFormView | null;
    /** What was typed to a question that is settled by now; null where there is a form. */
    settled: string | null;
  })[];
  listHref: string;
}

interface GivenAnswerView {
  tag: StatusTag;
  text: string;
  /** Why it was declined. */
  reason: string | null;
}

interface AnswerFormView {
  action: string;
  questionKey: string;
  version: number;
  words: string;
  buttonLabel: string;
  isOpen: boolean;
  conflict: StoredFormView['conflict'];
  fields: FieldView[];
}

export function sharedDetailView(
  one: AnsweredMatch,
  rejected?: RejectedCarrierAnswer,
): SharedDetailView {
  const { need, match } = one.found;
  const shared = sharedMatchView(one, one.answers);
  const reasons = sharedReasons(one);
  return {
    title: match.compiled.programme.shortTitle,
    breadcrumbs: [
      { label: 'Geteilte Treffer', href: sharedMatchesPath() },
      { label: match.compiled.programme.shortTitle, href: null },
    ],
    errors: errorsOf(rejected),
    match: shared,
    reasons: match.compiled.criteria.flatMap((criterion, index) => {
      const [reason, found] = [reasons[index], match.result.results[index]];
      if (!reason || !found) return [];
      const key = carrierKey(criterion);
      const answer = one.answers.find(({ questionKey }) => questionKey === key);
      const question = carrierQuestion(criterion, found);
      const mine = rejected?.values.questionKey === key ? rejected : undefined;
      const action = carrierAnswersPath(need.id, match.slug);
      const conflict = conflictOf(answer, mine, sharedMatchPath(need.id, match.slug));
      return [
        {
          ...reason,
          answer: answer ? givenView(answer) : null,
          form: question ? { ...answerForm(question, answer, mine), action, conflict } : null,
          settled: question || !mine?.isStale ? null : typedText(mine),
        },
      ];
    }),
    listHref: sharedMatchesPath(),
  };
}

const tags: Record<CarrierAnswer['state'], StatusTag> = {
  open: { tone: 'info', symbol: 'i', text: carrierStateWords.open },
  accepted: { tone: 'success', symbol: '✓', text: carrierStateWords.accepted },
  declined: { tone: 'warning', symbol: '!', text: carrierStateWords.declined },
};

function givenView(answer: CarrierAnswer): GivenAnswerView {
  const decided =
    answer.decidedAt === null ? '' : ` Entschieden am ${formatDayOf(answer.decidedAt)}.`;
  return {
    tag: tags[answer.state],
    text: `Ihre Antwort vom ${formatDayOf(answer.proposedAt)} (${answer.proposedByName}): ${carrierResultWords[answer.result]}. ${answer.note}${/[.!?]$/u.test(answer.note) ? '' : '.'}${decided}`,
    reason: answer.declineReason,
  };
}

function answerForm(
  question: CarrierQuestion,
  answer: CarrierAnswer | undefined,
  rejected: RejectedCarrierAnswer | undefined,
): Omit<AnswerFormView, 'action' | 'conflict'> {
  const shown = rejected?.values ?? answer;
  const { result, note } = rejected?.errors ?? {};
  return {
    questionKey: question.key,
    version: answer?.version ?? 0,
    words: question.words,
    buttonLabel: answer ? 'Antwort ändern' : 'Antworten',
    isOpen: rejected !== undefined,
    fields: [
      {
        ...{ name: 'result', id: fieldId('result', question.key), kind: 'radios', required: true },
        label: question.words,
        options: [
          { value: 'met', label: 'ja' },
          { value: 'notMet', label: 'nein' },
        ],
        value: shown?.result ?? null,
        error: result ?? null,
      },
      {
        ...{ name: 'note', id: fieldId('note', question.key), kind: 'textarea', required: true },
        ...{ label: 'Woran sieht man das?', hint: question.hint, rows: 3 },
        maxLength: carrierNoteLimit,
        value: shown?.note ?? '',
        error: note ?? null,
      },
    ],
  };
}

const fieldId = (name: string, key: string): string =>
  `f-${name}-${key.replaceAll(/[^\w-]+/gu, '-')}`;

function errorsOf(rejected: RejectedCarrierAnswer | undefined): ErrorSummaryView['errors'] {
  return Object.entries(rejected?.errors ?? {}).map(([name, text]) => ({
    fieldId: fieldId(name, rejected?.values.questionKey ?? ''),
    text,
  }));
}

const typedText = ({ values: { result, note } }: RejectedCarrierAnswer): string =>
  `${result === null ? '' : `${carrierResultWords[result]}. `}${note}`;

/** Both answers; null where nobody else was faster. */
function conflictOf(
  answer: CarrierAnswer | undefined,
  rejected: RejectedCarrierAnswer | undefined,
  reloadHref: string,
): StoredFormView['conflict'] {
  if (!rejected?.isStale) return null;
  const typed = typedText(rejected);
  const saved = answer
    ? `${carrierResultWords[answer.result]}. ${answer.note} (${tags[answer.state].text})`
    : 'keine Antwort';
  return { rows: [{ label: 'Antwort', saved, typed }], reloadHref };
}
