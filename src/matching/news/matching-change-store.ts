import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';

/**
 * What of the audit trail matching never looks at. A list of exceptions, so that an action nobody thought of here asks
 * for one run too many instead of none.
 */
const asideActions = [
  ...['signIn.%', 'signOut', 'session.%', 'password.%', 'link.%', 'lock.%', 'person.%'],
  ...['project.%', 'comment.%', 'textVersion.%', 'notice.%', 'follow.%', 'savedSearch.%'],
  ...['linkWatch.%', 'job.%', 'example.%', 'import.uploaded', 'import.sourceChanged'],
  // Decisions about a match, and what a carrier proposes: an accepted answer is recorded as a confirmed condition too.
  ...['match.%', 'matchOrder.%', 'carrierAnswer.%'],
  // Files that are not in effect.
  ...['figureImport.uploaded', 'figureImport.mapped', 'figureImport.mappingForgotten'],
  'figureImport.discarded',
] as const;

/**
 * So far back somebody's change is looked for, so that the question stays cheap however long the trail grows. Were all
 * of these about other things, the change before them has long been seen: by the clock at the latest.
 */
const looked = 2000;

/** A part of the store of news: what people changed, as the audit trail tells it. */
export function matchingChanges(db: Database) {
  return {
    /**
     * The newest change of a person that matching may look at: of these municipalities, or of what all share. Ids are
     * made within the transaction and grow, so that nothing written later has a smaller one.
     */
    async findNewestChange(scope: Scope): Promise<{ id: string; at: string } | undefined> {
      return db
        .selectFrom((eb) =>
          eb
            .selectFrom('auditEntry')
            .select(['id', 'at', 'personId', 'municipalityId', 'action'])
            .orderBy('id', 'desc')
            .limit(looked)
            .as('newest'),
        )
        .select(['id', 'at'])
        .where('personId', 'is not', null)
        .where((eb) =>
          eb.or([
            eb('municipalityId', 'is', null),
            eb('municipalityId', 'in', scope.municipalityIds),
          ]),
        )
        .where((eb) => eb.and(asideActions.map((aside) => eb('action', 'not like', aside))))
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
    },
  };
}
