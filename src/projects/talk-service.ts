import type { Actor } from '../accounts/account-services.ts';
import { reachOf } from '../accounts/access.ts';
import type { Person } from '../accounts/person.ts';
import type { Scope } from '../accounts/scope.ts';
import { visibilitiesFor, visibilityLabels, type Visibility } from '../accounts/visibility.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import { newId } from '../database/new-id.ts';
import type { Clock } from '../shared/clock.ts';
import { formatInstant } from '../shared/dates.ts';
import { StaleError } from '../shared/errors.ts';
import type { AuthoredComment, CommentStore } from './comment-store.ts';
import type { Reader } from './comment.ts';
import { projectRecord } from './project-audit.ts';
import type { OpenProject } from './project-opening-service.ts';
import type { ProjectStore } from './project-store.ts';
import { sectionLabels } from './project.ts';
import type { TextVersionStore } from './text-version-store.ts';
import type { AuthoredVersion } from './text-version.ts';

interface TalkStores {
  projects: ProjectStore;
  comments: CommentStore;
  textVersions: TextVersionStore;
  audit: AuditStore;
}

/** What one person is shown beside the project itself. */
export interface Talk {
  comments: readonly AuthoredComment[];
  versions: readonly AuthoredVersion[];
  /** null = not for this person: the Verlauf names the people of the administration. */
  history: readonly AuditEntry[] | null;
}

export type TalkService = ReturnType<typeof createTalkService>;

/** Who may see a project and what is said about it: release, comments, earlier texts. */
export function createTalkService({
  stores,
  inTransaction,
  clock,
}: {
  stores: TalkStores;
  inTransaction: InTransaction<TalkStores>;
  clock: Clock;
}) {
  const now = (): string => clock.now().toISOString();

  return {
    async readTalk(scope: Scope, person: Person, projectId: string): Promise<Talk> {
      const reader = readerOf(person);
      const isInside = reachOf(person.role, 'project.read') === 'ownMunicipality';
      const [comments, versions, history] = await Promise.all([
        stores.comments.listComments(scope, projectId, reader),
        stores.textVersions.listVersions(scope, projectId, reader),
        isInside ? stores.audit.listOfThing('project', projectId) : null,
      ]);
      return { comments, versions, history };
    },

    /**
     * Releases a project to the G.I.B. or takes it back; asking for what already is changes nothing.
     * @throws StaleError where the project is no longer as it was when the form was opened
     */
    async setRelease(scope: Scope, asked: ReleaseInput, actor: Actor): Promise<void> {
      await inTransaction(async ({ projects, audit }) => {
        const project = await projects.getProject(scope, asked.id);
        if ((project.releasedAt !== null) === asked.isReleased) return;
        const version = asked.expectedVersion ?? project.version;
        if (version !== project.version) throw new StaleError('Dieses Vorhaben');
        const at = now();
        await projects.setRelease(scope, project, asked.isReleased ? at : null);
        const record = asked.isReleased
          ? { action: 'project.released', summary: 'Für die G.I.B. freigegeben' }
          : { action: 'project.withdrawn', summary: `Freigabe zurückgezogen${since(project)}` };
        await audit.append(projectRecord(actor, project, record), at);
      });
    },

    /** A comment cannot be changed afterwards; what it says stands in no other place. */
    async writeComment(scope: Scope, input: CommentInput, actor: Actor): Promise<void> {
      const { opened, text, visibility } = input;
      const { project } = opened;
      const createdAt = now();
      await inTransaction(async ({ comments, audit }) => {
        await comments.insertComment(scope, {
          id: newId(),
          projectId: project.id,
          municipalityId: project.municipalityId,
          personId: actor.personId,
          text,
          visibility,
          carrierId: sharedWith(opened, visibility),
          createdAt,
          withdrawnAt: null,
        });
        const summary = `Kommentar geschrieben (${visibilityLabels[visibility]})`;
        const record = { action: 'comment.written', summary };
        await audit.append(projectRecord(actor, project, record), createdAt);
      });
    },

    /** By its author alone. @throws NotFoundError for comments of others */
    async withdrawComment(
      scope: Scope,
      { projectId, id }: { projectId: string; id: string },
      actor: Actor,
    ): Promise<void> {
      const at = now();
      await inTransaction(async ({ projects, comments, audit }) => {
        const project = await projects.getProject(scope, projectId);
        const { personId } = actor;
        if (!(await comments.withdrawComment(scope, { id, projectId, personId }, at))) return;
        const record = { action: 'comment.withdrawn', summary: 'Kommentar zurückgezogen' };
        await audit.append(projectRecord(actor, project, record), at);
      });
    },

    /** Who beside the administration reads an earlier text. @throws NotFoundError */
    async shareVersion(
      scope: Scope,
      { opened, versionId, visibility }: ShareInput,
      actor: Actor,
    ): Promise<void> {
      const { project } = opened;
      const carrierId = sharedWith(opened, visibility);
      await inTransaction(async ({ textVersions, audit }) => {
        const version = await textVersions.getVersion(scope, {
          id: versionId,
          projectId: project.id,
        });
        if (version.visibility === visibility && version.carrierId === carrierId) return;
        await textVersions.setVisibility(scope, versionId, { visibility, carrierId });
        const record = {
          action: 'textVersion.shared',
          summary: `Frühere Fassung geteilt: ${sectionLabels[version.key]}`,
          changes: {
            visibility: {
              from: visibilityLabels[version.visibility],
              to: visibilityLabels[visibility],
            },
          },
        };
        await audit.append(projectRecord(actor, project, record), now());
      });
    },
  };
}

interface ReleaseInput {
  id: string;
  isReleased: boolean;
  /** null = the request came without the page around it. */
  expectedVersion: number | null;
}

interface CommentInput {
  opened: OpenProject;
  text: string;
  visibility: Visibility;
}

interface ShareInput {
  opened: OpenProject;
  versionId: string;
  visibility: Visibility;
}

/** Carriers read what was shared with their own organisation, never what an earlier carrier was told. */
function readerOf({ role, organisationId }: Person): Reader {
  const isNamed = reachOf(role, 'comment.read') === 'namingMyOrganisation';
  return { visibilities: visibilitiesFor(role), organisationId: isNamed ? organisationId : null };
}

function sharedWith({ facts }: OpenProject, visibility: Visibility): string | null {
  return visibility === 'carrier' ? (facts.carrier?.id ?? null) : null;
}

function since({ releasedAt }: { releasedAt: string | null }): string {
  return releasedAt === null ? '' : ` (bestand seit ${formatInstant(new Date(releasedAt))})`;
}
