import type { Kysely } from 'kysely';

/** Whose notice a piece of news still waits for: a person's id, or `all`; null = nobody's, or it is written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('match_news').addColumn('pending_for', 'text').execute();
}
