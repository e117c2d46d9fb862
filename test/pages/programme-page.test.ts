import { load } from 'cheerio';
import { expect } from 'chai';
import type { Programme } from '../../src/programmes/programme.ts';
import { testApp, type TestApp } from '../support/app.ts';
import {
  addEvidence,
  addProgramme,
  now,
  sampleCall,
  sampleFound,
  sampleProgramme,
} from '../support/programmes.ts';

const window = sampleProgramme('x').window;

describe('the page of a programme', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const add = (slug: string, changed: Partial<Programme> = {}) =>
    addProgramme(site, null, sampleProgramme(slug, changed));
  const pageOf = async (slug: string, visitor = site.staff) =>
    load((await visitor.get(`/programme/${slug}`).expect(200)).text);
  const sectionOf = async (slug: string, id: string) => {
    const $ = await pageOf(slug);
    return $(`section[aria-labelledby="${id}"]`).text().replaceAll(/\s+/gu, ' ');
  };

  it('has its sections in the order of a reader in a hurry, each linked from the top', async () => {
    const $ = await pageOf('biwaq-vi');
    const ids = $('main h2')
      .map((_, heading) => $(heading).attr('id'))
      .get();
    expect(ids).to.deep.equal([
      ...['geld', 'zeit', 'wer', 'was', 'voraussetzungen', 'verfahren', 'kontakt', 'grundlage'],
      ...['aufrufe', 'verlauf', 'verwandt', 'quartiere', 'beispiele', 'quellen'],
    ]);
    const jumps = $('nav[aria-label="Abschnitte dieser Seite"] a')
      .map((_, link) => $(link).attr('href')?.slice(1))
      .get();
    expect(jumps).to.deep.equal(ids);
  });

  it('reads well where everything is missing: one line per section instead of a table of gaps', async () => {
    await add('leer', { asOf: null });
    expect(await sectionOf('leer', 'wer')).to.contain(
      'Quelle nennt dazu nichts: Wer kann beantragen, Weiterleitung an Träger, Gebiet',
    );
    const money = await sectionOf('leer', 'geld');
    expect(money).to.contain('Fördersatz Quelle nennt dazu nichts');
    expect(money).to.contain('Laufzeit Quelle nennt keine Grenze');
    expect(await sectionOf('leer', 'zeit')).to.contain('Nach dem nächsten Termin fragen');
  });

  it('says of a guideline past its validity that it is to be checked, never that it is closed', async () => {
    await add('abgelaufen', {
      window: { ...window, kind: 'laufend', programmeEndsOn: '2026-06-30' },
    });
    const text = (await pageOf('abgelaufen'))('main').text();
    expect(text).to.contain('Richtlinie am 30.06.2026 abgelaufen, bitte prüfen');
    expect(text).to.contain('Das heißt nicht, dass es beendet ist');
    expect(text).to.not.match(/geschlossen|beendet \(/u);
    expect(await sectionOf('abgelaufen', 'grundlage')).to.contain(
      'Richtlinie abgelaufen, bitte prüfen',
    );
  });

  it('expects the next round of a known rhythm as an assumption with its reason, from calls too', async () => {
    const id = await add('rhythmus', { window: { ...window, kind: 'aufruf' } });
    for (const year of ['2025', '2026']) {
      const call = sampleCall({ title: `Aufruf ${year}`, deadlineOn: `${year}-02-27` });
      await site.services.stores.calls.insertCall(id, call, now);
    }
    site.services.catalogue.forget();
    const text = await sectionOf('rhythmus', 'zeit');
    expect(text).to.contain('Annahme').and.to.contain('Nächste Frist voraussichtlich 02/2027');
    expect(text).to.contain('Die Aufrufe der Jahre 2025 und 2026 endeten jeweils im Februar.');
    const rows = (await site.staff.get('/programme.json')).body as Record<string, unknown>[];
    const row = rows.find(({ slug }) => slug === 'rhythmus');
    expect(row?.['deadlineOn']).to.equal(null);
  });

  it('lets the window of the state strand decide', async () => {
    const text = await sectionOf('staedtebaufoerderung-sozialer-zusammenhalt', 'zeit');
    expect(text).to.contain('es gilt der Zeitraum des Landesstrangs');
  });

  it('names similar programmes with the reason', async () => {
    const text = await sectionOf('ziq-kinder-staerken', 'verwandt');
    expect(text)
      .to.contain('Ähnliche Programme')
      .and.to.match(/gleiches? Them(a|en): /u);
  });

  it('names the needs it could serve with the verdict of the match page', async () => {
    const $ = await pageOf('zusammenhalt-staerken-menschen-verbinden');
    const links = $('section[aria-labelledby="quartiere"] li a');
    expect(links.length).to.be.greaterThan(0);
    for (const link of links.toArray().slice(0, 4)) {
      const match = load((await site.staff.get($(link).attr('href') ?? '').expect(200)).text);
      const verdict = $(link).parent().find('.fp-tag').first().text().trim();
      expect(verdict).to.be.oneOf(['passt', 'zu klären']);
      expect(match('main .fp-tag').first().text().trim()).to.equal(verdict);
    }
  });

  it('gives every need of the other list, and none that does not fit', async () => {
    const slug = 'zusammenhalt-staerken-menschen-verbinden';
    const $ = await pageOf(slug);
    const shown = $('section[aria-labelledby="quartiere"] li a')
      .map((_, link) => $(link).attr('href')?.split('/')[2])
      .get();
    const needs = (await site.staff.get('/bedarfe.json')).body as { id: string }[];
    const expected: string[] = [];
    for (const { id } of needs) {
      const rows = (await site.staff.get(`/bedarfe/${id}/treffer.json`)).body as {
        slug: string;
        verdict: string;
      }[];
      const verdict = rows.find((row) => row.slug === slug)?.verdict;
      if (verdict !== undefined && verdict !== 'doesNotFit') expected.push(id);
    }
    expect(shown).to.have.members(expected);
  });

  it('shows no quarters to those who read no matches', async () => {
    for (const role of ['coordinator', 'carrier', 'council', 'admin'] as const) {
      const $ = await pageOf('biwaq-vi', await site.as(role));
      expect($('#quartiere')).to.have.length(0);
      expect($('a[href="#quartiere"]')).to.have.length(0);
    }
  });

  it('names source, licence and how old they are', async () => {
    const id = await add('aus-quelle');
    await addEvidence(site, id, [sampleFound()]);
    const text = await sectionOf('aus-quelle', 'quellen');
    expect(text).to.contain('Stand 11/2026').and.to.contain('Lizenz: CC BY-ND 3.0 DE');
    expect(text).to.contain('zuletzt abgerufen am 22.11.2026');
  });
});

