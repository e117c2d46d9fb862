import { load } from 'cheerio';
import { expect } from 'chai';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { valuesOf } from '../../src/programmes/programme-form-values.ts';
import { projectRoot } from '../../src/project-root.ts';
import { testApp, testInstant, type TestApp, type Visitor } from '../support/app.ts';
import {
  addEvidence,
  addProgramme,
  now,
  sampleExample,
  sampleFound,
  sampleProgramme,
} from '../support/programmes.ts';

const path = '/programme/mit-beispiel/beispiele';
const filled = {
  title: 'Treff ohne Träger',
  expected: 'doesNotFit',
  why: 'Nur Vereine dürfen beantragen.',
  on: '2026-11-22',
  topics: ['sport'],
  applicants: ['kommune'],
  forwarding: 'nein',
  'cost-sachkosten': '2.500,50',
  start: '2027-07',
  months: '12',
};

describe('examples of a programme', () => {
  let site: TestApp;
  let admin: Visitor;
  let programmeId: string;
  before(async () => {
    site = await testApp();
    admin = await site.as('admin');
    const { window } = sampleProgramme('x');
    programmeId = await addProgramme(
      site,
      null,
      sampleProgramme('mit-beispiel', {
        applicants: ['verein'],
        topics: ['sport'],
        fundedCosts: ['sachkosten'],
        regions: [''],
        window: { ...window, kind: 'laufend' },
      }),
    );
  });
  after(() => site.close());

  const itemsOf = async (who: Visitor) => {
    const $ = load((await who.get(path).expect(200)).text);
    return $('.fp-examples__item')
      .map((_, item) => $(item).text().replaceAll(/\s+/gu, ' ').trim())
      .get();
  };

  it('says so where there are none', async () => {
    const page = await site.staff.get(path).expect(200);
    expect(page.text).to.contain('Noch keine Beispiele').and.not.to.contain('Beispiel anlegen');
  });

  it('tells who may add examples, but not those who may', async () => {
    const textFor = async (who: Visitor, at: string) =>
      load((await who.get(at).expect(200)).text)('main').text();
    const said = 'kann nur die Rolle „Administration“';
    expect(await textFor(site.staff, path))
      .to.contain('gemeinsamen Katalog')
      .and.contain(said);
    expect(await textFor(admin, path)).not.to.contain('kann nur');
    const { id: city } = await site.database.db
      .selectFrom('municipality')
      .select('id')
      .executeTakeFirstOrThrow();
    await addProgramme(site, city, sampleProgramme('der-kommune'));
    const own = '/programme/der-kommune/beispiele';
    const auditor = await site.as('auditor');
    expect(await textFor(auditor, own)).to.contain('nur dort die Rolle „Sozialverwaltung“');
    expect(await textFor(site.staff, own)).not.to.contain('kann nur');
  });

  it('422 keeps what was entered', async () => {
    const typed = { ...filled, title: '', 'cost-sachkosten': 'viel', ags: '53' };
    const $ = load((await admin.post(path, typed).expect(422)).text);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.have.members(['#f-title', '#f-cost-sachkosten', '#f-ags']);
    expect($('#f-cost-sachkosten').val()).to.equal('viel');
    expect($('input[name="topics"][value="sport"]').attr('checked')).to.equal('checked');
  });

  it('runs what was added against the record, and gives it back in its form', async () => {
    await admin.post(path, filled).expect(303);
    expect(await itemsOf(site.staff)).to.have.length(1);
    expect((await itemsOf(site.staff))[0]).to.contain('wie erwartet');
    const $ = load((await admin.get(path)).text);
    const form = load((await admin.get($('.fp-examples__actions a').attr('href') ?? '')).text);
    expect(form('#f-cost-sachkosten').val()).to.equal('2.500,50');
    expect(form('#f-forwarding option[selected]').val()).to.equal('nein');
    const rows = (await site.staff.get(`${path}.json`)).body as object[];
    expect(rows).to.have.length(1);
    expect(rows[0]).to.include({ expected: 'doesNotFit', found: 'doesNotFit', asExpected: true });
  });

  it('says at once and beside it why an example comes out otherwise, and what to do', async () => {
    const wrong = { ...filled, title: 'Verein soll passen', expected: 'fits' };
    const made = await admin.post(path, wrong).expect(303);
    const to = String(made.headers['location']);
    expect(to).to.include('beispiel-weicht-ab');
    const $ = load((await admin.get(to).expect(200)).text);
    expect($('.fp-page-notice').text()).to.include('anders heraus als erwartet');
    const item = $('.fp-examples__item').filter((_, one) => $(one).text().includes(wrong.title));
    const text = item.text().replaceAll(/\s+/gu, ' ');
    expect(text).to.include('erwartet: passt; gefunden: passt nicht');
    expect(text).to.match(/Dagegen spricht: Antragsberechtigt ist nur Verein/u);
    expect(text).to.include('Was zu tun ist: Ist das Programm hier zu streng');
    const head = load((await admin.get(path.replace('/beispiele', '')).expect(200)).text)(
      '.fp-page-head',
    );
    expect(head.find('a[href="#beispiele"]').text()).to.equal('Entwurf: Beispiele weichen ab');
    const remove = item.find('form');
    await admin
      .post(remove.attr('action') ?? '', { version: remove.find('input[name=version]').val() })
      .expect(303);
  });

  it('409 shows both texts where somebody else saved', async () => {
    const $ = load((await admin.get(path)).text);
    const href = $('.fp-examples__actions a').attr('href') ?? '';
    await admin.post(href, { ...filled, version: '1', why: 'Erste Begründung' }).expect(303);
    const again = { ...filled, version: '1', why: 'Zweite Begründung' };
    const page = await admin.post(href, again).expect(409);
    const text = load(page.text)('.fp-conflict').text();
    expect(text).to.contain('Erste Begründung').and.to.contain('Zweite Begründung');
  });

  it('lets a record be saved as a draft that an example speaks against, and says which', async () => {
    const record = await site.services.stores.programmes
      .listProgrammes()
      .then((all) => all.find(({ id }) => id === programmeId));
    if (!record) throw new Error('the programme is gone');
    const values = { ...valuesOf(record.programme), applicants: ['verein', 'kommune'] };
    const saved = await admin
      .post('/programme/mit-beispiel/bearbeiten', { ...values, version: '1' })
      .expect(303);
    expect(saved.headers['location']).to.contain('programm-gespeichert-beispiele');
    const [item = ''] = await itemsOf(site.staff);
    expect(item).to.contain('anders').and.to.contain('gefunden: passt');
    const form = load((await admin.get('/programme/mit-beispiel/bearbeiten')).text);
    expect(form('section[aria-labelledby="beispiele"]').text()).to.contain(
      'Beispiele: 0 von 1 wie erwartet',
    );
  });

  it('409 instead of marking the record as checked, until record or example are right', async () => {
    await addEvidence(site, programmeId, [sampleFound()]);
    const page = load((await site.staff.get('/programme/mit-beispiel')).text);
    const seen = page('input[name="gesehen"]').val();
    const all = '/programme/mit-beispiel/belege/geprueft';
    const blocked = load((await site.staff.post(all, { gesehen: seen }).expect(409)).text);
    expect(blocked('h1').text()).to.equal('Nicht als geprüft freigegeben');
    expect(blocked('main').text())
      .to.contain('Treff ohne Träger')
      .and.to.contain('gefunden: passt');
    expect(blocked('.fp-breadcrumbs').text()).to.contain('Programm mit-beispiel');
    const check = load((await site.staff.get('/programme/pruefen')).text);
    const confirm = check('form[action$="/bestaetigen"]').attr('action') ?? '';
    await site.staff.post(confirm).expect(409);

    const href = load((await admin.get(path)).text)('.fp-examples__actions a').attr('href') ?? '';
    const right = { ...filled, expected: 'fits', 'own-share': '', version: '2' };
    await admin.post(href, right).expect(303);
    await site.staff.post(all, { gesehen: seen }).expect(303);
    const trail = await site.services.stores.audit.listOfThing('programme', programmeId);
    const actions = trail.map(({ action }) => action);
    expect(actions).to.include.members(['example.created', 'example.changed']);
  });

  it('is not removed unseen where somebody else changed it meanwhile', async () => {
    const $ = load((await admin.get(path)).text);
    const action = $('.fp-examples__actions form').attr('action') ?? '';
    const version = String($('.fp-examples__actions [name=version]').val());
    const edit = action.replace('/entfernen', '');
    await admin.post(edit, { ...filled, version, title: 'Inzwischen anders' }).expect(303);
    for (const old of [{ version }, {}]) {
      const answer = load((await admin.post(action, old).expect(409)).text);
      expect(answer('[role=alert]').text())
        .to.contain('„Inzwischen anders“ ist nicht entfernt')
        .and.contain('So geht es weiter');
      expect(answer('.fp-examples__item').text()).to.contain('Inzwischen anders');
    }
  });

  it('is kept by who keeps the programme, and removed', async () => {
    const $ = load((await admin.get(path)).text);
    const action = $('.fp-examples__actions form').attr('action') ?? '';
    const form = { version: $('.fp-examples__actions [name=version]').val() };
    await site.staff.post(action, form).expect(404);
    await admin.post(action, form).expect(303);
    expect(await itemsOf(site.staff)).to.deep.equal([]);
  });

  it('seeding again neither changes what a person edited nor brings back what was removed', async () => {
    const { db } = site.database;
    const [kept, gone] = await db
      .selectFrom('programmeExample')
      .select(['id', 'programmeId', 'version'])
      .where('origin', '=', 'seed')
      .limit(2)
      .execute();
    if (!kept || !gone) throw new Error('the seed has no examples');
    const { examples } = site.services.stores;
    await examples.saveExample(kept, sampleExample({ title: 'Von Hand' }), now);
    await examples.deleteExample(gone);
    const seed = readSeed(`${projectRoot}/data/seed`);
    for (const file of seed.examples) {
      for (const example of file.examples) example.why = `${example.why} Neu.`;
    }
    await seedDatabase(db, seed, new Date(testInstant));
    const left = await db.selectFrom('programmeExample').select(['id', 'title', 'why']).execute();
    expect(left.find(({ id }) => id === kept.id)?.title).to.equal('Von Hand');
    expect(left.some(({ id }) => id === gone.id)).to.equal(false);
    expect(left.filter(({ why }) => why.endsWith('Neu.')).length).to.equal(left.length - 1);
  });
});
