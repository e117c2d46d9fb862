import { setImmediate } from 'node:timers/promises';
import { scopeAroundProject, type Scope } from '../../accounts/scope.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { createFrames } from '../../schedule/frame-service.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompiledEntry, CompileEntries } from '../compiled/compiled-entries.ts';
import { groupInOrder, toMatch, type Match } from '../match.ts';
import type { MatchContext } from '../match-service.ts';
import type { OrderWeightService } from '../order/order-weight-service.ts';
import { neighboursOf } from '../order/match-neighbours.ts';
import type { MatchDecisionStore, SharedRow } from './match-decision-store.ts';

export interface SharedMatch {
  shared: SharedRow;
  found: MatchContext & { match: Match };
}

/** A row whose need and programme are still there: counted and paged before anything is matched. */
export interface SharedPlace {
  shared: SharedRow;
  entry: CompiledEntry;
}

interface SharedMatchParts {
  stores: { matchDecisions: Pick<MatchDecisionStore, 'listSharedWith'>; needs: NeedStore };
  compiledFor: CompileEntries;
  cases: Pick<CaseService, 'casesWhere'>;
  orderWeights: Pick<OrderWeightService, 'weightsByMunicipality'>;
  framesFor: ReturnType<typeof createFrames>;
  clock: Clock;
}

export type SharedMatchService = ReturnType<typeof createSharedMatches>;

/** What carriers see of matches: only the rows they were given, never the catalogue around them. */
export function createSharedMatches(parts: SharedMatchParts) {
  const { stores, clock } = parts;
  const service = {
    /** What is shared with the organisation of this reader, newest first; without withdrawn needs and gone programmes. */
    async listShared(scope: Scope): Promise<SharedPlace[]> {
      if (scope.projects.kind !== 'naming') return [];
      const rows = await stores.matchDecisions.listSharedWith(scope.projects.organisationId);
      const around = new Map<string, { needs: Set<string>; entries: Map<string, CompiledEntry> }>();
      for (const municipalityId of municipalitiesOf(rows)) {
        const within = scopeAroundProject({ municipalityId });
        const [needs, { list }] = await Promise.all([
          stores.needs.listNeeds(within),
          parts.compiledFor(within, clock.today()),
        ]);
        around.set(municipalityId, {
          needs: new Set(needs.map(({ id }) => id)),
          entries: new Map(list.map((entry) => [entry.id, entry])),
        });
      }
      return rows.flatMap((shared): SharedPlace[] => {
        const known = around.get(shared.municipalityId);
        const entry = known?.entries.get(shared.programmeId);
        return entry && known?.needs.has(shared.needId) ? [{ shared, entry }] : [];
      });
    },

    /** The rows of one page as they stand today, in their order. */
    async matchesOf(places: readonly SharedPlace[]): Promise<SharedMatch[]> {
      const on = clock.today();
      const found = new Map<SharedPlace, SharedMatch>();
      for (const municipalityId of municipalitiesOf(places.map(({ shared }) => shared))) {
        const here = places.filter(({ shared }) => shared.municipalityId === municipalityId);
        const matchIn = await matcherIn(parts, municipalityId, { places: here, on });
        for (const place of here) {
          const match = matchIn(place);
          if (match) found.set(place, match);
          // Nobody else waits for more than one row.
          await setImmediate();
        }
      }
      return places.flatMap((place) => found.get(place) ?? []);
    },

    /** One of them as it stands today. @throws NotFoundError for everything that is not shared with this reader */
    async findShared(
      scope: Scope,
      { needId, slug }: { needId: string; slug: string },
    ): Promise<SharedMatch> {
      const place = (await service.listShared(scope)).find(
        ({ shared, entry }) => shared.needId === needId && entry.compiled.programme.slug === slug,
      );
      const [found] = place ? await service.matchesOf([place]) : [];
      if (!found) throw new NotFoundError('Dieser Treffer');
      return found;
    },
  };
  return service;
}

const municipalitiesOf = (rows: readonly SharedRow[]): Set<string> =>
  new Set(rows.map(({ municipalityId }) => municipalityId));

/** Loads what the rows of one municipality need, once. */
async function matcherIn(
  { compiledFor, cases, orderWeights, framesFor }: SharedMatchParts,
  municipalityId: string,
  { places, on }: { places: readonly SharedPlace[]; on: Day },
) {
  const scope = scopeAroundProject({ municipalityId });
  const asked = new Set(places.map(({ shared }) => shared.needId));
  const [loaded, { list }, weightsFor, frameOf] = await Promise.all([
    cases.casesWhere(scope, ({ id }) => asked.has(id)),
    compiledFor(scope, on),
    orderWeights.weightsByMunicipality(scope),
    framesFor(scope),
  ]);
  const caseOf = new Map(loaded.map((one) => [one.need.id, one]));
  return ({ shared, entry }: SharedPlace): SharedMatch | undefined => {
    const one = caseOf.get(shared.needId);
    if (!one) return undefined;
    const { need, quarter, municipality } = one;
    const frame = frameOf(municipality.id, quarter.districtId);
    const about = { ...questionOf(one), on, frame };
    // A federal line has the group of its state strand, as in the list of the house.
    const matches = neighboursOf(entry, list).map((each) => toMatch(each, about));
    const { groups, doesNotFit } = groupInOrder(matches, weightsFor(municipality.id));
    const match = [...groups.flatMap((group) => group.matches), ...doesNotFit].find(
      ({ programmeId }) => programmeId === entry.id,
    );
    return match && { shared, found: { need, quarter, municipality, on, match } };
  };
}

const questionOf = ({ matchCase, confirmations }: LoadedCase) => ({ matchCase, confirmations });
