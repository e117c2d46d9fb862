import { scopeAroundProject, type Scope } from '../accounts/scope.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import { newId } from '../database/new-id.ts';
import type { MatchStore } from '../matching/match-store.ts';
import { matchPath } from '../paths.ts';
import type { Catalogue, CatalogueEntry } from '../programmes/catalogue-service.ts';
import type { IndicatorStore } from '../quarters/indicator-store.ts';
import type { NeedStore } from '../quarters/need-store.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Clock } from '../shared/clock.ts';
import { whatIsMissing, type MissingContext } from './missing.ts';
import type { Missing } from './missing-marks.ts';
import { prefillProject } from './prefill.ts';
import { applyAction, type EditAction } from './project-edit.ts';
import type { ProjectFacts } from './project-facts.ts';
import { figuresForProject } from './project-figures.ts';
import type { ProjectStore } from './project-store.ts';
import type { Project } from './project.ts';
import { refreshSections } from './section-texts.ts';

interface ProjectStores {
  projects: ProjectStore;
  needs: NeedStore;
  quarters: QuarterStore;
  indicators: IndicatorStore;
  matches: MatchStore;
}

/** A project with everything its pages say about it. */
export interface OpenProject {
  project: Project;
  facts: ProjectFacts;
  missing: Missing[];
}

export type ProjectService = ReturnType<typeof createProjectService>;

/** Vorhaben: from match to filled project, saved with a version check. */
export function createProjectService({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: ProjectStores;
  inTransaction: InTransaction<ProjectStores>;
  catalogue: Catalogue;
  clock: Clock;
}) {
  async function loadFacts(
    scope: Scope,
    needId: string,
    { programme }: CatalogueEntry,
  ): Promise<ProjectFacts> {
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
    return {
      need,
      quarter,
      municipality,
      programme,
      carrier: organisations.find(({ id }) => id === need.carrierId) ?? null,
      figures: figuresForProject(indicators, { quarter: ofQuarter, city: ofCity }),
      today: clock.today(),
    };
  }

  async function openConditions(
    scope: Scope,
    needId: string,
    { id, programme }: CatalogueEntry,
  ): Promise<NonNullable<MissingContext['openConditions']>> {
    const said = await stores.matches.listConfirmations(scope, needId);
    const isConfirmed = (key: string): boolean =>
      said.some(
        (one) => one.programmeId === id && one.conditionKey === key && one.result === 'met',
      );
    return programme.conditions
      .filter(({ effect, testedBy }) => effect === 'blocking' && testedBy === null)
      .filter(({ key }) => !isConfirmed(key))
      .map(({ text }) => ({ text, href: matchPath(needId, programme.slug) }));
  }

  async function open(project: Project): Promise<OpenProject> {
    const entry = await catalogue.getById(project.programmeId);
    // The project was found within the visitor's own scope; its need and quarter belong to it.
    const around = scopeAroundProject(project);
    const [facts, conditions] = await Promise.all([
      loadFacts(around, project.needId, entry),
      openConditions(around, project.needId, entry),
    ]);
    const missing = whatIsMissing(project, { ...facts, openConditions: conditions });
    return { project, facts, missing };
  }

  return {
    /**
     * A new project for a match, filled with what is known; where there is one already, that one.
     * @throws NotFoundError for an unknown need or programme
     */
    async createProject(
      scope: Scope,
      { needId, programmeSlug }: { needId: string; programmeSlug: string },
    ): Promise<{ id: string; isNew: boolean }> {
      const entry = await catalogue.get(programmeSlug);
      const facts = await loadFacts(scope, needId, entry);
      const now = clock.now().toISOString();
      const project: Project = {
        id: newId(),
        municipalityId: facts.need.municipalityId,
        needId,
        programmeId: entry.id,
        status: 'draft',
        ...prefillProject(facts, newId),
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      return inTransaction(async ({ projects }) => {
        if (await projects.insertProject(scope, project)) return { id: project.id, isNew: true };
        const present = await projects.findProjectFor(scope, needId, entry.id);
        return { id: present?.id ?? project.id, isNew: false };
      });
    },

    /** @throws NotFoundError */
    async openProject(scope: Scope, id: string): Promise<OpenProject> {
      return open(await stores.projects.getProject(scope, id));
    },

    /** Every project with what its row in the list says, newest change first. */
    async listOpenProjects(scope: Scope): Promise<OpenProject[]> {
      const projects = await stores.projects.listProjects(scope);
      return Promise.all(projects.map((project) => open(project)));
    },

    /**
     * Saves what a person typed, after what the pressed button asks for. Texts nobody edited follow the plan.
     * @throws StaleError where somebody else saved since the form was opened
     */
    async saveProject(
      scope: Scope,
      { project, facts, expectedVersion, action }: SaveInput,
    ): Promise<void> {
      const changed = applyAction(project, action, { programme: facts.programme, nextId: newId });
      const sections = refreshSections(changed.sections, changed, facts);
      const updatedAt = clock.now().toISOString();
      await inTransaction(({ projects }) =>
        projects.saveProject(scope, { ...changed, sections, updatedAt }, expectedVersion),
      );
    },
  };
}

interface SaveInput {
  project: Project;
  facts: ProjectFacts;
  expectedVersion: number;
  action: EditAction;
}
