import type { Scope } from '../accounts/scope.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Programme } from '../programmes/programme.ts';
import type { FindProgrammeUse, QuarterUse } from '../programmes/quarter-use.ts';
import type { IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { Clock } from '../shared/clock.ts';
import type { CaseService } from './case-service.ts';
import { compileCriteria } from './compile-criteria.ts';
import { verdictTag } from './match-labels.ts';
import { toMatch, type Match } from './match.ts';

interface NeedMatch {
  need: Need;
  quarterName: string;
  match: Match;
}

/** The other way round: one programme against every need of the reader, without looking at the rest of the catalogue. */
export function createProgrammeNeeds({
  catalogue,
  clock,
  cases,
  stores,
}: {
  catalogue: Pick<Catalogue, 'get' | 'find'>;
  stores: { indicators: Pick<IndicatorStore, 'listIndicators'> };
  clock: Clock;
  cases: CaseService;
}): FindProgrammeUse {
  async function compiledOf(scope: Scope, slug: string) {
    const entry = await catalogue.get(scope, slug);
    const linked = new Map<string, Programme>();
    for (const link of entry.programme.links) {
      const other = await catalogue.find(scope, link.slug);
      if (other) linked.set(link.slug, other.programme);
    }
    const compiled = compileCriteria(entry.programme, (wanted) => linked.get(wanted), {
      programmeId: entry.id,
      indicators: await stores.indicators.listIndicators(),
    });
    return { id: entry.id, compiled };
  }

  return async (scope, slug) => {
    const [programme, loaded] = await Promise.all([
      compiledOf(scope, slug),
      cases.listCases(scope),
    ]);
    const on = clock.today();
    const matches = loaded.map(({ need, quarter, matchCase, confirmations }): NeedMatch => {
      const match = toMatch(programme, { matchCase, confirmations, on });
      return { need, quarterName: quarter.name, match };
    });
    return {
      quarters: byQuarter(matches.filter(({ match }) => isPossible(match))),
      waitingForRound: matches.filter(({ match }) => match.group === 'nextRound').length,
      neededInAll: matches.length,
    };
  };
}

/** Ended programmes keep their group as a blueprint, but serve nobody any more. */
function isPossible({ result, group }: Match): boolean {
  return result.verdict !== 'doesNotFit' && group !== null && group !== 'ended';
}

function byQuarter(matches: readonly NeedMatch[]): QuarterUse[] {
  const names = [...new Set(matches.map(({ quarterName }) => quarterName))];
  return names
    .sort((a, b) => a.localeCompare(b, 'de'))
    .map((name) => ({
      name,
      needs: matches
        .filter(({ quarterName }) => quarterName === name)
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
