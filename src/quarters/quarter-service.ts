import type { Scope } from '../accounts/scope.ts';
import type { ProjectStore } from '../projects/project-store.ts';
import type { AssumptionStore } from './costs/assumption-store.ts';
import { budgetDayFrom, type BudgetDay } from './funding/funding-gap-dates.ts';
import type { IndicatorStore } from './figures/indicator-store.ts';
import type { NeedStore } from './needs/need-store.ts';
import type { NeedDossier, QuarterDossier, QuarterPortfolio } from './quarter-dossier.ts';
import type { Municipality, Quarter } from './quarter.ts';
import type { QuarterStore } from './quarter-store.ts';

interface QuarterServiceStores {
  quarters: QuarterStore;
  needs: NeedStore;
  indicators: IndicatorStore;
  projects: Pick<ProjectStore, 'listProjectSummaries'>;
  assumptions: Pick<AssumptionStore, 'assumptionsOf'>;
}

/** Gathers from several stores what the pages of this room and the Lage show together. */
export function createQuarterService(stores: QuarterServiceStores) {
  return {
    async getPortfolio(scope: Scope): Promise<QuarterPortfolio> {
      const [municipalities, quarters, needs, projects] = await Promise.all([
        stores.quarters.listMunicipalities(scope),
        stores.quarters.listQuarters(scope),
        stores.needs.listNeeds(scope),
        stores.projects.listProjectSummaries(scope),
      ]);
      const areas = quarters.map(({ id }) => ({ areaKind: 'quarter', areaId: id }) as const);
      const values = await stores.indicators.listValues(scope, areas);
      const residents = values.filter((value) => value.indicatorId === 'einwohner');
      const budgetDays = await budgetDaysOf(scope, municipalities);
      return { municipalities, quarters, needs, projects, residents, budgetDays };
    },

    /** @throws NotFoundError */
    async getDossier(scope: Scope, slug: string): Promise<QuarterDossier> {
      const quarter = await stores.quarters.getQuarterBySlug(scope, slug);
      const municipality = await stores.quarters.getMunicipality(scope, quarter.municipalityId);
      const [indicators, needs, projects, organisations, figures] = await Promise.all([
        stores.indicators.listIndicators(),
        stores.needs.listNeedsOfQuarter(scope, quarter.id),
        stores.projects.listProjectSummaries(scope),
        stores.quarters.listOrganisations(scope),
        figuresOf(scope, quarter, municipality),
      ]);
      return { quarter, municipality, indicators, needs, projects, organisations, ...figures };
    },

    /** @throws NotFoundError */
    async getNeedDossier(scope: Scope, needId: string): Promise<NeedDossier> {
      const need = await stores.needs.getNeed(scope, needId);
      const [quarter, municipality, organisations, projects] = await Promise.all([
        stores.quarters.getQuarter(scope, need.quarterId),
        stores.quarters.getMunicipality(scope, need.municipalityId),
        stores.quarters.listOrganisations(scope),
        stores.projects.listProjectSummaries(scope),
      ]);
      const own = projects.filter((project) => project.needId === need.id);
      return { need, quarter, municipality, organisations, projects: own };
    },
  };

  async function budgetDaysOf(
    scope: Scope,
    municipalities: readonly Pick<Municipality, 'id'>[],
  ): Promise<Map<string, BudgetDay>> {
    const days = new Map<string, BudgetDay>();
    for (const { id } of municipalities) {
      days.set(id, budgetDayFrom(await stores.assumptions.assumptionsOf(scope, id)));
    }
    return days;
  }

  async function figuresOf(scope: Scope, { id, districtId }: Quarter, municipality: Municipality) {
    const quarter = { areaKind: 'quarter', areaId: id } as const;
    const district = { areaKind: 'district', areaId: districtId } as const;
    const city = { areaKind: 'municipality', areaId: municipality.id } as const;
    const { indicators } = stores;
    const [quarterValues, cityValues, districtValues, stateValues, quarterFacts, districtFacts] =
      await Promise.all([
        indicators.listValues(scope, [quarter]),
        indicators.listValues(scope, [city]),
        indicators.listValues(scope, [district]),
        indicators.listValues(scope, [stateOf(municipality)]),
        indicators.listFacts(scope, quarter),
        indicators.listFacts(scope, district),
      ]);
    return { quarterValues, cityValues, districtValues, stateValues, quarterFacts, districtFacts };
  }
}

/** The state as an area: the first two digits of the municipality's key. */
function stateOf({ ags }: Municipality) {
  return { areaKind: 'state', areaId: ags.slice(0, 2) } as const;
}
