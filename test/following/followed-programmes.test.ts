import { expect } from 'chai';
import { createFollowNotices } from '../../src/following/follow-notice-service.ts';
import { createFollowNoticesJob } from '../../src/following/follow-notices-job.ts';
import { newId } from '../../src/database/new-id.ts';
import { createImportService } from '../../src/imports/import-service.ts';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { createDateNotices } from '../../src/reminders/date-notice-service.ts';
import { movableClock } from '../support/accounts-app.ts';
import { installationScope, testApp, testInstant, type TestApp } from '../support/app.ts';
import { reading, rules } from '../imports/import-world.ts';
import { sampleRecord, section } from '../imports/small-records.ts';
import { addProgramme, sampleCall, sampleProgramme } from '../support/programmes.ts';

const day = 24 * 60;

describe('followed programmes', () => {
  let test: TestApp;
  let clock: ReturnType<typeof movableClock>;
  let municipalityId: string;

  const services = () => ({ ...test.services, clock, isDemo: true });
  const run = () => {
    test.services.catalogue.forget();
    const parts = services();
    const dateNotices = createDateNotices(parts);
    return createFollowNoticesJob(createFollowNotices({ ...parts, dateNotices })).run({
      runId: 'r',
      startedById: null,
      now: clock.now,
      progress: () => undefined,
    });
  };
  const notices = () =>
    test.database.db
      .selectFrom('notice')
      .selectAll()
      .where('thingKind', '=', 'follow')
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
  const open = async (): Promise<string[]> =>
    (await notices())
      .filter(({ doneAt }) => doneAt === null)
      .map(({ kind, stage }) => `${kind}${stage === null ? '' : ` ${stage}`}`);
  const follow = (slug: string) =>
    test.staff.post(`/programme/${slug}/folgen`, { folgen: '1' }).expect(303);
  /** A whole export with these records, and enough others that nothing looks wrong. */
  async function importAll(records: readonly SourceRecord[]): Promise<void> {
    clock.advance(60);
    const imports = createImportService({ ...services(), rules });
    const run = await imports.startRun('export', { jobRunId: null, personId: null });
    const others = Array.from({ length: 20 }, (_, index) => sampleRecord(`o${index}`));
    const done = await imports.runImport(run, {
      read: reading([...others, ...records]),
      progress: () => undefined,
    });
    expect(done.state).to.equal('done');
    test.services.catalogue.forget();
  }

  beforeEach(async () => {
    test = await testApp();
    clock = movableClock(testInstant);
    const staff = (await test.services.accounts.people.list()).find(({ role }) => role === 'staff');
    municipalityId = staff?.municipalityId ?? '';
  });
  afterEach(() => test.close());

  it('an import that changes a deadline is told once, with old and new value', async () => {
    await importAll([sampleRecord('fristig')]);
    await follow('land-nrw-fristig');
    await run();
    expect(await notices()).to.deep.equal([]);
    const later = sampleRecord('fristig', {
      sections: [
        section('kurztext', 'Kurztext fristig.'),
        section('fristen', 'Anträge bis zum 30. Juni 2027.'),
      ],
    });
    await importAll([later]);
    await run();
    const [notice, ...others] = await notices();
    expect(others).to.deep.equal([]);
    expect(notice).to.include({
      kind: 'followChanged',
      title: 'Geändert am 22.11.2026: Richtlinie fristig',
      detail: 'Fristen: Anträge bis zum 31. März 2027. → Anträge bis zum 30. Juni 2027.',
      href: '/programme/land-nrw-fristig#verlauf',
    });
    const before = await notices();
    await run();
    await importAll([later]);
    await run();
    expect(await notices()).to.deep.equal(before);
  });

  it('a programme that vanishes, returns, is renewed', async () => {
    await importAll([sampleRecord('weg'), sampleRecord('alt')]);
    await follow('land-nrw-weg');
    await follow('land-nrw-alt');
    const renewed = sampleRecord('alt-863720', {
      title: 'Richtlinie ?alt?',
      links: [{ label: 'Neu', url: 'https://example.org/alt' }],
    });
    await importAll([renewed]);
    await run();
    expect(await open()).to.deep.equal(['followRenewed']);
    expect((await notices())[0]?.href).to.equal('/programme/land-nrw-alt-863720');
    await importAll([renewed]);
    await run();
    await run();
    expect(await open()).to.deep.equal(['followRenewed', 'followVanished']);
    await importAll([renewed, sampleRecord('weg')]);
    await run();
    expect(await open()).to.deep.equal(['followRenewed', 'followChanged']);
  });

  it('more changes of a day are added while it is open, told anew once it was ticked', async () => {
    await addProgramme(test, municipalityId, sampleProgramme('eigen'));
    await follow('eigen');
    const { id } = await test.services.catalogue.get(
      await installationScope(test.services),
      'eigen',
    );
    const edit = (field: string): Promise<void> =>
      test.services.stores.audit.append(
        {
          personId: null,
          action: 'programme.changed',
          thingKind: 'programme',
          thingId: id,
          municipalityId,
          summary: 'Geändert',
          changes: { [field]: { from: 'alt', to: 'neu' } },
        },
        clock.now().toISOString(),
      );
    await edit('rate');
    await run();
    await edit('funder');
    await run();
    const [only, ...more] = await notices();
    expect(more).to.deep.equal([]);
    expect(only?.detail).to.equal('Fördersatz: alt → neu; Fördergeber: alt → neu');
    await test.staff.post(`/hinweise/${only?.id}/erledigt`, { erledigt: '1' }).expect(303);
    await edit('url');
    await run();
    await run();
    expect((await notices()).map(({ detail }) => detail)).to.deep.equal([
      'Fördersatz: alt → neu; Fördergeber: alt → neu',
      'Offizielle Seite: alt → neu',
    ]);
  });

  it('after days of downtime only the latest stage of a deadline is told', async () => {
    const id = await addProgramme(test, municipalityId, sampleProgramme('frist'));
    await test.services.stores.calls.insertCall(
      id,
      sampleCall({ deadlineOn: '2026-12-22' }),
      testInstant,
    );
    test.services.catalogue.forget();
    await follow('frist');
    await run();
    expect(await open()).to.deep.equal(['followCloses 30']);
    // Past 14 and 7 days while nothing ran.
    clock.advance(25 * day);
    await run();
    await run();
    expect(await open()).to.deep.equal(['followCloses 7']);
    expect(await notices()).to.have.length(2);
  });

  it('the end of a guideline is told as such, never as a deadline', async () => {
    const sample = sampleProgramme('endet');
    const window = { ...sample.window, kind: 'laufend', programmeEndsOn: '2026-11-25' } as const;
    await addProgramme(test, municipalityId, { ...sample, window });
    await follow('endet');
    await run();
    expect(await open()).to.deep.equal([]);
    clock.advance(4 * day);
    await run();
    await run();
    expect(await open()).to.deep.equal(['followExpired']);
    await test.services.stores.programmeEdits.saveRecord(
      await installationScope(test.services),
      {
        id: (await test.services.catalogue.get(await installationScope(test.services), 'endet')).id,
        programme: { ...sample, window: { ...window, programmeEndsOn: '2027-12-31' } },
        version: 1,
      },
      clock.now().toISOString(),
    );
    await run();
    expect(await open()).to.deep.equal([]);
  });

  it('two followers have notices of their own; who stops or leaves hears no more', async () => {
    const id = await addProgramme(test, municipalityId, sampleProgramme('beide'));
    await test.services.stores.calls.insertCall(
      id,
      sampleCall({ deadlineOn: '2026-12-01' }),
      testInstant,
    );
    test.services.catalogue.forget();
    await follow('beide');
    const { db } = test.database;
    const [person] = await db
      .selectFrom('person')
      .selectAll()
      .where('role', '=', 'staff')
      .execute();
    if (!person) throw new Error('no staff');
    const other = { ...person, id: newId(), email: 'zwei@example.org', name: 'Konto Zwei' };
    await db.insertInto('person').values(other).execute();
    const second = {
      id: newId(),
      municipalityId,
      personId: other.id,
      programmeId: id,
      since: testInstant,
      toldUntilId: newId(),
    };
    await test.services.stores.follows.insertFollow(second);
    await run();
    expect(new Set((await notices()).map(({ personId }) => personId)).size).to.equal(2);
    await db.updateTable('person').set({ isDisabled: 1 }).where('id', '=', other.id).execute();
    await test.staff.post('/programme/beide/folgen', { folgen: '0' }).expect(303);
    expect(await open()).to.deep.equal(['followCloses 14']);
    clock.advance(5 * day);
    await run();
    expect(await notices()).to.have.length(2);
  });

  it('a programme that cannot be worked on is counted and passed over', async () => {
    await addProgramme(test, municipalityId, sampleProgramme('eins'));
    await addProgramme(test, municipalityId, sampleProgramme('zwei'));
    await follow('eins');
    await follow('zwei');
    const parts = services();
    const followNotices = createFollowNotices({ ...parts, dateNotices: createDateNotices(parts) });
    const summary = await createFollowNoticesJob({
      ...followNotices,
      keepNotices: (one) =>
        one.entry.programme.slug === 'eins'
          ? Promise.reject(new Error('planted'))
          : followNotices.keepNotices(one),
    }).run({ runId: 'r', startedById: null, now: clock.now, progress: () => undefined });
    expect(summary.failures).to.deep.equal([{ item: 'eins', reason: 'planted' }]);
    expect(summary.counts[0]?.count).to.equal(2);
  });
});
