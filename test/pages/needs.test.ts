import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';

describe('GET /bedarfe', () => {
  let context: TestApp;
  before(async () => {
    context = await testApp();
  });
  after(() => context.close());

  it('filters by quarter and building block, and keeps the choice in the form and the file links', async () => {
    const path = '/bedarfe?quartier=wiesdorf-west&baustein=umsetzung';
    const $ = load((await context.staff.get(path).expect(200)).text);
    expect($('h2').text()).to.equal('1 von 32 Bedarfen');
    expect($('tbody tr')).to.have.length(1);
    expect($('tbody').text()).to.contain('mindestens 61.195,03');
    expect($('#f-quartier option[selected]').attr('value')).to.equal('wiesdorf-west');
    expect($('a[href^="/bedarfe.csv"]').attr('href')).to.equal(
      '/bedarfe.csv?quartier=wiesdorf-west&baustein=umsetzung',
    );
  });

  it('takes unknown codes as "all"', async () => {
    const $ = load((await context.staff.get('/bedarfe?quartier=x&baustein=y').expect(200)).text);
    expect($('tbody tr')).to.have.length(32);
  });

  it('gives the same filtered rows as JSON and CSV, id first', async () => {
    const json = await context.staff.get('/bedarfe.json?baustein=weitere').expect(200);
    const rows = json.body as Record<string, unknown>[];
    expect(rows).to.have.length(8);
    expect(Object.keys(rows[0] ?? {})[0]).to.equal('id');
    expect(rows.every((row) => row['origin'] === 'demo')).to.be.true;
    const csv = await context.staff.get('/bedarfe.csv?quartier=manfort').expect(200);
    expect(csv.text.trim().split('\r\n')).to.have.length(5);
    expect(csv.text).to.contain('teilweise finanziert; Ende nicht bekannt');
  });
});
