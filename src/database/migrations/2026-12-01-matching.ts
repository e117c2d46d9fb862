import type { Kysely } from 'kysely';

/** Sittings of committees, decisions on matches, what matching knew last, answers of authorities, examples of programmes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSittings(db);
  await createDecisions(db);
  await createKnownMatches(db);
  await createAnswers(db);
  await createExamples(db);
  // What the city or the carrier can bring up itself; null = not said.
  await db.schema.alterTable('need').addColumn('own_share_cents_per_year', 'integer').execute();
}

async function createSittings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('committee')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable('committee').addColumn('retired_at', 'text').execute();
  await db.schema
    .createTable('sitting')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('committee_id', 'text', (column) => column.notNull().references('committee.id'))
    .addColumn('sits_on', 'text', (column) => column.notNull())
    .addColumn('submission_on', 'text')
    .addColumn('note', 'text')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('source_title', 'text')
    .addColumn('source_url', 'text')
    .addColumn('cancelled_at', 'text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('sitting_day_unique', ['committee_id', 'sits_on'])
    .execute();
}

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('match_decision')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('need_id', 'text', (column) => column.notNull().references('need.id'))
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('state', 'text')
    .addColumn('reason_code', 'text')
    .addColumn('note', 'text')
    .addColumn('criteria_json', 'text')
    .addColumn('reopened_at', 'text')
    .addColumn('reopened_because', 'text')
    .addColumn('assigned_to_id', 'text', (column) => column.references('person.id'))
    .addColumn('handed_to', 'text')
    .addColumn('handed_at', 'text')
    .addColumn('shared_with_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('shared_at', 'text')
    .addColumn('shared_note', 'text')
    .addColumn('decided_by_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addUniqueConstraint('match_decision_pair_unique', ['need_id', 'programme_id'])
    .execute();
}

/** No foreign keys: these rows are worked out anew from needs and catalogue, and may outlive both. */
async function createKnownMatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('matched_need')
    .addColumn('need_id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('matched_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('matched_programme')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('municipality_id', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('matched_programme_pk', ['municipality_id', 'programme_id'])
    .execute();
  await db.schema
    .createTable('known_match')
    .addColumn('need_id', 'text', (column) => column.notNull())
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('match_group', 'text')
    .addColumn('results_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('known_match_pk', ['need_id', 'programme_id'])
    .execute();
  await db.schema
    .createTable('match_news')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) => column.notNull())
    .addColumn('need_id', 'text', (column) => column.notNull())
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('match_news_once', ['need_id', 'programme_id', 'fingerprint'])
    .execute();
  await db.schema
    .createIndex('match_news_when')
    .on('match_news')
    .columns(['municipality_id', 'happened_at'])
    .execute();
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programme_answer')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('condition_key', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('source_url', 'text')
    .addColumn('answered_on', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.references('person.id'))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('programme_answer_once', [
      'municipality_id',
      'programme_id',
      'condition_key',
    ])
    .execute();
}

async function createExamples(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('programme_example')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('expected', 'text', (column) => column.notNull())
    .addColumn('case_json', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('programme_example_key', ['programme_id', 'key'])
    .execute();
}
