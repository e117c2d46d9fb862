import { expect } from 'chai';
import { pino } from 'pino';
import { claimSlot } from '../../src/jobs/claim-slot.ts';
import type { Job, JobSummary } from '../../src/jobs/job.ts';
import { mostAttempts, staleAfterMs } from '../../src/jobs/job-run.ts';
import { runJob, type RunDeps } from '../../src/jobs/run-job.ts';
import { createStores } from '../../src/services.ts';
import { ConflictError } from '../../src/shared/errors.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testDatabase, testInstant } from '../support/app.ts';

const summary: JobSummary = {
  text: 'Getan.',
  counts: [{ label: 'Dinge', count: 3 }],
  failures: Array.from({ length: 120 }, (_, at) => ({ item: `Ding ${at}`, reason: 'kaputt' })),
};
const slot = '2026-11-22T05:30';

describe('runJob', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let deps: RunDeps & { clock: ReturnType<typeof movableClock> };
  let said: string[];
  let stop: AbortController;

  const job = (work: Job['run'] = () => Promise.resolve(summary)): Job => ({
    name: 'probe',
    title: 'Probe',
    description: 'Eine Probe.',
    run: work,
  });
  const run = (work?: Job['run'], inSlot = slot): Promise<number> =>
    runJob(job(work), { slot: inSlot, startedById: null }, deps);
  const only = async () => {
    const runs = await deps.stores.jobRuns.listRuns('probe', null);
    expect(runs).to.have.length(1);
    return runs[0];
  };

  beforeEach(async () => {
    database = await testDatabase();
    said = [];
    stop = new AbortController();
    deps = {
      stores: createStores(database.db),
      clock: movableClock(testInstant),
      log: pino({ level: 'silent' }),
      say: (line) => said.push(line),
      stop: stop.signal,
    };
  });
  afterEach(() => database.close());

  it('stores summary, counts, progress and the first hundred failures', async () => {
    const code = await run(({ progress }) => {
      progress({ step: 'Dinge tun', done: 3, total: 3 });
      return Promise.resolve(summary);
    });
    const done = await only();
    expect(code).to.equal(0);
    expect(done).to.include({ state: 'done', attempt: 1, error: null, slot });
    expect(done?.progress).to.deep.equal({
      step: 'Dinge tun',
      done: 3,
      total: 3,
      restSeconds: null,
    });
    expect(done?.summary?.counts).to.deep.equal(summary.counts);
    expect(done?.summary?.failures).to.have.length(100);
  });

  it('never runs a slot twice: the second time is exit code 0 with a clear line', async () => {
    let times = 0;
    const work = (): Promise<JobSummary> => {
      times += 1;
      return Promise.resolve(summary);
    };
    expect(await run(work)).to.equal(0);
    expect(await run(work)).to.equal(0);
    expect(times).to.equal(1);
    expect(said.at(-1)).to.contain('schon gelaufen');
    await only();
  });

  it('never runs beside itself, in whatever slot', async () => {
    await run(async () => {
      expect(await run(undefined, 'manual:x')).to.equal(0);
      expect(said.at(-1)).to.contain('läuft schon');
      return summary;
    });
    await only();
  });

  it('an exception becomes state failed with a German sentence and exit code 1', async () => {
    expect(await run(() => Promise.reject(new ConflictError('Das geht gerade nicht.')))).to.equal(
      1,
    );
    expect(await only()).to.include({ state: 'failed', error: 'Das geht gerade nicht.' });
    expect(await run(() => Promise.reject(new TypeError('x is undefined')), 'b')).to.equal(1);
    const bug = await deps.stores.jobRuns.findRun('probe', 'b');
    expect(bug?.error).to.contain('Unerwarteter Fehler').and.to.contain(bug?.id);
    expect(bug?.error).not.to.contain('undefined');
  });

  it('takes over a run whose process gave no sign of life for two minutes, and only then', async () => {
    const claim = await claimSlot(
      deps.stores,
      { job: 'probe', slot, startedById: null },
      deps.clock.now(),
    );
    deps.clock.advance(staleAfterMs / 60_000);
    expect(await run()).to.equal(0);
    expect(said.at(-1)).to.contain('läuft schon');
    deps.clock.advance(0.1);
    expect(await run()).to.equal(0);
    expect(await only()).to.include({ id: claim.run.id, state: 'done', attempt: 2 });
    // The dead one, should it wake up, is no longer the owner.
    const now = deps.clock.now().toISOString();
    const { jobRuns } = deps.stores;
    expect(await jobRuns.beat(claim.run, { now, progress: null })).to.equal(false);
    const end = { state: 'failed', summary: null, error: 'alt' } as const;
    expect(await jobRuns.endRun(claim.run, end, now)).to.equal(false);
    expect(await only()).to.include({ state: 'done' });
  });

  it('of many that want to take over, one does', async () => {
    const asked = { job: 'probe', slot, startedById: null };
    await claimSlot(deps.stores, asked, deps.clock.now());
    deps.clock.advance(3);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimSlot(deps.stores, asked, deps.clock.now())),
    );
    expect(claims.filter(({ kind }) => kind === 'claimed')).to.have.length(1);
    expect(await only()).to.include({ attempt: 2 });
  });

  it('a dead run of another slot is marked and no longer in the way', async () => {
    await claimSlot(deps.stores, { job: 'probe', slot: 'a', startedById: null }, deps.clock.now());
    deps.clock.advance(3);
    expect(await run(undefined, 'b')).to.equal(0);
    const dead = await deps.stores.jobRuns.findRun('probe', 'a');
    expect(dead).to.include({ state: 'abandoned' });
    expect(dead?.error).to.contain('bevor die Arbeit fertig war');
    expect(await deps.stores.jobRuns.findRun('probe', 'b')).to.include({ state: 'done' });
  });

  it('gives up after three attempts, so that poisonous work does not run for ever', async () => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const asked = { job: 'probe', slot, startedById: null };
      const { kind } = await claimSlot(deps.stores, asked, deps.clock.now());
      expect(kind).to.equal('claimed');
      deps.clock.advance(3);
    }
    expect(await run()).to.equal(0);
    expect(await only()).to.include({ state: 'abandoned', attempt: mostAttempts });
  });

  it('a stop of the system marks the run, and the same slot can be repeated', async () => {
    const never = (): Promise<JobSummary> => {
      stop.abort('system');
      return new Promise(() => undefined);
    };
    expect(await run(never)).to.equal(1);
    expect(await only()).to.include({ state: 'abandoned' });
    deps.stop = new AbortController().signal;
    expect(await run()).to.equal(0);
    expect(await only()).to.include({ state: 'done', attempt: 2, error: null });
  });

  it('Ctrl-C ends the run for good', async () => {
    const never = (): Promise<JobSummary> => {
      stop.abort('hand');
      return new Promise(() => undefined);
    };
    expect(await run(never)).to.equal(1);
    expect(await only()).to.include({ state: 'failed', error: 'Von Hand angehalten.' });
  });

  it('writes progress at most once a second, and shows every step', async () => {
    let writes = 0;
    const { jobRuns } = deps.stores;
    const counting: typeof jobRuns.beat = (...given) => {
      writes += 1;
      return jobRuns.beat(...given);
    };
    let shown = 0;
    deps = {
      ...deps,
      stores: { jobRuns: { ...jobRuns, beat: counting } },
      show: () => {
        shown += 1;
      },
    };
    await run(async ({ progress }) => {
      for (let done = 1; done <= 200; done += 1) {
        progress({ step: 'Zählen', done, total: 200 });
        if (done % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return summary;
    });
    expect(shown).to.equal(200);
    expect(writes).to.be.within(1, 2);
    expect((await only())?.progress?.done).to.equal(200);
  });
});
