import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, testInstant, type TestApp } from '../support/app.ts';

describe('Programm folgen', () => {
  let test: TestApp;
  before(async () => {
    test = await testApp();
  });
  after(() => test.close());
  const page = async (path: string) => load((await test.staff.get(path).expect(200)).text);
  const slug = 'dhw-quartier';

  it('says where to begin while nothing is followed', async () => {
    const $ = await page('/programme/gefolgt');
    expect($('main').text()).to.contain('Sie folgen noch keinem Programm');
    expect((await test.staff.get('/programme/gefolgt.json').expect(200)).body).to.deep.equal([]);
  });

  it('begins and ends on the page of the programme, without a script', async () => {
    const before = await page(`/programme/${slug}`);
    const button = before('form[action$="/folgen"] button');
    expect(button.text()).to.equal('Programm folgen');
    const answer = await test.staff
      .post(`/programme/${slug}/folgen`, { folgen: button.attr('value') })
      .expect(303);
    expect(answer.headers['location']).to.equal(`/programme/${slug}?notice=programm-gefolgt`);
    const $ = await page(`/programme/${slug}`);
    expect($('form[action$="/folgen"]').text()).to.contain('Nicht mehr folgen');
    expect($('form[action$="/folgen"]').text()).to.contain('seit 22.11.2026');
    // Twice is once.
    await test.staff.post(`/programme/${slug}/folgen`, { folgen: '1' }).expect(303);
    const rows = (await test.staff.get('/programme/gefolgt.json')).body as { slug: string }[];
    expect(rows.map((row) => row.slug)).to.deep.equal([slug]);
    const csv = (await test.staff.get('/programme/gefolgt.csv').expect(200)).text;
    expect(csv).to.contain(slug);
  });

  it('is a list of one’s own; from there one stops', async () => {
    const $ = await page('/programme/gefolgt');
    const form = $('main form[action$="/folgen"]');
    expect(form.find('button').attr('aria-label')).to.match(/^Nicht mehr folgen: /u);
    const posted = Object.fromEntries(
      form.serializeArray().map(({ name, value }) => [name, value]),
    );
    const answer = await test.staff
      .post(String(form.attr('action')), { ...posted, folgen: '0' })
      .expect(303);
    expect(answer.headers['location']).to.equal(
      '/programme/gefolgt?notice=programm-nicht-mehr-gefolgt',
    );
    expect((await test.staff.get('/programme/gefolgt.json')).body).to.deep.equal([]);
    const trail = await test.database.db.selectFrom('auditEntry').select('action').execute();
    expect(trail.map(({ action }) => action)).to.include.members(['follow.begun', 'follow.ended']);
  });

  it('others are offered nothing of it', async () => {
    for (const role of ['coordinator', 'carrier', 'auditor', 'council', 'admin'] as const) {
      const visitor = await test.as(role);
      const $ = load((await visitor.get(`/programme/${slug}`).expect(200)).text);
      expect($('form[action$="/folgen"]'), role).to.have.length(0);
      const list = load((await visitor.get('/programme').expect(200)).text);
      expect(list('#suche-merken'), role).to.have.length(0);
    }
  });
});

