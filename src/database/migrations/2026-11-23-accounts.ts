import { sql, type Kysely } from 'kysely';
import { appendOnlyStatements } from '../dialect.ts';

/** People, sessions, links, locks, held forms and the audit trail; release and carrier of a project. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPeople(db);
  await createFrontDoor(db);
  await createAudit(db);
  await db.schema
    .alterTable('project')
    .addColumn('carrier_id', 'text', (column) => column.references('organisation.id'))
    .execute();
  await db.schema.alterTable('project').addColumn('released_at', 'text').execute();
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('municipality_id', 'text', (column) => column.references('municipality.id'))
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('password_hash', 'text')
    .addColumn('is_disabled', 'integer', (column) => column.notNull())
    .addColumn('is_demo', 'integer', (column) => column.notNull())
    .addColumn('absent_until_on', 'text')
    .addColumn('deputy_id', 'text', (column) => column.references('person.id'))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('person_email_unique', ['email'])
    .execute();

  await db.schema
    .createTable('coordinator_assignment')
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addPrimaryKeyConstraint('coordinator_assignment_pk', ['person_id', 'municipality_id'])
    .execute();
}

async function createFrontDoor(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('data_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen_at', 'text', (column) => column.notNull())
    .execute();
  await index(db, 'session', ['person_id']);

  await db.schema
    .createTable('person_link')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addUniqueConstraint('person_link_token_unique', ['token_hash'])
    .execute();

  await db.schema
    .createTable('sign_in_failure')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addColumn('label', 'text')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('last_failed_at', 'text', (column) => column.notNull())
    .addColumn('locked_until', 'text')
    .addPrimaryKeyConstraint('sign_in_failure_pk', ['kind', 'key_hash'])
    .execute();

  await db.schema
    .createTable('held_form')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('body_json', 'text', (column) => column.notNull())
    .addColumn('held_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  await index(db, 'held_form', ['person_id']);
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  // No foreign keys: an entry must outlive everything it speaks of, and must never hinder its deletion.
  await db.schema
    .createTable('audit_entry')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('thing_kind', 'text', (column) => column.notNull())
    .addColumn('thing_id', 'text')
    .addColumn('municipality_id', 'text')
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('changes_json', 'text', (column) => column.notNull())
    .execute();
  await index(db, 'audit_entry', ['thing_kind', 'thing_id']);
  await index(db, 'audit_entry', ['person_id']);
  for (const statement of appendOnlyStatements('audit_entry')) {
    await sql.raw(statement).execute(db);
  }
  await db.schema
    .createTable('audit_source')
    .addColumn('entry_id', 'text', (column) => column.primaryKey().references('audit_entry.id'))
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .execute();
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
