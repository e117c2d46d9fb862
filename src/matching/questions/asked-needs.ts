import type { MatchCase } from '../criteria/criterion.ts';
import type { NeedPlace } from '../match-case.ts';
import type { Match } from '../match.ts';

/** A need with its open matches, whoever loaded it. */
export interface AskedNeed extends NeedPlace {
  matchCase: MatchCase;
  matches: readonly Match[];
}

export interface AskedNeeds {
  needs: readonly AskedNeed[];
}
