import type { WindowState } from '../../programmes/window-state.ts';
import { addMonths, type Day } from '../../shared/dates.ts';
import type { CriterionResult } from '../criteria/criterion.ts';
import type { MatchResult } from '../verdict.ts';

/** Under which heading a match stands, in the order of the page. */
export const matchGroups = [
  'now',
  'clarify',
  'clarifyMore',
  'nextRound',
  'supplementary',
  'ended',
] as const;
export type MatchGroup = (typeof matchGroups)[number];

export const matchGroupLabels: Record<MatchGroup, string> = {
  now: 'Jetzt möglich',
  clarify: 'Mit einem Anruf zu klären',
  clarifyMore: 'Mehreres zu klären',
  nextRound: 'Nächste Runde vormerken',
  supplementary: 'Ergänzend',
  ended: 'Beendet',
};

/** Below this share of the cost a programme only adds to another one. */
export const supplementaryBelowPercent = 10;

/** So many open questions are settled in one call; more are a conversation of their own. */
export const mostForOneCall = 2;

/** So long after its last deadline a round nobody knows of is no longer waited for. */
const forgottenAfterMonths = 24;

/** The group of a match; null = passt nicht. */
export function groupOf(match: MatchResult, window: WindowState, on: Day): MatchGroup | null {
  const refused = match.results.filter((result) => result.result === 'notMet');
  if (isOver(window, on)) {
    // Kept as a blueprint where place, subject and applicant are right, whatever its amounts were.
    const needed = ['region', 'topic', 'applicant'];
    return refused.some((result) => needed.includes(result.kind)) ? null : 'ended';
  }
  if (refused.length > 0 && !waitsOnly(refused, window)) return null;
  // A little money is a little in the next round too; its row says when that is.
  if (isSmall(match)) return 'supplementary';
  if (refused.length > 0) return 'nextRound';
  if (match.verdict === 'fits') return 'now';
  // Whether a new round has opened is in doubt: nothing to call about before something is open.
  if (isWaiting(window)) return 'nextRound';
  return openQuestions(match).all <= mostForOneCall ? 'clarify' : 'clarifyMore';
}

/** Nothing but the window speaks against it, and that opens again. */
export function waitsOnly(
  refused: readonly Pick<CriterionResult, 'kind'>[],
  window: WindowState,
): boolean {
  return isWaiting(window) && refused.every(({ kind }) => kind === 'window');
}

function isWaiting({ state }: WindowState): boolean {
  return state === 'nextRound' || state === 'notYetOpen';
}

/** Something may still come of it; what has ended is kept as a blueprint only. */
export function isOpenMatch({ group }: { group: MatchGroup | null }): boolean {
  return group !== null && group !== 'ended';
}

/** Something may come of it, but not before a round opens. */
export function isForLater({
  group,
  window,
}: {
  group: MatchGroup | null;
  window: WindowState;
}): boolean {
  return group === 'nextRound' || (group === 'supplementary' && isWaiting(window));
}

/** Nothing can be applied for any more, whatever the need. */
export function isOver(window: WindowState, on: Day): boolean {
  return window.state === 'ended' || window.state === 'noApplication' || isForgotten(window, on);
}

/** A loan or a label pays for nothing of the need, and neither does less than a tenth. */
export function isSmall({
  coverage: { isGrant, sharePercent, mayRise },
}: Pick<MatchResult, 'coverage'>): boolean {
  if (!isGrant) return true;
  return sharePercent !== null && sharePercent < supplementaryBelowPercent && mayRise.length === 0;
}

/** Nobody knows of a further round, and the last one is long over. */
function isForgotten(window: WindowState, on: Day): boolean {
  if (window.state !== 'nextRound' || window.certainty !== 'unknown') return false;
  const last = window.lastDeadlineOn;
  // "2024-11-31" is no day, but comes after every day of its month all the same.
  const limit = `${addMonths(on.slice(0, 7), -forgottenAfterMonths)}${on.slice(7)}`;
  return last !== null && last < limit;
}

/** How many criteria are open, and how many of them the own administration answers without asking anybody. */
export function openQuestions({ results }: Pick<MatchResult, 'results'>): {
  all: number;
  atTheDesk: number;
} {
  const open = results.filter(({ result }) => result === 'unknown');
  return {
    all: open.length,
    // Asked for on few pages; what is missing may be put into words only then.
    get atTheDesk() {
      return open.filter(({ missing }) => missing?.whom === 'need').length;
    },
  };
}
