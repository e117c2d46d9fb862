import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../accounts/scope.ts';
import type { Clock } from '../../shared/clock.ts';
import type { createFrames } from '../../schedule/frame-service.ts';
import type { ConsultationFrame } from '../../schedule/time-left.ts';
import type { Day } from '../../shared/dates.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompileEntries, CompiledEntries } from '../compiled/compiled-entries.ts';
import { groupInOrder, matchOf, toMatch, type Match } from '../match.ts';
import type { OrderWeightService } from '../order/order-weight-service.ts';
import type { OrderWeights } from '../order/order-weights.ts';

/** A need with all that is not refused for more than its window. */
export interface CityNeed extends LoadedCase {
  /** In the order of the groups, and of the page within them; none that has ended. */
  matches: readonly Match[];
}

/** Every need of a reader against the catalogue. */
export interface CityMatches {
  on: Day;
  needs: readonly CityNeed[];
}

export type CityMatchService = ReturnType<typeof createCityMatchService>;

/**
 * The whole city at once: verdicts first, from the compiled catalogue, and reasons only for those pairs that are not
 * refused.
 */
export function createCityMatchService({
  compiledFor,
  cases,
  orderWeights,
  framesFor,
  clock,
}: {
  compiledFor: CompileEntries;
  cases: CaseService;
  orderWeights: Pick<OrderWeightService, 'weightsByMunicipality'>;
  framesFor: ReturnType<typeof createFrames>;
  clock: Clock;
}) {
  return {
    async matchesOfCity(scope: Scope, on: Day = clock.today()): Promise<CityMatches> {
      const [entries, loaded, weightsFor, frameOf] = await Promise.all([
        compiledFor(scope, on),
        cases.listCases(scope),
        orderWeights.weightsByMunicipality(scope),
        framesFor(scope),
      ]);
      const needs: CityNeed[] = [];
      for (const one of loaded) {
        const frame = frameOf(one.municipality.id, one.quarter.districtId);
        const weights = weightsFor(one.municipality.id);
        needs.push({ ...one, matches: openMatches(entries, one, { on, frame, weights }) });
        // A big catalogue takes seconds for hundreds of needs; nobody else should wait that long.
        await setImmediate();
      }
      return { on, needs };
    },
  };
}

function openMatches(
  entries: CompiledEntries,
  { matchCase, confirmations }: LoadedCase,
  { on, frame, weights }: { on: Day; frame: ConsultationFrame; weights: OrderWeights },
): Match[] {
  const about = { matchCase, confirmations, on, frame };
  const reasonsOf = entries.reasons(matchCase);
  const asked = new Set(confirmations.map(({ programmeId }) => programmeId));
  const places = new Set(entries.candidates(matchCase));
  const matches = entries.list.flatMap((entry, place): Match[] => {
    // What a person confirmed may open or refuse what the data alone does not.
    if (asked.has(entry.id)) return [toMatch(entry, about)];
    return places.has(place) ? [matchOf(entry, about, reasonsOf(place))] : [];
  });
  return groupInOrder(matches, weights).groups.flatMap((one) =>
    one.group === 'ended' ? [] : one.matches,
  );
}
