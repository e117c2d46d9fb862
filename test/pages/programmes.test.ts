import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';

describe('GET /programme', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const slugsFor = async (query: string): Promise<string[]> => {
    const answer = await site.staff.get(`/programme.json${query}`).expect(200);
    return (answer.body as { slug: string }[]).map((row) => row.slug);
  };

  it('lists all 119 programmes, open ones first', async () => {
    const page = await site.staff.get('/programme').expect(200);
    const $ = load(page.text);
    expect($('h1').text()).to.equal('Förderprogramme');
    expect($('#treffer').text()).to.equal('119 von 119 Förderprogrammen');
    const pages = [
      page,
      ...(await Promise.all(
        ['2', '3'].map((number) => site.staff.get(`/programme?seite=${number}`).expect(200)),
      )),
    ];
    const tags = pages.flatMap(({ text }) => {
      const one = load(text);
      return one('.fp-programme .fp-tag')
        .toArray()
        .map((tag) => one(tag).text().trim());
    });
    const lastOpen = tags.findLastIndex((text) => /(^|\s)(laufend offen|offen bis)/u.test(text));
    const firstClosed = tags.findIndex((text) => text.includes('beendet'));
    expect(lastOpen).to.be.greaterThan(-1).and.to.be.lessThan(firstClosed);
  });

  it('shows the same programmes on the page and as a file, in the same order', async () => {
    const query = '?thema=kinderarmut&offen=1';
    const $ = load((await site.staff.get(`/programme${query}`)).text);
    const onPage = $('.fp-programme h3 a')
      .toArray()
      .map((link) => $(link).attr('href')?.split('/').at(-1));
    expect(onPage).to.have.length.greaterThan(3);
    expect(await slugsFor(query)).to.deep.equal(onPage);
  });

  it('shows fifty on a page and all of them one after the other', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/programme';
    while (path !== undefined) {
      const $ = load((await site.staff.get(path).expect(200)).text);
      const onPage = $('.fp-programme h3 a').map((_, link) => $(link).attr('href') ?? '');
      expect(onPage.length).to.be.at.most(50);
      seen.push(...onPage.get());
      path = $('a[rel="next"]').attr('href');
    }
    const all = await slugsFor('');
    expect(all).to.have.length(119);
    expect(seen).to.deep.equal(all.map((slug) => `/programme/${slug}`));
    const last = load((await site.staff.get('/programme?seite=999').expect(200)).text);
    expect(last('.fp-paging').text()).to.contain('Seite 3 von 3');
  });

  it('does not take "IT" for a part of "mit" (regression 8)', async () => {
    expect(await slugsFor('?q=it')).to.deep.equal([]);
    expect(await slugsFor('?q=Mitarbeit')).to.have.length.greaterThan(0);
  });

  it('takes common words alone for no question, and says so', async () => {
    expect(await slugsFor('?q=mit+für')).to.have.length(119);
    const page = await site.staff.get('/programme?q=mit').expect(200);
    expect(page.text).to.contain('zu allgemein');
  });

  it('filters by several choices of one facet and by several facets', async () => {
    const both = await slugsFor('?ebene=bund&ebene=stiftung');
    const one = await slugsFor('?ebene=bund');
    const other = await slugsFor('?ebene=stiftung');
    expect(both).to.have.members([...one, ...other]);
    const narrowed = await slugsFor('?ebene=bund&ebene=stiftung&thema=kinderarmut');
    expect(narrowed.length).to.be.greaterThan(0).and.to.be.lessThan(both.length);
    expect(both).to.include.members(narrowed);
  });

  it('says beside each choice how many programmes it would leave', async () => {
    const $ = load((await site.staff.get('/programme?q=Quartier&ebene=land').expect(200)).text);
    const label = $('label[for="f-ebene-bund"]').text();
    const count = Number(/\((\d+)\)/u.exec(label)?.[1]);
    expect(await slugsFor('?q=Quartier&ebene=bund')).to.have.length(count);
    const topic = $('input[name="thema"]').first();
    const topicCount = Number(
      /\((\d+)\)/u.exec($(`label[for="${topic.attr('id') ?? ''}"]`).text())?.[1],
    );
    const narrowed = await slugsFor(`?q=Quartier&ebene=land&thema=${String(topic.attr('value'))}`);
    expect(narrowed).to.have.length(topicCount);
  });

  it('marks the words that were searched for, and nothing becomes markup', async () => {
    const $ = load((await site.staff.get('/programme?q=Quartier').expect(200)).text);
    expect($('.fp-programme mark').length).to.be.greaterThan(0);
    const hostile = await site.staff.get('/programme?q=%3Cimg+src%3Dx%3E').expect(200);
    expect(hostile.text).not.to.contain('<img src=x');
  });

  it('takes each choice away again with one link', async () => {
    const page = await site.staff.get('/programme?q=Quartier&ebene=land&offen=1').expect(200);
    const hrefs = load(page.text)('.fp-chosen__remove').map(
      (_, link) => load(page.text)(link).attr('href') ?? '',
    );
    expect(hrefs.get()).to.deep.equal([
      '/programme?ebene=land&offen=1',
      '/programme?q=Quartier&offen=1',
      '/programme?q=Quartier&ebene=land',
    ]);
  });

  it('sorts by the next deadline', async () => {
    const answer = await site.staff.get('/programme.json?sortierung=frist').expect(200);
    const days = (answer.body as { deadlineOn: string | null }[]).map(
      ({ deadlineOn }) => deadlineOn ?? '9999-12-31',
    );
    expect(days).to.deep.equal(days.toSorted());
    expect(days[0]).to.match(/^202[67]/u);
  });

  it('keeps programmes whose source names no limit when asked for an amount', async () => {
    const all = await slugsFor('');
    const enough = await slugsFor('?betrag=1.000.000');
    expect(enough.length).to.be.greaterThan(0).and.to.be.lessThan(all.length);
    expect(await slugsFor('?satz=abc&betrag=viel')).to.have.length(all.length);
  });

  it('finds every spelling of an umlaut (regression 33)', async () => {
    const spellings = ['Städtebau', 'Städtebau'.normalize('NFD'), 'Staedtebau', 'STÄDTEBAU'];
    const found = await Promise.all(spellings.map((q) => slugsFor(`?q=${encodeURIComponent(q)}`)));
    expect(found[0]).to.have.length.greaterThan(2);
    for (const other of found) expect(other).to.deep.equal(found[0]);
  });

  it('finds parts of compounds', async () => {
    expect(await slugsFor('?q=armut')).to.include('ziq-kinder-staerken');
  });

  it('says what to try when nothing was found', async () => {
    const page = await site.staff.get('/programme?q=xyzzy').expect(200);
    expect(page.text)
      .to.contain('Kein Förderprogramm gefunden')
      .and.to.contain('allgemeineres Wort');
  });

  it('ignores codes it does not know, and escapes what was typed', async () => {
    const page = await site.staff
      .get('/programme?ebene=x&thema=[]&q=%22%3E%3Cscript%3E')
      .expect(200);
    expect(page.text).to.not.contain('"><script>');
  });

  it('answers as CSV for a German Excel', async () => {
    const csv = await site.staff.get('/programme.csv').buffer(true).expect(200);
    expect(csv.headers['content-type']).to.contain('text/csv');
    expect(csv.text.startsWith('\uFEFFslug;title;')).to.equal(true);
    expect(csv.text.trim().split('\r\n')).to.have.length(120);
  });
});

