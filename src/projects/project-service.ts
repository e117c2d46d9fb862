import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import { defaultVisibility } from '../accounts/visibility.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import { newId } from '../database/new-id.ts';
import type { LoadDraftFacts } from '../drafts/draft-loading.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Organisation } from '../quarters/quarter.ts';
import type { Clock } from '../shared/clock.ts';
import { prefillProject } from './prefill.ts';
import { projectRecord, savedRecord } from './project-audit.ts';
import { applyAction, type EditAction } from './project-edit.ts';
import type { ProjectFacts } from './project-facts.ts';
import {
  createProjectOpening,
  type OpenProject,
  type OpeningStores,
} from './project-opening-service.ts';
import type { Project } from './project.ts';
import { refreshSections } from './section-texts.ts';
import type { TextVersionStore } from './text-version-store.ts';
import { replacedTexts } from './text-version.ts';

export type { OpenProject };

interface ProjectStores extends OpeningStores {
  textVersions: TextVersionStore;
  audit: AuditStore;
}

export type ProjectService = ReturnType<typeof createProjectService>;

/** Vorhaben: from match to filled project, saved with a version check. */
export function createProjectService({
  stores,
  inTransaction,
  catalogue,
  loadDraftFacts,
  clock,
  isDemo,
}: {
  stores: ProjectStores;
  inTransaction: InTransaction<ProjectStores>;
  catalogue: Catalogue;
  loadDraftFacts: LoadDraftFacts;
  clock: Clock;
  isDemo: boolean;
}) {
  const { loadFacts, open } = createProjectOpening({
    stores,
    catalogue,
    loadDraftFacts,
    clock,
    isDemo,
  });

  return {
    /**
     * A new project for a match, filled with what is known; where there is one already, that one.
     * @throws NotFoundError for an unknown need or programme
     */
    async createProject(
      scope: Scope,
      { needId, programmeSlug }: { needId: string; programmeSlug: string },
      actor: Actor,
    ): Promise<{ id: string; isNew: boolean }> {
      const entry = await catalogue.get(scope, programmeSlug);
      const { facts } = await loadFacts(scope, { needId }, entry);
      const now = clock.now().toISOString();
      const project: Project = {
        id: newId(),
        municipalityId: facts.need.municipalityId,
        needId,
        programmeId: entry.id,
        status: 'draft',
        releasedAt: null,
        responsibleId: actor.personId,
        ...prefillProject(facts, newId),
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      return inTransaction(async ({ projects, audit }) => {
        if (await projects.insertProject(scope, project)) {
          const summary = `Vorhaben „${project.title}“ angelegt (${entry.programme.shortTitle})`;
          const record = { action: 'project.created', summary };
          await audit.append(projectRecord(actor, project, record), now);
          return { id: project.id, isNew: true };
        }
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
     * Saves what a person typed, after what the pressed button asks for. Texts nobody edited follow the plan; every
     * text that is replaced stays as an earlier version.
     * @throws StaleError where somebody else saved since the form was opened
     */
    async saveProject(
      scope: Scope,
      { project, facts, carriers, expectedVersion, action }: SaveInput,
      actor: Actor,
    ): Promise<void> {
      const changed = applyAction(project, action, { programme: facts.programme, nextId: newId });
      const sections = refreshSections(changed.sections, changed, facts);
      const now = clock.now().toISOString();
      const after = { ...changed, sections, updatedAt: now };
      const nameOf = (id: string): string => carriers.find((one) => one.id === id)?.name ?? id;
      await inTransaction(async ({ projects, textVersions, audit }) => {
        const before = await projects.getProject(scope, project.id);
        await projects.saveProject(scope, after, expectedVersion);
        await textVersions.insertVersions(
          replacedTexts(before, after).map((replaced) => ({
            id: newId(),
            projectId: project.id,
            ...replaced,
            personId: actor.personId,
            visibility: defaultVisibility,
            carrierId: null,
            createdAt: now,
          })),
        );
        const kind = action.kind === 'regenerate' ? 'project.regenerated' : 'project.saved';
        const record = { action: kind, ...savedRecord(before, after, nameOf) };
        await audit.append(projectRecord(actor, after, record), now);
      });
    },
  };
}

interface SaveInput {
  project: Project;
  facts: ProjectFacts;
  carriers: readonly Organisation[];
  expectedVersion: number;
  action: EditAction;
}
