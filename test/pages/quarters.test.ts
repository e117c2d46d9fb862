import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';

let context: TestApp;
before(async () => {
  context = await testApp();
});
after(() => context.close());

const page = async (path: string) => load((await context.staff.get(path).expect(200)).text);

describe('GET /quartiere', () => {
  it('lists eight quarters; invented residents are marked, published ones carry their year', async () => {
    const $ = await page('/quartiere');
    const row = (name: string) =>
      $('tbody tr').filter((_, tr) => $(tr).find('a').first().text() === name);
    expect($('tbody tr')).to.have.length(8);
    expect(row('Opladen-Zentrum').text()).to.contain('Demo-Wert');
    expect(row('Rheindorf-Nord').text())
      .to.contain('7.751')
      .and.contain('31.12.2021, Melderegister');
    expect(row('Rheindorf-Nord').text()).to.not.contain('Demo-Wert');
  });

  it('gives the same rows as JSON and CSV, slug first', async () => {
    const json = await context.staff.get('/quartiere.json').expect(200);
    const rows = json.body as Record<string, unknown>[];
    expect(rows).to.have.length(8);
    expect(Object.keys(rows[0] ?? {})[0]).to.equal('slug');
    const csv = await context.staff.get('/quartiere.csv').expect(200);
    expect(csv.text).to.match(/^\uFEFFslug;name;/u);
    expect(csv.text.trim().split('\r\n')).to.have.length(9);
  });
});

describe('GET /quartiere/:slug', () => {
  it('tells suppressed, missing and zero apart', async () => {
    const $ = await page('/quartiere/wohnpark-steinbuechel');
    const text = $('main').text();
    expect(text).to.contain('gesperrt (Geheimhaltung)');
    expect(text).to.contain('keine Angabe');
    expect(text).to.contain('0,0 %');
  });

  it('compares only comparable values and marks invented ones', async () => {
    const $ = await page('/quartiere/manfort');
    const rows = $('#tabelle ~ table').first().find('tbody tr');
    const residents = rows.eq(0).text().replaceAll(/\s+/gu, ' ');
    expect(residents).to.contain('6.539 Personen');
    expect(residents).to.contain('nicht unmittelbar vergleichbar: andere statistische Grundlage');
    expect(rows.eq(1).text()).to.contain('Demo-Wert').and.contain('% der Stadt');
    $('.fp-compare, .fp-lines').each((_, svg) => {
      expect($(svg).attr('role')).to.equal('img');
      expect($(svg).find('title').text()).to.not.equal('');
      expect($(svg).find('desc').text()).to.contain('Quartier');
    });
    expect($('.fp-compare')).to.have.length(11);
    // Residents are a count: a line over the years, but no bar beside a whole city.
    expect($('.fp-lines')).to.have.length(12);
  });

  it('tells in words what a line does and what breaks it', async () => {
    const $ = await page('/quartiere/wohnpark-steinbuechel');
    const card = (name: string) =>
      $('.fp-chart').filter((_, li) => $(li).find('h3').text().includes(name));
    expect(card('SGB-II-Quote').text()).to.contain('sinkt seit 2021 von 50,7 % auf 49,2 %');
    const old = card('Grundsicherung im Alter');
    expect(old.text()).to.contain('weniger als drei vergleichbare Werte');
    expect(old.text()).to.contain('2021 gesperrt, 2023 gesperrt');
    expect(old.find('.fp-lines__series--1 path')).to.have.length(0);
    expect(old.find('.fp-lines__series--1 circle')).to.have.length(2);
    const numbers = card('Übergangsquote Gymnasium').find('.fp-numbers tbody tr');
    expect(numbers.eq(1).text()).to.contain('Schuljahr 2022/23').and.contain('0,0 %');
  });

  it('leads to the files, the comparison and the index', async () => {
    const $ = await page('/quartiere/manfort');
    const links = $('main a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.include.members([
      '/quartiere/manfort/profil.pdf',
      '/quartiere/manfort/profil.csv',
      '/quartiere/vergleich?quartier=manfort',
      '/quartiere/sozialindex',
      '/quartiere/manfort/datenanforderung',
    ]);
  });

  it('shows a need in short, with its funding and the way to its page and to programmes', async () => {
    const $ = await page('/quartiere/manfort');
    const need = $('#bedarf-umsetzung');
    expect(need.text()).to.contain('Quartiersmanagement Manfort');
    expect(need.text()).to.contain('Vorschlag der AGW (2019)');
    expect(need.text()).to.contain('93.890,03\u00a0€ je Jahr');
    expect(need.find('h3 a').attr('href')).to.match(/^\/bedarfe\/[^/]+$/u);
    expect(need.text()).to.contain('Heutige Finanzierung: Städtischer Rahmen');
    expect(need.find('a[href$="/treffer"]')).to.have.length(1);
    expect($('#bedarf-fruehstueck-mittagstisch').text()).to.contain('Demo-Wert');
  });

  it('names the item without an amount and calls the sum a lower bound', async () => {
    const $ = await page('/quartiere/wiesdorf-west');
    const text = $('#bedarf-umsetzung').text();
    expect(text).to.contain('mindestens 61.195,03');
    expect(text).to.contain('Ohne Betrag, daher Untergrenze: Verfügungsmittel für das Quartier.');
  });

  it('404 for a quarter nobody knows', async () => {
    await context.staff.get('/quartiere/atlantis').expect(404);
  });
});
