import { load } from 'cheerio';
import { expect } from 'chai';
import { ConflictError } from '../../src/shared/errors.ts';
import { installationScope, type TestApp } from '../support/app.ts';
import {
  appWithoutSittings,
  committeeIdOf,
  enterSitting,
  listSittings,
} from '../support/sittings.ts';

const plain = (text: string): string => text.replaceAll(' ', ' ').replaceAll(/\s+/gu, ' ');

describe('/kalender', () => {
  let site: TestApp;
  beforeEach(async () => {
    site = await appWithoutSittings();
  });
  afterEach(() => site.close());

  const page = async (path: string) => load((await site.staff.get(path).expect(200)).text);
  const textOf = async (path: string) => plain((await page(path))('main').text());
  const committeeId = (key: string) => committeeIdOf(site, key);
  const enter = (key: string, sitsOn: string, submissionOn?: string) =>
    enterSitting(site, { key, sitsOn, submissionOn });
  const sittings = () => listSittings(site);

  it('without sittings says so, leads to the import and still shows what else is near', async () => {
    const $ = await page('/kalender');
    expect($('.fp-empty').text()).to.contain('Noch keine Sitzungen');
    expect($('.fp-empty a').attr('href')).to.equal('/kalender/sitzungen/datei');
    expect($('nav a[href="/kalender"]').attr('aria-current')).to.equal('page');
    expect($('.fp-calendar__row').length).to.be.greaterThan(3);
    const rows = (await site.staff.get('/kalender.json?art=frist').expect(200)).body as {
      kind: string;
    }[];
    expect(new Set(rows.map(({ kind }) => kind))).to.deep.equal(new Set(['frist']));
    const auditor = await site.as('auditor');
    const read = load((await auditor.get('/kalender').expect(200)).text);
    expect(read('.fp-empty a')).to.have.length(0);
  });

  it('shows a sitting with its day for papers, worked out ones as Annahme, month by month', async () => {
    await enter('rat', '2027-03-15');
    await enter('soziales', '2027-02-22', '2027-02-05');
    const $ = await page('/kalender');
    expect($('.fp-empty')).to.have.length(0);
    const march = plain($('#monat-2027-03').parent().text());
    expect(march).to.contain('15.03.2027 Sitzung Rat');
    const february = plain($('#monat-2027-02').parent().text());
    expect(february).to.contain('05.02.2027 Abgabe der Vorlage Soziales');
    expect(february).to.contain('22.02.2027 Abgabe der Vorlage Rat');
    expect(february).to.contain('Annahme: 15 Arbeitstage vorher');
    const file = await site.staff.get('/kalender.ics?art=sitzung').expect(200);
    expect(file.headers['content-type']).to.contain('text/calendar');
    expect(file.text.match(/BEGIN:VEVENT/gu)).to.have.length(2);
    expect(file.text).to.contain('DTSTART;VALUE=DATE:20270315').and.contain('SUMMARY:Sitzung: Rat');
    const csv = (await site.staff.get('/kalender.csv?art=abgabe').expect(200)).text;
    expect(csv.trim().split('\r\n')).to.have.length(3);
  });

  it('a cancelled sitting stays, marked, and counts in no plan', async () => {
    await enter('rat', '2027-03-15');
    const [{ id } = { id: '' }] = (await sittings()) as { id: string }[];
    await site.staff
      .post(`/kalender/sitzungen/${id}/absage`, { version: '1', absage: '1' })
      .expect(303);
    const $ = await page('/kalender');
    expect(plain($('#monat-2027-03').parent().text())).to.contain('abgesagt');
    expect($('.fp-calendar').text()).not.to.contain('Abgabe der Vorlage');
    expect(await sittings()).to.have.length(1);
    const text = await textOf(`/kalender/sitzungen/${id}`);
    expect(text).to.contain('am 15.03.2027 abgesagt').and.contain('Absage zurücknehmen');
  });

  it('422 keeps what was entered; one committee sits once a day', async () => {
    await enter('rat', '2027-03-15');
    const rat = await committeeId('rat');
    const typed = {
      committeeId: rat,
      sitsOn: '2027-03-15',
      submissionOn: '2027-03-16',
      note: 'Aula',
    };
    const answer = await site.staff.post('/kalender/sitzungen', typed).expect(422);
    const $ = load(answer.text);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.have.members(['#f-sitsOn', '#f-submissionOn']);
    expect($('#f-note').val()).to.equal('Aula');
    const empty = load((await site.staff.post('/kalender/sitzungen', {}).expect(422)).text);
    expect(empty('#fehler li')).to.have.length(2);
    expect(await sittings()).to.have.length(1);
  });

  it('409 shows both texts where somebody else saved', async () => {
    await enter('rat', '2027-03-15');
    const [{ id } = { id: '' }] = (await sittings()) as { id: string }[];
    const path = `/kalender/sitzungen/${id}`;
    const first = { sitsOn: '2027-03-16', submissionOn: '', note: 'Erste', version: '1' };
    await site.staff.post(path, first).expect(303);
    const stale = { sitsOn: '2027-03-17', submissionOn: '', note: 'Zweite', version: '1' };
    const answer = await site.staff.post(path, stale).expect(409);
    const text = load(answer.text)('.fp-conflict').text();
    expect(text).to.contain('16.03.2027').and.contain('17.03.2027').and.contain('Erste');
    expect((await sittings())[0]?.['sitsOn']).to.equal('2027-03-16');
  });

  it('409 on an old page names what happened instead of cancelling or retiring, and leads back', async () => {
    await enter('rat', '2027-03-15');
    const [{ id } = { id: '' }] = (await sittings()) as { id: string }[];
    const path = `/kalender/sitzungen/${id}`;
    const first = { sitsOn: '2027-03-16', submissionOn: '', note: '', version: '1' };
    await site.staff.post(path, first).expect(303);
    const old = await site.staff.post(`${path}/absage`, { version: '1', absage: '1' }).expect(409);
    const $ = load(old.text);
    expect(plain($('[role=alert]').text()))
      .to.contain('An der Absage von')
      .and.contain('16.03.2027');
    expect($('[role=alert] a').attr('href')).to.equal('/kalender/sitzungen');
    const form = $('form[action$="/absage"]');
    expect(form.find('[name=version]').val()).to.equal('2');
    expect((await sittings())[0]?.['isCancelled']).to.equal(false);

    const committee = `/kalender/gremien/${await committeeId('finanzen')}`;
    const out = { version: '1', ausser: '1' };
    await site.staff.post(`${committee}/ausser-gebrauch`, out).expect(303);
    const again = await site.staff.post(`${committee}/ausser-gebrauch`, out).expect(409);
    const told = load(again.text)('[role=alert]');
    expect(plain(told.text())).to.match(/Zuletzt gespeichert: Gremium .* außer Gebrauch/u);
    expect(told.find('a').attr('href')).to.equal('/kalender/gremien');
  });

  it('committees: add, refuse a second of the same name, 409, out of use but never away', async () => {
    const typed = {
      name: 'Sportausschuss',
      shortName: 'Sport',
      kind: 'ausschuss',
      consultationOrder: '2',
    };
    await site.staff.post('/kalender/gremien', typed).expect(303);
    const twice = load((await site.staff.post('/kalender/gremien', typed).expect(422)).text);
    expect(twice('#fehler li')).to.have.length(2);
    const board = { ...typed, name: 'BV IV', shortName: 'BV4', kind: 'bezirksvertretung' };
    const lost = load((await site.staff.post('/kalender/gremien', board).expect(422)).text);
    expect(lost('#fehler a').attr('href')).to.equal('#f-districtId');
    const rows = (await site.staff.get('/kalender/gremien.json')).body as Record<string, string>[];
    const id = rows.find(({ name }) => name === 'Sportausschuss')?.['id'] ?? '';
    const path = `/kalender/gremien/${id}`;
    await site.staff.post(path, { ...typed, shortName: 'SpoA', version: '1' }).expect(303);
    const stale = await site.staff
      .post(path, { ...typed, shortName: 'Spo', version: '1' })
      .expect(409);
    expect(load(stale.text)('.fp-conflict').text()).to.contain('SpoA').and.contain('Spo');
    await site.staff.post(`${path}/ausser-gebrauch`, { version: '2', ausser: '1' }).expect(303);
    const text = await textOf(path);
    expect(text)
      .to.contain('Gremium SpoA außer Gebrauch')
      .and.match(/Kurzname: .?Sport.? → .?SpoA/u);
    expect((await page('/kalender/sitzungen/neu'))('#f-committeeId').text()).not.to.contain(
      'Sport',
    );
    // Chosen in a form that was opened before.
    const sitting = { committeeId: id, sitsOn: '2027-03-15', submissionOn: '', note: '' };
    const late = load((await site.staff.post('/kalender/sitzungen', sitting).expect(422)).text);
    expect(late('#fehler a').attr('href')).to.equal('#f-committeeId');
    expect(late('#fehler').text()).to.contain('SpoA ist außer Gebrauch');
    // Put out of use between the check of the form and the writing.
    const draft = { ...sitting, submissionOn: null, note: null };
    const scope = await installationScope(site.services);
    const failed = await site.services.sittings.create(scope, draft, { personId: id }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).to.be.instanceOf(ConflictError);
    expect(await sittings()).to.have.length(0);
  });

  it('lead times are an Annahme until a source is named; 422 and 409 as elsewhere', async () => {
    const path = '/kalender/vorlaufzeiten';
    expect(await textOf(path)).to.contain('sind eine Annahme');
    const typed = {
      ...{ carrierWorkingDays: '5', coSignatureWorkingDays: '12', submissionWorkingDays: '8' },
      ...{ filingWorkingDays: '2', version: '0' },
    };
    const wrong = { ...typed, carrierWorkingDays: '1,5', filingWorkingDays: '500' };
    const $ = load((await site.staff.post(path, wrong).expect(422)).text);
    expect($('#fehler li')).to.have.length(2);
    expect($('#f-carrierWorkingDays').val()).to.equal('1,5');
    await site.staff.post(path, { ...typed, sourceTitle: 'Geschäftsordnung' }).expect(303);
    await site.staff.post(path, typed).expect(409);
    const text = await textOf(path);
    expect(text).to.contain('Quelle: Geschäftsordnung').and.not.contain('sind eine Annahme');
    const rows = (await site.staff.get(`${path}.json`)).body as Record<string, unknown>[];
    expect(rows.map(({ workingDays }) => workingDays)).to.deep.equal([5, 12, 8, 2]);
    const auditor = load((await (await site.as('auditor')).get(path).expect(200)).text);
    expect(auditor('main form')).to.have.length(0);
    expect(plain(auditor('main').text())).to.contain('8 Arbeitstage');
  });

  it('the page of a match plans back from its deadline, for the district of the need', async () => {
    const scoped = site.database.db.selectFrom('need').select('id').execute();
    const open: string[] = [];
    for (const { id } of await scoped) {
      const rows = (await site.staff.get(`/bedarfe/${id}/treffer.json`).expect(200)).body as {
        slug: string;
      }[];
      for (const { slug } of rows.slice(0, 15)) open.push(`/bedarfe/${id}/treffer/${slug}`);
      if (open.length > 25) break;
    }
    const planned: string[] = [];
    for (const path of open) {
      const $ = await page(path);
      if ($('#zeitplan').length > 0) planned.push(path);
    }
    expect(planned.length).to.be.greaterThan(0);
    const [path = ''] = planned;
    expect(await textOf(path)).to.contain('Sitzungen eintragen oder importieren');
    // A calendar in which every committee of the order sat long ago leaves only the other ways.
    for (const key of ['buerger-umwelt', 'soziales', 'bv-1', 'bv-2', 'bv-3', 'rat']) {
      await enter(key, '2026-11-16');
      await enter(key, '2028-12-18');
    }
    const text = await textOf(path);
    expect(text).to.contain('Zeitplan bis zur Frist').and.contain('Rat beschließt');
    expect(text).to.match(/Dringlichkeitsentscheidung|Fristwahrend/u);
    expect(text.match(/BV I+ berät/gu)).to.have.length(1);
  });
});
