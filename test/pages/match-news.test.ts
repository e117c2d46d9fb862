import { load } from 'cheerio';
import { expect } from 'chai';
import { matchNewsPath } from '../../src/matching/match-paths.ts';
import { scopeForPerson } from '../../src/accounts/scope.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('/treffer/neues', () => {
  let test: TestApp;
  const main = async (path = matchNewsPath()) =>
    load((await test.staff.get(path).expect(200)).text)('main');
  const check = async () => (await main()).find('.fp-news-check').text();

  /** A run of the job as its row tells it. */
  async function ran(startedAt: string, state: 'running' | 'done' | 'failed'): Promise<void> {
    const { jobRuns } = test.services.stores;
    const run = { id: startedAt, job: 'match-news', slot: startedAt, ownerToken: 'o' };
    await jobRuns.insertRun({ ...run, startedById: null }, startedAt);
    if (state === 'running') return;
    await jobRuns.endRun(run, { state, summary: null, error: null }, startedAt);
  }

  async function changeNeed(): Promise<void> {
    const { accounts, stores, needEditing } = test.services;
    const clerk = (await accounts.people.list()).find(({ role }) => role === 'staff');
    if (!clerk) throw new Error('no clerk');
    const scope = scopeForPerson(clerk);
    const [need] = await stores.needs.listNeeds(scope);
    if (!need) throw new Error('no need');
    const draft = { ...need, forwarding: need.forwarding !== true };
    const save = { id: need.id, draft, expectedVersion: need.version };
    await needEditing.saveNeed(scope, save, { personId: clerk.id });
  }

  beforeEach(async () => {
    test = await testApp();
    // The seed is written at the very instant on which the tests live.
    await test.database.db
      .updateTable('programme')
      .set({ updatedAt: '2026-11-01T00:00:00.000Z' })
      .execute();
  });
  afterEach(() => test.close());

  it('says before the first check that there was none, and what will be told', async () => {
    expect(await check()).to.contain('Treffer wurden noch nicht geprüft');
    const page = await main();
    expect(page.text())
      .to.contain('0 Meldungen')
      .and.to.contain('Eine Meldung mit Grund erscheint');
    expect(
      page.find(`a[href="${matchNewsPath()}"]:contains("Stand aktualisieren")`),
    ).to.have.length(1);
  });

  it('says when matches were last checked, and that nothing changed since', async () => {
    await ran('2026-11-22T08:50:00.000Z', 'done');
    expect(await check())
      .to.contain('auf dem Stand')
      .and.to.contain('zuletzt geprüft: 22.11.2026, 09:50 Uhr')
      .and.not.to.contain('Stand aktualisieren');
  });

  it('a change since is announced, also while it is looked at; who reads another city hears nothing of it', async () => {
    await ran('2026-11-22T08:50:00.000Z', 'done');
    await changeNeed();
    expect(await check())
      .to.contain('Prüfung steht aus')
      .and.to.contain('Seitdem wurde etwas geändert (zuletzt 22.11.2026, 11:00 Uhr)')
      .and.to.contain('Stand aktualisieren');
    await ran('2026-11-22T09:59:30.000Z', 'running');
    expect(await check())
      .to.contain('Prüfung läuft')
      .and.to.contain('09:50 Uhr');
    const { db } = test.database;
    await db
      .updateTable('person')
      .set({ municipalityId: null })
      .where('role', '=', 'staff')
      .execute();
    expect(await check()).not.to.contain('Seitdem wurde etwas geändert');
  });

  it('a check that failed is no check', async () => {
    await ran('2026-11-22T08:50:00.000Z', 'done');
    await ran('2026-11-22T09:50:00.000Z', 'failed');
    expect(await check())
      .to.contain('gescheitert')
      .and.to.contain('09:50 Uhr');
    expect(await check()).not.to.contain('10:50 Uhr');
  });

  it('tells with time and reason what became of the change, and what a filter hides', async () => {
    const { matchNews, stores } = test.services;
    const renew = async () => {
      for (const id of await stores.quarters.listMunicipalityIds())
        await matchNews.renewMatches(id);
    };
    await renew();
    await changeNeed();
    await renew();
    const page = await main();
    expect(page.find('.fp-programme').length).to.be.greaterThan(0);
    expect(page.find('.fp-programme').first().text()).to.contain('22.11.2026, 11:00 Uhr');
    expect(page.text()).not.to.contain('Eine Meldung mit Grund erscheint');
    const hidden = await main(matchNewsPath({ art: 'reopened' }));
    expect(hidden.text()).to.match(
      /In dieser Auswahl gibt es nichts Neues; ohne Filter (steht|stehen) hier/u,
    );
  });
});
