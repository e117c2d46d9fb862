import { load } from 'cheerio';
import { expect } from 'chai';
import { nodesOf, readPdf, textOf, contentIds } from '../drafts/pdf/read-pdf.ts';
import { testApp, type TestApp } from '../support/app.ts';

const path = '/berichte/anschlussfinanzierung';

/** On the day of the tests, 22.11.2026, with the seeded demo city. */
describe('GET /berichte', () => {
  let context: TestApp;
  before(async () => {
    context = await testApp();
  });
  after(() => context.close());

  it('leads from the navigation to the report and its files', async () => {
    const $ = load((await context.staff.get('/berichte').expect(200)).text);
    expect($('.fp-nav a[aria-current]').text().trim()).to.equal('Berichte');
    expect($(`a[href="${path}"]`)).to.have.length(1);
    expect($(`a[href="${path}.pdf"]`)).to.have.length(1);
  });

  it('tells what ends, what it pays for, what that costs and by when to act; late is late', async () => {
    const $ = load((await context.staff.get(path).expect(200)).text);
    expect($('#luecken').text()).to.contain('4 Finanzierungen enden in 24 Monaten');
    const card = (name: string) =>
      $('article')
        .filter((_, one) => $(one).find('h3').text().includes(name))
        .first();
    const steinbuechel = card('Steinbüchel, Umsetzung').text().replaceAll(/\s+/gu, ' ');
    expect(steinbuechel).to.contain('31.03.2027');
    expect(steinbuechel).to.contain('Personalkosten, 0,5 Stelle und Gemeinkosten');
    expect(steinbuechel).to.contain('beantragt, nicht bewilligt: Demo: Folgeantrag');
    expect(steinbuechel).to.contain('31.10.2026, zu spät (Stand 22.11.2026)');
    expect(steinbuechel).to.contain('30.06.2026 (Annahme), zu spät');
    expect(steinbuechel).to.contain('auf Grundlage von 56.195,03 € je Jahr');
    expect(card('Steinbüchel, Umsetzung').find('.fp-demo-tag')).to.have.length(1);
    // The real frame of the city: no end, no share, nothing invented.
    const manfort = card('Manfort, Umsetzung').text().replaceAll(/\s+/gu, ' ');
    expect(manfort).to.contain('[Angabe fehlt: Ende der Finanzierung]');
    expect(manfort).to.contain('nicht bezifferbar');
    expect(manfort).to.not.contain('Demo');
    // Followed on without a gap.
    expect(card('Opladen-Zentrum')).to.have.length(0);
  });

  it('draws the timeline with title, description, legend, and the same rows as a table', async () => {
    const $ = load((await context.staff.get(path).expect(200)).text);
    const svg = $('svg.fp-timeline');
    const labelled = String(svg.attr('aria-labelledby')).split(' ');
    expect(labelled.map((id) => $(`#${id}`).text()).join(' ')).to.contain('Finanzierungen');
    const fills = ['granted', 'partly', 'vacant', 'applied', 'gap'];
    for (const fill of fills) expect(svg.find(`.fp-timeline__bar--${fill}`).length).to.be.above(0);
    expect($('.fp-timeline__legend li')).to.have.length(5);
    const rows = $('#finanzierungen').closest('section').find('tbody tr');
    expect(rows).to.have.length(svg.find('.fp-timeline__detail').length);
  });

  it('has the same gaps as list and file', async () => {
    const rows = (await context.staff.get(`${path}.json`).expect(200)).body as {
      id: string;
      funding: string;
      isDemo: boolean;
      endsOn: string | null;
      costEuros2028: number | null;
      continuationDueOn: string | null;
    }[];
    expect(rows).to.have.length(6);
    expect(rows[0]).to.include({ endsOn: '2027-03-31', costEuros2028: 55_405.08, isDemo: true });
    expect(rows.filter(({ endsOn }) => endsOn === null)).to.have.length(2);
    const csv = (await context.staff.get(`${path}.csv`).expect(200)).text;
    expect(csv.split('\r\n')[0]).to.match(
      /^\uFEFF?id;quarter;quarterName;need;funding;isDemo;endsOn/u,
    );
    expect(csv).to.contain('Demo: Projektförderung');
  });

  it('prints a tagged PDF with the dates, the costs and a described picture, marked as demo', async () => {
    const answer = await context.staff
      .get(`${path}.pdf`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      })
      .expect(200);
    expect(answer.headers['content-type']).to.contain('application/pdf');
    const pdf = await readPdf(answer.body as Buffer);
    for (const page of pdf.pages) {
      expect(page.untagged).to.deep.equal([]);
      expect(page.markedIds).to.have.members(page.tree === null ? [] : contentIds(page.tree));
      expect(page.maxRight).to.be.at.most(539);
      expect(page.artifacts.join(' ')).to.include('Demo-Werte');
    }
    const [figure] = nodesOf(pdf, 'Figure');
    expect(figure?.alt).to.contain('bei 4 davon ist nach dem Ende nichts bewilligt');
    const captions = nodesOf(pdf, 'Caption').map((node) => textOf(pdf, node));
    expect(captions).to.include.members([
      'Ende, Folgen und Termine',
      'Was die Lücken kosten, nach Haushaltsjahren',
      'Finanzierungen nach Quartieren',
    ]);
    const all = pdf.pages.map(({ text }) => text).join('\n');
    expect(all).to.include('55.405,08');
    expect(all).to.include('Demo: Städtische Mittel');
  });
});
