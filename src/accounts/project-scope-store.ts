import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Scope } from './scope.ts';

/**
 * The condition that every query over `project` carries: `.where(inProjectScope(scope))`. Projects outside it do not
 * exist for this visitor.
 */
export function inProjectScope(scope: Scope) {
  return (eb: ExpressionBuilder<Schema, 'project'>): Expression<SqlBool> => {
    const { projects } = scope;
    switch (projects.kind) {
      case 'municipal':
        return eb('project.municipalityId', 'in', scope.municipalityIds);
      case 'released':
        return eb.and([
          eb('project.municipalityId', 'in', projects.municipalityIds),
          eb('project.releasedAt', 'is not', null),
        ]);
      case 'naming':
        return eb.or([
          eb('project.carrierId', '=', projects.organisationId),
          // As long as the project names nobody, the need's carrier is the one meant.
          eb.and([
            eb('project.carrierId', 'is', null),
            eb(
              'project.needId',
              'in',
              eb
                .selectFrom('need')
                .select('need.id')
                .where('need.carrierId', '=', projects.organisationId),
            ),
          ]),
        ]);
      case 'none':
        return eb('project.id', '=', '-');
    }
  };
}

/** The condition of every query that changes a project, beside its id and version. */
export function inWritableProjectScope(scope: Scope) {
  return (eb: ExpressionBuilder<Schema, 'project'>): Expression<SqlBool> =>
    eb('project.municipalityId', 'in', scope.writableMunicipalityIds);
}
