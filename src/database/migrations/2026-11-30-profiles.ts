import { sql, type Kysely } from 'kysely';

/** Imports of figures with undo, settings of a municipality, and what makes a need complete: aims, costs, money. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFigureImports(db);
  await createSettings(db);
  await completeNeeds(db);
  await completeCosts(db);
  await completeFundings(db);
}

async function createFigureImports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('figure_import')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('layout', 'text', (column) => column.notNull())
    .addColumn('source_title', 'text', (column) => column.notNull())
    .addColumn('source_url', 'text')
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('outcome_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('activated_at', 'text')
    .addColumn('undone_at', 'text')
    .addColumn('undone_by_id', 'text', (column) => column.references('person.id'))
    .execute();
  await db.schema
    .createTable('figure_mapping')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('header_key', 'text', (column) => column.notNull())
    .addColumn('mapping_json', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('figure_mapping_header_unique', ['municipality_id', 'header_key'])
    .execute();
  await addColumns(db, 'indicator_value', [
    ['numerator', 'real'],
    ['denominator', 'real'],
    ['suppression', 'text'],
    ['line', 'integer'],
    ['change', 'text'],
  ]);
  await db.schema
    .alterTable('indicator_value')
    .addColumn('import_id', 'text', (column) => column.references('figure_import.id'))
    .execute();
  await db.schema
    .createIndex('indicator_value_import')
    .on('indicator_value')
    .columns(['import_id'])
    .execute();
  // The one place that says which value counts: that of the newest import in effect, else what the seed wrote. Rows of
  // an import that is only staged, was discarded or undone are not there.
  await sql`
    create view current_indicator_value as
    select ranked.* from (
      select indicator_value.*,
        rank() over (
          partition by indicator_value.municipality_id, area_kind, area_id, indicator_id, base,
            coalesce(reference_on, year_label)
          order by coalesce(figure_import.activated_at, '') desc, coalesce(figure_import.id, '') desc
        ) as place
      from indicator_value
      left join figure_import on figure_import.id = indicator_value.import_id
      where indicator_value.import_id is null or figure_import.state = 'active'
    ) as ranked
    where ranked.place = 1`.execute(db);
}

async function createSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('municipality_setting')
    .addColumn('municipality_id', 'text', (column) =>
      column.notNull().references('municipality.id'),
    )
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('basis', 'text', (column) => column.notNull())
    .addColumn('source_title', 'text')
    .addColumn('source_url', 'text')
    .addColumn('note', 'text')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('municipality_setting_pk', ['municipality_id', 'key'])
    .execute();
}

async function completeNeeds(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'need', [
    ['priority', 'text'],
    ['present_provider', 'text'],
    ['running_since', 'text'],
    ['paid_by', 'text'],
    ['concept_status', 'text'],
    ['concept_note', 'text'],
    ['withdrawn_at', 'text'],
  ]);
  await db.schema
    .createTable('need_aim')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('need_id', 'text', (column) => column.notNull().references('need.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('indicator_id', 'text', (column) => column.references('indicator.id'))
    .addColumn('baseline', 'real')
    .addColumn('baseline_label', 'text')
    .addColumn('target', 'real')
    .addColumn('target_year', 'integer')
    .execute();
  await db.schema
    .createTable('need_measure')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('need_id', 'text', (column) => column.notNull().references('need.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .execute();
  for (const table of ['need_aim', 'need_measure']) {
    await db.schema
      .createIndex(`${table}_need`)
      .on(table)
      .columns(['need_id', 'position'])
      .execute();
  }
}

async function completeCosts(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'cost_item', [['plan_json', 'text']]);
  await db.schema
    .createTable('cost_amount')
    .addColumn('cost_item_id', 'text', (column) => column.notNull().references('cost_item.id'))
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('amount_cents', 'bigint', (column) => column.notNull())
    .addColumn('calculation', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('cost_amount_pk', ['cost_item_id', 'year'])
    .execute();
}

async function completeFundings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('funding')
    .addColumn('status', 'text', (column) => column.notNull().defaultTo('granted'))
    .execute();
  await db.schema
    .alterTable('funding')
    .addColumn('origin', 'text', (column) => column.notNull().defaultTo('berichtet'))
    .execute();
  await db.schema
    .alterTable('funding')
    .addColumn('programme_id', 'text', (column) => column.references('programme.id'))
    .execute();
  await db.schema
    .alterTable('funding')
    .addColumn('carrier_id', 'text', (column) => column.references('organisation.id'))
    .execute();
  await addColumns(db, 'funding', [
    ['from_on', 'text'],
    ['posts_filled', 'real'],
    ['posts_vacant', 'real'],
    ['covers_json', 'text'],
    ['continuation_due_on', 'text'],
    ['budget_due_on', 'text'],
  ]);
  await db.schema
    .createTable('funding_amount')
    .addColumn('funding_id', 'text', (column) => column.notNull().references('funding.id'))
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('amount_cents', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('funding_amount_pk', ['funding_id', 'year'])
    .execute();
}

/** SQLite adds one column at a time. */
async function addColumns(
  db: Kysely<unknown>,
  table: string,
  columns: readonly (readonly [string, 'text' | 'real' | 'integer'])[],
): Promise<void> {
  for (const [name, type] of columns) {
    await db.schema.alterTable(table).addColumn(name, type).execute();
  }
}
