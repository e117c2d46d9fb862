import type { ErrorSummaryView, FieldView, StatusTag } from '../../http/page-parts.ts';
import { formatDayOf } from '../../shared/dates.ts';
import { editNeedPath } from '../../paths.ts';
import { seenMark } from '../confirmation.ts';
import { decideAnswerPath } from '../match-paths.ts';
import type { OneMatch } from '../match-service.ts';
import {
  carrierResultWords,
  declineReasonLimit,
  type CarrierAnswer,
  type RejectedDecline,
} from './carrier-answer.ts';
import { askedWords, isStatementKey, ownFundsKey } from './carrier-question.ts';

/** "Antworten von Trägern" on the page of a match: `matching/_carrier-answers.ejs`. */
export interface CarrierAnswersView {
  /** "Eine Antwort wartet auf Ihre Entscheidung."; null where none does. */
  waiting: string | null;
  answers: CarrierAnswerView[];
  errors: ErrorSummaryView['errors'];
}

interface CarrierAnswerView {
  anchor: string;
  tag: StatusTag;
  question: string;
  answer: string;
  from: string;
  decided: string | null;
  /** Where the figure is entered that nobody takes over by itself. */
  enter: { label: string; href: string } | null;
  /** Somebody decided, or the carrier answered anew, since the page was opened. */
  isOutdated: boolean;
  forms: {
    version: number;
    seen: string;
    acceptAction: string;
    acceptLabel: string;
    declineAction: string;
    isDeclining: boolean;
    field: FieldView;
  } | null;
}

const tags: Record<CarrierAnswer['state'], StatusTag> = {
  open: { tone: 'warning', symbol: '?', text: 'zu entscheiden' },
  accepted: { tone: 'success', symbol: '✓', text: 'angenommen' },
  declined: { tone: 'neutral', symbol: '✗', text: 'abgelehnt' },
};

export function carrierAnswersView(
  found: OneMatch,
  answers: readonly CarrierAnswer[],
  { canDecide, rejected }: { canDecide: boolean; rejected?: RejectedDecline | undefined },
): CarrierAnswersView {
  const open = answers.filter(({ state }) => state === 'open').length;
  return {
    waiting:
      open === 0
        ? null
        : open === 1
          ? 'Eine Antwort wartet auf eine Entscheidung.'
          : `${open} Antworten warten auf eine Entscheidung.`,
    answers: answers.map((answer) => answerView(found, answer, { canDecide, rejected })),
    errors:
      rejected && rejected.error !== null
        ? [{ fieldId: reasonId(rejected.answerId), text: rejected.error }]
        : [],
  };
}

const reasonId = (id: string): string => `f-reason-${id}`;

function answerView(
  found: OneMatch,
  answer: CarrierAnswer,
  { canDecide, rejected }: { canDecide: boolean; rejected?: RejectedDecline | undefined },
): CarrierAnswerView {
  const mine = rejected?.answerId === answer.id ? rejected : undefined;
  return {
    anchor: `traegerantwort-${answer.id}`,
    tag: tags[answer.state],
    question: askedWords(found.match.compiled, answer.questionKey),
    answer: `${carrierResultWords[answer.result]}: ${answer.note}`,
    from: `${answer.organisationName} (${answer.proposedByName}), ${formatDayOf(answer.proposedAt)}`,
    decided: decidedText(answer),
    enter: answer.state === 'accepted' ? enterLink(found, answer) : null,
    isOutdated: mine?.isStale ?? false,
    forms: canDecide && answer.state === 'open' ? formsOf(found, answer, mine) : null,
  };
}

function decidedText(answer: CarrierAnswer): string | null {
  const { state, decidedAt, decidedByName, declineReason } = answer;
  if (decidedAt === null) return null;
  const who = decidedByName === null ? '' : ` von ${decidedByName}`;
  return state === 'accepted'
    ? `Angenommen${who} am ${formatDayOf(decidedAt)}.`
    : `Abgelehnt${who} am ${formatDayOf(decidedAt)}: ${declineReason ?? ''}`;
}

/** Money and legal form stand in the need: whoever accepts them enters them there. */
function enterLink(
  { need, match }: OneMatch,
  { questionKey }: CarrierAnswer,
): CarrierAnswerView['enter'] {
  if (!isStatementKey(questionKey)) return null;
  const href = `${editNeedPath(need.id)}?treffer=${encodeURIComponent(match.slug)}`;
  return questionKey === ownFundsKey
    ? { label: 'Eigenmittel im Bedarf eintragen', href: `${href}#f-ownShareCentsPerYear` }
    : { label: 'Träger im Bedarf eintragen', href: `${href}#f-carrierId` };
}

function formsOf(
  { need, match, confirmations }: OneMatch,
  answer: CarrierAnswer,
  mine: RejectedDecline | undefined,
): CarrierAnswerView['forms'] {
  const address = { needId: need.id, slug: match.slug, answerId: answer.id };
  const own = confirmations.find(
    (one) => one.conditionKey === answer.questionKey && one.answeredOn === undefined,
  );
  return {
    version: answer.version,
    seen: seenMark(own),
    acceptAction: decideAnswerPath(address, 'annehmen'),
    acceptLabel: isStatementKey(answer.questionKey)
      ? 'Annehmen'
      : own
        ? 'Annehmen und bisherige Angabe ersetzen'
        : 'Annehmen und als Angabe übernehmen',
    declineAction: decideAnswerPath(address, 'ablehnen'),
    isDeclining: mine !== undefined,
    field: {
      ...{ name: 'reason', id: reasonId(answer.id), kind: 'textarea', required: true, rows: 2 },
      label: 'Grund der Ablehnung',
      hint: 'Ein kurzer Satz; der Träger liest ihn.',
      maxLength: declineReasonLimit,
      value: mine?.reason ?? '',
      error: mine?.error ?? null,
    },
  };
}