describe('POST /programme/:slug/belege/geprueft', () => {
  let site: TestApp;
  let programmeId: string;
  before(async () => {
    site = await testApp();
    programmeId = await addProgramme(site, null, sampleProgramme('gelesen'));
    await addEvidence(site, programmeId, [
      sampleFound(),
      sampleFound({
        value: { kind: 'deadline', on: '2027-03-31', time: null, what: null },
        sentence: 'Anträge sind bis zum 31. März 2027 zu stellen.',
        sourceField: 'fristen',
      }),
    ]);
  });
  after(() => site.close());

  const path = '/programme/gelesen/belege/geprueft';
  const page = async () => load((await site.staff.get('/programme/gelesen').expect(200)).text);
  const seen = async (): Promise<string[]> => {
    const $ = await page();
    return $('input[name="gesehen"]')
      .map((_, input) => $(input).attr('value'))
      .get();
  };

  it('is offered beneath the sentences, to those who check', async () => {
    const $ = await page();
    const section = $('section[aria-labelledby="pruefstand"]');
    expect(section.text()).to.contain('2 von 2 automatisch ausgelesenen Angaben sind noch zu');
    expect(section.find('blockquote')).to.have.length(2);
    expect(section.find(`form[action="${path}"]`)).to.have.length(1);
    const auditor = await site.as('auditor');
    const other = load((await auditor.get('/programme/gelesen')).text);
    expect(other(`form[action="${path}"]`)).to.have.length(0);
    expect(other('#pruefstand')).to.have.length(1);
    await auditor.post(path, { gesehen: await seen() }).expect(403);
  });

  it('400 without anything seen, 409 for a sentence that changed meanwhile', async () => {
    await site.staff.post(path).expect(400);
    const marks = await seen();
    await site.database.db
      .updateTable('evidence')
      .set({ readAt: '2026-11-22T11:00:00.000Z', sentence: 'Anders.' })
      .where('id', '=', marks[0]?.split('@')[0] ?? '')
      .execute();
    await site.staff.post(path, { gesehen: marks }).expect(409);
    expect(await seen()).to.have.length(2);
  });

  it('confirms all at once; page and Verlauf say so, the name only to who keeps the record', async () => {
    await site.staff
      .post(path, { gesehen: await seen() })
      .expect(303)
      .expect('location', '/programme/gelesen?notice=belege-geprueft');
    const $ = await page();
    expect($('#pruefstand').parent().text()).to.contain('geprüft').and.to.contain('22.11.2026');
    expect($('#verlauf').parent().text()).to.contain('Alle Angaben geprüft (2)');
    expect(await seen()).to.deep.equal([]);
    const name = (await site.services.accounts.people.list()).find(
      ({ role }) => role === 'staff',
    )?.name;
    expect($('main').text()).to.not.contain(name);
    const admin = load((await (await site.as('admin')).get('/programme/gelesen')).text);
    expect(admin('#pruefstand').parent().text()).to.contain(`von ${name ?? '?'}`);
  });

  it('404 for a programme this person does not see', async () => {
    await site.staff.post('/programme/gibt-es-nicht/belege/geprueft').expect(404);
  });
});

