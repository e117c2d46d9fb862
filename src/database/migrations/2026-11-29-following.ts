import type { Kysely } from 'kysely';

/** Saved searches, followed programmes, and what the link watch found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSearches(db);
  await createFollows(db);
  await createLinkWatch(db);
}

async function createSearches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_search')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('query', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('noted_at', 'text')
    .addColumn('asked_for', 'text')
    .addUniqueConstraint('saved_search_person_id_query_unique', ['person_id', 'query'])
    .execute();
  await db.schema
    .createTable('saved_search_hit')
    .addColumn('search_id', 'text', (column) => column.notNull().references('saved_search.id'))
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('first_seen_at', 'text', (column) => column.notNull())
    .addColumn('told_at', 'text')
    .addPrimaryKeyConstraint('saved_search_hit_pk', ['search_id', 'programme_id'])
    .execute();
}

async function createFollows(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programme_follow')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('told_until_id', 'text', (column) => column.notNull())
    .addUniqueConstraint('programme_follow_person_id_programme_id_unique', [
      'person_id',
      'programme_id',
    ])
    .execute();
}

async function createLinkWatch(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('link_check')
    .addColumn('url', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('status', 'integer')
    .addColumn('final_url', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('checked_at', 'text', (column) => column.notNull())
    .addColumn('ok_at', 'text')
    .addColumn('first_failed_at', 'text')
    .addColumn('last_failed_on', 'text')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('healed_at', 'text')
    .execute();
  await db.schema
    .createIndex('link_check_checked_at')
    .on('link_check')
    .columns(['checked_at'])
    .execute();
  await db.schema
    .createTable('link_watch')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('is_enabled', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
}
