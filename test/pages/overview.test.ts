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

  it('answers first, then says what is to be done and by when', async () => {
    const $ = load((await context.staff.get('/').expect(200)).text);
    const answers = $('.fp-answer').text();
    expect(answers).to.match(/2027 kosten die Bedarfe mindestens [\d.,]+\s€; davon bewilligt:/u);
    expect(answers).to.contain('enden 4 Finanzierungen');
    expect($('#aufgaben').parent().text()).to.contain(
      'Kosten unvollständig: Opladen-Zentrum, Umsetzung',
    );
    const kinds = $('#termine').parent().text();
    expect(kinds).to.contain('Ende der Finanzierung').and.to.contain('Antragsfrist');
    expect($('#luecken').closest('section').text()).to.contain('zu spät');
    expect($('svg.fp-timeline')).to.have.length(1);
  });

  it('sums by budget year, with and without what is invented', async () => {
    const $ = load((await context.staff.get('/').expect(200)).text);
    const table = (index: number) => {
      const rows = $('.fp-budget').eq(index).find('tbody tr');
      return Object.fromEntries(
        rows.get().map((row) => [
          $(row).find('th').contents().first().text(),
          $(row)
            .find('td')
            .get()
            .map((cell) => $(cell).text().replaceAll('\u00a0', ' ')),
        ]),
      );
    };
    expect($('.fp-budget').eq(0).find('caption').text()).to.contain('Demo');
    expect($('.fp-budget').eq(1).find('caption').text().trim()).to.equal('Ohne Demo-Werte');
    expect(table(0)['Gedeckt']?.[2]).to.equal('87.875 €');
    // The city's frame has no amounts: nothing is covered without the demo, and the page says why.
    expect(table(1)['Gedeckt']).to.deep.equal(['0 €', '0 €', '0 €', '0 €', '0 €']);
    expect(table(1)['Kosten']?.[1]).to.match(/^mindestens /u);
    expect(table(1)['Offen']).to.deep.equal(table(1)['Kosten']);
    expect($('#haushalt').closest('section').text()).to.contain(
      'Bewilligt, aber ohne Beträge und deshalb nicht in „Gedeckt“: Städtischer Rahmen',
    );
  });

  it('filters by state, building block and Stadtteil, and remembers it in the address', async () => {
    const district = await context.database.db
      .selectFrom('district')
      .select('id')
      .where('name', '=', 'Steinbüchel')
      .where('kind', '=', 'stadtteil')
      .executeTakeFirstOrThrow();
    const shown = async (query: string) => {
      const $ = load((await context.staff.get(`/?${query}`).expect(200)).text);
      const rows = $('.fp-matrix tbody tr th a')
        .map((_, link) => $(link).text())
        .get();
      return { $, rows };
    };
    expect((await shown('stand=unbesetzt')).rows).to.deep.equal(['Wiesdorf-West']);
    const { $, rows } = await shown(`stand=offen&baustein=beteiligung&stadtteil=${district.id}`);
    expect(rows).to.deep.equal(['Steinbüchel', 'Wohnpark Steinbüchel']);
    expect($('.fp-matrix thead th')).to.have.length(2);
    expect($('#f-stand option[selected]').attr('value')).to.equal('offen');
    const csv = $('a[href^="/lage.csv"]').attr('href') ?? '';
    expect(csv).to.contain('stand=offen').and.to.contain('baustein=beteiligung');
    const file = (await context.staff.get(csv).expect(200)).text.trim().split('\r\n');
    expect(file).to.have.length(3);
    expect(file[0]).to.contain('slug;quarterName;municipality;Beteiligung');
    const nothing = await shown('stand=entwurf');
    expect(nothing.rows).to.deep.equal([]);
    expect(nothing.$.text()).to.contain('Kein Bedarf in dieser Auswahl');
    expect((await shown('stand=unsinn&baustein=x')).rows).to.have.length(8);
  });
});
