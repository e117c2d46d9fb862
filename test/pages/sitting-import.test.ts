import { load } from 'cheerio';
import { expect } from 'chai';
import request from 'supertest';
import type { TestApp } from '../support/app.ts';
import {
  appWithoutSittings,
  committeeIdOf,
  enterSitting,
  listSittings,
} from '../support/sittings.ts';

const plain = (text: string): string => text.replaceAll(' ', ' ').replaceAll(/\s+/gu, ' ');

describe('/kalender/sitzungen/datei', () => {
  let site: TestApp;
  beforeEach(async () => {
    site = await appWithoutSittings();
  });
  afterEach(() => site.close());

  const committeeId = (key: string) => committeeIdOf(site, key);
  const enter = (key: string, sitsOn: string, submissionOn?: string) =>
    enterSitting(site, { key, sitsOn, submissionOn });
  const sittings = () => listSittings(site);

  /** Uploads a file as a browser does. */
  const upload = async (content: string) => {
    const form = load((await site.staff.get('/kalender/sitzungen/datei').expect(200)).text);
    const { name, value } = site.staff.cookie;
    const asked = request(site.app)
      .post('/kalender/sitzungen/datei')
      .set('Cookie', `${name}=${value}`)
      .field('_csrf', String(form('[name=_csrf]').first().val()));
    return content === '' ? asked : asked.attach('datei', Buffer.from(content), 'sitzungen.ics');
  };
  /** What the form of a preview would send. */
  const confirmation = (html: string): Record<string, string> => {
    const $ = load(html);
    const form = $('form[action="/kalender/sitzungen/einlesen"]');
    const hidden = form.find('input').toArray();
    const chosen = form.find('select').toArray();
    return Object.fromEntries(
      [...hidden, ...chosen].map((field) => [$(field).attr('name') ?? '', String($(field).val())]),
    );
  };
  const take = (html: string, more: Record<string, string> = {}) =>
    site.staff.post('/kalender/sitzungen/einlesen', {
      ...confirmation(html),
      quelle: 'RIS',
      schritt: 'uebernehmen',
      ...more,
    });
  const ics = (...events: string[][]): string =>
    [
      'BEGIN:VCALENDAR',
      ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n');

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
    const twice = load((await take(again.text).expect(422)).text);
    expect(twice('#fehler').text()).to.contain('Es gibt nichts zu übernehmen');
    expect(twice('#f-quelle').val()).to.equal('RIS');
    const trail = site.database.db.selectFrom('auditEntry').select('summary');
    const told = await trail.where('action', '=', 'sitting.imported').execute();
    expect(told.map(({ summary }) => summary)).to.deep.equal([
      'Sitzungskalender eingelesen (RIS): 2 neu, 0 mit anderem Abgabetag, 0 abgesagt, 1 unverändert',
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
    const nothing = load((await upload('')).text);
    expect(nothing('#fehler a').attr('href')).to.equal('#f-datei');
    const wrong = await upload('Hallo');
    expect(wrong.status).to.equal(422);
    expect(plain(load(wrong.text)('#fehler').text())).to.contain('„Gremium“ und „Datum“');
    const broken = { eintraege: '{"names":["Rat"],"rows":[[0,"2027-02-30",null,false,1]]}' };
    await site.staff.post('/kalender/sitzungen/einlesen', { ...broken, quelle: 'RIS' }).expect(422);
    const preview = await upload('Gremium;Datum\nRat;15.03.2027\n');
    await take(preview.text, { 'gremium-0': 'erfunden' }).expect(422);
    expect(await sittings()).to.have.length(0);
  });

  it('without a choice or a source stays on the preview and says so at the fields, and keeps all', async () => {
    const preview = await upload(
      'Gremium;Datum\nRat;15.03.2027\nFeier;16.03.27\nFest;17.03.2027\n',
    );
    const rat = await committeeId('rat');
    expect(confirmation(preview.text)).to.include({ 'gremium-0': rat, 'gremium-1': '' });
    const typed = { 'gremium-2': rat, quelle: '', adresse: 'https://ris.example' };
    const $ = load((await take(preview.text, typed).expect(422)).text);
    expect(
      $('#fehler a')
        .map((_, a) => $(a).attr('href'))
        .get(),
    ).to.have.members(['#f-quelle', '#f-gremium-1']);
    expect($('#f-gremium-1-fehler').text()).to.contain(
      'Bitte wählen Sie für „Feier“ das Gremium oder „nicht übernehmen“.',
    );
    expect($('#f-gremium-2').val()).to.equal(rat);
    expect($('#f-adresse').val()).to.equal('https://ris.example');
    expect(await sittings()).to.have.length(0);
    const none = { 'gremium-0': 'keine', 'gremium-1': 'keine', 'gremium-2': 'keine' };
    const nothing = load((await take($.html(), none).expect(422)).text);
    expect(nothing('#f-gremium-0-fehler').text()).to.contain('Es gibt nichts zu übernehmen');
  });

  it('recognises the Rat by „Sitzung des Rates“, as a choice that is confirmed', async () => {
    const preview = await upload(
      ics(['DTSTART:20270315', 'SUMMARY:Sitzung des Rates der Stadt Leverkusen']),
    );
    const $ = load(preview.text);
    expect($('#f-gremium-0').val()).to.equal(await committeeId('rat'));
    expect($('#f-gremium-0-hinweis').text()).to.contain('bitte prüfen');
    expect(await sittings()).to.have.length(0);
  });

  it('a wrong day for papers is corrected in the preview or left out; afterwards every line is told', async () => {
    const table =
      'Gremium;Datum;Abgabe\nRat;15.03.27;16.03.27\nRat;16.03.27;17.03.27\nFeier;17.03.27;\nRat;31.02.27;\n';
    const preview = await upload(table);
    const first = load(preview.text);
    expect(first('#f-abgabe-2-hinweis').text()).to.contain('nach der Sitzung');
    const typed = { 'gremium-1': 'keine', 'abgabe-2': '2027-03-16' };
    const $ = load((await take(preview.text, typed).expect(422)).text);
    expect($('#fehler a').attr('href')).to.equal('#f-abgabe-2');
    expect($('#f-abgabe-2').val()).to.equal('2027-03-16');
    const done = await take($.html(), { 'abgabe-2': '2027-02-22' }).expect(303);
    const kept = await site.database.db.selectFrom('sitting').select('submissionOn').execute();
    expect(kept.map(({ submissionOn }) => submissionOn)).to.have.members(['2027-02-22', null]);
    const told = plain(
      load((await site.staff.get(done.headers['location'] ?? '')).text)('main').text(),
    );
    expect(told).to.contain('2 Sitzungen übernommen').and.contain('3 Zeilen');
    expect(told).to.match(/Zeile 3 .*ohne den Abgabetag der Datei.*nach der Sitzung/u);
    expect(told).to.match(/Zeile 4 .*„nicht übernehmen“ gewählt/u);
    expect(told).to.contain('Spalte „Datum“: „31.02.27“ ist kein Datum');
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

  it('without a committee in use leads to the committees first', async () => {
    const $ = load((await site.staff.get('/kalender/sitzungen').expect(200)).text);
    expect($('.fp-empty a').attr('href')).to.equal('/kalender/sitzungen/datei');
    await site.database.db.updateTable('committee').set({ retiredAt: '2026-11-01' }).execute();
    const none = load((await site.staff.get('/kalender/sitzungen').expect(200)).text);
    expect(none('.fp-empty a').attr('href')).to.equal('/kalender/gremien/neu');
    expect(none('.fp-empty').text()).to.contain('zuerst die Gremien');
  });
});
