import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';

describe('GET /', () => {
  let context: TestApp;
  before(async () => {
    context = await testApp();
  });
  after(() => context.close());

  it('shows every quarter with the state of each need, linked to its matches', async () => {
    const answer = await context.staff.get('/').expect(200);
    const $ = load(answer.text);
    expect($('h1').text()).to.equal('Wo stehen meine Quartiere?');
    const rows = $('.fp-matrix tbody tr');
    expect(rows).to.have.length(9);
    const manfort = rows.filter((_, row) => $(row).find('th').text().includes('Manfort'));
    expect(manfort.find('td[data-label="Umsetzung"]').text()).to.contain('teilweise finanziert');
    expect(manfort.find('td[data-label="Umsetzung"] a').attr('href')).to.match(
      /^\/bedarfe\/[^/]+\/treffer$/u,
    );
    expect(manfort.find('td[data-label="Weitere Bedarfe"]').text()).to.contain('Demo-Wert');
  });

  it('says "mindestens" where an item has no amount, and only there', async () => {
    const $ = load((await context.staff.get('/').expect(200)).text);
    const costs = (name: string): string =>
      $('.fp-matrix tbody th')
        .filter((_, head) => $(head).find('a').text() === name)
        .text();
    expect(costs('Wiesdorf-West')).to.contain('mindestens 128.604,22');
    expect(costs('Manfort')).to.not.contain('mindestens');
  });

  it('names the next deadlines and what is to be done', async () => {
    const $ = load((await context.staff.get('/').expect(200)).text);
    expect($('time')).to.have.length(6);
    expect($('#aufgaben').parent().text()).to.contain(
      'Kosten unvollständig: Wiesdorf-West, Umsetzung',
    );
  });
});
