import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';
import { addSecondMunicipality, foreignMark } from '../support/second-municipality.ts';

let site: TestApp;
before(async () => {
  site = await testApp();
});
after(() => site.close());

const pageOf = async (path: string) => load((await site.staff.get(path).expect(200)).text);

describe('GET /quartiere/vergleich', () => {
  it('puts quarters side by side in the order chosen, demo rows marked', async () => {
    const $ = await pageOf('/quartiere/vergleich?quartier=manfort&quartier=alkenrath');
    const heads = $('#vergleich').closest('section').find('thead th');
    expect(heads.map((_, th) => $(th).text()).get()).to.deep.equal([
      'Kennzahl',
      'Manfort',
      'Alkenrath',
      'Stadt Leverkusen',
    ]);
    const row = $('tbody tr').filter((_, tr) => $(tr).find('th').text().includes('SGB-II-Quote'));
    expect(row.find('th').text()).to.contain('Demo-Wert').and.contain('31.12.2024');
    expect(row.find('td').eq(0).text()).to.contain('20,4 %').and.contain('1,7-fach der Stadt');
    expect(row.find('td').eq(1).attr('data-label')).to.equal('Alkenrath');
    expect($('main').text()).to.contain('keine Rangfolge');
    expect($('svg.fp-compare')).to.have.length(11);
    expect($('svg.fp-compare desc').first().text()).to.contain('Manfort 19,4 %, Alkenrath 23,4 %');
  });

  it('says which values are of another date and draws none of them', async () => {
    const $ = await pageOf('/quartiere/vergleich?quartier=manfort&quartier=alkenrath');
    const row = $('tbody tr').first();
    expect(row.text()).to.contain('kein gemeinsamer Stichtag mit gleicher Grundlage');
    expect(row.find('td').first().text()).to.contain('nicht unmittelbar vergleichbar: um 2020');
  });

  it('shows only the indicators chosen', async () => {
    const $ = await pageOf(
      '/quartiere/vergleich?quartier=manfort&quartier=alkenrath&kennzahl=gs_alter',
    );
    expect($('tbody tr')).to.have.length(1);
    expect($('input[name="kennzahl"][checked]')).to.have.length(1);
  });

  const counts: [string, string, string][] = [
    ['none', '', 'Wählen Sie zwei bis sechs Quartiere'],
    ['one', '?quartier=manfort', 'fehlt noch mindestens eines'],
    [
      'seven',
      `?${['alkenrath', 'manfort', 'opladen-zentrum', 'rheindorf-nord', 'steinbuechel', 'wiesdorf-altstadt', 'wiesdorf-west'].map((slug) => `quartier=${slug}`).join('&')}`,
      'Höchstens sechs stehen nebeneinander',
    ],
  ];
  for (const [title, query, text] of counts) {
    it(`${title}: explains, and keeps the choice`, async () => {
      const $ = await pageOf(`/quartiere/vergleich${query}`);
      expect($('main').text()).to.contain(text);
      expect($('table')).to.have.length(0);
      expect($('input[name="quartier"]')).to.have.length(8);
      expect($('input[name="quartier"][checked]').length).to.equal(
        query.split('quartier=').length - 1,
      );
    });
  }

  it('names unknown addresses and never shows quarters of another city', async () => {
    const second = await addSecondMunicipality(site);
    const query = `?quartier=manfort&quartier=alkenrath&quartier=${second.quarter.slug}&quartier=%3Cb%3E`;
    const $ = await pageOf(`/quartiere/vergleich${query}`);
    expect($('.kern-alert')).to.have.length(2);
    expect($('thead th').text()).to.not.contain(foreignMark);
    expect($('thead th')).to.have.length(4);
  });

  it('answers as files: one row per quarter and indicator', async () => {
    const query = '?quartier=wohnpark-steinbuechel&quartier=manfort&kennzahl=sgb2_quote';
    const json = await site.staff.get(`/quartiere/vergleich.json${query}`).expect(200);
    const rows = json.body as Record<string, unknown>[];
    expect(rows.map(({ slug, value, demo }) => [slug, value, demo])).to.deep.equal([
      ['wohnpark-steinbuechel', 49.2, true],
      ['manfort', 20.4, true],
    ]);
    const csv = await site.staff.get(`/quartiere/vergleich.csv${query}`).buffer(true).expect(200);
    expect(csv.text).to.match(/^\uFEFFslug;quarter;indicatorId;/u);
    expect(csv.text).to.contain('49,2');
  });
});

describe('GET /quartiere/sozialindex', () => {
  it('computes over invented values only, marks them and opens all parts to view', async () => {
    const $ = await pageOf('/quartiere/sozialindex');
    expect($('h1').text()).to.contain('Demo-Wert');
    const rows = $('#index').closest('section').find('tbody tr');
    expect(rows).to.have.length(8);
    const names = rows.map((_, tr) => $(tr).find('a').text()).get();
    expect(names).to.deep.equal([...names].sort((a, b) => a.localeCompare(b, 'de')));
    const park = rows.filter((_, tr) => $(tr).text().includes('Wohnpark'));
    expect(park.text()).to.contain('deutlich stärker belastet').and.contain('+2,33');
    expect($('#teile').closest('section').text()).to.contain('24,13').and.contain('10,13');
    expect($('#vorbehalte').closest('section').text())
      .to.contain('3 Kennzahlen des Jahres 2024 und 8 Quartieren')
      .and.contain('politische Entscheidung')
      .and.contain('weniger als 300 Einwohnern');
  });

  it('offers no neutral indicator', async () => {
    const $ = await pageOf('/quartiere/sozialindex?kennzahl=auslaender_anteil');
    expect($('input[value="auslaender_anteil"]')).to.have.length(0);
    expect($('main').text()).to.contain('Bitte wählen Sie mindestens eine Kennzahl.');
  });

  it('says which quarter lacks which indicator of which year', async () => {
    const $ = await pageOf(
      '/quartiere/sozialindex?werte=demo&jahr=2021&kennzahl=lza_anteil&kennzahl=gs_alter',
    );
    const text = $('#fehlt').closest('section').text();
    expect(text).to.contain('mindestens 8 Quartiere').and.contain('5 von 8');
    expect(text).to.contain('Opladen-Zentrum: Anteil Langzeitarbeitsloser 2021 (kein Wert)');
    expect(text).to.contain('Wohnpark Steinbüchel: Grundsicherung im Alter 2021 (gesperrt)');
    expect($('#index')).to.have.length(0);
  });

  it('never fills published values up with invented ones', async () => {
    const $ = await pageOf('/quartiere/sozialindex?werte=veroeffentlicht');
    expect($('#index')).to.have.length(0);
    expect($('h1').text()).to.not.contain('Demo-Wert');
  });

  it('answers as files, those without an index too', async () => {
    const json = await site.staff.get('/quartiere/sozialindex.json').expect(200);
    const rows = json.body as Record<string, unknown>[];
    expect(rows).to.have.length(8);
    expect(Object.keys(rows[0] ?? {})[0]).to.equal('slug');
    expect(rows.every(({ demo }) => demo === true)).to.equal(true);
    const none = await site.staff.get('/quartiere/sozialindex.csv?kennzahl=hze').buffer(true);
    expect(none.text).to.contain('Hilfen zur Erziehung: kein Wert');
  });
});
