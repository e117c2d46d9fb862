import { expect } from 'chai';
import { createCatalogueQuestions } from '../../src/following/catalogue-questions.ts';
import { createSavedSearchesJob } from '../../src/following/saved-searches-job.ts';
import { hitsNotice, proposedTitle } from '../../src/following/saved-search.ts';
import { createSearchNotices } from '../../src/following/search-notice-service.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { addProgramme, sampleProgramme } from '../support/programmes.ts';
import { addSecondMunicipality } from '../support/second-municipality.ts';

describe('saved searches', () => {
  let test: TestApp;
  let municipalityId: string;

  const parts = () => ({ ...test.services, isDemo: true });
  const run = () => {
    test.services.catalogue.forget();
    return createSavedSearchesJob(test.services.searchNotices).run({
      runId: 'r',
      startedById: null,
      now: test.services.clock.now,
      progress: () => undefined,
    });
  };
  const notices = () =>
    test.database.db
      .selectFrom('notice')
      .selectAll()
      .where('kind', '=', 'searchHits')
      .orderBy('id')
      .execute();
  const save = (suche: string, titel = 'Meine Suche') =>
    test.staff.post('/programme/gemerkte-suchen', { titel, suche }).expect(303);
  const add = (slug: string, shortTitle: string, of: string | null = municipalityId) =>
    addProgramme(test, of, sampleProgramme(slug, { shortTitle, title: shortTitle }));
  const toldIds = async (): Promise<string[]> => {
    const rows = await test.database.db
      .selectFrom('savedSearchHit')
      .select('programmeId')
      .execute();
    return rows.map(({ programmeId }) => programmeId);
  };

  beforeEach(async () => {
    test = await testApp();
    const staff = (await test.services.accounts.people.list()).find(({ role }) => role === 'staff');
    municipalityId = staff?.municipalityId ?? '';
  });
  afterEach(() => test.close());

  it('what is there at the beginning is no news; what comes is one notice, once', async () => {
    await add('da', 'Quittengelee da');
    await save('q=Quittengelee');
    await run();
    expect(await notices()).to.deep.equal([]);
    await add('neu-b', 'Quittengelee B');
    await add('neu-a', 'Quittengelee A');
    await add('anders', 'Ganz anderes');
    const summary = await run();
    expect(summary.text).to.equal('2 neue Treffer gemerkter Suchen.');
    const [notice, ...others] = await notices();
    expect(others).to.deep.equal([]);
    expect(notice).to.include({
      title: '2 neue Treffer für „Meine Suche“',
      detail: 'Quittengelee A; Quittengelee B',
      href: '/programme?q=Quittengelee',
      doneAt: null,
    });
    await run();
    expect(await notices()).to.have.length(1);
  });

  it('asks again only where the catalogue or the day changed', async () => {
    await save('q=Quittengelee');
    expect((await run()).counts[1]?.count).to.equal(1);
    expect((await run()).counts[1]?.count).to.equal(0);
    await add('neu', 'Quittengelee');
    expect((await run()).counts[1]?.count).to.equal(1);
  });

  it('page, file and notice have the same programmes, all of them', async () => {
    await save('');
    const many = Array.from({ length: 130 }, (_, index) => `q-${String(index).padStart(3, '0')}`);
    for (const slug of many) await add(slug, `Quittengelee ${slug}`);
    await save('q=Quittengelee&seite=3', 'Nach dem Anlegen');
    await run();
    const rows = (await test.staff.get('/programme.json?q=Quittengelee').expect(200)).body as {
      slug: string;
    }[];
    expect(rows.map(({ slug }) => slug)).to.deep.equal(many);
    const [first] = await notices();
    expect(first?.title).to.equal('130 neue Treffer für „Meine Suche“');
    expect(first?.detail).to.contain('und 122 weitere');
    const { stores, catalogue } = test.services;
    const [person] = (await test.services.accounts.people.list()).filter(
      ({ role }) => role === 'staff',
    );
    const saved = (await stores.savedSearches.listSearchesOf(person?.id ?? '')).find(
      ({ title }) => title === 'Nach dem Anlegen',
    );
    expect(saved?.query).to.equal('q=Quittengelee');
    const ids = new Map(
      (await catalogue.list({ municipalityIds: [municipalityId] })).map((entry) => [
        entry.id,
        entry.programme.slug,
      ]),
    );
    const noted = await stores.savedSearches.listHitIds(saved?.id ?? '');
    expect(noted.map((id) => ids.get(id))).to.have.members(many);
  });

  it('a run that was killed between keeping and telling is finished by the next', async () => {
    await save('q=Quittengelee');
    await run();
    await add('neu', 'Quittengelee neu');
    const { stores, catalogue } = test.services;
    const killed = createSearchNotices({
      ...parts(),
      questions: createCatalogueQuestions(catalogue),
      inTransaction: (work) =>
        test.services.inTransaction(async (own) => {
          const result = await work({
            ...own,
            notices: { ...own.notices, insertNotice: () => Promise.reject(new Error('killed')) },
          });
          return result;
        }),
    });
    const [search] = await stores.savedSearches.listSearches();
    if (!search) throw new Error('nothing saved');
    const message = await killed.askAgain(search).then(
      () => 'survived',
      (error: unknown) => (error as Error).message,
    );
    expect(message).to.equal('killed');
    expect(await toldIds()).to.have.length(1);
    expect(await notices()).to.deep.equal([]);
    await run();
    await run();
    expect((await notices()).map(({ title }) => title)).to.deep.equal([
      '1 neuer Treffer für „Meine Suche“',
    ]);
  });

  it('another municipality’s own programme is no hit, a person who left hears nothing', async () => {
    const second = await addSecondMunicipality(test);
    await save('q=Quittengelee');
    await run();
    await add('fremd', 'Quittengelee fremd', second.id);
    await run();
    expect(await notices()).to.deep.equal([]);
    await add('eigen', 'Quittengelee eigen');
    await test.database.db
      .updateTable('person')
      .set({ isDisabled: 1 })
      .where('role', '=', 'staff')
      .execute();
    await run();
    expect(await notices()).to.deep.equal([]);
  });

  it('a search that cannot be asked is counted and passed over', async () => {
    await save('q=Quittengelee', 'Geht nicht');
    await save('q=Marmelade', 'Geht');
    const summary = await createSavedSearchesJob({
      ...test.services.searchNotices,
      askAgain: (search) =>
        search.title === 'Geht nicht'
          ? Promise.reject(new Error('planted'))
          : test.services.searchNotices.askAgain(search),
    }).run({
      runId: 'r',
      startedById: null,
      now: test.services.clock.now,
      progress: () => undefined,
    });
    expect(summary.failures.map(({ reason }) => reason)).to.deep.equal(['planted']);
    expect(summary.counts[1]?.count).to.equal(1);
  });

  it('proposes a name, and the notice counts in German', () => {
    expect(proposedTitle('')).to.equal('Alle Programme');
    expect(proposedTitle('thema=kinderarmut')).to.equal('Suche mit Filtern');
    expect(proposedTitle('q=Quartier+NRW&offen=1')).to.equal('Quartier NRW');
    const search = { id: 's', municipalityId: 'm', personId: 'p', title: 'T', query: '' };
    const notice = hitsNotice(search, [{ id: 'b', shortTitle: 'B' }]);
    expect(notice).to.include({
      title: '1 neuer Treffer für „T“',
      detail: 'B',
      href: '/programme',
    });
  });
});
