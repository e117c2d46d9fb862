import { z } from 'zod';
import { roles } from '../accounts/person.ts';
import { inProjectScope } from '../accounts/project-scope-store.ts';
import type { Scope } from '../accounts/scope.ts';
import { visibilities } from '../accounts/visibility.ts';
import type { Database } from '../database/open.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { Author, Comment, Reader } from './comment.ts';

const codes = z.object({ visibility: z.enum(visibilities), role: z.enum(roles) });

export interface AuthoredComment extends Comment {
  author: Author;
}

export type CommentStore = ReturnType<typeof createCommentStore>;

/** Comments, always through their project and therefore within a scope. There is no way to change or delete one. */
export function createCommentStore(db: Database) {
  const projectIn = (scope: Scope) =>
    db.selectFrom('project').select('project.id').where(inProjectScope(scope));

  return {
    /** What the reader may read of a project, oldest first. */
    async listComments(
      scope: Scope,
      projectId: string,
      reader: Reader,
    ): Promise<AuthoredComment[]> {
      if (reader.visibilities.length === 0) return [];
      let query = db
        .selectFrom('comment')
        .innerJoin('person', 'person.id', 'comment.personId')
        .leftJoin('organisation', 'organisation.id', 'person.organisationId')
        .select([
          'comment.id',
          'comment.projectId',
          'comment.municipalityId',
          'comment.personId',
          'comment.text',
          'comment.visibility',
          'comment.carrierId',
          'comment.createdAt',
          'comment.withdrawnAt',
          'person.name',
          'person.role',
          'organisation.name as organisationName',
        ])
        .where('comment.projectId', '=', projectId)
        .where('comment.projectId', 'in', projectIn(scope))
        .where('comment.visibility', 'in', reader.visibilities);
      if (reader.organisationId !== null) {
        query = query.where('comment.carrierId', '=', reader.organisationId);
      }
      const rows = await query.orderBy('comment.createdAt').orderBy('comment.id').execute();
      return rows.map(({ name, role, organisationName, visibility, ...row }) => {
        const known = codes.parse({ visibility, role });
        const author = { personId: row.personId, name, role: known.role, organisationName };
        return { ...row, visibility: known.visibility, author };
      });
    },

    /** @throws NotFoundError where the project is outside the scope */
    async insertComment(scope: Scope, comment: Comment): Promise<void> {
      const project = await projectIn(scope)
        .where('project.id', '=', comment.projectId)
        .where('project.municipalityId', '=', comment.municipalityId)
        .executeTakeFirst();
      if (!project) throw new NotFoundError('Dieses Vorhaben');
      await db.insertInto('comment').values(comment).execute();
    },

    /** @returns false where it was withdrawn before. @throws NotFoundError for comments of others */
    async withdrawComment(
      scope: Scope,
      { id, projectId, personId }: Pick<Comment, 'id' | 'projectId' | 'personId'>,
      now: string,
    ): Promise<boolean> {
      const comment = await db
        .selectFrom('comment')
        .select('withdrawnAt')
        .where('id', '=', id)
        .where('projectId', '=', projectId)
        .where('personId', '=', personId)
        .where('projectId', 'in', projectIn(scope))
        .executeTakeFirst();
      if (!comment) throw new NotFoundError('Dieser Kommentar');
      if (comment.withdrawnAt !== null) return false;
      await db.updateTable('comment').set({ withdrawnAt: now }).where('id', '=', id).execute();
      return true;
    },
  };
}
