import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { JobRun } from '../../src/jobs/job-run.ts';
import { jobFile } from '../../src/jobs/spawn-job.ts';
import { projectRoot } from '../../src/project-root.ts';
import { createStores } from '../../src/services.ts';
import { testDatabase } from '../support/app.ts';
import { databaseDigest } from '../support/database-digest.ts';

/** Real processes on one data folder. */
function start(file: string, dataDir: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
  return { child, ended };
}

const slot = '2026-11-22T05:30';
const waiting = join(projectRoot, 'dist/test/jobs/waiting-job.js');

describe('jobs as processes', function () {
  this.timeout(180_000);
  let database: Awaited<ReturnType<typeof testDatabase>>;
  const runs = () => createStores(database.db).jobRuns.listRuns(null, null);
  const startWaiting = () => start(waiting, database.dataDir, [`--slot=${slot}`]);
  const letGo = (): void => {
    writeFileSync(join(database.dataDir, 'go'), '');
  };
  const workers = (): number =>
    readFileSync(join(database.dataDir, 'worked.txt'), 'utf8').trim().split('\n').length;

  /** Waits until a process is in the middle of its work. */
  async function midway(): Promise<JobRun> {
    for (;;) {
      const [run] = await runs();
      if (run?.state === 'running' && run.progress) return run;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  it('three started at once for one slot: one does the work, the others say so and end with 0', async () => {
    const started = [startWaiting(), startWaiting(), startWaiting()];
    const idle = await Promise.all([Promise.race(started.map((one) => one.ended)), midway()]);
    expect(idle[0]).to.include({ code: 0 });
    expect(idle[0].output).to.contain('läuft schon');
    letGo();
    const ended = await Promise.all(started.map((one) => one.ended));
    expect(ended.map(({ code }) => code)).to.deep.equal([0, 0, 0]);
    expect(ended.filter(({ output }) => output.includes('nichts zu tun'))).to.have.length(2);
    expect(workers()).to.equal(1);
    const late = await startWaiting().ended;
    expect(late.output).to.contain('schon gelaufen');
    expect(workers()).to.equal(1);
    const all = await runs();
    expect(all).to.have.length(1);
    expect(all[0]).to.include({ slot, state: 'done', attempt: 1 });
  });

  it('one killed with SIGKILL in the middle is taken over once it was silent for two minutes', async () => {
    const first = startWaiting();
    const dead = await midway();
    first.child.kill('SIGKILL');
    await first.ended;
    letGo();
    expect((await startWaiting().ended).output).to.contain('läuft schon');
    expect(workers()).to.equal(1);
    // As two minutes of silence leave it.
    const heartbeatAt = new Date(Date.parse(dead.heartbeatAt) - 130_000).toISOString();
    await database.db.updateTable('jobRun').set({ heartbeatAt }).execute();
    expect(await startWaiting().ended).to.include({ code: 0 });
    expect(workers()).to.equal(2);
    const all = await runs();
    expect(all).to.have.length(1);
    expect(all[0]).to.include({ id: dead.id, state: 'done', attempt: 2 });
  });

  it('SIGTERM marks the run, and the same slot is repeated', async () => {
    const first = startWaiting();
    await midway();
    first.child.kill('SIGTERM');
    expect((await first.ended).code).to.equal(1);
    expect((await runs())[0]).to.include({ state: 'abandoned' });
    letGo();
    expect(await startWaiting().ended).to.include({ code: 0 });
    expect((await runs())[0]).to.include({ state: 'done', attempt: 2 });
  });

  it('a job run twice leaves the same rows', async () => {
    for (const name of ['date-notices', 'cleanup', 'derived-files']) {
      const first = await start(jobFile(name), database.dataDir).ended;
      expect(first.code, first.output).to.equal(0);
      const before = databaseDigest(database);
      const second = await start(jobFile(name), database.dataDir).ended;
      expect(second.code, second.output).to.equal(0);
      const after = databaseDigest(database);
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      expect(changed, name).to.deep.equal(['job_run']);
    }
  });

  it('a database of another version is one clear line', async () => {
    database.connection.exec('drop table kysely_migration');
    const { code, output } = await start(jobFile('cleanup'), database.dataDir).ended;
    expect(code).to.equal(1);
    expect(output.trim().split('\n')).to.have.length(1);
    expect(output).to.contain('npm start');
  });
});
