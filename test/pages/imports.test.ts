import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect } from 'chai';
import request from 'supertest';
import { databaseDigest } from '../support/database-digest.ts';
import { testApp, type TestApp, type Visitor } from '../support/app.ts';
import { pageOf, tabs } from '../imports/hand-written.ts';
import { reading } from '../imports/import-world.ts';
import { sampleRecord } from '../imports/small-records.ts';

/** A saved page of one programme. */
const page = (title: string, deadline: string): string =>
  pageOf({
    address: 'https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Land/NRW/probe.html',
    title,
    main: tabs.replace('Anträge bis zum 31.3. eines Jahres.', deadline),
  });

describe('import pages', () => {
  let test: TestApp;
  let admin: Visitor;
  const started: string[] = [];
  before(async () => {
    test = await testApp({
      startJob: (name: string) => {
        started.push(name);
      },
    });
    admin = await test.as('admin');
  });
  after(() => test.close());

  /** Posts a form with a file as a browser does, with the token of the page it stands on. */
  async function upload(
    visitor: Visitor,
    [formPath, path]: [string, string],
    {
      file,
      fields = {},
    }: { file?: { name: string; content: Buffer | string }; fields?: Record<string, string> },
  ) {
    const form = await visitor.get(formPath);
    const token = /name="_csrf" value="([^"]*)"/u.exec(form.text)?.[1] ?? '';
    let post = request(test.app)
      .post(path)
      .set('Cookie', `${visitor.cookie.name}=${visitor.cookie.value}`)
      .field('_csrf', token);
    for (const [name, value] of Object.entries(fields)) post = post.field(name, value);
    if (file) post = post.attach('datei', Buffer.from(file.content), file.name);
    return post;
  }
  const waitingFiles = (): string[] => {
    const folder = join(test.dataDir, 'imports');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const paths: [string, string] = ['/verwaltung/importe', '/verwaltung/importe/datei'];
  const pagePaths: [string, string] = ['/programme/einlesen', '/programme/einlesen'];

  it('GET /verwaltung/importe shows both sources switched off and says that there was no import', async () => {
    const { status, text } = await admin.get('/verwaltung/importe');
    expect(status).to.equal(200);
    const html = load(text);
    expect(html('h1').text()).to.equal('Importe');
    expect(text).to.contain('Noch kein Import');
    expect(text.match(/ausgeschaltet/gu)?.length).to.equal(2);
  });

  it('POST source: 422 for an address that is none, 303 and an audit entry for a good one, 409 for a stale form', async () => {
    const path = '/verwaltung/importe/quellen/export';
    const wrong = await admin.post(path, { adresse: 'http://x', version: '0' });
    expect(wrong.status).to.equal(422);
    expect(load(wrong.text)('#fehler a').attr('href')).to.equal('#f-export-adresse');
    expect(wrong.text).to.contain('value="http://x"');
    const form = { adresse: 'https://example.org/export', eingeschaltet: '1', version: '0' };
    expect((await admin.post(path, form)).status).to.equal(303);
    expect((await admin.get('/verwaltung/importe')).text).to.contain('eingeschaltet');
    expect((await admin.post(path, form)).status).to.equal(409);
    const [entry] = await test.services.stores.audit.listOfThing('import', 'export');
    expect(entry?.action).to.equal('import.sourceChanged');
  });

  it('POST file: refuses what is neither ZIP nor CSV, keeps no file, changes nothing', async () => {
    const before = databaseDigest(test.database);
    const file = { name: 'captcha.html', content: '<html>Radware Captcha Page</html>' };
    const answer = await upload(admin, paths, { file });
    expect(answer.status).to.equal(422);
    expect(answer.text).to.contain('eine Webseite und kein ZIP');
    const renamed = await upload(admin, paths, { file: { ...file, name: 'export.zip' } });
    expect([renamed.status, renamed.text.includes('eine Webseite und kein ZIP')]).to.deep.equal([
      422,
      true,
    ]);
    const letter = await upload(admin, paths, { file: { name: 'brief.docx', content: 'D0CF' } });
    expect(letter.text).to.contain('weder ein ZIP');
    expect((await upload(admin, paths, {})).status).to.equal(422);
    expect(waitingFiles()).to.deep.equal([]);
    expect(databaseDigest(test.database)).to.deep.equal(before);
  });

  it('POST file: keeps the file for the job, starts it, and leads to the page of the import', async () => {
    const file = { name: 'export.zip', content: 'PK\u0003\u0004 ' };
    const answer = await upload(admin, paths, { file });
    expect(answer.status).to.equal(303);
    const to = String(answer.headers['location']);
    expect(to).to.match(/^\/verwaltung\/importe\/[^/]+\?notice=datei-hochgeladen$/u);
    expect(started).to.deep.equal(['catalogue-refresh']);
    const id = to.split('/').at(-1)?.split('?')[0] ?? '';
    expect(waitingFiles()).to.deep.equal([id]);
    const run = await admin.get(to);
    expect(run.text).to.contain('wartet').and.contain('data-live=');
  });

  it('POST file: a wrong token is refused and nothing is kept', async () => {
    const waiting = waitingFiles();
    const answer = await request(test.app)
      .post('/verwaltung/importe/datei')
      .set('Cookie', `${admin.cookie.name}=${admin.cookie.value}`)
      .field('_csrf', 'falsch')
      .attach('datei', Buffer.from('PK'), 'export.zip');
    expect(answer.status).to.equal(403);
    // The file is removed when the answer has gone.
    for (let times = 0; times < 50 && waitingFiles().length > waiting.length; times += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(waitingFiles()).to.deep.equal(waiting);
  });

  it('POST file: staff may not, and their bytes are not even received', async () => {
    const answer = await upload(test.staff, ['/programme/einlesen', '/verwaltung/importe/datei'], {
      file: { name: 'export.zip', content: 'PK' },
    });
    expect(answer.status).to.equal(403);
  });

  it('a refused import says why and can be believed by hand', async () => {
    const { imports } = test.services;
    const names = Array.from({ length: 40 }, (_, index) => `z${index}`);
    const records = names.map((name) => sampleRecord(name));
    const owner = { jobRunId: null, personId: null };
    for (const count of [40, 20]) {
      const run = await imports.startRun('export', owner);
      const read = reading(records.slice(0, count));
      await imports.runImport(run, { read, progress: () => undefined });
    }
    const [refused] = (await test.services.stores.importRuns.listRunsIn('refused')).slice(-1);
    const path = `/verwaltung/importe/${refused?.id ?? ''}`;
    const shown = await admin.get(path);
    expect(shown.text).to.contain('20 statt zuletzt 40').and.contain('Trotzdem übernehmen');
    expect((await admin.post(`${path}/uebernehmen`)).status).to.equal(303);
    expect((await test.services.stores.importRuns.findRun(refused?.id ?? ''))?.state).to.equal(
      'applying',
    );
    expect((await admin.post(`${path}/uebernehmen`)).status).to.equal(409);
    await imports.finishInterrupted(() => undefined);
    expect((await admin.get(path)).text).to.contain('übernommen');
  });

  it('POST page: an empty form, a captcha page and a foreign page are 422 and keep what was pasted', async () => {
    const empty = await upload(test.staff, pagePaths, {});
    expect(empty.status).to.equal(422);
    const captcha = '<html><title>Radware Captcha Page</title></html>';
    const answer = await upload(test.staff, pagePaths, { fields: { html: captcha } });
    expect(answer.status).to.equal(422);
    expect(load(answer.text)('textarea').text()).to.contain('Radware');
    expect(load(answer.text)('#fehler a').attr('href')).to.equal('#f-html');
  });

  it('POST page: shows first, takes over only when confirmed, then shows what would change', async () => {
    const programmes = () =>
      test.database.connection.prepare('select count(*) as c from programme').get();
    const before = programmes();
    const file = { name: 'probe.html', content: page('Probe „Quartier“', 'Bis zum 31.3.2027.') };
    const answer = await upload(test.staff, pagePaths, { file });
    expect(answer.status).to.equal(303);
    const to = String(answer.headers['location']);
    const preview = await test.staff.get(to);
    expect(preview.text)
      .to.contain('Probe „Quartier“')
      .and.contain('Wenn Sie Treffpunkte aufbauen');
    expect(preview.text).to.contain('Es ist noch nichts übernommen').and.contain('neues Programm');
    expect(programmes()).to.deep.equal(before);
    expect((await admin.get(to)).status).to.equal(404);

    const confirmed = await test.staff.post(`${to}/uebernehmen`);
    expect(confirmed.headers['location']).to.equal(
      '/programme/land-nrw-probe?notice=seite-eingelesen',
    );
    expect((await test.staff.get('/programme/land-nrw-probe')).status).to.equal(200);
    expect((await test.staff.post(`${to}/uebernehmen`)).status).to.equal(404);

    const again = await upload(test.staff, pagePaths, {
      fields: { html: page('Probe „Quartier“', 'Bis zum 30.6.2027.') },
    });
    const changed = await test.staff.get(String(again.headers['location']));
    expect(changed.text).to.contain('Was sich ändern würde').and.contain('Bis zum 31.3.2027.');
    await test.staff.post(`${String(again.headers['location'])}/uebernehmen`);
  });

  it('GET /programme/aenderungen lists old and new values since a day, as page, JSON and CSV', async () => {
    const council = await test.as('council');
    const { text } = await council.get('/programme/aenderungen?seit=2026-11-01&art=changed');
    expect(text).to.contain('bisher:').and.contain('Bis zum 31.3.2027.');
    expect(text).to.contain('Bis zum 30.6.2027.');
    const rows = (await council.get('/programme/aenderungen.json?seit=2026-11-01')).body as {
      kind: string;
      slug: string;
      id: string;
    }[];
    expect(rows.filter(({ kind }) => kind === 'new').length).to.equal(41);
    const csv = await council.get('/programme/aenderungen.csv?seit=2026-11-01');
    expect(csv.text.trim().split('\r\n').length).to.be.greaterThan(rows.length);
    const first = await council.get('/programme/aenderungen?seit=2026-11-01&art=new');
    expect(load(first.text)('.fp-programme').length).to.equal(41);
    const none = await council.get('/programme/aenderungen?seit=2026-12-24');
    expect(none.text).to.contain('Keine Änderung in diesem Zeitraum');
  });
});
