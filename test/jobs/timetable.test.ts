import { expect } from 'chai';
import { pino } from 'pino';
import { timetable } from '../../jobs/schedule.ts';
import type { JobStart } from '../../src/jobs/timetable.ts';
import { catchUp } from '../../src/jobs/timetable-service.ts';
import { createStores } from '../../src/services.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testDatabase, testInstant } from '../support/app.ts';

describe('catching up', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let clock: ReturnType<typeof movableClock>;
  let started: string[];
  let running: string[];

  const jobRuns = () => createStores(database.db).jobRuns;
  const look = async (): Promise<string[]> => {
    started = [];
    const spawner = {
      start: (name: string, { slot }: JobStart): void => {
        started.push(`${name} ${slot}`);
      },
      isRunning: (name: string): boolean => running.includes(name),
    };
    const stores = createStores(database.db);
    await catchUp({ rows: timetable, spawner, stores, clock, log: pino({ level: 'silent' }) });
    return started.filter((line) => line.startsWith('date-notices'));
  };
  /** A run as its process leaves it. */
  async function leave(slot: string, state: 'running' | 'done' | 'abandoned'): Promise<void> {
    const run = { id: slot, job: 'date-notices', slot, ownerToken: 'o', startedById: null };
    const now = clock.now().toISOString();
    await jobRuns().insertRun(run, now);
    if (state !== 'running')
      await jobRuns().endRun(run, { state, summary: null, error: null }, now);
  }

  beforeEach(async () => {
    database = await testDatabase();
    clock = movableClock(testInstant);
    running = [];
  });
  afterEach(() => database.close());

  it('after a downtime the latest missed slot is run once, not the earlier ones', async () => {
    await leave('2026-11-19T05:30', 'done');
    expect(await look()).to.deep.equal(['date-notices 2026-11-22T05:30']);
    await leave('2026-11-22T05:30', 'done');
    expect(await look()).to.deep.equal([]);
  });

  it('nothing is started beside a run that lives or a process that is just starting', async () => {
    running = ['date-notices'];
    expect(await look()).to.deep.equal([]);
    running = [];
    await leave('manual:1', 'running');
    expect(await look()).to.deep.equal([]);
  });

  it('what a dead or stopped process left is repeated in its own slot', async () => {
    await leave('2026-11-22T05:30', 'running');
    clock.advance(3);
    expect(await look()).to.deep.equal(['date-notices 2026-11-22T05:30']);
    const [dead] = await jobRuns().listRuns('date-notices', 1);
    if (!dead) throw new Error('no run');
    const end = { state: 'abandoned', summary: null, error: null } as const;
    await jobRuns().endRun(dead, end, clock.now().toISOString());
    expect(await look()).to.deep.equal(['date-notices 2026-11-22T05:30']);
  });

  it('a failed run is not repeated before its next time', async () => {
    const run = { id: 'f', job: 'date-notices', slot: '2026-11-22T05:30', ownerToken: 'o' };
    await jobRuns().insertRun({ ...run, startedById: null }, testInstant);
    const end = { state: 'failed', summary: null, error: 'x' } as const;
    await jobRuns().endRun(run, end, testInstant);
    expect(await look()).to.deep.equal([]);
    clock.advance(24 * 60);
    expect(await look()).to.deep.equal(['date-notices 2026-11-23T05:30']);
  });
});
