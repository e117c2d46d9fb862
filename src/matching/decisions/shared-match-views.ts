import type { ListRow, PagingView } from '../../http/lists.ts';
import type { PageView, StatusTag } from '../../http/page-parts.ts';
import { listAs } from '../../paths.ts';
import { levelLabels } from '../../programmes/programme-labels.ts';
import { describeWindow } from '../../programmes/window-state.ts';
import { berlinDay, formatDayOf } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { criterionLabel, truthMarks } from '../match-labels.ts';
import { sharedMatchesPath, sharedMatchPath } from '../match-paths.ts';
import { carrierStateWords, type CarrierAnswer } from './carrier-answer.ts';
import { carrierQuestion } from './carrier-question.ts';
import { matchId } from './match-decision.ts';
import type { SharedMatch } from './shared-match-service.ts';
import { sharedSentence } from './shared-sentence.ts';
import { sharedVerdict } from './shared-verdict.ts';

/** What a carrier sees of a match shared with its organisation: no costs, no notes of the administration. */
export interface SharedMatchView {
  programme: string;
  level: string;
  officialHref: string | null;
  detailHref: string;
  need: string;
  place: string;
  isDemo: boolean;
  verdict: StatusTag;
  window: string;
  sharedOn: string;
  note: string | null;
  /** "2 Fragen an Ihre Organisation, 1 Antwort liegt der Verwaltung vor" */
  asked: string;
  reasons: SharedReasonView[];
}

export interface SharedReasonView {
  symbol: string;
  mark: string;
  cssClass: string;
  label: string;
  text: string;
  isForCarrier: boolean;
}

export interface SharedMatchesView extends PageView {
  countText: string;
  paging: PagingView;
  matches: SharedMatchView[];
  csvHref: string;
  jsonHref: string;
}

/** By `matchId`. */
export type AnswersByMatch = ReadonlyMap<string, readonly CarrierAnswer[]>;

/** @param count of all pages */
export function sharedMatchesView(
  shared: readonly SharedMatch[],
  answers: AnswersByMatch,
  { count, paging }: { count: number; paging: PagingView },
): SharedMatchesView {
  return {
    title: 'Geteilte Treffer',
    breadcrumbs: [{ label: 'Geteilte Treffer', href: null }],
    countText: count === 1 ? '1 geteilter Treffer' : `${formatNumber(count)} geteilte Treffer`,
    paging,
    matches: shared.map((one) => sharedMatchView(one, answersTo(one, answers))),
    csvHref: listAs(sharedMatchesPath(), 'csv'),
    jsonHref: listAs(sharedMatchesPath(), 'json'),
  };
}

const answersTo = (
  { shared: { needId, programmeId } }: SharedMatch,
  answers: AnswersByMatch,
): readonly CarrierAnswer[] => answers.get(matchId({ needId, programmeId })) ?? [];

export function sharedMatchView(
  one: SharedMatch,
  answers: readonly CarrierAnswer[],
): SharedMatchView {
  const { shared: row, found } = one;
  const { need, quarter, municipality, match, on } = found;
  const { programme } = match.compiled;
  return {
    programme: programme.title,
    level: levelLabels[programme.level],
    officialHref: programme.url,
    detailHref: sharedMatchPath(need.id, match.slug),
    need: need.title,
    place: `${quarter.name}, ${municipality.name}`,
    isDemo: need.origin === 'demo',
    verdict: sharedVerdict(match, on).tag,
    window: describeWindow(match.window, on),
    sharedOn: formatDayOf(row.sharedAt),
    note: row.sharedNote,
    asked: askedText(openQuestions(one, answers), answers),
    reasons: sharedReasons(one),
  };
}

/** Every criterion in its order, each with a sentence that may leave the house. */
export function sharedReasons({ found: { match, on } }: SharedMatch): SharedReasonView[] {
  return match.compiled.criteria.map((criterion, index) => {
    const found = match.result.results[index];
    const result = found?.result ?? 'unknown';
    const { text, isShown } = sharedSentence(criterion, result, on);
    const { symbol, text: mark, cssClass } = isShown ? truthMarks[result] : insideMark;
    const isForCarrier = found !== undefined && carrierQuestion(criterion, found) !== null;
    return { symbol, mark, cssClass, label: criterionLabel(criterion), text, isForCarrier };
  });
}

const insideMark = { symbol: 'i', text: 'intern geprüft', cssClass: 'fp-verdict--inside' };

/** What the carrier is asked and has not answered, or was declined. */
function openQuestions(
  { found: { match } }: SharedMatch,
  answers: readonly CarrierAnswer[],
): string[] {
  const settled = new Set(
    answers.filter(({ state }) => state !== 'declined').map(({ questionKey }) => questionKey),
  );
  return match.compiled.criteria.flatMap((criterion, index) => {
    const found = match.result.results[index];
    const question = found && carrierQuestion(criterion, found);
    return question && !settled.has(question.key) ? [question.words] : [];
  });
}

function askedText(open: readonly string[], answers: readonly CarrierAnswer[]): string {
  const questions =
    open.length === 0
      ? 'Zurzeit keine offene Frage an Ihre Organisation'
      : open.length === 1
        ? 'Eine Frage an Ihre Organisation'
        : `${open.length} Fragen an Ihre Organisation`;
  const count = (state: CarrierAnswer['state']): number =>
    answers.filter((answer) => answer.state === state).length;
  const given = (['open', 'accepted', 'declined'] as const).flatMap((state) => {
    const number = count(state);
    if (number === 0) return [];
    return [
      `${number === 1 ? 'eine Antwort' : `${number} Antworten`} ${givenWords(state, number)}`,
    ];
  });
  return `${[questions, ...given].join(', ')}.`;
}

function givenWords(state: CarrierAnswer['state'], number: number): string {
  return state === 'open' && number > 1 ? 'liegen der Verwaltung vor' : carrierStateWords[state];
}

/** One row of the list as a file. */
export function sharedMatchRow(one: SharedMatch, answers: AnswersByMatch): ListRow {
  const { shared, found } = one;
  const { need, quarter, municipality, match, on } = found;
  const given = answersTo(one, answers);
  const { verdict, tag } = sharedVerdict(match, on);
  return {
    id: `${shared.needId}/${match.slug}`,
    programme: match.compiled.programme.title,
    need: need.title,
    isDemo: need.origin === 'demo',
    quarter: quarter.name,
    municipality: municipality.name,
    verdict,
    verdictText: tag.text,
    window: describeWindow(match.window, on),
    sharedOn: berlinDay(new Date(shared.sharedAt)),
    note: shared.sharedNote,
    openQuestions: openQuestions(one, given),
    answersOpen: given.filter(({ state }) => state === 'open').length,
    answersAccepted: given.filter(({ state }) => state === 'accepted').length,
    answersDeclined: given.filter(({ state }) => state === 'declined').length,
    officialUrl: match.compiled.programme.url,
    path: sharedMatchPath(need.id, match.slug),
  };
}
