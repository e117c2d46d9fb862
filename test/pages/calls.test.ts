import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp, type Visitor } from '../support/app.ts';
import { addProgramme, sampleProgramme } from '../support/programmes.ts';

const filled = {
  title: 'Aufruf 2027',
  deadlineOn: '2027-01-29',
  deadlineTime: '15:00',
  what: 'Interessenbekundung',
  sourceTitle: 'Rundschreiben vom 03.11.2026',
};

describe('calls of a programme', () => {
  let site: TestApp;
  let admin: Visitor;
  before(async () => {
    site = await testApp();
    admin = await site.as('admin');
    const { window } = sampleProgramme('x');
    const ended = { ...window, kind: 'beendet' } as const;
    await addProgramme(site, null, sampleProgramme('mit-aufruf', { window: ended }));
  });
  after(() => site.close());

  const callHref = async (): Promise<string> => {
    const $ = load((await admin.get('/programme/mit-aufruf').expect(200)).text);
    return $('.fp-call a[href*="/aufrufe/"]').attr('href') ?? '';
  };

  it('422 keeps what was entered', async () => {
    const typed = { ...filled, deadlineOn: '2027-02-30', sourceTitle: '' };
    const page = await admin.post('/programme/mit-aufruf/aufrufe', typed).expect(422);
    const $ = load(page.text);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.have.members(['#f-deadlineOn', '#f-sourceTitle']);
    expect($('#f-title').val()).to.equal('Aufruf 2027');
  });

  it('opens an ended programme on its page, in the list and in the Lage', async () => {
    await admin.post('/programme/mit-aufruf/aufrufe', filled).expect(303);
    const page = await site.staff.get('/programme/mit-aufruf').expect(200);
    expect(page.text).to.contain('offen bis 29.01.2027, 15:00 Uhr (Interessenbekundung)');
    expect(page.text).to.contain('Rundschreiben vom 03.11.2026');
    const rows = (await site.staff.get('/programme.json?offen=1')).body as { slug: string }[];
    expect(rows.map(({ slug }) => slug)).to.include('mit-aufruf');
    const call = await site.database.db.selectFrom('programmeCall').selectAll().execute();
    expect(call).to.have.length(1);
  });

  it('409 shows both texts where somebody else saved', async () => {
    const href = await callHref();
    await admin.post(href, { ...filled, version: '1', note: 'Erste' }).expect(303);
    const page = await admin.post(href, { ...filled, version: '1', note: 'Zweite' }).expect(409);
    const text = load(page.text)('.fp-conflict').text();
    expect(text).to.contain('Erste').and.to.contain('Zweite');
    await admin.post(href, { ...filled, version: '2', note: 'Zweite' }).expect(303);
  });

  it('is kept by who keeps the programme', async () => {
    const href = await callHref();
    await site.staff.get(href).expect(404);
    await site.staff.post(href, filled).expect(404);
    await (await site.as('auditor')).get(href).expect(403);
    const page = await site.staff.get('/programme/mit-aufruf');
    expect(page.text).to.not.contain('Aufruf eintragen');
    // The call of one programme does not exist under another one.
    await admin.get(href.replace('mit-aufruf', 'biwaq-vi')).expect(404);
  });

  it('can be removed; the trail keeps what it said', async () => {
    const href = await callHref();
    const outdated = await admin.post(`${href}/entfernen`, { version: '99' }).expect(409);
    expect(outdated.text).to.contain('Der Aufruf wurde nicht entfernt');
    const shown = await admin.get(href).expect(200);
    const version = /name="version" value="(\d+)"/u.exec(shown.text)?.[1] ?? '';
    await admin.post(`${href}/entfernen`, { version }).expect(303);
    const page = await admin.get('/programme/mit-aufruf').expect(200);
    expect(page.text).to.contain('Kein Aufruf eingetragen');
    expect(page.text).to.contain('Aufruf „Aufruf 2027“ entfernt').and.to.contain('29.01.2027');
    await admin.post(`${href}/entfernen`).expect(404);
  });
});
