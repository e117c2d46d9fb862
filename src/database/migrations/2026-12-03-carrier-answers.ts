import type { Kysely } from 'kysely';

/** What a carrier says to an open question of a match that is shared with it; staff accept or decline it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('carrier_answer')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('need_id', 'text', (column) => column.notNull().references('need.id'))
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('organisation_id', 'text', (column) =>
      column.notNull().references('organisation.id'),
    )
    .addColumn('question_key', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('proposed_by_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decline_reason', 'text')
    .addColumn('decided_by_id', 'text', (column) => column.references('person.id'))
    .addColumn('decided_at', 'text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    // A new proposal replaces the last one of the same carrier; what was said before stands in the audit trail.
    .addUniqueConstraint('carrier_answer_once', [
      'need_id',
      'programme_id',
      'organisation_id',
      'question_key',
    ])
    .execute();
}
