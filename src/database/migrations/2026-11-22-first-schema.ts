import type { CreateTableBuilder, Kysely } from 'kysely';

/** The tables of the first path: catalogue, quarters, needs, projects. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPlaces(db);
  await createFigures(db);
  await createNeeds(db);
  await createCatalogue(db);
  await createProjects(db);
  await db.schema
    .createTable('seed_row')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('row_id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('seed_row_pk', ['kind', 'key'])
    .execute();
}

type Table = CreateTableBuilder<string, string>;

const withId = (db: Kysely<unknown>, name: string): Table =>
  db.schema.createTable(name).addColumn('id', 'text', (column) => column.primaryKey());

const withTexts = (table: Table, names: readonly string[]): Table =>
  names.reduce((built, name) => built.addColumn(name, 'text', (column) => column.notNull()), table);

const withOptionalTexts = (table: Table, names: readonly string[]): Table =>
  names.reduce((built, name) => built.addColumn(name, 'text'), table);

const withReference = (table: Table, name: string, target: string): Table =>
  table.addColumn(name, 'text', (column) => column.notNull().references(`${target}.id`));

const withSource = (table: Table): Table =>
  withOptionalTexts(table, ['source_title', 'source_url']);

const withVersion = (table: Table): Table =>
  table
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('edited_at', 'text');

async function createPlaces(db: Kysely<unknown>): Promise<void> {
  await withTexts(withId(db, 'municipality'), [
    'key',
    'ags',
    'name',
    'state_name',
    'lead_department',
    'created_at',
  ])
    .addUniqueConstraint('municipality_ags_unique', ['ags'])
    .execute();

  const municipal = (name: string): Table =>
    withReference(withId(db, name), 'municipality_id', 'municipality');

  await withSource(withTexts(municipal('district'), ['key', 'name', 'kind']))
    .addColumn('parent_id', 'text', (column) => column.references('district.id'))
    .addUniqueConstraint('district_key_unique', ['municipality_id', 'key'])
    .execute();

  const quarter = withReference(
    withTexts(municipal('quarter'), ['slug', 'name', 'description']),
    'district_id',
    'district',
  );
  await withVersion(withSource(quarter))
    .addColumn('area_soziale_stadt', 'integer')
    .addColumn('area_isek', 'integer')
    .addColumn('area_note', 'text')
    .addUniqueConstraint('quarter_slug_unique', ['slug'])
    .execute();

  await withSource(withTexts(municipal('organisation'), ['key', 'name', 'short_name', 'kind']))
    .addColumn('applicant_code', 'text')
    .addColumn('is_agw_member', 'integer', (column) => column.notNull())
    .addUniqueConstraint('organisation_key_unique', ['municipality_id', 'key'])
    .execute();

  await withSource(withTexts(municipal('committee'), ['key', 'name', 'short_name', 'kind']))
    .addColumn('consultation_order', 'integer')
    .addColumn('district_id', 'text', (column) => column.references('district.id'))
    .addUniqueConstraint('committee_key_unique', ['municipality_id', 'key'])
    .execute();
}

async function createFigures(db: Kysely<unknown>): Promise<void> {
  await withTexts(withId(db, 'indicator'), [
    'name',
    'dimension',
    'numerator',
    'unit',
    'direction',
    'source_office',
    'definition_status',
    'references_json',
  ])
    .addColumn('denominator', 'text')
    .addColumn('decimals', 'integer', (column) => column.notNull())
    .addColumn('core_position', 'integer')
    .addColumn('note', 'text')
    .execute();

  const measured = (name: string): Table =>
    withSource(
      withTexts(withReference(withId(db, name), 'municipality_id', 'municipality'), [
        'area_kind',
        'area_id',
        'year_label',
        'origin',
      ]),
    )
      .addColumn('reference_year', 'integer')
      .addColumn('value', 'real')
      .addColumn('value_from', 'real')
      .addColumn('value_to', 'real')
      .addColumn('note', 'text');

  await withTexts(withReference(measured('indicator_value'), 'indicator_id', 'indicator'), [
    'base',
    'state',
  ])
    .addColumn('reference_on', 'text')
    .execute();
  await db.schema
    .createIndex('indicator_value_area')
    .on('indicator_value')
    .columns(['municipality_id', 'area_kind', 'area_id'])
    .execute();
  await withTexts(measured('area_fact'), ['label', 'unit']).execute();
}

async function createNeeds(db: Kysely<unknown>): Promise<void> {
  const need = withReference(
    withReference(withId(db, 'need'), 'municipality_id', 'municipality'),
    'quarter_id',
    'quarter',
  );
  await withVersion(
    withSource(
      withTexts(need, [
        'key',
        'title',
        'description',
        'topics_json',
        'target_groups_json',
        'applicants_json',
        'origin',
      ]),
    ),
  )
    .addColumn('building_block', 'text')
    .addColumn('forwarding', 'integer')
    .addColumn('carrier_id', 'text', (column) => column.references('organisation.id'))
    .addColumn('start_month', 'text')
    .addColumn('months', 'integer')
    .addColumn('duty', 'text')
    .addUniqueConstraint('need_key_unique', ['quarter_id', 'key'])
    .execute();

  await withSource(
    withTexts(withReference(withId(db, 'cost_item'), 'need_id', 'need'), [
      'key',
      'label',
      'cost_type',
      'calculation',
      'basis',
    ]),
  )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('amount_cents_per_year', 'bigint')
    .addUniqueConstraint('cost_item_key_unique', ['need_id', 'key'])
    .execute();

  await withSource(
    withTexts(withReference(withId(db, 'funding'), 'need_id', 'need'), ['key', 'label', 'extent']),
  )
    .addColumn('until_on', 'text')
    .addColumn('note', 'text')
    .addUniqueConstraint('funding_key_unique', ['need_id', 'key'])
    .execute();
}

async function createCatalogue(db: Kysely<unknown>): Promise<void> {
  await withVersion(
    withTexts(withId(db, 'programme'), [
      'slug',
      'title',
      'record_json',
      'created_at',
      'updated_at',
    ]),
  )
    .addUniqueConstraint('programme_slug_unique', ['slug'])
    .execute();

  await withTexts(
    db.schema
      .createTable('condition_confirmation')
      .addColumn('need_id', 'text', (column) => column.notNull().references('need.id'))
      .addColumn('programme_id', 'text', (column) => column.notNull().references('programme.id')),
    ['condition_key', 'result', 'note', 'confirmed_at'],
  )
    .addPrimaryKeyConstraint('condition_confirmation_pk', [
      'need_id',
      'programme_id',
      'condition_key',
    ])
    .execute();
}

async function createProjects(db: Kysely<unknown>): Promise<void> {
  const project = withReference(
    withReference(
      withReference(withId(db, 'project'), 'municipality_id', 'municipality'),
      'need_id',
      'need',
    ),
    'programme_id',
    'programme',
  );
  await withTexts(project, [
    'status',
    'filing_route',
    'title',
    'start_month',
    'created_at',
    'updated_at',
  ])
    .addColumn('months', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
    // A double click, or two people at once, must not make the same project twice.
    .addUniqueConstraint('project_match_unique', ['need_id', 'programme_id'])
    .execute();

  await db.schema
    .createTable('project_section')
    .addColumn('project_id', 'text', (column) => column.notNull().references('project.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('is_edited', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('project_section_pk', ['project_id', 'key'])
    .execute();

  await withSource(
    withTexts(withReference(withId(db, 'project_line'), 'project_id', 'project'), [
      'side',
      'kind',
      'label',
      'calculation',
      'basis',
    ]),
  )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('is_eligible', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('project_amount')
    .addColumn('line_id', 'text', (column) => column.notNull().references('project_line.id'))
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('amount_cents', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('project_amount_pk', ['line_id', 'year'])
    .execute();
}
