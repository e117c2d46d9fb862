import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';

/** On the day of the tests, 22.11.2026, as a clerk of the Sozialverwaltung. */
describe('what pays for a need', () => {
  let context: TestApp;
  let needId: string;
  let version: number;
  let itemIds: string[];

  before(async () => {
    context = await testApp();
  });
  after(() => context.close());

  beforeEach(async () => {
    const { db } = context.database;
    const need = await db
      .selectFrom('need')
      .select(['id', 'version'])
      .where('title', '=', 'Quartiersmanagement Wiesdorf-Altstadt')
      .executeTakeFirstOrThrow();
    ({ id: needId, version } = need);
    const items = await db
      .selectFrom('costItem')
      .select('id')
      .where('needId', '=', needId)
      .orderBy('position')
      .execute();
    itemIds = items.map(({ id }) => id);
  });

  const filled = (change: Record<string, string | string[]> = {}) => ({
    version: String(version),
    label: 'Landesmittel 2027',
    status: 'granted',
    extent: 'teilweise',
    programme: '',
    fromOn: '2027-01-01',
    untilOn: '31.12.2027',
    'amount-2027': '42.500,00',
    postsFilled: '0,5',
    covers: [itemIds[0] ?? ''],
    continuationDueOn: '2027-06-30',
    sourceTitle: 'Bescheid vom 03.11.2026',
    ...change,
  });
  const page = async () => load((await context.staff.get(`/bedarfe/${needId}`).expect(200)).text);
  const fundingId = async (label: string): Promise<string> => {
    const row = await context.database.db
      .selectFrom('funding')
      .select('id')
      .where('needId', '=', needId)
      .where('label', '=', label)
      .executeTakeFirstOrThrow();
    return row.id;
  };

  it('offers the form with the years of the need, and suggests fitting programmes', async () => {
    const path = `/bedarfe/${needId}/finanzierung/neu`;
    const $ = load((await context.staff.get(path).expect(200)).text);
    expect($('h1').text()).to.contain('Finanzierung eintragen');
    const years = $('input[name^="amount-"]').map((_, input) => $(input).attr('name'));
    const wanted = [2026, 2027, 2028, 2029, 2030].map((year) => `amount-${year}`);
    expect(years.get()).to.deep.equal(wanted);
    const list = $(`#${$('#f-programme').attr('list') ?? ''} option`);
    expect(list.length).to.be.greaterThan(10);
    expect(list.first().attr('value')).to.match(/\[[a-z0-9-]+\]$/u);
    expect($('input[name="covers"]')).to.have.length(4);
  });

  it('422 keeps what was entered and names each field', async () => {
    const answer = await context.staff
      .post(
        `/bedarfe/${needId}/finanzierung/neu`,
        filled({
          label: '',
          extent: 'voll',
          untilOn: '2026-12-31',
          'amount-2027': 'viel',
          postsFilled: 'halb',
          programme: 'gibt es nicht',
          sourceTitle: '',
          sourceUrl: 'https://example.org/bescheid',
        }),
      )
      .expect(422);
    const $ = load(answer.text);
    const wrong = $('.fp-error-summary__list a').map((_, link) => $(link).attr('href'));
    expect(wrong.get()).to.deep.equal([
      '#f-label',
      '#f-programme',
      '#f-untilOn',
      '#f-postsFilled',
      '#f-amount-2027',
      '#f-covers',
      '#f-sourceTitle',
    ]);
    expect($('.fp-error-summary__list').text()).to.contain('Besetzte Stellen: Bitte eine Zahl');
    expect($('#f-amount-2027').attr('value')).to.equal('viel');
    expect($('#f-covers').attr('checked')).to.equal('checked');
  });

  it('stores it, shows it with amounts and posts, and changes the state of the need', async () => {
    await context.staff.post(`/bedarfe/${needId}/finanzierung/neu`, filled()).expect(303);
    const $ = await page();
    const section = $('#finanzierung').closest('section').text().replaceAll(/\s+/gu, ' ');
    expect(section).to.contain('Landesmittel 2027');
    expect(section).to.contain('von 01.01.2027 bis 31.12.2027');
    expect(section).to.contain('0,5 Stellen besetzt');
    expect(section).to.contain('42.500');
    expect(section).to.contain('Anschlussfinanzierung offen: nichts bewilligt');
    expect(section).to.contain('2028: 46.170,90 €');
    expect($('.fp-tag').first().text()).to.contain('teilweise ab 01.01.2027');
    const row = await context.database.db
      .selectFrom('need')
      .select(['version', 'editedAt'])
      .where('id', '=', needId)
      .executeTakeFirstOrThrow();
    expect(row.version).to.equal(version + 1);
    expect(row.editedAt).to.be.a('string');
    const entry = await context.database.db
      .selectFrom('auditEntry')
      .select(['summary', 'changesJson'])
      .where('action', '=', 'funding.created')
      .executeTakeFirstOrThrow();
    expect(entry.summary).to.equal('Finanzierung „Landesmittel 2027“ eingetragen');
    expect(entry.changesJson).to.contain('2027: 42.500,00');
    expect(entry.changesJson).to.not.contain('"from":null,"to":null');
    expect($('body').text()).to.not.contain('leer → leer');
  });

  it('409 shows both texts where somebody else changed the need', async () => {
    const id = await fundingId('Landesmittel 2027');
    const path = `/bedarfe/${needId}/finanzierung/${id}`;
    const $form = load((await context.staff.get(path).expect(200)).text);
    expect($form('#f-amount-2027').attr('value')).to.equal('42.500,00');
    const change = filled({ label: 'Landesmittel, geändert', status: 'applied' });
    await context.staff.post(path, change).expect(303);
    const answer = await context.staff.post(path, filled({ label: 'Zu spät' })).expect(409);
    const $ = load(answer.text);
    const conflict = $('.fp-conflict').text().replaceAll(/\s+/gu, ' ');
    expect(conflict).to.contain('Landesmittel, geändert');
    expect(conflict).to.contain('Zu spät');
    expect(conflict).to.contain('beantragt');
    expect($('input[name="version"]').attr('value')).to.equal(String(version + 1));
    expect($('#f-label').attr('value')).to.equal('Zu spät');
  });

  it('is removed with a trace in the audit trail, and what was told of it is closed', async () => {
    const id = await fundingId('Landesmittel, geändert');
    const path = `/bedarfe/${needId}/finanzierung/${id}`;
    await context.staff.post(`${path}/entfernen`, { version: '1' }).expect(409);
    const $ = load((await context.staff.get(path).expect(200)).text);
    const version = $('form[action$="/entfernen"] input[name="version"]').attr('value');
    await context.staff.post(`${path}/entfernen`, { version }).expect(303);
    expect((await page())('#finanzierung').closest('section').text()).to.contain(
      'keine laufende Finanzierung',
    );
    await context.staff.get(`/bedarfe/${needId}/finanzierung/${id}`).expect(404);
  });

  it('readers see it and have no form', async () => {
    const auditor = await context.as('auditor');
    const answer = await auditor.get(`/bedarfe/${needId}`).expect(200);
    expect(answer.text).to.not.contain('/finanzierung/');
  });

  it('names a programme by its suggestion, and shows it linked', async () => {
    const entered = filled({
      label: 'Mit Programm',
      programme: 'ZiQ – Kinder stärken [ziq-kinder-staerken]',
    });
    await context.staff.post(`/bedarfe/${needId}/finanzierung/neu`, entered).expect(303);
    const $ = await page();
    expect($('a[href="/programme/ziq-kinder-staerken"]')).to.have.length.greaterThan(0);
    const id = await fundingId('Mit Programm');
    const path = `/bedarfe/${needId}/finanzierung/${id}`;
    const shown = load((await context.staff.get(path).expect(200)).text)('#f-programme');
    expect(shown.attr('value')).to.match(/\[ziq-kinder-staerken\]$/u);
  });

  it('saves more than the costs of a year and says so on the page of the need', async () => {
    const entered = filled({ label: 'Zu viel', covers: [], 'amount-2027': '900.000,00' });
    await context.staff.post(`/bedarfe/${needId}/finanzierung/neu`, entered).expect(303);
    const section = (await page())('#finanzierung').closest('section').text();
    expect(section).to.match(
      /Bewilligt sind 2027 [\d.,]+\s€ mehr, als an Kosten eingetragen ist\./u,
    );
  });
});
