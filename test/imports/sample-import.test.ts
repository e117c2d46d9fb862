import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createSourceFiles } from '../../src/imports/source-files.ts';
import { programmeSchema, type Programme } from '../../src/programmes/programme.ts';
import { projectRoot } from '../../src/project-root.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { temporaryFolder, zipOf } from './hand-written.ts';

/** Real pages and documents through the real services; they lie beside the project and are never copied into it. */
const samples = join(projectRoot, '..', 'shared', 'samples', 'foerderdatenbank');
const isThere = existsSync(samples);
const title = isThere
  ? 'real samples in the catalogue'
  : `real samples in the catalogue (ausgelassen: der Ordner ${samples} fehlt)`;

(isThere ? describe : describe.skip)(title, () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  async function stored(slug: string): Promise<Programme> {
    const { recordJson } = await site.database.db
      .selectFrom('programme')
      .select('recordJson')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    return programmeSchema.parse(JSON.parse(recordJson));
  }

  async function importXml(): Promise<void> {
    const folder = temporaryFolder();
    const root = join(samples, 'xml');
    const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.xml'))
      .map((name) => ({
        path: name.replaceAll('\\', '/').replace(/\.xml$/u, ''),
        text: readFileSync(join(root, name)),
      }));
    const file = await zipOf(folder.path, entries);
    const { imports } = site.services;
    const { readFile } = createSourceFiles(() => {
      throw new Error('nothing is fetched here');
    });
    const run = await imports.startRun('export', { jobRunId: null, personId: null });
    const done = await imports.runImport(run, {
      read: (sink) => readFile('export', file, sink),
      progress: () => undefined,
    });
    folder.remove();
    expect([done.state, done.documents, done.programmes]).to.deep.equal(['done', 31, 2]);
    expect(done.counts).to.include({ new: 2, failed: 0, twins: 0 });
  }

  it('the export’s film programme has two deadlines, funder, form and area', async () => {
    await importXml();
    const film = await stored('bund-bkm-deutsch-franzoesische-kooperationen-film-ffa');
    expect(film).to.deep.include({
      title:
        'Förderung Deutsch-Französischer Koproduktionen im Rahmen des Filmförderungsgesetzes 2025 (Minitraité-Förderung)',
      level: 'bund',
      funder: 'Der Beauftragte der Bundesregierung für Kultur und Medien (BKM)',
      administrator: 'FFA Filmförderungsanstalt',
      url: 'https://www.ffa.de/deutsch-franzoesische-koproduktionsfonds.html',
      summary: null,
      regions: [''],
      applicants: ['unternehmen'],
      topics: ['kultur'],
      confidence: 'mittel',
    });
    // Tests live on 22.11.2026: both dates are past, therefore nothing says "open".
    expect(film.window.kind).to.equal('frist');
    expect(film.window.deadlines.map(({ on, what }) => [on, what])).to.deep.equal([
      ['2026-04-20', 'Antrag'],
      ['2026-09-15', 'Antrag'],
    ]);
    expect(film.finance).to.deep.include({ form: 'darlehen', ratePercentMax: null, limits: [] });
    expect(film.finance.note).to.contain('Bürgschaft');
    expect(film.contacts[0]?.address).to.deep.equal(['Große Präsidentenstraße 9', '10178 Berlin']);
    expect(film.sources[0]?.what).to.contain('CC BY-ND 4.0').and.contain('abgerufen am 22.11.2026');
  });

  it('the export’s Einstiegsgeld has its limit, and no invented deadline or rate', async () => {
    const money = await stored('bund-bmas-einstiegsgeld');
    expect(money).to.deep.include({
      title: 'Einstiegsgeld',
      level: 'bund',
      funder: 'Bundesagentur für Arbeit (BA)',
      regions: [''],
    });
    expect(money.finance.limits).to.deep.equal([
      { bound: 'max', amountCents: 500_000, of: 'grant', per: 'application', what: 'Höchstbetrag' },
    ]);
    expect(money.finance).to.deep.include({ form: 'zuschuss', ratePercentMax: null });
    expect(money.window).to.deep.include({ kind: 'unbekannt', deadlines: [], yearly: [] });
    expect(money.contacts).to.have.lengthOf(2);
  });

  it('a saved page: preview, confirmation, and a record with evidence, licence and history', async () => {
    const html = readFileSync(join(samples, 'html', 'detail_multi_desc.html'), 'utf8');
    const shown = await site.staff.post('/programme/einlesen', { html, adresse: '' }).expect(303);
    const preview = String(shown.headers['location']);
    const slug = 'land-thueringen-beteiligungen-thueringen-mbg-express';
    expect((await site.staff.get(preview).expect(200)).text).to.contain('140.000,00');
    await site.staff.get(`/programme/${slug}`).expect(404);
    const taken = await site.staff.post(`${preview}/uebernehmen`).expect(303);
    expect(taken.headers['location']).to.contain(`/programme/${slug}`);
    const programme = await stored(slug);
    expect(programme).to.deep.include({
      level: 'land',
      funder: null,
      administrator: 'Mittelständische Beteiligungsgesellschaft Thüringen mbH (MBG)',
      url: 'https://mbg-thueringen.de/loesungen/mbg-express/',
      regions: ['16'],
      applicants: ['unternehmen'],
    });
    expect(programme.summary).to.match(/^Wenn Sie Investitionen planen/u);
    const page = (await site.staff.get(`/programme/${slug}`).expect(200)).text;
    expect(page).to.contain(
      'Sie erhalten die Förderung als stille Beteiligung bis zu EUR 140.000.',
    );
    expect(page).to.contain('CC BY-ND').and.to.contain('Beteiligung').and.to.contain('Thüringen');
  });

  it('the page of a programme that the export brought changes nothing that both say', async () => {
    const slug = 'bund-bkm-deutsch-franzoesische-kooperationen-film-ffa';
    const before = await stored(slug);
    const html = readFileSync(join(samples, 'html', 'detail_fail_07_25.html'), 'utf8');
    const shown = await site.staff.post('/programme/einlesen', { html, adresse: '' }).expect(303);
    const preview = String(shown.headers['location']);
    expect((await site.staff.get(preview)).text).to.contain('Diese Seite ist schon eingelesen');
    await site.staff.post(`${preview}/uebernehmen`).expect(303);
    const after = await stored(slug);
    for (const field of ['title', 'regions', 'applicants', 'topics', 'url'] as const) {
      expect(after[field], field).to.deep.equal(before[field]);
    }
  });
});
