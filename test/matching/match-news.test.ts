import { expect } from 'chai';
import { createMatchNewsJob } from '../../src/matching/news/match-news-job.ts';
import { createCompiledEntries } from '../../src/matching/compiled/compiled-entries.ts';
import { createCaseService } from '../../src/matching/case-service.ts';
import { createMatchNews } from '../../src/matching/news/match-news-service.ts';
import { nothingDecided } from '../../src/matching/decisions/match-decision.ts';
import { scopeOfInstallation, type Scope } from '../../src/accounts/scope.ts';
import { createFrames } from '../../src/schedule/frame-service.ts';
import { createServices } from '../../src/services.ts';
import { movableClock } from '../support/accounts-app.ts';
import { testAccountSettings, testApp, testInstant, type TestApp } from '../support/app.ts';
import { testedCondition } from './condition-samples.ts';
import { programme } from './samples.ts';
import { addProgramme } from '../support/programmes.ts';

describe('news of matches', () => {
  let test: TestApp;
  let scope: Scope;
  let municipalityId: string;
  /** Number of the transaction that fails; null = none. */
  let kill: number | null;

  /** A process of its own: nothing is kept in memory from the run before. */
  const makeNews = () => {
    const clock = movableClock(testInstant);
    const services = createServices(test.database.db, {
      clock,
      isDemo: true,
      accountSettings: testAccountSettings,
    });
    let count = 0;
    const inTransaction: typeof services.inTransaction = (work) =>
      services.inTransaction(async (stores) => {
        const result = await work(stores);
        count += 1;
        // After the work, before it counts: what a killed process leaves.
        if (count === kill) throw new Error('killed');
        return result;
      });
    return createMatchNews({
      stores: services.stores,
      inTransaction,
      compiledFor: createCompiledEntries(services),
      cases: createCaseService(services.stores),
      framesFor: createFrames(services.stores),
      clock,
    });
  };
  const renew = () => makeNews().renewMatches(municipalityId);
  const rows = async () => {
    const { db } = test.database;
    return {
      known: await db
        .selectFrom('knownMatch')
        .selectAll()
        .orderBy('needId')
        .orderBy('programmeId')
        .execute(),
      news: await db.selectFrom('matchNews').selectAll().orderBy('id').execute(),
      notices: await db
        .selectFrom('notice')
        .selectAll()
        .where('kind', '=', 'matchNews')
        .orderBy('id')
        .execute(),
    };
  };
  const told = async () =>
    (await rows()).news.map(({ needId, programmeId, kind, reason }) =>
      [needId, programmeId, kind, reason].join(' '),
    );
  const change = async (id: string, amountCents: number) => {
    const limit = {
      bound: 'max',
      amountCents,
      of: 'grant',
      per: 'application',
      what: 'x',
    } as const;
    await save(
      id,
      programme({ slug: 'news', shortTitle: 'Neuling', finance: { limits: [limit] } }),
    );
  };
  const save = async (id: string, changed: ReturnType<typeof programme>) => {
    const { stores } = test.services;
    const { version } = await stores.programmeEdits.getEditable(scope, 'news');
    await stores.programmeEdits.saveRecord(scope, { id, programme: changed, version }, testInstant);
    await stores.catalogueVersion.raiseVersion();
  };

  beforeEach(async () => {
    kill = null;
    test = await testApp();
    const ids = await test.services.stores.quarters.listMunicipalityIds();
    municipalityId = ids[0] ?? '';
    scope = scopeOfInstallation(ids);
  });
  afterEach(() => test.close());

  it('notes how things stand in silence, then tests only what changed', async () => {
    const first = await renew();
    expect(first).to.include({ news: 0, notices: 0 });
    expect(first.tested).to.be.greaterThan(100);
    expect((await rows()).known.length).to.be.greaterThan(5);
    const again = await renew();
    expect(again).to.include({ tested: 0, news: 0 });
  });

  it('tells a new programme and a changed one once per need, in one notice each', async () => {
    const { needs } = await renew();
    const id = await addProgramme(test, null, programme({ slug: 'news', shortTitle: 'Neuling' }));
    const second = await renew();
    expect(second.tested).to.equal(needs);
    expect(second.news).to.be.greaterThan(0);
    const after = await rows();
    expect(
      after.news.every(({ programmeId, kind }) => programmeId === id && kind === 'new'),
    ).to.equal(true);
    expect(after.news[0]?.reason).to.include('neu im Katalog');
    expect(after.notices.map(({ title }) => title)).to.deep.equal([
      `Neuling: Neuer Treffer bei ${after.news.length} Bedarfen`,
    ]);
    await renew();
    expect(await rows()).to.deep.equal(after);
    await change(id, 5_000_000);
    expect((await renew()).news).to.be.greaterThan(0);
    const last = (await rows()).news.at(-1);
    expect(last?.reason).to.include('Höchstbetrag nicht genannt → 50.000\u00a0€');
  });

  it('a changed need is tested against the whole catalogue, the others not at all', async () => {
    const { needs, tested } = await renew();
    const [need] = await test.services.stores.needs.listNeeds(scope);
    await test.database.db
      .updateTable('need')
      .set({ forwarding: need?.forwarding === true ? 0 : 1 })
      .where('id', '=', need?.id ?? '')
      .execute();
    expect((await renew()).tested).to.equal(tested / needs);
  });

  it('killed at any place it leaves nothing half, and the next run tells the same once', async () => {
    await renew();
    await addProgramme(test, null, programme({ slug: 'news', shortTitle: 'Neuling' }));
    const before = await rows();
    kill = 1;
    await renew().then(
      () => expect.fail('not killed'),
      () => undefined,
    );
    expect(await rows()).to.deep.equal(before);
    kill = 3;
    await renew().then(
      () => expect.fail('not killed'),
      () => undefined,
    );
    const half = await told();
    kill = null;
    await renew();
    const whole = await told();
    expect(new Set(whole).size).to.equal(whole.length);
    expect(whole).to.include.members(half);
    // What the killed run found stands in the notice of the next one.
    expect((await rows()).notices.map(({ title }) => title)).to.deep.equal([
      `Neuling: Neuer Treffer bei ${whole.length} Bedarfen`,
    ]);
    await renew();
    expect(await told()).to.deep.equal(whole);
  });

  it('writes a need in short transactions, and killed between two it tells the rest once, nothing twice', async () => {
    await renew();
    for (let number = 0; number < 60; number += 1) {
      await addProgramme(test, null, programme({ slug: `news-${number}`, shortTitle: 'Neuling' }));
    }
    const before = (await rows()).news.length;
    // Each need has sixty news, which are more than one transaction holds.
    kill = 2;
    await renew().then(
      () => expect.fail('not killed'),
      () => undefined,
    );
    const first = (await rows()).news.length - before;
    expect(first).to.be.within(1, 30);
    expect((await rows()).notices).to.have.length(0);
    kill = null;
    await renew();
    const { news, notices } = await rows();
    const keys = news.map(({ needId, programmeId }) => `${needId} ${programmeId}`);
    expect(new Set(keys).size).to.equal(keys.length);
    const ofNeed = (id: string) => news.filter(({ needId }) => needId === id).length;
    const needsTold = [...new Set(news.map(({ needId }) => needId))];
    for (const id of needsTold) expect(ofNeed(id)).to.equal(60);
    // Sixty programmes for each need: one notice per need, also for the one that was cut short.
    expect(notices).to.have.length(needsTold.length);
    const counted = notices.reduce((sum, { title }) => sum + Number(title.split(' ')[0]), 0);
    expect(counted).to.equal(60 * needsTold.length);
  });

  it('one answer by phone is told once, however many needs it settles', async () => {
    const condition = testedCondition({ kind: 'confirm', text: 'Träger' }, 'traeger');
    await addProgramme(
      test,
      null,
      programme({ slug: 'news', shortTitle: 'Neuling', conditions: [condition] }),
    );
    await renew();
    const staff = (await test.services.accounts.people.list()).find(({ role }) => role === 'staff');
    const answeredOn = '2026-11-22';
    const draft = { result: 'met', note: 'Anruf', sourceUrl: null, answeredOn } as const;
    await test.services.answers.saveAnswer(
      scope,
      { slug: 'news', municipalityId, conditionKey: 'traeger', version: 0, draft },
      { personId: staff?.id ?? '' },
    );
    const { news: count } = await renew();
    const { news, notices } = await rows();
    const better = news.filter(({ kind }) => kind === 'better').length;
    expect(better).to.be.greaterThan(1);
    expect(news).to.have.length(count);
    expect(news[0]?.reason).to.include('Weitere Voraussetzung: vorher „').and.include('jetzt „');
    expect(notices).to.have.length(1);
    expect(notices[0]?.title).to.equal(`Neuling: Besser geworden bei ${better} Bedarfen`);
    const page = (await test.staff.get(notices[0]?.href ?? '').expect(200)).text;
    expect(page).to.include(`${better} Meldungen`);
    await renew();
    expect((await rows()).notices).to.have.length(1);
  });

  it('a dismissed match comes back for a reason, and only then', async () => {
    const id = await addProgramme(
      test,
      null,
      programme({
        slug: 'news',
        shortTitle: 'Neuling',
        finance: {
          limits: [
            { bound: 'max', amountCents: 2_000_000, of: 'grant', per: 'application', what: 'x' },
          ],
        },
      }),
    );
    await renew();
    const known = (await rows()).known.find(
      ({ programmeId, matchGroup }) => programmeId === id && matchGroup !== null,
    );
    const needId = known?.needId ?? '';
    const staff = (await test.services.accounts.people.list()).find(({ role }) => role === 'staff');
    await test.services.matchDecisions.decide(
      scope,
      {
        needId,
        slug: 'news',
        expectedVersion: 0,
        step: { step: 'dismiss', reasonCode: 'amount', note: null },
      },
      { personId: staff?.id ?? '' },
    );
    await change(id, 1_000_000);
    await renew();
    expect((await rows()).news.filter((one) => one.needId === needId)).to.deep.equal([]);
    await change(id, 5_000_000);
    expect(await renew()).to.include({ reopened: 1 });
    const decision = await test.services.stores.matchDecisions.findDecision(scope, {
      needId,
      programmeId: id,
    });
    expect(decision).to.include({
      ...{ state: null, reopenedBecause: 'Höchstbetrag 20.000\u00a0€ → 50.000\u00a0€' },
    });
    expect(decision?.assignedToId).to.equal(nothingDecided.assignedToId);
    const $ = (await test.staff.get(`/bedarfe/${needId}/treffer/news`).expect(200)).text;
    expect($).to.include('Wieder da');
    expect($).to.include('Höchstbetrag 20.000\u00a0€ → 50.000\u00a0€');
  });

  it('of a match that is refused now it tells what refuses, and no criterion that stayed', async () => {
    const id = await addProgramme(test, null, programme({ slug: 'news', shortTitle: 'Neuling' }));
    await renew();
    const living = (await rows()).known.filter(
      ({ programmeId, matchGroup }) => programmeId === id && matchGroup !== null,
    );
    expect(living.length).to.be.greaterThan(0);
    await save(id, programme({ slug: 'news', shortTitle: 'Neuling', applicants: ['hochschule'] }));
    await renew();
    const { news } = await rows();
    expect(news.map(({ needId }) => needId)).to.have.members(living.map(({ needId }) => needId));
    for (const { kind, reason } of news) {
      expect(kind).to.equal('ended');
      expect(reason).to.match(
        /^Das Programm passt nicht mehr\. Antragsteller: vorher „.*“, jetzt „/u,
      );
      expect(reason).to.not.match(/entfällt|Region|Thema|nicht mehr genannt/u);
    }
  });

  it('a programme that left the catalogue is told with its name, for good', async () => {
    const id = await addProgramme(test, null, programme({ slug: 'news', shortTitle: 'Neuling' }));
    await renew();
    const other = await addProgramme(test, null, programme({ slug: 'zwilling' }));
    await test.database.db
      .updateTable('programme')
      .set({ mergedIntoId: other })
      .where('id', '=', id)
      .execute();
    await test.services.stores.catalogueVersion.raiseVersion();
    test.services.catalogue.forget();
    await renew();
    const gone = (await rows()).news.filter(({ programmeId }) => programmeId === id);
    expect(gone.length).to.be.greaterThan(0);
    for (const { kind, reason } of gone) {
      expect(kind).to.equal('ended');
      expect(reason).to.equal('Das Programm steht nicht mehr im Katalog.');
    }
    const text = (await test.staff.get('/treffer/neues?art=ended').expect(200)).text;
    expect(text).to.include('Neuling (nicht mehr im Katalog)').and.not.include('treffer/news"');
    const file = (await test.staff.get('/treffer/neues.json?art=ended').expect(200)).body as {
      slug: string;
      programme: string;
    }[];
    expect(file[0]).to.include({ slug: 'news', programme: 'Neuling' });
  });

  describe('with a calendar of sittings', () => {
    /** The need's committees sit so early that the order of consultation reaches the deadline, or so late that not. */
    const sit = async (...days: string[]) => {
      const { stores } = test.services;
      // Those of the demo may be on the same days.
      await test.database.db.deleteFrom('sitting').where('origin', '=', 'demo').execute();
      for (const { id: committeeId } of await stores.committees.listCommittees(scope)) {
        for (const sitsOn of days) {
          const kept = { origin: 'person', source: null, cancelledAt: null, note: null } as const;
          const sitting = { municipalityId, committeeId, sitsOn, submissionOn: null, ...kept };
          await stores.sittings.insertSitting(scope, sitting, testInstant);
        }
      }
    };
    const cancelAll = (sitsOn: string) =>
      test.database.db
        .updateTable('sitting')
        .set({ cancelledAt: testInstant })
        .where('sitsOn', '=', sitsOn)
        .execute();
    const open = (deadline: string) =>
      programme({
        slug: 'news',
        shortTitle: 'Neuling',
        window: { kind: 'frist', deadlines: [{ on: deadline, time: null, what: 'Antrag' }] },
      });
    // One week after the other, in the order of consultation.
    const weeks = ['2027-01-18', '2027-01-25', '2027-02-01', '2027-02-08', '2027-02-15'];

    it('tests again what has a deadline and tells another way, not another programme', async () => {
      const id = await addProgramme(test, null, open('2027-03-01'));
      await sit('2026-06-01', '2028-06-01');
      const first = await renew();
      const { needs } = first;
      expect(await renew()).to.include({ tested: 0 });
      await sit(...weeks);
      const second = await renew();
      expect(second.tested)
        .to.be.greaterThan(0)
        .and.lessThan(first.tested / 2);
      const told = (await rows()).news.filter(({ programmeId }) => programmeId === id);
      expect(told.length).to.be.greaterThan(0);
      expect(told.length).to.be.at.most(needs);
      for (const { kind, reason } of told) {
        expect(kind).to.equal('changed');
        expect(reason).to.match(
          /^Zeit bis zur Frist: reicht nur .* → reicht für die Beratungsfolge/u,
        );
      }
      expect((await rows()).news.every(({ reason }) => reason.startsWith('Zeit bis'))).to.equal(
        true,
      );
      await renew();
      expect((await rows()).news.filter(({ programmeId }) => programmeId === id)).to.deep.equal(
        told,
      );
      for (const week of weeks) await cancelAll(week);
      await renew();
      const last = (await rows()).news.filter(({ programmeId }) => programmeId === id).at(-1);
      expect(last?.reason).to.match(/reicht für die Beratungsfolge.* → reicht nur /u);
    });
  });

  it('the job passes over a municipality that fails', async () => {
    const job = createMatchNewsJob({
      listMunicipalityIds: () => Promise.resolve(['a', municipalityId]),
      renewMatches: (id) =>
        id === 'a' ? Promise.reject(new Error('planted')) : makeNews().renewMatches(id),
    });
    const result = await job.run({
      runId: 'r',
      startedById: null,
      now: () => new Date(testInstant),
      progress: () => undefined,
    });
    expect(result.failures).to.deep.equal([{ item: 'a', reason: 'planted' }]);
    expect(result.counts[0]?.count).to.be.greaterThan(0);
  });
});
