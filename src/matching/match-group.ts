import type { WindowState } from '../programmes/window-state.ts';
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

/** The group of a match; null = passt nicht. */
export function groupOf(match: MatchResult, window: WindowState): MatchGroup | null {
  const refused = match.results.filter((result) => result.result === 'notMet');
  const { state } = window;
  if (state === 'ended' || state === 'noApplication') {
    // Kept as a blueprint where place, subject and applicant are right, whatever its amounts were.
    const needed = ['region', 'topic', 'applicant'];
    return refused.some((result) => needed.includes(result.kind)) ? null : 'ended';
  }
  if (refused.length > 0) {
    const isWaiting = state === 'nextRound' || state === 'notYetOpen';
    return isWaiting && refused.every((result) => result.kind === 'window') ? 'nextRound' : null;
  }
  const share = match.coverage.sharePercent;
  if (share !== null && share < supplementaryBelowPercent) return 'supplementary';
  return match.verdict === 'fits' ? 'now' : 'clarify';
}

export interface Ranked {
  slug: string;
  result: MatchResult;
  window: WindowState;
}

/**
 * Order within a group: more topics in common first, then the surer window (open before doubtful, an announced or
 * expected round before one nobody knows of), then fewer open questions, then the larger share that could be
 * paid (unknown last), then the nearer deadline (none last), then the slug, so that no two are ever equal.
 */
export function compareMatches(a: Ranked, b: Ranked): number {
  return (
    b.result.commonTopics.length - a.result.commonTopics.length ||
    windowDoubt(a) - windowDoubt(b) ||
    unknownCount(a.result) - unknownCount(b.result) ||
    (b.result.coverage.sharePercent ?? -1) - (a.result.coverage.sharePercent ?? -1) ||
    compareText(deadlineOf(a.window), deadlineOf(b.window)) ||
    compareText(a.slug, b.slug)
  );
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
