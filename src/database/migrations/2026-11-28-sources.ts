import { sql, type Kysely } from 'kysely';
import { appendOnlyStatements } from '../dialect.ts';

/** Sources of programmes, imports and their history, evidence, locked fields, calls, possible twins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRuns(db);
  await createRecords(db);
  await createEvidence(db);
  await createAdditions(db);
  await extendProgramme(db);
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('import_source')
    .addColumn('kind', 'text', (column) => column.primaryKey())
    .addColumn('is_enabled', 'integer', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('last_fetched_at', 'text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('import_run')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('job_run_id', 'text', (column) => column.references('job_run.id'))
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('is_complete', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('documents', 'integer', (column) => column.notNull())
    .addColumn('programmes', 'integer', (column) => column.notNull())
    .addColumn('counts_json', 'text')
    .addColumn('problem', 'text')
    .execute();
  await db.schema
    .createIndex('import_run_started_at')
    .on('import_run')
    .columns(['started_at'])
    .execute();
  await db.schema
    .createTable('import_report')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('run_id', 'text', (column) => column.notNull().references('import_run.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('import_report_run_id')
    .on('import_report')
    .columns(['run_id'])
    .execute();
  await db.schema
    .createTable('staged_record')
    .addColumn('run_id', 'text', (column) => column.notNull().references('import_run.id'))
    .addColumn('path_key', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('record_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('staged_record_pk', ['run_id', 'path_key'])
    .execute();
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('source_record')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('path_key', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('record_json', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addColumn('attribution', 'text', (column) => column.notNull())
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .addColumn('last_changed_at', 'text', (column) => column.notNull())
    .addColumn('retrieved_at', 'text', (column) => column.notNull())
    .addColumn('missing_runs', 'integer', (column) => column.notNull())
    .addColumn('vanished_at', 'text')
    .addUniqueConstraint('source_record_path_key_unique', ['path_key'])
    .execute();
  await db.schema
    .createIndex('source_record_programme_id')
    .on('source_record')
    .columns(['programme_id'])
    .execute();
  await db.schema
    .createTable('source_change')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('record_id', 'text', (column) => column.notNull().references('source_record.id'))
    .addColumn('run_id', 'text', (column) => column.notNull().references('import_run.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('field', 'text')
    .addColumn('old_value', 'text')
    .addColumn('new_value', 'text')
    .execute();
  await db.schema.createIndex('source_change_at').on('source_change').columns(['at']).execute();
  await db.schema
    .createIndex('source_change_programme_id')
    .on('source_change')
    .columns(['programme_id'])
    .execute();
  for (const statement of appendOnlyStatements('source_change')) {
    await sql.raw(statement).execute(db);
  }
}

async function createEvidence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('evidence')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('record_id', 'text', (column) => column.notNull().references('source_record.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value_json', 'text', (column) => column.notNull())
    .addColumn('sentence', 'text', (column) => column.notNull())
    .addColumn('source_field', 'text', (column) => column.notNull())
    .addColumn('offset', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('read_at', 'text', (column) => column.notNull())
    .addColumn('checked_by_id', 'text', (column) => column.references('person.id'))
    .addColumn('checked_at', 'text')
    .execute();
  await db.schema
    .createIndex('evidence_programme_id')
    .on('evidence')
    .columns(['programme_id'])
    .execute();
  await db.schema.createIndex('evidence_state').on('evidence').columns(['state']).execute();
  await db.schema
    .createTable('field_lock')
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('locked_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('field_lock_pk', ['programme_id', 'field'])
    .execute();
}

async function createAdditions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programme_call')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('opens_on', 'text')
    .addColumn('deadline_on', 'text')
    .addColumn('deadline_time', 'text')
    .addColumn('what', 'text')
    .addColumn('url', 'text')
    .addColumn('source_title', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('programme_call_programme_id')
    .on('programme_call')
    .columns(['programme_id'])
    .execute();
  await db.schema
    .createTable('twin_candidate')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('other_programme_id', 'text', (column) =>
      column.notNull().references('programme.id'),
    )
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addColumn('decided_by_id', 'text', (column) => column.references('person.id'))
    .addColumn('decided_at', 'text')
    .addUniqueConstraint('twin_candidate_programme_id_other_programme_id_unique', [
      'programme_id',
      'other_programme_id',
    ])
    .execute();
}

async function extendProgramme(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('catalogue_state')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .alterTable('programme')
    .addColumn('origin', 'text', (column) => column.notNull().defaultTo('seed'))
    .execute();
  await db.schema
    .alterTable('programme')
    .addColumn('municipality_id', 'text', (column) => column.references('municipality.id'))
    .execute();
  await db.schema
    .alterTable('programme')
    .addColumn('merged_into_id', 'text', (column) => column.references('programme.id'))
    .execute();
  // The web process asks once a second what is newest; without the index it would read every record.
  await db.schema
    .createIndex('programme_origin_updated_at')
    .on('programme')
    .columns(['origin', 'updated_at'])
    .execute();
}
