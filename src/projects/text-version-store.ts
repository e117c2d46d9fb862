import { z } from 'zod';
import { roles } from '../accounts/person.ts';
import { inProjectScope, inWritableProjectScope } from '../accounts/project-scope-store.ts';
import type { Scope } from '../accounts/scope.ts';
import { visibilities, type Visibility } from '../accounts/visibility.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { Reader } from './comment.ts';
import { sectionKeys } from './project.ts';
import type { AuthoredVersion, TextVersion } from './text-version.ts';

const codes = z.object({
  visibility: z.enum(visibilities),
  role: z.enum(roles),
  key: z.enum(sectionKeys),
});

export type TextVersionStore = ReturnType<typeof createTextVersionStore>;

/** Earlier versions of a project's texts, always through the project and therefore within a scope. */
export function createTextVersionStore(db: Database) {
  const versions = (scope: Scope, projectId: string) =>
    db
      .selectFrom('projectTextVersion as version')
      .innerJoin('person', 'person.id', 'version.personId')
      .leftJoin('organisation', 'organisation.id', 'person.organisationId')
      .select([
        'version.id',
        'version.projectId',
        'version.key',
        'version.text',
        'version.personId',
        'version.visibility',
        'version.carrierId',
        'version.createdAt',
        'person.name',
        'person.role',
        'organisation.name as organisationName',
      ])
      .where('version.projectId', '=', projectId)
      .where(
        'version.projectId',
        'in',
        db.selectFrom('project').select('project.id').where(inProjectScope(scope)),
      );

  return {
    /** What the reader may read of a project, newest first. */
    async listVersions(
      scope: Scope,
      projectId: string,
      reader: Reader,
    ): Promise<AuthoredVersion[]> {
      if (reader.visibilities.length === 0) return [];
      let query = versions(scope, projectId).where('version.visibility', 'in', reader.visibilities);
      if (reader.organisationId !== null) {
        query = query.where('version.carrierId', '=', reader.organisationId);
      }
      const rows = await query
        .orderBy('version.createdAt', 'desc')
        .orderBy('version.id', 'desc')
        .execute();
      return rows.map(toVersion);
    },

    /** @throws NotFoundError */
    async getVersion(
      scope: Scope,
      { id, projectId }: Pick<TextVersion, 'id' | 'projectId'>,
    ): Promise<AuthoredVersion> {
      const row = await versions(scope, projectId).where('version.id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Diese Fassung');
      return toVersion(row);
    },

    /** To be called in the transaction that saved the project. */
    async insertVersions(list: readonly TextVersion[]): Promise<void> {
      if (list.length > 0) await db.insertInto('projectTextVersion').values(list).execute();
    },

    /** @throws NotFoundError where the project may not be changed by this visitor */
    async setVisibility(
      scope: Scope,
      id: string,
      to: { visibility: Visibility; carrierId: string | null },
    ): Promise<void> {
      const result = await db
        .updateTable('projectTextVersion')
        .set(to)
        .where('id', '=', id)
        .where(
          'projectId',
          'in',
          db.selectFrom('project').select('project.id').where(inWritableProjectScope(scope)),
        )
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new NotFoundError('Diese Fassung');
    },
  };
}

interface VersionRow extends Omit<TextVersion, 'key' | 'visibility'> {
  key: string;
  visibility: string;
  name: string;
  role: string;
  organisationName: string | null;
}

function toVersion({ name, organisationName, ...row }: VersionRow): AuthoredVersion {
  const { role, key, visibility } = codes.parse(row);
  const { id, projectId, text, personId, carrierId, createdAt } = row;
  const author = { personId, name, role, organisationName };
  return { id, projectId, text, personId, carrierId, createdAt, key, visibility, author };
}
