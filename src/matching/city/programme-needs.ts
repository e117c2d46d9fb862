import type { Programme } from '../../programmes/programme.ts';
import type { Day } from '../../shared/dates.ts';
import type { NeedCase } from '../need-case.ts';
import { isOpenMatch } from './match-summary.ts';
import type { Match } from '../match.ts';

/** One need with what a programme comes to for it. */
export interface NeedMatch extends NeedCase {
  match: Match;
}

/** One programme against every need of the reader. */
export interface ProgrammeNeeds {
  programme: Programme;
  on: Day;
  /** By quarter, and within it by title. */
  needs: readonly NeedMatch[];
}

/** What a programme could pay for altogether. Ceilings: a promise of nothing. */
export interface PossibleUse {
  quarters: number;
  needs: number;
  /** Ceilings over the whole periods, and per year for needs whose duration nobody entered. */
  ceilingCents: number;
  ceilingPerYearCents: number;
  /** Needs whose ceiling cannot be told. */
  withoutCeiling: number;
  /** All of them wait for a round. */
  isLaterOnly: boolean;
}

/** The sum over the needs that are open to the programme; those that wait for a round only where all do. */
export function possibleUse(needs: readonly NeedMatch[]): PossibleUse {
  const open = needs.filter(({ match }) => isOpenMatch(match));
  const now = open.filter(({ match }) => match.group !== 'nextRound');
  const counted = now.length > 0 ? now : open;
  const ceilings = counted.map(({ match }) => match.result.coverage);
  const sum = (per: 'year' | 'application'): number =>
    ceilings.reduce((all, one) => all + (one.per === per ? (one.ceilingGrantCents ?? 0) : 0), 0);
  return {
    quarters: new Set(counted.map(({ quarter }) => quarter.id)).size,
    needs: counted.length,
    ceilingCents: sum('application'),
    ceilingPerYearCents: sum('year'),
    withoutCeiling: ceilings.filter(({ ceilingGrantCents }) => ceilingGrantCents === null).length,
    isLaterOnly: now.length === 0 && open.length > 0,
  };
}
