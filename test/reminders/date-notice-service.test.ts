import { expect } from 'chai';
import { createDateNoticesJob } from '../../src/reminders/date-notices-job.ts';
import { createDateNotices } from '../../src/reminders/date-notice-service.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testApp, testInstant, type TestApp } from '../support/app.ts';
import { addProject } from '../support/second-municipality.ts';

const dayMinutes = 24 * 60;

describe('date notices', () => {
  let test: TestApp;
  let clock: ReturnType<typeof movableClock>;
  let projectId: string;
  let staffId: string;
  const failing = new Set<string>();

  const run = () => {
    const { services } = test;
    const dateNotices = createDateNotices({ ...services, clock, isDemo: true });
    const keepNotices: typeof dateNotices.keepNotices = (date) =>
      failing.has(date.thingId)
        ? Promise.reject(new Error('planted'))
        : dateNotices.keepNotices(date);
    return createDateNoticesJob({ ...dateNotices, keepNotices }).run({
      runId: 'r',
      startedById: null,
      now: clock.now,
      progress: () => undefined,
    });
  };
  const notices = () =>
    test.database.db.selectFrom('notice').selectAll().orderBy('createdAt').orderBy('id').execute();
  const ofProject = async () =>
    (await notices()).filter(({ thingId, kind }) => thingId === projectId && kind === 'projectEnd');

  beforeEach(async () => {
    failing.clear();
    test = await testApp();
    clock = movableClock(testInstant);
    const { db } = test.database;
    const need = await db
      .selectFrom('need')
      .select(['id', 'municipalityId'])
      .orderBy('id')
      .executeTakeFirstOrThrow();
    const programme = await db
      .selectFrom('programme')
      .select('id')
      .where('slug', '=', 'mags-armut-beteiligung-sozialplanung-2025')
      .executeTakeFirstOrThrow();
    projectId = await addProject(test, {
      title: 'Endet bald',
      municipalityId: need.municipalityId,
      needId: need.id,
      programmeId: programme.id,
      isReleased: false,
    });
    const staff = (await test.services.accounts.people.list()).find(({ role }) => role === 'staff');
    staffId = staff?.id ?? '';
    // From January to December: 39 days before its end.
    await db
      .updateTable('project')
      .set({ startMonth: '2026-01', months: 12, responsibleId: staffId })
      .execute();
  });
  afterEach(() => test.close());

  it('tells the responsible person once per stage, and repeating changes nothing', async () => {
    await run();
    const [first] = await ofProject();
    expect(first).to.include({ stage: 90, dueOn: '2026-12-31', personId: staffId, doneAt: null });
    const before = await notices();
    await run();
    expect(await notices()).to.deep.equal(before);
    clock.advance(9 * dayMinutes);
    await run();
    const [old, next] = await ofProject();
    expect(next).to.include({ stage: 30, doneAt: null });
    // One open notice per date: the nearer stage replaces the earlier one.
    expect(old?.doneAt).to.equal(clock.now().toISOString());
  });

  it('after a downtime only the latest stage is told, never three', async () => {
    clock.advance(33 * dayMinutes);
    await run();
    expect((await ofProject()).map(({ stage }) => stage)).to.deep.equal([7]);
  });

  it('a date that moved closes the old notice and makes a new one', async () => {
    await run();
    await test.database.db.updateTable('project').set({ months: 13 }).execute();
    await run();
    const [old, moved] = await ofProject();
    expect(old).to.include({ dueOn: '2026-12-31', doneById: null });
    expect(old?.doneAt).to.not.equal(null);
    expect(moved).to.include({ dueOn: '2027-01-31', stage: 90, doneAt: null });
  });

  it('a date that has passed keeps its notice until somebody ticks it', async () => {
    clock.advance(38 * dayMinutes);
    await run();
    clock.advance(5 * dayMinutes);
    await run();
    expect((await ofProject()).map(({ stage, doneAt }) => [stage, doneAt])).to.deep.equal([
      [1, null],
    ]);
  });

  it('goes to everybody where nobody is responsible, or who was has left', async () => {
    await run();
    expect((await ofProject())[0]?.personId).to.equal(staffId);
    await test.database.db.updateTable('person').set({ isDisabled: 1 }).execute();
    await run();
    expect((await ofProject()).map(({ personId }) => personId)).to.deep.equal([null]);
  });

  it('passes over a date that cannot be worked on, counts it, and does the others', async () => {
    const whole = await run();
    await test.database.db.deleteFrom('notice').execute();
    failing.add(projectId);
    const partly = await run();
    expect(partly.failures.map(({ reason }) => reason)).to.deep.equal(['planted', 'planted']);
    expect(partly.counts[0]).to.deep.equal(whole.counts[0]);
    expect(await ofProject()).to.deep.equal([]);
  });
});
