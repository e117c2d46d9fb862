import { isFirstStage } from '../programmes/application-stage.ts';
import { windowStateOn, type WindowState } from '../programmes/window-state.ts';
import { timeLeft, type ConsultationFrame, type TimeLeft } from '../schedule/time-left.ts';
import type { Day } from '../shared/dates.ts';
import type { CompiledProgramme } from './criteria/compile-criteria.ts';
import type { CriterionResult, MatchCase } from './criteria/criterion.ts';
import { filingRoute, frameOfRoute } from './filing-route.ts';
import { caseFor, type SaidCase } from './match-case.ts';
import { groupOf, matchGroups, type MatchGroup } from './order/match-group.ts';
import { withLinesBeneath } from './order/match-nesting.ts';
import { inWeightedOrder, orderPoints, type OrderPoints } from './order/match-order.ts';
import { defaultOrderWeights, type OrderWeights } from './order/order-weights.ts';
import { resultOf, testAll, type MatchResult } from './verdict.ts';

/** Treffer: one need and one programme with everything that was found out. */
export interface Match {
  programmeId: string;
  slug: string;
  compiled: CompiledProgramme;
  /** The window that decides (of the state strand, where there is one) on the reference day. */
  window: WindowState;
  result: MatchResult;
  /** null = passt nicht. */
  group: MatchGroup | null;
  /** What its place within the group is made of, not weighed yet. */
  points: OrderPoints;
  /** The state strand whose row this federal line stands under; null = a row of its own. */
  beneath: string | null;
  /** Over the sittings to the deadline; null where no deadline is near, or nobody said whose sittings count. */
  timeLeft: TimeLeft | null;
}

export interface GroupedMatches {
  /** In the order of the page; groups without a match are there, empty. */
  groups: readonly { group: MatchGroup; matches: readonly Match[] }[];
  doesNotFit: readonly Match[];
  /** With which the order was made. */
  weights: OrderWeights;
}

/** What is asked of each programme. */
export interface MatchQuestion extends SaidCase {
  on: Day;
  /** Sittings and lead times of the need's municipality and district; null = not asked about. */
  frame?: ConsultationFrame | null;
}

/** One need and one compiled programme on a day. */
export function toMatch(
  { id, compiled }: { id: string; compiled: CompiledProgramme },
  about: MatchQuestion,
): Match {
  return matchOf({ id, compiled }, about, testAll(compiled, caseFor(id, about), about.on));
}

/** The same from results that are known already. */
export function matchOf(
  { id, compiled }: { id: string; compiled: CompiledProgramme },
  about: MatchQuestion,
  results: readonly CriterionResult[],
): Match {
  const { on } = about;
  const matchCase = caseFor(id, about);
  const result = resultOf(compiled, matchCase, results);
  const window = decidingWindow(compiled, about.on);
  const { programme } = compiled;
  const { slug } = programme;
  const timeLeft = timeToDeadline(window, { compiled, matchCase }, about);
  return {
    programmeId: id,
    slug,
    compiled,
    window,
    result,
    group: groupOf(result, window, on),
    points: orderPoints({ programme, result, window, timeLeft, matchCase, on }),
    beneath: null,
    timeLeft,
  };
}

/** Under their headings, each in its order; a federal line right after its state strand. */
export function groupInOrder(
  matches: readonly Match[],
  weights: OrderWeights = defaultOrderWeights,
): GroupedMatches {
  const ordered = withLinesBeneath(inWeightedOrder(matches, weights));
  return {
    groups: matchGroups.map((group) => ({
      group,
      matches: ordered.filter((match) => match.group === group),
    })),
    doesNotFit: ordered.filter((match) => match.group === null),
    weights,
  };
}

/** Counted on the route on which the application would be filed. */
function timeToDeadline(
  window: WindowState,
  { compiled, matchCase }: { compiled: CompiledProgramme; matchCase: MatchCase },
  { frame, on }: MatchQuestion,
): TimeLeft | null {
  const deadline = window.state === 'open' ? window.until : null;
  if (!deadline || !frame) return null;
  const route = filingRoute(compiled, matchCase);
  return timeLeft(deadline.on, frameOfRoute(frame, route, isFirstStage(deadline.what)), on);
}

/** Of the state strand, where there is one. */
export function decidingWindow({ criteria }: CompiledProgramme, on: Day): WindowState {
  const criterion = criteria.find((candidate) => candidate.kind === 'window');
  return criterion?.window
    ? windowStateOn(criterion.window, on)
    : { state: 'unknown', why: 'Der Landesstrang steht nicht im Katalog.' };
}
