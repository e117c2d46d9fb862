import type { Database } from '../database/open.ts';
import type { Follow } from './follow.ts';
import type { SuccessorNews } from './follow-news.ts';

const columns = [
  'id',
  'municipalityId',
  'personId',
  'programmeId',
  'since',
  'toldUntilId',
] as const;

export type FollowStore = ReturnType<typeof createFollowStore>;

/** Who follows what belongs to a person, as their sessions do; therefore no Scope. */
export function createFollowStore(db: Database) {
  const follows = () => db.selectFrom('programmeFollow').select(columns);
  return {
    /** The longest followed first. */
    listFollowsOf: (personId: string): Promise<Follow[]> =>
      follows().where('personId', '=', personId).orderBy('id').execute(),

    findFollow: (personId: string, programmeId: string): Promise<Follow | undefined> =>
      follows()
        .where('personId', '=', personId)
        .where('programmeId', '=', programmeId)
        .executeTakeFirst(),

    /** @returns false where this person follows it already */
    async insertFollow(follow: Follow): Promise<boolean> {
      const result = await db
        .insertInto('programmeFollow')
        .values(follow)
        .onConflict((conflict) => conflict.columns(['personId', 'programmeId']).doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async deleteFollow(id: string): Promise<void> {
      await db.deleteFrom('programmeFollow').where('id', '=', id).execute();
    },

    /** Everybody's; for the job. */
    listFollows: (): Promise<Follow[]> => follows().orderBy('id').execute(),

    /** @returns false where another run has told in the meantime, or nobody follows any more */
    async moveTold(follow: Follow, toldUntilId: string): Promise<boolean> {
      const result = await db
        .updateTable('programmeFollow')
        .set({ toldUntilId })
        .where('id', '=', follow.id)
        .where('toldUntilId', '=', follow.toldUntilId)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** Records that an import found to renew one of this programme's. */
    async listSuccessors(programmeId: string, afterId: string): Promise<SuccessorNews[]> {
      return db
        .selectFrom('sourceChange')
        .innerJoin('programme', 'programme.id', 'sourceChange.programmeId')
        .select(['sourceChange.id', 'sourceChange.at', 'programme.slug', 'programme.title'])
        .where('sourceChange.kind', '=', 'renewed')
        .where('sourceChange.id', '>', afterId)
        .where('sourceChange.oldValue', 'in', (eb) =>
          eb
            .selectFrom('sourceRecord')
            .select('sourceRecord.path')
            .where('sourceRecord.programmeId', '=', programmeId),
        )
        .orderBy('sourceChange.id')
        .execute();
    },
  };
}
