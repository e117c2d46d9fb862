import type { Kysely } from 'kysely';

/** Comments on projects, earlier versions of their texts, and who gave an answer about a condition. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('comment')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('project.id'))
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('carrier_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .execute();
  await db.schema.createIndex('comment_project_id').on('comment').column('project_id').execute();

  await db.schema
    .createTable('project_text_version')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('project_id', 'text', (column) => column.notNull().references('project.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('carrier_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('project_text_version_project_id')
    .on('project_text_version')
    .column('project_id')
    .execute();

  await db.schema
    .alterTable('condition_confirmation')
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .execute();
}
