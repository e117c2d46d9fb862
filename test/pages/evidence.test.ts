import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';
import {
  addEvidence,
  addProgramme,
  addTwin,
  now,
  sampleFound,
  sampleProgramme,
} from '../support/programmes.ts';

describe('/programme/pruefen', () => {
  let site: TestApp;
  let programmeId: string;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  it('says so where nothing is to be checked', async () => {
    const page = await site.staff.get('/programme/pruefen').expect(200);
    expect(page.text).to.contain('Zu prüfen (0)').and.to.contain('Nichts zu prüfen');
  });

  it('shows each statement with its sentence, counted in the heading', async () => {
    programmeId = await addProgramme(site, null, sampleProgramme('gelesen'));
    await addEvidence(site, programmeId, [
      sampleFound(),
      sampleFound({
        value: { kind: 'deadline', on: '2027-03-31', time: null, what: null },
        sentence: 'Anträge sind bis zum 31. März 2027 zu stellen.',
        sourceField: 'fristen',
      }),
    ]);
    const $ = load((await site.staff.get('/programme/pruefen').expect(200)).text);
    expect($('h1').text()).to.equal('Zu prüfen (2)');
    expect($('.fp-check').first().text()).to.contain('Fördersatz bis zu 80 %');
    expect($('blockquote').text()).to.contain('Anträge sind bis zum 31. März 2027 zu stellen.');
    const only = load((await site.staff.get('/programme/pruefen?art=deadline')).text);
    expect(only('h1').text()).to.equal('Zu prüfen (1)');
    const rows = (await site.staff.get('/programme/pruefen.json')).body as { kind: string }[];
    expect(rows.map(({ kind }) => kind)).to.deep.equal(['rate', 'deadline']);
    const csv = await site.staff.get('/programme/pruefen.csv').buffer(true).expect(200);
    expect(csv.text.trim().split('\r\n')).to.have.length(3);
  });

  const actionFor = async (end: string): Promise<string> => {
    const $ = load((await site.staff.get('/programme/pruefen?art=rate')).text);
    return $(`form[action$="${end}"]`).attr('action') ?? '';
  };

  it('422 asks why a statement is wrong', async () => {
    const page = await site.staff.post(await actionFor('/verwerfen'), { reason: '' }).expect(422);
    expect(load(page.text)('#fehler a').attr('href')).to.match(/^#f-grund-/u);
  });

  it('confirms with one click; the page of the programme says so', async () => {
    await site.staff.post(await actionFor('/bestaetigen')).expect(303);
    const $ = load((await site.staff.get('/programme/gelesen').expect(200)).text);
    expect($('.fp-evidence-list').text()).to.contain('geprüft').and.to.contain('bis zu 80 Prozent');
    expect(load((await site.staff.get('/programme/pruefen')).text)('h1').text()).to.equal(
      'Zu prüfen (1)',
    );
  });

  it('a confirmed statement whose sentence changed is to be checked again', async () => {
    const { evidence } = site.services.stores;
    const [known] = await evidence.listEvidence(programmeId);
    const { recordId } = await site.database.db
      .selectFrom('evidence')
      .select('recordId')
      .where('id', '=', known?.id ?? '')
      .executeTakeFirstOrThrow();
    const found = [sampleFound({ sentence: 'Gefördert werden bis zu 80 Prozent.' })];
    await evidence.replaceEvidence(programmeId, recordId, { found, now });
    const after = await evidence.listEvidence(programmeId);
    expect(after.map(({ state, checkedById }) => [state, checkedById])).to.deep.equal([
      ['read', null],
      ['expired', null],
    ]);
  });

  it('rejects with a reason, and opens again', async () => {
    const action = await actionFor('/verwerfen');
    await site.staff.post(action, { reason: 'Gilt nur für Vereine' }).expect(303);
    const $ = load((await site.staff.get('/programme/gelesen')).text);
    expect($('.fp-history').text()).to.contain('Gilt nur für Vereine');
    const again = $('form[action$="/wieder-oeffnen"]').attr('action') ?? '';
    await site.staff.post(again, { zurueck: 'programm' }).expect(303);
    expect(await actionFor('/bestaetigen')).to.not.equal('');
  });

  it('is not for those who only read', async () => {
    for (const role of ['auditor', 'coordinator', 'carrier', 'council'] as const) {
      const visitor = await site.as(role);
      await visitor.get('/programme/pruefen').expect(403);
      expect((await visitor.get('/programme/gelesen')).text).to.not.contain('Stimmt');
    }
  });

  it('merges a twin into the record that people keep; the old address leads there', async () => {
    const admin = await site.as('admin');
    const imported = await addProgramme(site, null, sampleProgramme('import-zwilling'));
    await site.database.db
      .updateTable('programme')
      .set({ origin: 'import' })
      .where('id', '=', imported)
      .execute();
    await addEvidence(site, imported, [sampleFound({ sentence: 'Der Zwilling sagt es auch.' })]);
    const kept = await addProgramme(site, null, sampleProgramme('kuratiert'));
    const question = await addTwin(site, imported, kept);
    expect((await admin.get('/programme/pruefen')).text).to.contain('Dublette? (1)');
    expect((await site.staff.get('/programme/pruefen')).text).to.not.contain('Dublette?');
    await site.staff
      .post(`/programme/pruefen/dubletten/${question}`, { entscheidung: 'same' })
      .expect(403);
    await admin.post(`/programme/pruefen/dubletten/${question}`).expect(400);
    await admin
      .post(`/programme/pruefen/dubletten/${question}`, { entscheidung: 'same' })
      .expect(303);
    const moved = await site.staff.get('/programme/import-zwilling').expect(301);
    expect(moved.headers['location']).to.equal('/programme/kuratiert');
    const page = await site.staff.get('/programme/kuratiert').expect(200);
    expect(page.text).to.contain('Der Zwilling sagt es auch.').and.to.contain('CC BY-ND');
    const rows = (await site.staff.get('/programme.json')).body as { slug: string }[];
    expect(rows.map(({ slug }) => slug))
      .to.include('kuratiert')
      .and.to.not.include('import-zwilling');
    await admin
      .post(`/programme/pruefen/dubletten/${question}`, { entscheidung: 'same' })
      .expect(404);
  });

  it('leaves two different programmes as they are', async () => {
    const admin = await site.as('admin');
    const one = await addProgramme(site, null, sampleProgramme('eins'));
    const other = await addProgramme(site, null, sampleProgramme('anders'));
    const question = await addTwin(site, one, other);
    await admin
      .post(`/programme/pruefen/dubletten/${question}`, { entscheidung: 'different' })
      .expect(303);
    await site.staff.get('/programme/eins').expect(200);
    await site.staff.get('/programme/anders').expect(200);
    expect((await admin.get('/programme/pruefen')).text).to.contain('Dublette? (0)');
  });
});