describe('Suche merken', () => {
  let test: TestApp;
  before(async () => {
    test = await testApp();
  });
  after(() => test.close());
  const page = async (path: string) => load((await test.staff.get(path).expect(200)).text);
  const path = '/programme/gemerkte-suchen';
  const rows = async () =>
    (await test.staff.get(`${path}.json`)).body as { id: string; title: string; hits: number }[];

  it('says where to begin while nothing is saved', async () => {
    expect((await page(path))('main').text()).to.contain('Noch keine Suche gemerkt');
  });

  it('the list of programmes offers to save what was asked, without page number', async () => {
    const $ = await page('/programme?offen=1&q=Quartier&seite=2&notice=x');
    const form = $('#suche-merken').parent().find('form');
    expect(form.find('[name="suche"]').val()).to.equal('q=Quartier&offen=1');
    expect(form.find('[name="titel"]').val()).to.equal('Quartier');
    await test.staff
      .post(String(form.attr('action')), { suche: 'q=Quartier&offen=1', titel: 'Quartier, offen' })
      .expect(303);
    const again = await page('/programme?q=Quartier&offen=1');
    expect(again('#suche-merken').parent().text()).to.contain('gemerkt als „Quartier, offen“');
    const found = (await test.staff.get('/programme.json?q=Quartier&offen=1')).body as object[];
    const [saved] = await rows();
    expect(saved).to.include({ title: 'Quartier, offen', hits: found.length });
    expect((await page(path))('main a[href="/programme?q=Quartier&offen=1"]')).to.have.length(1);
  });

  it('the same question twice is one search', async () => {
    const answer = await test.staff
      .post(path, { suche: '?offen=1&q=Quartier', titel: 'Noch einmal' })
      .expect(303);
    expect(answer.headers['location']).to.equal(`${path}?notice=suche-schon-gemerkt`);
    expect(await rows()).to.have.length(1);
  });

  it('422 keeps what was entered, for a new search and for a new name', async () => {
    const answer = await test.staff.post(path, { suche: 'q=Kinder', titel: '' }).expect(422);
    const $ = load(answer.text);
    expect($('#fehler a').attr('href')).to.equal('#f-titel');
    expect($('#f-titel')).to.have.length(1);
    expect($('[name="suche"]').val()).to.equal('q=Kinder');
    const [saved] = await rows();
    const long = 'x'.repeat(130);
    const renamed = await test.staff.post(`${path}/${saved?.id}`, { titel: long }).expect(422);
    const form = load(renamed.text);
    expect(form(String(form('#fehler a').attr('href'))).val()).to.contain('xxx');
    expect(form('details[open]')).to.have.length(1);
  });

  it('is renamed and removed, with what was open about it', async () => {
    const [saved] = await rows();
    await test.staff.post(`${path}/${saved?.id}`, { titel: 'Neuer Name' }).expect(303);
    expect((await rows())[0]?.title).to.equal('Neuer Name');
    const { stores, accounts } = test.services;
    const staff = (await accounts.people.list()).find(({ role }) => role === 'staff');
    await stores.notices.insertNotice(
      {
        municipalityId: staff?.municipalityId ?? '',
        personId: staff?.id ?? '',
        kind: 'searchHits',
        thingKind: 'savedSearch',
        thingId: saved?.id ?? '',
        dueOn: null,
        stage: null,
        title: '3 neue Treffer',
        detail: 'A; B; C',
        href: '/programme?q=Quartier',
        dedupeKey: 'k',
      },
      testInstant,
    );
    const lage = await page('/');
    expect(lage('#hinweise').parent().text()).to.contain('3 neue Treffer');
    const hints = await page('/hinweise');
    expect(hints('main').text()).to.contain('Neue Treffer').and.to.contain('A; B; C');
    await test.staff.post(`${path}/${saved?.id}/entfernen`).expect(303);
    expect(await rows()).to.deep.equal([]);
    expect((await page('/hinweise'))('#offen').text()).to.equal('Offen (0)');
  });
});

describe('Linkprüfung', () => {
  let test: TestApp;
  before(async () => {
    test = await testApp();
  });
  after(() => test.close());
  const path = '/verwaltung/linkpruefung';

  it('is off, is switched by an administrator, and a second one learns of the first', async () => {
    const admin = await test.as('admin');
    const $ = load((await admin.get(path).expect(200)).text);
    expect($('main').text()).to.contain('ausgeschaltet').and.to.contain('Noch nie gelaufen');
    const form = { version: $('[name="version"]').val(), eingeschaltet: '1' };
    await admin.post(path, form).expect(303);
    expect(load((await admin.get(path)).text)('main').text()).to.contain('eingeschaltet');
    await admin.post(path, form).expect(409);
    const [entry] = await test.database.db
      .selectFrom('auditEntry')
      .select('summary')
      .where('action', '=', 'linkWatch.changed')
      .execute();
    expect(entry?.summary).to.equal('Linkprüfung eingeschaltet');
  });

  it('what was found stands in the list, in the files and on the page of the programme', async () => {
    const { stores, catalogue, linkWatch } = test.services;
    const { programme } = await catalogue.get({ municipalityIds: [] }, 'dhw-quartier');
    const url = new URL(programme.url ?? '').href;
    const broken = {
      kind: 'missing',
      status: 404,
      finalUrl: null,
      reason: 'Seite fehlt.',
    } as const;
    await linkWatch.keepFinding(url, broken);
    const check = (await stores.linkChecks.listChecksOf([url]))[0];
    if (!check) throw new Error('not kept');
    await stores.linkChecks.putCheck({ ...check, state: 'broken', failures: 3 });
    const admin = await test.as('admin');
    const $ = load((await admin.get(`${path}?zustand=defekt`).expect(200)).text);
    expect($('tbody tr')).to.have.length(1);
    expect($('tbody tr').text()).to.contain('Seite nicht gefunden seit 22.11.2026');
    const rows = (await admin.get(`${path}.json?zustand=defekt`)).body as { url: string }[];
    expect(rows.map((row) => row.url)).to.deep.equal([url]);
    const all = (await admin.get(`${path}.json`)).body as object[];
    expect(all.length).to.be.greaterThan(100);
    const shown = load((await test.staff.get('/programme/dhw-quartier').expect(200)).text);
    expect(shown('#links').next().text())
      .to.contain('Seite nicht gefunden seit 22.11.2026')
      .and.to.contain('geprüft am 22.11.2026');
    const none = load((await admin.get(`${path}?zustand=umgeleitet`)).text);
    expect(none('main').text()).to.contain('Keine Adresse in diesem Zustand');
  });
});
