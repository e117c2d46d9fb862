import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';
import { addProgramme, sampleProgramme } from '../support/programmes.ts';
import { addSecondMunicipality } from '../support/second-municipality.ts';

describe('GET /programme/vergleich', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const pageOf = async (query: string) =>
    load((await site.staff.get(`/programme/vergleich${query}`).expect(200)).text);

  it('puts two programmes side by side, row by row, and says in words what differs', async () => {
    const $ = await pageOf('?p=biwaq-vi&p=kinderstark-nrw');
    const heads = $('thead th[scope="col"]').map((_, head) => $(head).text());
    expect(heads.get()).to.deep.equal(['Angabe', 'BIWAQ VI', 'kinderstark NRW']);
    const rate = $('tbody tr').filter((_, row) => $(row).find('th').text().includes('Fördersatz'));
    expect(rate.find('th[scope="row"]').text()).to.contain('unterschiedlich');
    expect(rate.find('td').first().text().trim()).to.equal('bis zu 90 %');
    expect(rate.find('td').last().text().trim()).to.equal('Quelle nennt dazu nichts');
    expect(rate.find('td').first().attr('data-label')).to.equal('BIWAQ VI');
  });

  it('marks nothing where two records say the same', async () => {
    for (const slug of ['gleich-a', 'gleich-b']) {
      await addProgramme(site, null, sampleProgramme(slug));
    }
    const $ = await pageOf('?p=gleich-a&p=gleich-b');
    expect($('tbody').text()).to.not.contain('unterschiedlich');
    expect($('main').text()).to.contain('0 von 22 Zeilen sind unterschiedlich');
  });

  it('marks a difference beyond what is shown of a long list', async () => {
    const conditions = (last: string) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({
        key: `k${number}`,
        text: number === 8 ? last : `Voraussetzung ${number}`,
        kind: 'sonstiges' as const,
        effect: 'blocking' as const,
        testedBy: null,
        reading: 'So steht es dort.',
      }));
    await addProgramme(site, null, sampleProgramme('lang-a', { conditions: conditions('so') }));
    await addProgramme(site, null, sampleProgramme('lang-b', { conditions: conditions('anders') }));
    const $ = await pageOf('?p=lang-a&p=lang-b');
    const row = $('tbody tr').filter((_, tr) => $(tr).find('th').text().includes('Ohne diese'));
    expect(row.text()).to.contain('und 2 weitere auf der Programmseite');
    expect(row.find('th').text()).to.contain('unterschiedlich');
  });

  it('names each programme once, four at most, and says what is left out', async () => {
    const $ = await pageOf(
      '?p=biwaq-vi&p=biwaq-vi&p=kinderstark-nrw&p=gleich-a&p=gleich-b&p=lang-a',
    );
    expect($('thead th')).to.have.length(5);
    expect($('.kern-alert').text()).to.contain('Nicht gezeigt: Programm lang-a');
  });

  it('says which addresses lead nowhere, foreign programmes among them', async () => {
    const second = await addSecondMunicipality(site);
    await addProgramme(site, second.id, sampleProgramme('fremd', { title: 'Geheimes Programm' }));
    const page = await site.staff
      .get('/programme/vergleich?p=biwaq-vi&p=gibt-es-nicht&p=fremd&p=%3Cb%3E')
      .expect(200);
    const $ = load(page.text);
    expect($('.kern-alert')).to.have.length(3);
    expect($('.kern-alert').text()).to.contain('„gibt-es-nicht“').and.to.contain('„fremd“');
    expect(page.text).to.not.contain('Geheimes').and.to.not.contain('<b>');
    expect($('table')).to.have.length(0);
    expect($('main').text()).to.contain('fehlt noch mindestens eines');
  });

  it('begins empty, and finds programmes to add without JavaScript', async () => {
    expect((await pageOf(''))('main').text()).to.contain('Wählen Sie zwei bis vier Programme');
    const $ = await pageOf('?p=biwaq-vi&suche=kinderstark');
    const links = $('#hinzufuegen ~ ul a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.include('/programme/vergleich?p=biwaq-vi&p=kinderstark-nrw');
    expect($('input[type="hidden"][name="p"]').attr('value')).to.equal('biwaq-vi');
    const nothing = await pageOf('?p=biwaq-vi&suche=xyzzy');
    expect(nothing('main').text()).to.contain('Versuchen Sie ein kürzeres Wort');
  });

  it('is reached from the page of a programme, beside what was chosen before', async () => {
    const $ = load((await site.staff.get('/programme/biwaq-vi?vergleich=kinderstark-nrw')).text);
    expect($('a[href="/programme/vergleich?p=kinderstark-nrw&p=biwaq-vi"]')).to.have.length(1);
  });

  it('answers as files: one programme per row, the same texts, whole', async () => {
    const query = '?p=lang-a&p=biwaq-vi&p=gibt-es-nicht';
    const answer = await site.staff.get(`/programme/vergleich.json${query}`).expect(200);
    const rows = answer.body as Record<string, string>[];
    expect(rows.map(({ slug }) => slug)).to.deep.equal(['lang-a', 'biwaq-vi']);
    expect(rows[1]?.['rate']).to.equal('bis zu 90 %');
    expect(rows[0]?.['blocking']?.split('\n')).to.have.length(8);
    const csv = await site.staff.get(`/programme/vergleich.csv${query}`).buffer(true).expect(200);
    expect(csv.text.startsWith('\uFEFFslug;title;rate;')).to.equal(true);
  });
});
