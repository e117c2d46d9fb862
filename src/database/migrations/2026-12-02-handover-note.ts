import type { Kysely } from 'kysely';

/** Why a match was handed to another department. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('match_decision').addColumn('handed_note', 'text').execute();
}
