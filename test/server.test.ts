import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { timetable } from '../jobs/schedule.ts';
import { openDatabase } from '../src/database/open.ts';
import { createStores } from '../src/services.ts';
import { startServer as start } from './support/server-process.ts';

/** Waits until as many runs have ended as there are jobs; how they did. */
async function jobStates(dataDir: string): Promise<string[]> {
  const database = openDatabase(dataDir);
  try {
    const { jobRuns } = createStores(database.db);
    for (;;) {
      const runs = await jobRuns.listRuns(null, null);
      if (runs.filter(({ state }) => state !== 'running').length >= timetable.length) {
        return runs.map(({ job, state }) => `${job} ${state}`).sort();
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await database.close();
  }
}

const everyJob = timetable.map(({ name }) => `${name} done`).sort();

const linesOf = (text: string): string[] => text.trim().split('\n');

describe('npm start', function () {
  this.timeout(120_000);
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'foerderpfad-server-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('prints its address, answers, and stops cleanly on SIGTERM', async () => {
    const run = start({ DATA_DIR: dataDir });
    const address = await run.listening;
    const answer = await fetch(`${address}/gesundheit`);
    expect(answer.status).to.equal(200);
    run.child.kill('SIGTERM');
    expect(await run.ended).to.equal(0);
    // A clean stop leaves no write-ahead log behind.
    expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal'))).to.deep.equal([]);
  });

  it('starts again after it was killed in the middle of its first start', async () => {
    const killed = start({ DATA_DIR: dataDir });
    await new Promise((resolve) => setTimeout(resolve, 400));
    killed.child.kill('SIGKILL');
    await killed.ended;
    const run = start({ DATA_DIR: dataDir });
    const address = await run.listening;
    const programmes = (await (await fetch(`${address}/gesundheit`)).json()) as object;
    expect(programmes).to.include({ status: 'ok' });
    run.child.kill('SIGTERM');
    await run.ended;
  });

  it('runs web and timetable: jobs that were never run are run, each once', async () => {
    const run = start({ DATA_DIR: dataDir });
    await run.listening;
    const states = await jobStates(dataDir);
    expect(states).to.deep.equal(everyJob);
    run.child.kill('SIGTERM');
    expect(await run.ended).to.equal(0);
  });

  it('ROLE splits them: web runs no jobs, jobs need neither lock nor port', async () => {
    const web = start({ DATA_DIR: dataDir, ROLE: 'web' });
    await web.listening;
    const database = openDatabase(dataDir);
    expect(await createStores(database.db).jobRuns.listRuns(null, null)).to.deep.equal([]);
    await database.close();
    const jobs = [
      start({ DATA_DIR: dataDir, ROLE: 'jobs' }),
      start({ DATA_DIR: dataDir, ROLE: 'jobs' }),
    ];
    // Two timetables on one folder: still every slot once.
    const states = await jobStates(dataDir);
    expect(states).to.deep.equal(everyJob);
    for (const { child } of [...jobs, web]) child.kill('SIGTERM');
    expect(await Promise.all([...jobs, web].map(({ ended }) => ended))).to.deep.equal([0, 0, 0]);
    expect(await jobStates(dataDir)).to.deep.equal(states);
  });

  it('a second web process on the same folder is one clear line', async () => {
    const first = start({ DATA_DIR: dataDir });
    await first.listening;
    const second = start({ DATA_DIR: dataDir });
    expect(await second.ended).to.equal(1);
    expect(linesOf(second.output())).to.have.length(1);
    expect(second.output()).to.contain('läuft schon ein Förderpfad').and.to.contain(dataDir);
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it('a taken port is one clear line', async () => {
    const blocker = createServer().listen(0, 'localhost');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const run = start({ DATA_DIR: dataDir, PORT: port });
    expect(await run.ended).to.equal(1);
    expect(linesOf(run.output())).to.have.length(1);
    expect(run.output()).to.contain(`Port ${port} ist schon belegt`);
    blocker.close();
  });

  it('an unusable folder, variable or database is one clear line', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    writeFileSync(join(dataDir, 'foerderpfad.sqlite'), 'this is no database, '.repeat(100));
    const cases: [Record<string, string>, string][] = [
      [{ DATA_DIR: join(dataDir, 'file', 'folder') }, 'DATA_DIR'],
      [{ DATA_DIR: dataDir, PORT: 'achtzig' }, 'PORT'],
      [{ DATA_DIR: dataDir }, 'foerderpfad.sqlite'],
    ];
    for (const [environment, word] of cases) {
      const run = start(environment);
      expect(await run.ended).to.equal(1);
      expect(linesOf(run.output()), run.output()).to.have.length(1);
      expect(run.output()).to.contain('Förderpfad startet nicht').and.to.contain(word);
    }
  });
});
