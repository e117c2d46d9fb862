import { load } from 'cheerio';
import { expect } from 'chai';
import { nodesOf, readPdf, textOf } from '../drafts/pdf/read-pdf.ts';
import { testApp, type TestApp } from '../support/app.ts';

let site: TestApp;
before(async () => {
  site = await testApp();
});
after(() => site.close());

describe('GET /quartiere/:slug/profil.pdf', () => {
  it('is a tagged PDF with described pictures, tables with heads and marked demo values', async () => {
    const answer = await site.staff
      .get('/quartiere/manfort/profil.pdf')
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      })
      .expect(200)
      .expect('Content-Type', 'application/pdf');
    expect(answer.headers['content-disposition']).to.contain('Quartiersprofil-manfort.pdf');
    const pdf = await readPdf(answer.body as Buffer);
    const texts = (role: string) => nodesOf(pdf, role).map((node) => textOf(pdf, node));
    expect(texts('H1')).to.deep.equal(['Quartiersprofil Manfort']);
    expect(texts('H2')).to.deep.equal([
      'Das Quartier',
      'Die zwölf Kennzahlen',
      'Bedarfe',
      'Quellen',
      'Was fehlt',
    ]);
    const alts = nodesOf(pdf, 'Figure').map(({ alt }) => alt ?? '');
    // Twelve lines over the years, and bars in percent and per thousand.
    expect(alts).to.have.length(14);
    expect(alts.find((alt) => alt.includes('SGB-II-Quote (Demo-Wert)'))).to.contain(
      'Quartier: 2021 19,7 %, 2022 19,9 %',
    );
    expect(texts('TH')).to.include.members([
      'Kennzahl',
      'Quartier',
      'Stadt',
      'SGB-II-Quote (Demo-Wert)',
    ]);
    for (const page of pdf.pages) {
      expect(page.artifacts.join(' ')).to.contain('Demo: enthält erfundene Angaben');
      expect(page.text).to.contain('Stand 22.11.2026');
      expect(page.untagged).to.deep.equal([]);
    }
  });

  it('404 for a quarter nobody knows', async () => {
    await site.staff.get('/quartiere/atlantis/profil.pdf').expect(404);
  });
});

describe('GET /quartiere/:slug/profil', () => {
  it('shows the same document', async () => {
    const $ = load((await site.staff.get('/quartiere/alkenrath/profil').expect(200)).text);
    expect($('h1').text()).to.equal('Quartiersprofil Alkenrath');
    expect($('.fp-lines').length).to.be.greaterThan(9);
    expect($('a[href="/quartiere/alkenrath/profil.pdf"]')).to.have.length(1);
    expect($('main').text()).to.contain('[Angabe fehlt: veröffentlichte Werte des Quartiers');
  });
});

describe('GET /quartiere/:slug/profil.json', () => {
  it('gives every value in effect with year, base, state, source and origin', async () => {
    const answer = await site.staff.get('/quartiere/wohnpark-steinbuechel/profil.json');
    const rows = answer.body as Record<string, unknown>[];
    const suppressed = rows.filter(({ state }) => state === 'gesperrt');
    expect(suppressed.map(({ indicatorId, year, value }) => [indicatorId, year, value]))
      .to.deep //
      .include(['gs_alter', 2023, null]);
    const published = rows.find(
      ({ indicatorId, base, areaKind }) =>
        indicatorId === 'einwohner' && base === 'melderegister' && areaKind === 'Quartier',
    );
    expect(published).to.include({
      value: 1203,
      year: 2021,
      origin: 'berichtet',
      unit: 'Personen',
    });
    expect(rows.some(({ areaKind }) => areaKind === 'Stadt')).to.equal(true);
  });

  it('gives the same rows as CSV', async () => {
    const csv = await site.staff.get('/quartiere/manfort/profil.csv').buffer(true).expect(200);
    expect(csv.text).to.match(/^\uFEFFslug;/u);
    const json = await site.staff.get('/quartiere/manfort/profil.json');
    expect(csv.text.trim().split('\r\n')).to.have.length((json.body as unknown[]).length + 1);
  });
});