describe('GET /programme/:slug', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const pageOf = async (slug: string) =>
    load((await site.staff.get(`/programme/${slug}`).expect(200)).text);

  it('names a rate as a ceiling and a missing limit as missing', async () => {
    const $ = await pageOf('biwaq-vi');
    const text = $('main').text();
    expect(text).to.contain('bis zu 90 %');
    expect($('main').text()).to.contain('Stand 08/2025');
    const other = await pageOf('kinderstark-nrw');
    expect(other('main').text()).to.contain('Quelle nennt keine Grenze');
  });

  it('marks what nobody read in a source', async () => {
    expect((await pageOf('biwaq-vi'))('main').text()).to.contain(
      'Annahme, nicht in der Quelle gelesen',
    );
  });

  it('links the federal line with its state strand', async () => {
    const $ = await pageOf('staedtebau-sozialer-zusammenhalt');
    const links = $('main a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(links).to.include('/programme/staedtebaufoerderung-sozialer-zusammenhalt');
  });

  it('warns of facts older than three years', async () => {
    expect((await pageOf('ziq-kinder-staerken'))('main').text()).to.contain('älter als drei Jahre');
  });

  it('404 for a programme that does not exist', async () => {
    const page = await site.staff.get('/programme/gibt-es-nicht').expect(404);
    expect(page.text).to.contain('Dieses Förderprogramm wurde nicht gefunden.');
  });
});
