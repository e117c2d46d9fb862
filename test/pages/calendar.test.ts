import { load } from 'cheerio';
import { expect } from 'chai';
import request from 'supertest';
import { testApp, type TestApp } from '../support/app.ts';

const plain = (text: string): string => text.replaceAll(' ', ' ').replaceAll(/\s+/gu, ' ');

describe('/kalender', () => {
  let site: TestApp;
  beforeEach(async () => {
    site = await testApp();
    // The invented ones have a test of their own: `demo-sittings.test.ts`.
    await site.database.db.deleteFrom('sitting').execute();
  });
  afterEach(() => site.close());

  const page = async (path: string) => load((await site.staff.get(path).expect(200)).text);
  const textOf = async (path: string) => plain((await page(path))('main').text());
  const committeeId = async (key: string): Promise<string> => {
    const rows = site.database.db.selectFrom('committee').select('id').where('key', '=', key);
    return (await rows.executeTakeFirstOrThrow()).id;
  };
  const enter = async (key: string, sitsOn: string, submissionOn = '') => {
    const typed = { committeeId: await committeeId(key), sitsOn, submissionOn };
    await site.staff.post('/kalender/sitzungen', typed).expect(303);
  };
  const sittings = async () =>
    (await site.staff.get('/kalender/sitzungen.json').expect(200)).body as Record<
      string,
      unknown
    >[];

  /** Uploads a file as a browser does; the fields beside it. */
  const upload = async (content: string, fields: Record<string, string> = { quelle: 'RIS' }) => {
    const form = load((await site.staff.get('/kalender/sitzungen/datei').expect(200)).text);
    const { name, value } = site.staff.cookie;
    let asked = request(site.app)
      .post('/kalender/sitzungen/datei')
      .set('Cookie', `${name}=${value}`)
      .field('_csrf', String(form('[name=_csrf]').first().val()));
    for (const [field, text] of Object.entries(fields)) asked = asked.field(field, text);
    return content === '' ? asked : asked.attach('datei', Buffer.from(content), 'sitzungen.ics');
  };
  /** What the form of a preview would send. */
  const confirmation = (html: string): Record<string, string> => {
    const $ = load(html);
    const form = $('form[action="/kalender/sitzungen/einlesen"]');
    const hidden = form.find('input[type=hidden]').toArray();
    const chosen = form.find('select').toArray();
    return Object.fromEntries(
      [...hidden, ...chosen].map((field) => [$(field).attr('name') ?? '', String($(field).val())]),
    );
  };
  const take = (html: string, more: Record<string, string> = {}) =>
    site.staff.post('/kalender/sitzungen/einlesen', {
      ...confirmation(html),
      schritt: 'uebernehmen',
      ...more,
    });
  const ics = (...events: string[][]): string =>
    [
      'BEGIN:VCALENDAR',
      ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n');

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

  it('imports a calendar: preview that changes nothing, choice per name, then once and no more', async () => {
    await enter('rat', '2027-03-15', '2027-02-20');
    const file = ics(
      ['DTSTART:20270315', 'SUMMARY:Sitzung des Rates: Rat der Stadt Leverkusen'],
      [
        'DTSTART;TZID=Europe/Berlin:20270222T170000',
        'SUMMARY:Ausschuss für Soziales\\, Gesundheit und Senioren',
      ],
      ['DTSTART:20270301', 'SUMMARY:Unterausschuss Stadtteile'],
      ['DTSTART:20270401', 'SUMMARY:Rat', 'RRULE:FREQ=MONTHLY'],
    );
    const preview = await upload(file);
    expect(preview.status).to.equal(200);
    const text = plain(load(preview.text)('main').text());
    expect(text).to.contain('Es ist noch nichts übernommen').and.contain('Nicht gelesen');
    expect(text).to.contain('Zeile 14: „Rat“ ist ein Serientermin');
    expect(text).to.contain('nicht erkannt, bitte wählen').and.contain('1 Sitzung unverändert');
    expect(await sittings()).to.have.length(1);

    const fields = confirmation(preview.text);
    const finance = { 'gremium-2': await committeeId('finanzen') };
    const again = await site.staff
      .post('/kalender/sitzungen/einlesen', { ...fields, ...finance, schritt: 'vorschau' })
      .expect(200);
    expect(plain(load(again.text)('main').text())).to.contain('neu 2 Sitzungen');
    expect(await sittings()).to.have.length(1);
    await take(again.text).expect(303);
    const kept = await sittings();
    expect(kept.map(({ sitsOn, committee, origin }) => [sitsOn, committee, origin])).to.deep.equal([
      ['2027-02-22', 'Soziales', 'import'],
      ['2027-03-01', 'Finanzen', 'import'],
      ['2027-03-15', 'Rat', 'person'],
    ]);
    expect(kept[2]?.['submissionOn']).to.equal('2027-02-20');
    // The same file again has nothing new.
    const nothing = load((await take(again.text).expect(409)).text);
    expect(nothing('#fehler').text()).to.contain('Es gibt nichts zu übernehmen');
    expect(nothing('button[value=uebernehmen]')).to.have.length(0);
    const trail = site.database.db.selectFrom('auditEntry').select('summary');
    const told = await trail.where('action', '=', 'sitting.imported').execute();
    expect(told.map(({ summary }) => summary)).to.deep.equal([
      'Sitzungskalender eingelesen (RIS): 2 neu, 0 mit anderem Abgabetag, 0 abgesagt',
    ]);
  });

  it('a table changes days for papers and cancels; what it does not name stays', async () => {
    await enter('rat', '2027-03-15', '2027-02-20');
    await enter('finanzen', '2027-03-08');
    await enter('soziales', '2027-03-01');
    const table =
      'Gremium;Datum;Abgabeschluss;Status\nRat;15.03.2027;22.02.2027;\nFinanzausschuss;08.03.2027;;abgesagt\n';
    const preview = await upload(table);
    const text = plain(load(preview.text)('main').text());
    expect(text).to.contain('Abgabetag 20.02.2027 → 22.02.2027').and.contain('wird abgesagt');
    await take(preview.text).expect(303);
    const kept = await sittings();
    expect(
      kept.map(({ committee, submissionOn, isCancelled }) => [
        committee,
        submissionOn,
        isCancelled,
      ]),
    ).to.deep.equal([
      ['Soziales', '2027-02-08', false],
      ['Finanzen', kept[1]?.['submissionOn'], true],
      ['Rat', '2027-02-22', false],
    ]);
  });

  it('422 for no file, no source, and a file that is none; nothing chosen that is not ours', async () => {
    const nothing = load((await upload('', {})).text);
    expect(nothing('#fehler li')).to.have.length(2);
    const wrong = await upload('Hallo');
    expect(wrong.status).to.equal(422);
    expect(plain(load(wrong.text)('#fehler').text())).to.contain('„Gremium“ und „Datum“');
    const broken = { eintraege: '{"names":["Rat"],"rows":[[0,"2027-02-30",null,false,1]]}' };
    await site.staff.post('/kalender/sitzungen/einlesen', { ...broken, quelle: 'RIS' }).expect(422);
    const preview = await upload('Gremium;Datum\nRat;15.03.2027\n');
    await take(preview.text, { 'gremium-0': 'erfunden' }).expect(422);
    expect(await sittings()).to.have.length(0);
  });

  it('checks the days of the preview again when it is taken over', async () => {
    const preview = await upload('Gremium;Datum;Abgabetag\nRat;15.03.2027;22.02.2027\n');
    const row = (on: string, submissionOn: string | null) =>
      JSON.stringify({ names: ['Rat'], rows: [[0, on, submissionOn, false, 2]], problems: [] });
    const forged = [
      row('2027-03-15', '2027-03-16'),
      row('1999-12-31', null),
      row('2101-01-01', null),
      row('2027-03-15', '1026-02-22'),
    ];
    for (const eintraege of forged) {
      const answer = await take(preview.text, { eintraege }).expect(422);
      expect(load(answer.text)('#fehler').text()).to.contain('Die Vorschau kam unvollständig an');
    }
    expect(await sittings()).to.have.length(0);
    await take(preview.text, { eintraege: row('2027-03-15', '2027-02-22') }).expect(303);
    const wrong = { committeeId: await committeeId('rat'), sitsOn: '1026-03-15', submissionOn: '' };
    const typed = load((await site.staff.post('/kalender/sitzungen', wrong).expect(422)).text);
    expect(typed('#fehler').text()).to.contain('zwischen 2000 und 2100');
    const file = await upload('Gremium;Datum\nRat;15.03.0027\n');
    expect(plain(load(file.text)('main').text())).to.contain('zwischen 2000 und 2100');
  });

  it('asks anew where the chosen committee went out of use meanwhile, and still shows what was not read', async () => {
    const preview = await upload('Gremium;Datum\nRat;15.03.2027\nSenat;31.02.2027\n');
    const id = await committeeId('finanzen');
    await site.staff
      .post(`/kalender/gremien/${id}/ausser-gebrauch`, { version: '1', ausser: '1' })
      .expect(303);
    const answer = await take(preview.text, { 'gremium-0': id }).expect(422);
    const $ = load(answer.text);
    expect($('#fehler a').attr('href')).to.equal('#f-gremium-0');
    expect($('#fehler').text()).to.contain('nicht mehr in Gebrauch');
    expect($('#f-gremium-0').val()).to.equal('');
    expect(plain($('main').text())).to.contain('Zeile 3: „Senat“');
    expect(await sittings()).to.have.length(0);
    const direct = { committeeId: id, sitsOn: '2027-03-15', submissionOn: '' };
    await site.staff.post('/kalender/sitzungen', direct).expect(422);
  });

  it('refuses tables that are too long, and more names than the confirmation can carry', async () => {
    const said = async (content: string): Promise<string> => {
      const answer = await upload(content);
      expect(answer.status).to.equal(422);
      return plain(load(answer.text)('#fehler').text());
    };
    const rows = (count: number, row: (index: number) => string): string =>
      ['Gremium;Datum', ...Array.from({ length: count }, (_, index) => row(index))].join('\n');
    expect(await said(rows(2001, () => ';'))).to.contain('mehr als 2.000 Zeilen');
    const day = (index: number): string => `${String((index % 28) + 1).padStart(2, '0')}.03.2027`;
    const long = (length: number) => (index: number) =>
      `${String(index).padStart(4, '0')}${'ü'.repeat(length)};${day(index)}`;
    expect(await said(rows(800, long(196)))).to.contain('zu viele lange Bezeichnungen');
    // What passes can be taken over, however near to the limit.
    let length = 196;
    let preview = await upload(rows(800, long(length)));
    while (preview.status === 422) {
      length -= 2;
      preview = await upload(rows(800, long(length)));
    }
    expect(length).to.be.greaterThan(10);
    const rat = await committeeId('rat');
    const every = Object.fromEntries(
      Object.keys(confirmation(preview.text))
        .filter((name) => name.startsWith('gremium-'))
        .map((name) => [name, rat]),
    );
    expect(Object.keys(every)).to.have.length(800);
    await take(preview.text, every).expect(303);
    expect(await sittings()).to.have.length(28);
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
