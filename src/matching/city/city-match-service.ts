import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../accounts/scope.ts';
import type { Clock } from '../../shared/clock.ts';
import type { createFrames } from '../../schedule/frame-service.ts';
import type { Day } from '../../shared/dates.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompileEntries } from '../compiled/compiled-entries.ts';
import type { MatchDecisionStore } from '../decisions/match-decision-store.ts';
import { dismissedFor, withoutSetAside } from '../decisions/set-aside.ts';
import type { Match } from '../match.ts';
import { openMatches } from './open-matches.ts';
import type { OrderWeightService } from '../order/order-weight-service.ts';

/** A need with all that is not refused for more than its window. */
export interface CityNeed extends LoadedCase {
  /** In the order of the groups, and of the page within them; none that has ended or was dismissed. */
  matches: readonly Match[];
}

/** Every need of a reader against the catalogue. */
export interface CityMatches {
  on: Day;
  needs: readonly CityNeed[];
}

export type CityMatchService = ReturnType<typeof createCityMatchService>;

/**
 * The whole city at once: verdicts first, from the compiled catalogue; what may be open of them is grouped and ordered,
 * and put into words only where somebody reads it.
 */
export function createCityMatchService({
  compiledFor,
  cases,
  orderWeights,
  framesFor,
  stores,
  clock,
}: {
  compiledFor: CompileEntries;
  cases: CaseService;
  orderWeights: Pick<OrderWeightService, 'weightsByMunicipality'>;
  framesFor: ReturnType<typeof createFrames>;
  stores: { matchDecisions: Pick<MatchDecisionStore, 'listDismissed'> };
  clock: Clock;
}) {
  return {
    async matchesOfCity(scope: Scope, on: Day = clock.today()): Promise<CityMatches> {
      const [entries, loaded, weightsFor, frameOf, dismissed] = await Promise.all([
        compiledFor(scope, on),
        cases.listCases(scope),
        orderWeights.weightsByMunicipality(scope),
        framesFor(scope),
        stores.matchDecisions.listDismissed(scope),
      ]);
      const idsFor = dismissedFor(dismissed);
      const needs: CityNeed[] = [];
      for (const one of loaded) {
        const frame = frameOf(one.municipality.id, one.quarter.districtId);
        const weights = weightsFor(one.municipality.id);
        const open = openMatches(entries, one, { on, frame, weights });
        needs.push({ ...one, matches: withoutSetAside(open, idsFor(one.need.id)) });
        // A big catalogue takes seconds for hundreds of needs; nobody else should wait that long.
        await setImmediate();
      }
      return { on, needs };
    },
  };
}
