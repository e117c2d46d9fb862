import { isStaffOf } from '../accounts/person.ts';
import type { PersonStore } from '../accounts/person-store.ts';
import { scopeAroundProject, type Scope } from '../accounts/scope.ts';
import type { Verdict } from '../matching/verdict.ts';
import type { MatchStore } from '../matching/match-store.ts';
import { missingOf } from '../drafts/draft-content.ts';
import type { LoadDraftFacts } from '../drafts/draft-loading.ts';
import type { Catalogue, CatalogueEntry } from '../programmes/catalogue-service.ts';
import type { IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Organisation } from '../quarters/quarter.ts';
import type { Clock } from '../shared/clock.ts';
import { carrierCodes } from './filing-route.ts';
import type { Missing } from './missing-marks.ts';
import type { ProjectFacts } from './project-facts.ts';
import { figuresForProject } from './project-figures.ts';
import type { ProjectStore } from './project-store.ts';
import type { Project } from './project.ts';

export interface OpeningStores {
  projects: ProjectStore;
  needs: NeedStore;
  quarters: QuarterStore;
  indicators: IndicatorStore;
  matches: MatchStore;
  people: Pick<PersonStore, 'listPeople'>;
}

/** A project with everything its pages say about it. */
export interface OpenProject {
  project: Project;
  facts: ProjectFacts;
  missing: Missing[];
  /** What matching says of need and programme today. */
  verdict: Verdict;
  /** Organisations of the municipality that can be the carrier. */
  carriers: readonly Organisation[];
  /** Who of the municipality's Sozialverwaltung can be responsible, and who is. */
  staff: readonly { id: string; name: string }[];
}

/** Reads everything that belongs to a project, and says what is missing. */
export function createProjectOpening({
  stores,
  catalogue,
  loadDraftFacts,
  clock,
  isDemo,
}: {
  stores: OpeningStores;
  catalogue: Catalogue;
  loadDraftFacts: LoadDraftFacts;
  clock: Clock;
  isDemo: boolean;
}) {
  async function loadFacts(
    scope: Scope,
    { needId, carrierId = null }: { needId: string; carrierId?: string | null },
    { programme }: CatalogueEntry,
  ): Promise<{ facts: ProjectFacts; organisations: Organisation[] }> {
    const need = await stores.needs.getNeed(scope, needId);
    const [quarter, municipality, organisations, indicators] = await Promise.all([
      stores.quarters.getQuarter(scope, need.quarterId),
      stores.quarters.getMunicipality(scope, need.municipalityId),
      stores.quarters.listOrganisations(scope),
      stores.indicators.listIndicators(),
    ]);
    const [ofQuarter, ofCity] = await Promise.all([
      stores.indicators.listValues(scope, [{ areaKind: 'quarter', areaId: quarter.id }]),
      stores.indicators.listValues(scope, [{ areaKind: 'municipality', areaId: municipality.id }]),
    ]);
    const named = carrierId ?? need.carrierId;
    const facts = {
      need,
      quarter,
      municipality,
      programme,
      carrier: organisations.find(({ id }) => id === named) ?? null,
      figures: figuresForProject(indicators, { quarter: ofQuarter, city: ofCity }),
      indicators,
      today: clock.today(),
    };
    return { facts, organisations };
  }

  async function open(project: Project): Promise<OpenProject> {
    // The project was found within the visitor's own scope; its need, quarter and programme belong to it.
    const around = scopeAroundProject(project);
    const entry = await catalogue.getById(around, project.programmeId);
    const [{ facts, organisations }, drafted, people] = await Promise.all([
      loadFacts(around, project, entry),
      loadDraftFacts(project),
      stores.people.listPeople(),
    ]);
    const missing = missingOf(drafted);
    const carriers = organisations.filter(
      ({ id, applicantCode }) =>
        id === project.carrierId || carrierCodes.some((code) => code === applicantCode),
    );
    const staff = people
      .filter(
        (person) =>
          person.id === project.responsibleId ||
          isStaffOf(person, project.municipalityId, { isDemo }),
      )
      .map(({ id, name }) => ({ id, name }));
    return { project, facts, missing, verdict: drafted.verdict, carriers, staff };
  }

  return { loadFacts, open };
}
