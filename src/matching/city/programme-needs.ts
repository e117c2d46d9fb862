import type { Programme } from '../../programmes/programme.ts';
import type { Day } from '../../shared/dates.ts';
import type { ConsultationFrame } from '../../schedule/time-left.ts';
import type { NeedCase } from '../need-case.ts';
import { isSetAside } from '../decisions/set-aside.ts';
import type { OrderWeights } from '../order/order-weights.ts';
import type { StrandFamily } from '../order/strand-family.ts';
import { isForLater, isOpenMatch } from '../order/match-group.ts';
import { groupInOrder, toMatch, type Match } from '../match.ts';

/** One need with what a programme comes to for it, as it stands on the page of the need. */
export interface NeedMatch extends NeedCase {
  match: Match;
  /** Somebody dismissed it, or the strand it stands beneath. */
  isDismissed: boolean;
  /** The state strand it stands beneath. */
  strand: Match | null;
  /** Federal lines that stand beneath it. */
  lines: readonly Match[];
}

/** The rest of the catalogue changes neither the group of a match nor what it stands beneath. */
export function needMatchOf(
  one: NeedCase,
  {
    family,
    on,
    frame,
    weights,
    dismissed,
  }: {
    family: Pick<StrandFamily, 'own' | 'all'>;
    on: Day;
    frame: ConsultationFrame;
    weights: OrderWeights;
    dismissed: ReadonlySet<string>;
  },
): NeedMatch {
  const { matchCase, confirmations } = one;
  const about = { matchCase, confirmations, on, frame };
  const tested = family.all.map((entry) => toMatch(entry, about));
  const { groups, doesNotFit } = groupInOrder(tested, weights);
  const all = [...groups.flatMap(({ matches }) => matches), ...doesNotFit];
  const match = all.find(({ programmeId }) => programmeId === family.own.id);
  if (!match) throw new RangeError('a family without its programme');
  return {
    ...one,
    match,
    isDismissed: isSetAside(all, dismissed)(match),
    strand: all.find(({ slug }) => slug === match.beneath) ?? null,
    lines: all.filter(({ beneath }) => beneath === match.slug),
  };
}

/** Something may still come of it, and nobody dismissed it. */
export function isPossible({ match, isDismissed }: NeedMatch): boolean {
  return !isDismissed && isOpenMatch(match);
}

/** One programme against every need of the reader. */
export interface ProgrammeNeeds {
  programme: Programme;
  /** State strands its money comes through, where it is a federal line. */
  strands: readonly Programme[];
  /** Federal lines whose money comes through it. */
  lines: readonly Programme[];
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
  const open = needs.filter(isPossible);
  const now = open.filter(({ match }) => !isForLater(match));
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