describe('GET /programme/:slug/quick-check', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  it('shows the document that the PDF has, with the band of the demo', async () => {
    const $ = load((await site.staff.get('/programme/biwaq-vi/quick-check').expect(200)).text);
    expect($('h1').text()).to.equal('Quick-Check: BIWAQ VI');
    expect($('.fp-document__mark').text()).to.match(/^Demo/u);
    expect($('.fp-draft-check').first().text()).to.contain('prüfen');
    expect($('main').text()).to.contain('bis zu 90 %').and.to.contain('gedruckt am 22.11.2026');
  });

  it('answers as a PDF with a name that says what it is', async () => {
    const answer = await site.staff.get('/programme/biwaq-vi/quick-check.pdf').expect(200);
    expect(answer.headers['content-type']).to.equal('application/pdf');
    expect(answer.headers['content-disposition']).to.contain('Quick-Check-biwaq-vi.pdf');
  });

  it('404 for a programme that does not exist', async () => {
    await site.staff.get('/programme/gibt-es-nicht/quick-check').expect(404);
    await site.staff.get('/programme/gibt-es-nicht/quick-check.pdf').expect(404);
  });
});

describe('the form of a programme', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  it('shows the sentences beside the fields they support', async () => {
    const id = await addProgramme(site, null, sampleProgramme('gelesen'));
    await addEvidence(site, id, [
      sampleFound(),
      sampleFound({
        value: { kind: 'yearlyDeadline', monthDay: '03-31', what: null },
        sentence: 'Anträge sind jährlich bis zum 31. März zu stellen.',
      }),
    ]);
    const admin = await site.as('admin');
    const $ = load((await admin.get('/programme/gelesen/bearbeiten').expect(200)).text);
    const beside = (selector: string) => $(selector).nextAll('.fp-evidence-list').first().text();
    expect(beside('.fp-field:has([name="ratePercentMax"])')).to.contain('bis zu 80 Prozent');
    expect(beside('.fp-rows:has(#liste-yearly)')).to.contain('jährlich bis zum 31. März');
    expect($('form form')).to.have.length(0);
  });

  it('lets people choose which criterion already tests a condition', async () => {
    const conditions = [
      {
        key: 'k1',
        text: 'Nur für Kommunen',
        kind: 'sonstiges' as const,
        effect: 'blocking' as const,
        testedBy: null,
        reading: 'So steht es dort.',
      },
    ];
    await addProgramme(site, null, sampleProgramme('bedingt', { conditions }));
    const admin = await site.as('admin');
    const edit = '/programme/bedingt/bearbeiten';
    const $ = load((await admin.get(edit)).text);
    const posted = Object.fromEntries(
      $('form.fp-programme-form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
    expect(posted['conditions-0-testedBy']).to.equal('');
    await admin.post(edit, { ...posted, 'conditions-0-testedBy': 'applicant' }).expect(303);
    const entry = await site.services.stores.programmes.listProgrammes();
    const saved = entry.find(({ programme }) => programme.slug === 'bedingt');
    expect(saved?.programme.conditions[0]?.testedBy).to.equal('applicant');
  });
});
