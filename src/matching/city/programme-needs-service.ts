import type { Scope } from '../../accounts/scope.ts';
import type { Catalogue } from '../../programmes/catalogue-service.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { ProgrammeUse, QuarterUse } from '../../programmes/quarter-use.ts';
import type { IndicatorStore } from '../../quarters/figures/indicator-store.ts';
import type { createFrames } from '../../schedule/frame-service.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CaseService } from '../case-service.ts';
import { compileCriteria } from '../criteria/compile-criteria.ts';
import { verdictTag } from '../match-labels.ts';
import { toMatch, type Match } from '../match.ts';
import type { NeedMatch, ProgrammeNeeds } from './programme-needs.ts';

/** The other way round: one programme against every need of the reader, without looking at the rest of the catalogue. */
export function createProgrammeNeeds({
  catalogue,
  clock,
  cases,
  framesFor,
  stores,
}: {
  catalogue: Pick<Catalogue, 'get' | 'find'>;
  stores: { indicators: Pick<IndicatorStore, 'listIndicators'> };
  clock: Clock;
  cases: CaseService;
  framesFor: ReturnType<typeof createFrames>;
}) {
  async function compiledOf(scope: Scope, slug: string) {
    const { id, programme } = await catalogue.get(scope, slug);
    const linked = new Map<string, Programme>();
    for (const link of programme.links) {
      const other = await catalogue.find(scope, link.slug);
      if (other) linked.set(link.slug, other.programme);
    }
    const compiled = compileCriteria(programme, (wanted) => linked.get(wanted), {
      programmeId: id,
      indicators: await stores.indicators.listIndicators(),
    });
    return { id, compiled };
  }

  /** @throws NotFoundError for a programme that this reader does not see */
  async function needsOf(scope: Scope, slug: string): Promise<ProgrammeNeeds> {
    const [entry, loaded, frameOf] = await Promise.all([
      compiledOf(scope, slug),
      cases.listCases(scope),
      framesFor(scope),
    ]);
    const on = clock.today();
    const needs = loaded.map((one): NeedMatch => {
      const { matchCase, confirmations, municipality, quarter } = one;
      const frame = frameOf(municipality.id, quarter.districtId);
      return { ...one, match: toMatch(entry, { matchCase, confirmations, on, frame }) };
    });
    return { programme: entry.compiled.programme, on, needs: needs.sort(byPlace) };
  }

  /** The same in short, for the page of the programme. @throws NotFoundError */
  async function use(scope: Scope, slug: string): Promise<ProgrammeUse> {
    const { needs } = await needsOf(scope, slug);
    return {
      quarters: byQuarter(needs.filter(({ match }) => isPossible(match))),
      waitingForRound: needs.filter(({ match }) => match.group === 'nextRound').length,
      neededInAll: needs.length,
      time: leastTime(needs.filter(({ match }) => isPossible(match))),
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

/** Ended programmes keep their group as a blueprint, but serve nobody any more. */
function isPossible({ result, group }: Match): boolean {
  return result.verdict !== 'doesNotFit' && group !== null && group !== 'ended';
}

/** Of the quarter that has to begin first: its Bezirksvertretung may sit earlier than the others. */
function leastTime(needs: readonly NeedMatch[]): ProgrammeUse['time'] {
  const [least] = needs
    .flatMap(({ match }) => match.timeLeft ?? [])
    .toSorted((a, b) => (a.startBy ?? '').localeCompare(b.startBy ?? ''));
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
