import { sql, type Kysely } from 'kysely';

/** Runs of jobs, notices (Hinweise), and who is responsible for a project. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('job_run')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('job', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('owner_token', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('started_by_id', 'text', (column) => column.references('person.id'))
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('heartbeat_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('progress_json', 'text')
    .addColumn('summary_json', 'text')
    .addColumn('error', 'text')
    .addUniqueConstraint('job_run_job_slot_unique', ['job', 'slot'])
    .execute();
  await db.schema
    .createIndex('job_run_job_started_at')
    .on('job_run')
    .columns(['job', 'started_at'])
    .execute();
  // One run of a job at a time, whoever started it; PostgreSQL has partial indexes too.
  await sql`create unique index job_run_running on job_run (job) where state = 'running'`.execute(
    db,
  );
  await db.schema
    .createTable('notice')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('thing_kind', 'text', (column) => column.notNull())
    .addColumn('thing_id', 'text', (column) => column.notNull())
    .addColumn('due_on', 'text')
    .addColumn('stage', 'integer')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('href', 'text', (column) => column.notNull())
    .addColumn('dedupe_key', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('done_at', 'text')
    .addColumn('done_by_id', 'text', (column) => column.references('person.id'))
    .addUniqueConstraint('notice_dedupe_key_unique', ['dedupe_key'])
    .execute();
  await db.schema
    .createIndex('notice_municipality_id_done_at')
    .on('notice')
    .columns(['municipality_id', 'done_at'])
    .execute();
  await db.schema
    .alterTable('project')
    .addColumn('responsible_id', 'text', (column) => column.references('person.id'))
    .execute();
}
