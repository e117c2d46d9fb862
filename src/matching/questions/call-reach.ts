import type { Day } from '../../shared/dates.ts';
import type { Match } from '../match.ts';
import type { MatchGroup } from '../order/match-group.ts';
import type { AskedNeeds } from './asked-needs.ts';
import type { WaitingMatch } from './missing-facts.ts';

/** Whether asking is worth while now: a round is open, it would only add a little, or no round is open. */
export const reaches = ['now', 'supplementary', 'later'] as const;
export type Reach = (typeof reaches)[number];

export interface ProgrammeReach {
  reach: Reach;
  /** The next deadline of an open round; null where none is stated. */
  deadlineOn: Day | null;
  /** The best place one of its matches has on the page of its need, 0 first. */
  place: number;
}

/** What can be reached soonest and is worth most, for sorting. */
export type Worth = ProgrammeReach & { matches: number };

const reachableGroups: readonly (MatchGroup | null)[] = ['now', 'clarify', 'clarifyMore'];

/** Finds what is known of a programme's matches that wait for an answer. */
export function reachFinder({ needs }: AskedNeeds) {
  const found = new Map<string, { match: Match; place: number }>();
  for (const { need, matches } of needs) {
    for (const [place, match] of matches.entries()) {
      found.set(`${need.id} ${match.slug}`, { match, place });
    }
  }
  return (waiting: readonly WaitingMatch[]): ProgrammeReach => {
    const own = waiting.flatMap(({ needId, slug }) => found.get(`${needId} ${slug}`) ?? []);
    const reachOf = ({ group, window }: Match): Reach => {
      if (window.state !== 'open') return 'later';
      return reachableGroups.includes(group) ? 'now' : 'supplementary';
    };
    const is = new Set(own.map(({ match }) => reachOf(match)));
    const window = own[0]?.match.window;
    return {
      reach: reaches.find((reach) => is.has(reach)) ?? 'later',
      deadlineOn: window?.state === 'open' ? (window.until?.on ?? null) : null,
      place: own.reduce((best, { place }) => Math.min(best, place), Infinity),
    };
  };
}

/** The next deadline first, none last; then by how many matches wait, then by their best place. */
export function compareWorth(a: Worth, b: Worth): number {
  return compareReach(a, b) || b.matches - a.matches || a.place - b.place;
}

/** What can be reached soonest, whatever it is worth. */
export function compareReach(a: ProgrammeReach, b: ProgrammeReach): number {
  return (
    reaches.indexOf(a.reach) - reaches.indexOf(b.reach) || compareDay(a.deadlineOn, b.deadlineOn)
  );
}

/** The best of several: the soonest of them, and the best place of any. */
export function bestReach(all: readonly ProgrammeReach[]): ProgrammeReach {
  const none: ProgrammeReach = { reach: 'later', deadlineOn: null, place: Infinity };
  return all.reduce((best, one) => {
    const { reach, deadlineOn } = compareReach(one, best) < 0 ? one : best;
    return { reach, deadlineOn, place: Math.min(best.place, one.place) };
  }, none);
}

function compareDay(a: Day | null, b: Day | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
