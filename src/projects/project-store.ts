import { z } from 'zod';
import { inProjectScope, inWritableProjectScope } from '../accounts/project-scope-store.ts';
import type { Scope } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { filingRoutes, projectStatuses, type Project, type ProjectSummary } from './project.ts';
import { partsOf, readProjectParts, writeProjectParts } from './project-part-store.ts';

/** Codes are checked when they are read, so that the rest of the program can trust its types. */
const projectRow = z.object({
  status: z.enum(projectStatuses),
  filingRoute: z.enum(filingRoutes),
});
const statusRow = projectRow.pick({ status: true });
export type ProjectStore = ReturnType<typeof createProjectStore>;

/** Projects with their texts and their cost and finance plan, within a scope. */
export function createProjectStore(db: Database) {
  const summaries = (scope: Scope) =>
    db
      .selectFrom('project')
      .select([
        'id',
        'municipalityId',
        'needId',
        'programmeId',
        'status',
        'title',
        'releasedAt',
        'updatedAt',
      ])
      .where(inProjectScope(scope))
      .orderBy('updatedAt', 'desc')
      .orderBy('id');

  async function listWhere(scope: Scope, id?: string): Promise<Project[]> {
    let query = db
      .selectFrom('project')
      .select([
        'id',
        'municipalityId',
        'needId',
        'programmeId',
        'status',
        'filingRoute',
        'carrierId',
        'releasedAt',
        'responsibleId',
        'title',
        'startMonth',
        'months',
        'version',
        'createdAt',
        'updatedAt',
      ])
      .where(inProjectScope(scope))
      .orderBy('updatedAt', 'desc')
      .orderBy('id');
    if (id !== undefined) query = query.where('id', '=', id);
    const rows = await query.execute();
    const parts = await readProjectParts(
      db,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({ ...row, ...projectRow.parse(row), ...partsOf(parts, row.id) }));
  }

  return {
    /** @throws NotFoundError */
    async getProject(scope: Scope, id: string): Promise<Project> {
      const [project] = await listWhere(scope, id);
      if (!project) throw new NotFoundError('Dieses Vorhaben');
      return project;
    },

    /** The project that came from this match, if there is one already. */
    async findProjectFor(
      scope: Scope,
      needId: string,
      programmeId: string,
    ): Promise<ProjectSummary | undefined> {
      const row = await summaries(scope)
        .where('needId', '=', needId)
        .where('programmeId', '=', programmeId)
        .executeTakeFirst();
      return row && { ...row, ...statusRow.parse(row) };
    },

    /** Newest change first. */
    async listProjectSummaries(scope: Scope): Promise<ProjectSummary[]> {
      const rows = await summaries(scope).execute();
      return rows.map((row) => ({ ...row, ...statusRow.parse(row) }));
    },

    /** Whole projects, newest change first. */
    listProjects: (scope: Scope): Promise<Project[]> => listWhere(scope),

    ...projectWrites(db),
  };
}

function projectWrites(db: Database) {
  return {
    /** @returns false, and writes nothing, where this match already has a project. */
    async insertProject(scope: Scope, project: Project): Promise<boolean> {
      if (!scope.writableMunicipalityIds.includes(project.municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const { id, municipalityId, needId, programmeId, createdAt } = project;
      const result = await db
        .insertInto('project')
        .values({ id, municipalityId, needId, programmeId, createdAt, ...editableColumns(project) })
        .onConflict((conflict) => conflict.columns(['needId', 'programmeId']).doNothing())
        .executeTakeFirst();
      if ((result.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
      await writeProjectParts(db, project);
      return true;
    },

    /**
     * Replaces what a person may change; need, programme and municipality stay. To be called in a transaction.
     * @throws StaleError where the stored version is not the expected one: nothing is written then.
     */
    async saveProject(scope: Scope, project: Project, expectedVersion: number): Promise<void> {
      const result = await db
        .updateTable('project')
        .set({ ...editableColumns(project), version: expectedVersion + 1 })
        .where('id', '=', project.id)
        .where(inWritableProjectScope(scope))
        .where('version', '=', expectedVersion)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Vorhaben');
      await writeProjectParts(db, project);
    },

    /**
     * Opens a project to the G.I.B., or closes it again (null). What it says stays as it is.
     * @throws StaleError where the stored version is not the expected one
     */
    async setRelease(
      scope: Scope,
      { id, version }: Pick<Project, 'id' | 'version'>,
      releasedAt: string | null,
    ): Promise<void> {
      const result = await db
        .updateTable('project')
        .set({ releasedAt, version: version + 1 })
        .where('id', '=', id)
        .where(inWritableProjectScope(scope))
        .where('version', '=', version)
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Vorhaben');
    },
  };
}

function editableColumns(project: Project) {
  const { status, filingRoute, carrierId, responsibleId, title, startMonth, months, updatedAt } =
    project;
  return { status, filingRoute, carrierId, responsibleId, title, startMonth, months, updatedAt };
}
