import { addDays, berlinDay, type Day } from '../shared/dates.ts';

/** What is known of an official address, and how a new finding changes it. Pure rules. */

export const linkStates = ['ok', 'moved', 'failing', 'broken', 'unknown'] as const;
/**
 * moved = leads elsewhere; failing = failed lately, may be passing; broken = failed on three days; unknown = the other
 * side does not let us look.
 */
export type LinkState = (typeof linkStates)[number];

/** missing = answers "not found"; softMissing = says so with status 200; unreachable = no answer or a server fault. */
export type LinkProblem = 'missing' | 'softMissing' | 'unreachable';

/** What one look at an address found. */
export interface LinkFinding {
  kind: 'ok' | 'moved' | 'unknown' | LinkProblem;
  status: number | null;
  /** Where redirects ended; null where there was none. */
  finalUrl: string | null;
  /** German, why; empty where all is well. */
  reason: string;
}

export interface LinkCheck {
  url: string;
  state: LinkState;
  problem: LinkProblem | null;
  status: number | null;
  finalUrl: string | null;
  reason: string;
  checkedAt: string;
  /** When it was last found well. */
  okAt: string | null;
  firstFailedAt: string | null;
  lastFailedOn: Day | null;
  /** Days on which it failed in a row. */
  failures: number;
  /** When a broken one was back; until it fails again. */
  healedAt: string | null;
}

/** Bad days in a row after which an address counts as broken. */
export const failuresUntilBroken = 3;

/** The check after a look at `now`. */
export function nextCheck(
  url: string,
  before: LinkCheck | undefined,
  { finding, now }: { finding: LinkFinding; now: Date },
): LinkCheck {
  const at = now.toISOString();
  const { status, finalUrl, reason } = finding;
  const seen = { url, status, finalUrl, reason, checkedAt: at };
  if (finding.kind === 'ok' || finding.kind === 'moved') {
    const isHealed = before?.state === 'broken';
    return {
      ...seen,
      state: finding.kind,
      ...noProblem,
      okAt: at,
      healedAt: isHealed ? at : (before?.healedAt ?? null),
    };
  }
  if (finding.kind === 'unknown') return unseen(before, seen);
  return failed(before, { ...seen, problem: finding.kind }, berlinDay(now));
}

const noProblem = { problem: null, firstFailedAt: null, lastFailedOn: null, failures: 0 } as const;

type Seen = Pick<LinkCheck, 'url' | 'status' | 'finalUrl' | 'reason' | 'checkedAt'>;

/** Who was not let in has learned nothing: what was broken stays so, and nothing becomes broken by it. */
function unseen(before: LinkCheck | undefined, seen: Seen): LinkCheck {
  if (before && before.failures > 0) {
    return { ...before, checkedAt: seen.checkedAt, reason: seen.reason };
  }
  const { okAt = null, healedAt = null } = before ?? {};
  return { ...seen, state: 'unknown', ...noProblem, okAt, healedAt };
}

function failed(
  before: LinkCheck | undefined,
  seen: Seen & { problem: LinkProblem },
  today: Day,
): LinkCheck {
  const sameDay = before?.lastFailedOn === today;
  const failures = (before?.failures ?? 0) + (sameDay ? 0 : 1);
  return {
    ...seen,
    state: failures >= failuresUntilBroken ? 'broken' : 'failing',
    okAt: before?.okAt ?? null,
    firstFailedAt: before?.firstFailedAt ?? seen.checkedAt,
    lastFailedOn: today,
    failures,
    healedAt: null,
  };
}

/** Days until an address is looked at again. */
const restDays: Record<LinkState, number> = {
  ok: 14,
  moved: 14,
  unknown: 14,
  failing: 1,
  broken: 3,
};

export function isLinkDue(check: LinkCheck | undefined, today: Day): boolean {
  if (!check) return true;
  return addDays(berlinDay(new Date(check.checkedAt)), restDays[check.state]) <= today;
}

/** What is due, in this order: what failed lately, what was never looked at, then the longest unseen. */
export function dueLinks(
  urls: readonly string[],
  checks: ReadonlyMap<string, LinkCheck>,
  today: Day,
): string[] {
  const rank = (url: string): string => {
    const check = checks.get(url);
    if (check?.state === 'failing') return `0${check.checkedAt}`;
    return check ? `2${check.checkedAt}` : '1';
  };
  return urls
    .filter((url) => isLinkDue(checks.get(url), today))
    .sort((a, b) => rank(a).localeCompare(rank(b)) || a.localeCompare(b));
}
