import type { Scope } from '../accounts/scope.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { AreaValues } from '../quarters/profile/profile.ts';
import type { Municipality, Quarter } from '../quarters/quarter.ts';
import type { Clock } from '../shared/clock.ts';
import type { Day } from '../shared/dates.ts';
import type { MatchService } from './match-service.ts';
import type { NeedFile } from './need-file.ts';
import { fundedProjectsOf, stateKey } from './match-case.ts';
import { trialCase } from './trial-case.ts';
import type { Trial } from './trial.ts';

/** What-if: matches of a need that stands in no table. */
export function createTrials({
  stores,
  matching,
  catalogue,
  clock,
}: {
  stores: {
    quarters: QuarterStore;
    indicators: Pick<IndicatorStore, 'listValues'>;
    needs: Pick<NeedStore, 'listNeeds'>;
  };
  matching: Pick<MatchService, 'matchesOfCase'>;
  catalogue: Pick<Catalogue, 'list'>;
  clock: Clock;
}) {
  /** What is known of the place; nothing of one that is not ours. */
  async function figuresOf(
    scope: Scope,
    quarter: Quarter | null,
    municipality: Municipality | null,
  ): Promise<Required<AreaValues>> {
    const read = async (areaKind: 'quarter' | 'municipality' | 'state', areaId?: string) =>
      areaId === undefined ? [] : stores.indicators.listValues(scope, [{ areaKind, areaId }]);
    const state = municipality === null ? undefined : stateKey(municipality);
    return {
      quarter: await read('quarter', quarter?.id),
      city: await read('municipality', municipality?.id),
      state: await read('state', state),
    };
  }

  /** Ids of programmes by slug; only looked up where the file names some. */
  async function idsFor(scope: Scope, need: NeedFile): Promise<(slug: string) => string> {
    const entries = need.fundedProjects === undefined ? [] : await catalogue.list(scope);
    const ids = new Map(entries.map(({ id, programme }) => [programme.slug, id]));
    return (slug) => ids.get(slug) ?? slug;
  }

  async function fundedIn(scope: Scope, municipality: Municipality | null) {
    const needs = await stores.needs.listNeeds(scope);
    return fundedProjectsOf(
      needs.filter(({ municipalityId }) => municipalityId === municipality?.id),
    );
  }

  return {
    /** @throws NotFoundError where the quarter is unknown, or not the reader's. */
    async tryNeed(scope: Scope, need: NeedFile, on: Day = clock.today()): Promise<Trial> {
      const municipalities = await stores.quarters.listMunicipalities(scope);
      const quarter =
        need.quarter === undefined
          ? null
          : await stores.quarters.getQuarterBySlug(scope, need.quarter);
      const [only, ...others] = municipalities;
      const ownOnly = others.length === 0 ? (only ?? null) : null;
      const municipality =
        quarter === null
          ? ownOnly
          : (municipalities.find(({ id }) => id === quarter.municipalityId) ?? null);
      const figures = await figuresOf(scope, quarter, municipality);
      const fundedProjects = await fundedIn(scope, municipality);
      const matchCase = trialCase(need, {
        quarter,
        municipality,
        figures,
        fundedProjects,
        idOf: await idsFor(scope, need),
      });
      return {
        ...(await matching.matchesOfCase(scope, { matchCase, on })),
        on,
        title: need.title ?? 'Bedarf ohne Titel',
        quarter,
        municipality,
      };
    },
  };
}
