import type { WindowState } from '../programmes/window-state.ts';
import { addMonths, type Day } from '../shared/dates.ts';
import type { MatchResult } from './verdict.ts';

/** Under which heading a match stands. */
export const matchGroups = ['now', 'clarify', 'nextRound', 'supplementary', 'ended'] as const;
export type MatchGroup = (typeof matchGroups)[number];

export const matchGroupLabels: Record<MatchGroup, string> = {
  now: 'Jetzt möglich',
  clarify: 'Mit einem Anruf zu klären',
  nextRound: 'Nächste Runde vormerken',
  supplementary: 'Ergänzend',
  ended: 'Beendet',
};

/** Below this share of the cost a programme only adds to another one. */
export const supplementaryBelowPercent = 10;

/** So long after its last deadline a round nobody knows of is no longer waited for. */
const forgottenAfterMonths = 24;

/** The group of a match; null = passt nicht. */
export function groupOf(match: MatchResult, window: WindowState, on: Day): MatchGroup | null {
  const refused = match.results.filter((result) => result.result === 'notMet');
  const { state } = window;
  if (state === 'ended' || state === 'noApplication' || isForgotten(window, on)) {
    // Kept as a blueprint where place, subject and applicant are right, whatever its amounts were.
    const needed = ['region', 'topic', 'applicant'];
    return refused.some((result) => needed.includes(result.kind)) ? null : 'ended';
  }
  if (refused.length > 0) {
    const isWaiting = state === 'nextRound' || state === 'notYetOpen';
    return isWaiting && refused.every((result) => result.kind === 'window') ? 'nextRound' : null;
  }
  const { sharePercent: share, mayRise } = match.coverage;
  const isSmall = share !== null && share < supplementaryBelowPercent && mayRise.length === 0;
  if (isSmall) return 'supplementary';
  return match.verdict === 'fits' ? 'now' : 'clarify';
}

/** Nobody knows of a further round, and the last one is long over. */
function isForgotten(window: WindowState, on: Day): boolean {
  if (window.state !== 'nextRound' || window.certainty !== 'unknown') return false;
  const last = window.lastDeadlineOn;
  return last !== null && last.slice(0, 7) < addMonths(on.slice(0, 7), -forgottenAfterMonths);
}

export interface Ranked {
  slug: string;
  result: MatchResult;
  window: WindowState;
}

/**
 * Order within a group: those that reach only a part of the people last, then more topics in common first, then the surer window (open before doubtful, an announced or
 * expected round before one nobody knows of), then fewer open questions, then the larger share that could be
 * paid (unknown last), then the nearer deadline (none last), then the slug, so that no two are ever equal.
 */
export function compareMatches(a: Ranked, b: Ranked): number {
  return (
    groupDoubt(a) - groupDoubt(b) ||
    b.result.commonTopics.length - a.result.commonTopics.length ||
    windowDoubt(a) - windowDoubt(b) ||
    unknownCount(a.result) - unknownCount(b.result) ||
    (b.result.coverage.sharePercent ?? -1) - (a.result.coverage.sharePercent ?? -1) ||
    compareText(deadlineOf(a.window), deadlineOf(b.window)) ||
    compareText(a.slug, b.slug)
  );
}

/** A shared word like "Netzwerk" alone must not lift a programme for other people above those for these. */
function groupDoubt({ result }: Ranked): 0 | 1 {
  return result.results.some(({ kind, result: truth }) => kind === 'targetGroup' && truth !== 'met')
    ? 1
    : 0;
}

function windowDoubt({ result, window }: Ranked): 0 | 1 {
  if (window.state === 'nextRound') return window.certainty === 'unknown' ? 1 : 0;
  return result.results.some(({ kind, result: truth }) => kind === 'window' && truth === 'unknown')
    ? 1
    : 0;
}

export function unknownCount(result: MatchResult): number {
  return result.results.filter(({ result: truth }) => truth === 'unknown').length;
}

const noDeadline = '9999-12-31';

function deadlineOf(window: WindowState): string {
  return window.state === 'open' ? (window.until?.on ?? noDeadline) : noDeadline;
}

/** By code unit: the same on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
