import { expect } from 'chai';
import { pino } from 'pino';
import { timetable } from '../../jobs/schedule.ts';
import type { DataChange } from '../../src/jobs/data-change.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { catchUp } from '../../src/jobs/timetable-service.ts';
import type { JobStart } from '../../src/jobs/timetable.ts';
import { createMatchNewsJob } from '../../src/matching/news/match-news-job.ts';
import { newsWorld, type NewsWorld } from '../support/news-world.ts';

const log = pino({ level: 'silent' });

describe('the timetable after a change', () => {
  let world: NewsWorld;
  let started: string[];
  let running: string[];

  /** One look of the timetable. @returns the slots it starts the job of the news in */
  async function look(rows = timetable): Promise<string[]> {
    started = [];
    const spawner = {
      start: (name: string, { slot }: JobStart): void => {
        started.push(`${name} ${slot}`);
      },
      isRunning: (name: string): boolean => running.includes(name),
    };
    const { stores } = world.services;
    await catchUp({ rows, spawner, stores, clock: world.clock, log });
    return started.flatMap((line) => line.split('match-news ').slice(1));
  }
  /** The job itself, in the slot it was started for. */
  async function run(slot: string): Promise<void> {
    const { stores, matchNews } = world.services;
    const asked = { slot, startedById: null };
    const deps = { stores, clock: world.clock, log, say: () => undefined };
    const stop = new AbortController().signal;
    await runJob(createMatchNewsJob(matchNews), asked, { ...deps, stop });
  }
  /** Runs as long as the timetable asks for it. @returns the slots */
  async function settle(): Promise<string[]> {
    const slots: string[] = [];
    for (let [slot] = await look(); slot !== undefined; [slot] = await look()) {
      slots.push(slot);
      await run(slot);
      if (slots.length > 5) throw new Error('never settles');
    }
    return slots;
  }

  beforeEach(async () => {
    world = await newsWorld();
    running = [];
    await settle();
  });
  afterEach(() => world.close());

  it('nothing changed → no run, however often it looks', async () => {
    expect(await look()).to.deep.equal([]);
    world.clock.advance(5);
    expect(await look()).to.deep.equal([]);
  });

  it('a changed need is told after a quiet minute, once, without waiting for the hour', async () => {
    await world.changeNeed();
    expect(await look()).to.deep.equal([]);
    world.clock.advance(1);
    const [slot, ...others] = await look();
    expect(others).to.deep.equal([]);
    expect(slot).to.match(/^change:/u);
    expect(await world.countNews()).to.equal(0);
    await run(slot ?? '');
    expect(await world.countNews()).to.be.greaterThan(0);
    expect(await look()).to.deep.equal([]);
  });

  it('an imported catalogue needs no quiet minute: its version is raised when all is written', async () => {
    await world.services.stores.catalogueVersion.raiseVersion();
    expect(await settle()).to.have.length(1);
  });

  it('starts nothing beside a process or a run that is at it, and sees afterwards what came in between', async () => {
    await world.changeNeed();
    world.clock.advance(1);
    running = ['match-news'];
    expect(await look()).to.deep.equal([]);
    running = [];
    const now = world.clock.now().toISOString();
    const row = { id: 'r', job: 'match-news', slot: 'manual:1', ownerToken: 'o' };
    await world.services.stores.jobRuns.insertRun({ ...row, startedById: null }, now);
    expect(await look()).to.deep.equal([]);
    const end = { state: 'done', summary: null, error: null } as const;
    await world.services.stores.jobRuns.endRun(row, end, now);
    expect(await look()).to.have.length(1);
  });

  it('a run that was killed is repeated in its slot; one that failed is not, before something changes', async () => {
    await world.changeNeed();
    world.clock.advance(1);
    const [slot = ''] = await look();
    const { jobRuns } = world.services.stores;
    const row = { id: 'k', job: 'match-news', slot, ownerToken: 'o', startedById: null };
    await jobRuns.insertRun(row, world.clock.now().toISOString());
    expect(await look()).to.deep.equal([]);
    world.clock.advance(3);
    expect(await look()).to.deep.equal([slot]);
    const end = { state: 'failed', summary: null, error: 'x' } as const;
    await jobRuns.endRun(row, end, world.clock.now().toISOString());
    expect(await look()).to.deep.equal([]);
    await world.changeNeed();
    world.clock.advance(1);
    expect((await look())[0])
      .to.match(/^change:/u)
      .and.not.equal(slot);
  });

  it('a question that fails keeps no other job from being started', async () => {
    const broken = (): Promise<DataChange> => Promise.reject(new Error('broken'));
    const rows = timetable.map((row) => ({ ...row, newestChange: broken }));
    world.clock.advance(24 * 60);
    await look(rows);
    const days = started.length;
    expect(days).to.be.greaterThan(5);
    const [first, ...rest] = rows;
    if (!first) throw new Error('no rows');
    const failing = {
      ...first,
      slotOf: () => {
        throw new Error('broken');
      },
    };
    await look([failing, ...rest]);
    expect(started).to.have.length(days - 1);
  });
});
