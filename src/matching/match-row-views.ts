import type { StatusTag } from '../http/page-parts.ts';
import { programmePath } from '../paths.ts';
import { basisLabels, levelLabels } from '../programmes/programme-labels.ts';
import type { Day } from '../shared/dates.ts';
import { coverageText } from './coverage-text.ts';
import type { CriterionResult } from './criteria/criterion.ts';
import type { FindCheck } from './fact-check.ts';
import type { DecisionRowView } from './decisions/match-decision-views.ts';
import { testedWindowTag, verdictTag } from './match-labels.ts';
import type { GroupedMatches, Match } from './match.ts';
import { isForLater } from './order/match-group.ts';
import { withOwnRow } from './order/match-nesting.ts';
import { orderView, type OrderView } from './order/order-views.ts';
import { questionsView, type QuestionsView } from './question-views.ts';
import { reasonViews, type ReasonView } from './reason-views.ts';

/** One match in a list, for `matching/_match.ejs`. */
export interface MatchRowView {
  title: string;
  href: string;
  level: string;
  verdict: StatusTag;
  window: StatusTag;
  /** That nobody has checked what a program read out of the source; null where somebody has, or nothing was. */
  check: StatusTag | null;
  coverage: string;
  /** Whether the time until the deadline is enough; null where no deadline is near. */
  timeLeft: string | null;
  questions: QuestionsView;
  /** Where nobody can apply yet, what is open is folded away under this; null = shown. */
  foldedText: string | null;
  /** Where the need can be completed; null for a need that is not saved. */
  needHref: string | null;
  /** What would have to change. */
  toChange: string[];
  reasons: ReasonView[];
  order: OrderView;
  /** Federal lines whose money comes through this strand. */
  lines: MatchRowView[];
  /** What people decided about it, for `matching/_decision.ejs`; null = nothing to decide here. */
  decision: DecisionRowView | null;
}

/** The first of a list, and how many there are. */
export interface ShownRows {
  count: number;
  matches: MatchRowView[];
  /** Those after the first ones; empty where nothing is folded away. */
  more: MatchRowView[];
  /** How many are in the files only; 0 where all are shown. */
  hiddenCount: number;
}

/** What a list knows beside its matches. */
export interface RowContext extends Pick<GroupedMatches, 'weights'> {
  on: Day;
  findCheck: FindCheck;
  /** The page of a match; null = the programme's own page, where there is no need. */
  hrefOf: ((slug: string) => string) | null;
  needHref: string | null;
  /** What was decided and the quick steps; null where nothing can be decided. */
  decisionOf: ((match: Match) => DecisionRowView | null) | null;
}

/** Nobody reads hundreds of programmes on one page; the best stand first, and the files have them all. */
export const shownOfGroup = 50;

/** @param openCount how many are shown at once; the others are folded away */
export function shownRows(
  list: readonly Match[],
  context: RowContext,
  openCount = shownOfGroup,
): ShownRows {
  const own = withOwnRow(list);
  const rows = own.slice(0, shownOfGroup).map((match) => ({
    ...matchRow(match, context),
    lines: list
      .filter(({ beneath }) => beneath === match.slug)
      .map((line) => matchRow(line, context)),
  }));
  return {
    // A line counts with its strand.
    count: own.length,
    matches: rows.slice(0, openCount),
    more: rows.slice(openCount),
    hiddenCount: Math.max(0, own.length - shownOfGroup),
  };
}

function matchRow(match: Match, context: RowContext): MatchRowView {
  const { compiled, result, group, slug } = match;
  const questions = questionsView(match);
  return {
    title: compiled.programme.shortTitle,
    href: context.hrefOf === null ? programmePath(slug) : context.hrefOf(slug),
    level: levelLabels[compiled.programme.level],
    verdict: verdictTag(result.verdict, group),
    window: windowTagOf(match, context.on),
    check: isUnchecked(match, context.findCheck) ? uncheckedTag : null,
    coverage: coverageText(result.coverage),
    timeLeft: match.timeLeft?.words ?? null,
    questions,
    foldedText: isForLater(match) ? foldedText(questions) : null,
    needHref: context.needHref,
    toChange: [...new Set(result.results.flatMap((found) => found.toChange ?? []))],
    reasons: reasonViews(match, context.findCheck).filter((_, index) => {
      // What does not fit is long enough: there only what speaks against it; the page of the match has all.
      return group !== null || result.results[index]?.result !== 'met';
    }),
    order: orderView(match, context.weights),
    lines: [],
    decision: context.decisionOf === null ? null : context.decisionOf(match),
  };
}

const uncheckedTag: StatusTag = {
  tone: 'warning',
  symbol: '?',
  text: basisLabels.ausgelesen,
};

function isUnchecked({ programmeId, compiled }: Match, findCheck: FindCheck): boolean {
  return compiled.criteria.some(
    (criterion) =>
      criterion.evidence.basis === 'ausgelesen' &&
      findCheck(programmeId, criterion)?.isComplete !== true,
  );
}

/** Nothing is to be settled before a round opens; the page stays short enough to find that round. */
function foldedText({ toCall, toCheck, atTheDesk }: QuestionsView): string {
  const count = toCall.length + toCheck.length + atTheDesk.length;
  if (count === 0) return 'Was sich ändern müsste';
  return `${count === 1 ? 'Eine Angabe' : `${count} Angaben`} noch offen`;
}

/** The window as a tag; an assumed one says so wherever it is shown. */
export function windowTagOf(match: Match, on: Day): StatusTag {
  const tag = testedWindowTag(match.window, on, resultOfKind(match, 'window'));
  const criterion = match.compiled.criteria.find(({ kind }) => kind === 'window');
  return criterion?.evidence.basis === 'angenommen'
    ? { ...tag, text: `${tag.text} (Annahme)` }
    : tag;
}

export function resultOfKind(
  match: Match,
  kind: CriterionResult['kind'],
): CriterionResult['result'] {
  return match.result.results.find((result) => result.kind === kind)?.result ?? 'unknown';
}
