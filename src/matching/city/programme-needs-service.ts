import type { Scope } from '../../accounts/scope.ts';
import type { ProgrammeUse, QuarterUse } from '../../programmes/quarter-use.ts';
import type { createFrames } from '../../schedule/frame-service.ts';
import { firstToBegin } from '../../schedule/time-left.ts';
import type { Clock } from '../../shared/clock.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { CaseService } from '../case-service.ts';
import type { CompileEntries } from '../compiled/compiled-entries.ts';
import type { MatchDecisionStore } from '../decisions/match-decision-store.ts';
import { dismissedFor } from '../decisions/set-aside.ts';
import { verdictTag } from '../match-labels.ts';
import { isForLater } from '../order/match-group.ts';
import type { OrderWeightService } from '../order/order-weight-service.ts';
import { familyOf } from '../order/strand-family.ts';
import { isPossible, needMatchOf, type NeedMatch, type ProgrammeNeeds } from './programme-needs.ts';

/** The other way round: one programme, with the strand and the lines it belongs to, against every need of the reader. */
export function createProgrammeNeeds({
  compiledFor,
  clock,
  cases,
  framesFor,
  orderWeights,
  stores,
}: {
  compiledFor: CompileEntries;
  stores: { matchDecisions: Pick<MatchDecisionStore, 'listDismissed'> };
  clock: Clock;
  cases: CaseService;
  framesFor: ReturnType<typeof createFrames>;
  orderWeights: Pick<OrderWeightService, 'weightsByMunicipality'>;
}) {
  /** @throws NotFoundError for a programme that this reader does not see */
  async function needsOf(scope: Scope, slug: string): Promise<ProgrammeNeeds> {
    const on = clock.today();
    const [{ list }, loaded, frameOf, weightsFor, dismissed] = await Promise.all([
      compiledFor(scope, on),
      cases.listCases(scope),
      framesFor(scope),
      orderWeights.weightsByMunicipality(scope),
      stores.matchDecisions.listDismissed(scope),
    ]);
    const family = familyOf(list, slug);
    if (!family) throw new NotFoundError('Dieses Förderprogramm');
    const idsFor = dismissedFor(dismissed);
    const needs = loaded.map((one): NeedMatch => {
      const frame = frameOf(one.municipality.id, one.quarter.districtId);
      return needMatchOf(one, {
        ...{ family, on, frame },
        weights: weightsFor(one.municipality.id),
        dismissed: idsFor(one.need.id),
      });
    });
    const { own, strands, lines } = family;
    const short = ({ compiled: { programme } }: typeof own) => programme;
    return {
      programme: own.compiled.programme,
      strands: strands.map(short),
      lines: lines.map(short),
      on,
      needs: needs.sort(byPlace),
    };
  }

  /** The same in short, for the page of the programme. @throws NotFoundError */
  async function use(scope: Scope, slug: string): Promise<ProgrammeUse> {
    const { needs } = await needsOf(scope, slug);
    return {
      quarters: byQuarter(needs.filter(isPossibleNow)),
      waitingForRound: needs.filter((one) => isPossible(one) && isForLater(one.match)).length,
      neededInAll: needs.length,
      time: leastTime(needs.filter(isPossibleNow)),
    };
  }

  return { needsOf, use };
}

function byPlace(a: NeedMatch, b: NeedMatch): number {
  return (
    a.quarter.name.localeCompare(b.quarter.name, 'de') ||
    a.need.title.localeCompare(b.need.title, 'de') ||
    (a.need.id < b.need.id ? -1 : 1)
  );
}

/** Nothing speaks against it today, not even the window. */
function isPossibleNow(one: NeedMatch): boolean {
  return isPossible(one) && one.match.result.verdict !== 'doesNotFit';
}

/** Of the quarter that has to begin first. */
function leastTime(needs: readonly NeedMatch[]): ProgrammeUse['time'] {
  const times = needs.map(({ match }) => match.timeLeft);
  const least = times[firstToBegin(times)];
  return least ? { words: least.words, isDemo: least.isDemo } : null;
}

function byQuarter(matches: readonly NeedMatch[]): QuarterUse[] {
  const names = [...new Set(matches.map(({ quarter }) => quarter.name))];
  return names.map((name) => ({
    name,
    needs: matches
      .filter(({ quarter }) => quarter.name === name)
      .sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)) || (a.need.id < b.need.id ? -1 : 1))
      .map(({ need, match }) => ({
        id: need.id,
        title: need.title,
        isDemo: need.origin === 'demo',
        verdict: verdictTag(match.result.verdict, match.group),
      })),
  }));
}

function isOpen({ match }: NeedMatch): boolean {
  return match.result.verdict === 'toClarify';
}
