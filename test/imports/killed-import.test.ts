import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../src/project-root.ts';
import { generateExport } from '../bench/generate-export.ts';
import { testDatabase } from '../support/app.ts';

type Database = Awaited<ReturnType<typeof testDatabase>>;

describe('import by the real job process', () => {
  let database: Database;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  /** @param killAt the step at whose first sign the process is killed */
  function job(options: string[], killAt?: string): Promise<number | NodeJS.Signals | null> {
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'dist/jobs/catalogue-refresh.js'), ...options],
      {
        env: { ...process.env, DATA_DIR: database.dataDir, LOG_LEVEL: 'silent' },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    child.stdout.on('data', (chunk: Buffer) => {
      if (killAt !== undefined && chunk.toString().includes(killAt)) {
        setTimeout(() => child.kill('SIGKILL'), 150);
      }
    });
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        resolve(signal ?? code);
      });
    });
  }
  const count = (sql: string): number =>
    database.connection.prepare<[], { c: number }>(`select count(*) as c ${sql}`).get()?.c ?? -1;

  it('a SIGKILL leaves every programme whole; the next start finishes the import', async function () {
    this.timeout(180_000);
    const file = join(database.dataDir, 'export.zip');
    const { programmes } = await generateExport({ file, programmes: 120 });
    expect(await job([`--file=${file}`], 'Programme übernehmen')).to.equal('SIGKILL');
    expect(count("from import_run where state = 'applying'")).to.equal(1);
    const half = count('from source_record');
    expect(half).to.be.lessThan(programmes);
    const isWhole = `from programme where origin = 'import' and not exists
      (select 1 from source_record r join source_change c on c.record_id = r.id where r.programme_id = programme.id)`;
    expect(count(isWhole)).to.equal(0);
    // The dead process is known to be dead after two minutes without a sign of life.
    await database.db
      .updateTable('jobRun')
      .set({ heartbeatAt: '2026-01-01T00:00:00.000Z' })
      .execute();
    expect(await job([])).to.equal(0);
    expect(count("from import_run where state = 'done'")).to.equal(1);
    expect(count('from source_record')).to.equal(programmes);
    expect(count("from source_change where kind = 'new'")).to.equal(programmes);
    expect(count('from staged_record')).to.equal(0);
    expect(count(isWhole)).to.equal(0);
  });

  it('a second, changed export shows exactly the planted changes', async function () {
    this.timeout(180_000);
    const file = join(database.dataDir, 'changed.zip');
    await generateExport({
      file,
      programmes: 120,
      changes: [
        { kind: 'new', number: 120 },
        { kind: 'title', number: 60 },
        { kind: 'vanished', number: 119 },
        { kind: 'renewed', number: 118 },
      ],
    });
    expect(await job([`--file=${file}`])).to.equal(0);
    const changes = await database.db
      .selectFrom('sourceChange')
      .innerJoin('importRun', 'importRun.id', 'sourceChange.runId')
      .select(['sourceChange.kind', 'field'])
      .where('importRun.startedAt', '=', (is) =>
        is.selectFrom('importRun').select(({ fn }) => fn.max('startedAt').as('last')),
      )
      .execute();
    expect(changes).to.have.deep.members([
      { kind: 'new', field: null },
      { kind: 'changed', field: 'title' },
      { kind: 'renewed', field: null },
    ]);
    expect(count('from source_record where missing_runs = 1 and vanished_at is null')).to.equal(1);
  });

  it('a file that is no ZIP is refused, named, and changes nothing', async function () {
    this.timeout(60_000);
    const before = count('from source_change');
    expect(await job([`--file=${join(projectRoot, 'package.json')}`])).to.equal(1);
    const [last] = await database.db
      .selectFrom('importRun')
      .select(['state', 'problem'])
      .orderBy('startedAt', 'desc')
      .limit(1)
      .execute();
    expect(last?.state).to.equal('refused');
    expect(last?.problem).to.contain('package.json');
    expect(count('from source_change')).to.equal(before);
  });
});
