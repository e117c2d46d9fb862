import type { Day } from '../shared/dates.ts';
import type { NeedPlace, SaidCase } from './match-case.ts';
import type { Match } from './match.ts';

/** A need as it is tested: what views on many needs work with. */
export interface NeedCase extends NeedPlace, SaidCase {}

export interface NeedWithMatches extends NeedCase {
  /** In the order of the groups, and within them; none that has ended. */
  matches: readonly Match[];
}

/** All needs of a reader with their open matches on a day. */
export interface MatchesOnDay {
  on: Day;
  needs: readonly NeedWithMatches[];
}
