import { join } from 'node:path';
import { expect } from 'chai';
import { createSourceFiles } from '../../src/imports/source-files.ts';
import { createServices, type Services } from '../../src/services.ts';
import { plannedPath, seedPaths } from '../bench/export-plan.ts';
import { generateExport, standardChanges } from '../bench/generate-export.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testAccountSettings, testDatabase, testInstant } from '../support/app.ts';
import { temporaryFolder } from './hand-written.ts';

/** A generated export through the real parser, rules and stores, twice. */
describe('a whole export', () => {
  const programmes = 60;
  const folder = temporaryFolder();
  const clock = movableClock(testInstant);
  const { readFile } = createSourceFiles(() => {
    throw new Error('nothing is fetched here');
  });
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let services: Services;

  async function importExport(name: string, planted: boolean) {
    const file = join(folder.path, name);
    const changes = planted ? standardChanges(programmes) : [];
    await generateExport({ file, programmes, changes });
    clock.advance(60);
    const { imports } = services;
    const run = await imports.startRun('export', { jobRunId: null, personId: null });
    return imports.runImport(run, {
      read: (sink) => readFile('export', file, sink),
      progress: () => undefined,
    });
  }

  before(async () => {
    database = await testDatabase();
    services = createServices(database.db, {
      clock,
      isDemo: true,
      accountSettings: testAccountSettings,
    });
  });
  after(async () => {
    folder.remove();
    await database.close();
  });

  const sources = () =>
    database.db
      .selectFrom('sourceRecord')
      .innerJoin('programme', 'programme.id', 'sourceRecord.programmeId')
      .select(['sourceRecord.path', 'programme.origin', 'programme.slug', 'programme.recordJson'])
      .execute();
  const countOf = async (origin: string): Promise<number> =>
    (await database.db.selectFrom('programme').select('id').where('origin', '=', origin).execute())
      .length;

  it('has the curated programmes that it names once: as sources of the records that people keep', async () => {
    const before = await countOf('seed');
    const run = await importExport('first.zip', false);
    expect(run.state).to.equal('done');
    expect(run.counts).to.include({ new: programmes, failed: 0 });
    const named = new Set(seedPaths().map((path) => `${path.replace(/^BMWI/u, '')}.html`));
    const ofSeed = (await sources()).filter(({ path }) => named.has(path));
    expect(ofSeed).to.have.lengthOf(named.size);
    expect(new Set(ofSeed.map(({ origin }) => origin))).to.deep.equal(new Set(['seed']));
    expect(await countOf('seed')).to.equal(before);
    expect(await countOf('import')).to.equal(programmes - named.size);
  });

  it('a second, changed export shows exactly the planted changes', async () => {
    const at = clock.now().toISOString();
    const run = await importExport('second.zip', true);
    expect(run.counts).to.include({ new: 2, changed: 4, renewed: 1, missing: 2, vanished: 0 });
    const rows = await database.db
      .selectFrom('sourceChange')
      .innerJoin('sourceRecord', 'sourceRecord.id', 'sourceChange.recordId')
      .select(['sourceChange.kind', 'sourceChange.field', 'sourceRecord.path'])
      .where('sourceChange.at', '>', at)
      .execute();
    const pathOf = (number: number, end = ''): string =>
      `${plannedPath(1, number).replace(/^BMWI/u, '')}${end}.html`;
    const expected = standardChanges(programmes).flatMap(({ kind, number }) => {
      // Gone for the first time: said only after the second complete run without it.
      if (kind === 'vanished') return [];
      if (kind === 'deadline') return [`changed section.fristen ${pathOf(number)}`];
      if (kind === 'title') return [`changed title ${pathOf(number)}`];
      return [`${kind} null ${pathOf(number, kind === 'renewed' ? '-2027' : '')}`];
    });
    expect(
      rows.map(({ kind, field, path }) => `${kind} ${field ?? 'null'} ${path}`),
    ).to.have.members(expected);
  });

  it('says that two vanished after the second run without them, and nothing else', async () => {
    const run = await importExport('third.zip', true);
    expect(run.counts).to.include({ new: 0, changed: 0, renewed: 0, missing: 0, vanished: 2 });
  });
});
