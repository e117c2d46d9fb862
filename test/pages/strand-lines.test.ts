import { load } from 'cheerio';
import { expect } from 'chai';
import {
  cityMatchesPath,
  decideMatchPath,
  decidedMatchesPath,
  programmeNeedsPath,
} from '../../src/matching/match-paths.ts';
import { listAs, matchesPath, matchPath, programmePath } from '../../src/paths.ts';
import { programme } from '../matching/samples.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { addProgramme } from '../support/programmes.ts';

describe('a state strand with its federal line, in every list', () => {
  let app: TestApp;
  let needId: string;
  const page = async (path: string) => load((await app.staff.get(path).expect(200)).text);
  const json = async (path: string, query: Record<string, string> = {}) =>
    (await app.staff.get(listAs(path, 'json', query)).expect(200)).body as Record<
      string,
      unknown
    >[];
  const rowsOf = async (slug: string) =>
    (await json(cityMatchesPath(), { ansicht: 'programme' })).filter((row) => row['slug'] === slug);
  const decide = (step: 'verwerfen' | 'zuruecknehmen', slug: string, body: object) =>
    app.staff.post(decideMatchPath(needId, slug, step), body as Record<string, string>).expect(303);
  /** "3 Programme für 12 Bedarfe" of all tiles of the city. */
  const tiles = async () => (await page(cityMatchesPath()))('.fp-city-tiles').text();

  before(async () => {
    app = await testApp();
    const link = { slug: 'strang', relation: 'stateStrand' } as const;
    const strand = programme({ slug: 'strang', title: 'Strang', shortTitle: 'Landesstrang' });
    await addProgramme(app, null, strand);
    const before = await tiles();
    const line = {
      slug: 'linie',
      title: 'Linie',
      shortTitle: 'Bundeslinie',
      level: 'bund',
    } as const;
    await addProgramme(app, null, programme({ ...line, links: [link] }));
    expect(await tiles(), 'the line counts for itself').to.equal(before);
    expect(before).to.match(/\d+ Programme? für \d+ Bedarf/u);
    const id = (await rowsOf('linie'))[0]?.['needId'];
    needId = typeof id === 'string' ? id : '';
    expect(needId).to.not.equal('');
  });
  after(() => app.close());

  it('stands beneath its strand in the matrix, and in the file with its place', async () => {
    const $ = await page(cityMatchesPath({ ansicht: 'programme', ebene: 'land' }));
    expect($('th[scope=row] > a').text()).to.include('Landesstrang');
    const all = await page(cityMatchesPath({ ansicht: 'programme' }));
    const heads = all('th[scope=row] > a')
      .toArray()
      .map((one) => all(one).text());
    expect(heads).to.include('Landesstrang').and.not.include('Bundeslinie');
    expect(all('th[scope=row]').text()).to.match(/dazu Bundeslinie\s+Bundeslinie/u);
    const [line] = await rowsOf('linie');
    const strand = (await rowsOf('strang')).find((row) => row['needId'] === line?.['needId']);
    expect(line).to.include({ beneath: 'strang', position: strand?.['position'] });
    expect(line?.['group']).to.equal(strand?.['group']);
  });

  it('is a row of its own where the strand is not asked for', async () => {
    const $ = await page(cityMatchesPath({ ansicht: 'programme', ebene: 'bund' }));
    expect($('th[scope=row] > a').text()).to.include('Bundeslinie');
  });

  it('says on its own page which strand decides, and on that of the strand that it counts there', async () => {
    const line = await page(programmeNeedsPath('linie'));
    expect(line(`.fp-page-head a[href="${programmeNeedsPath('strang')}"]`).length).to.equal(1);
    expect(line('.fp-page-head').text()).to.include('dessen Antragszeitraum entscheidet');
    expect(line(`.fp-match a[href="${matchPath(needId, 'strang')}"]`).length).to.equal(1);
    const strand = await page(programmeNeedsPath('strang'));
    expect(strand('.fp-page-head').text()).to.include('sie zählt nicht eigens');
    expect(strand(`.fp-match a[href="${matchPath(needId, 'linie')}"]`).length).to.equal(1);
  });

  describe('when somebody dismisses the strand', () => {
    let counted: { strand: number; line: number; use: string };
    const usePage = async () => (await page(programmePath('strang')))('main').text();

    before(async () => {
      const use = await page(programmeNeedsPath('strang'));
      counted = {
        strand: (await rowsOf('strang')).length,
        line: (await rowsOf('linie')).length,
        use: use('.fp-answer').text(),
      };
      await decide('verwerfen', 'strang', { version: '0', reason: 'effort', remark: 'x' });
    });

    it('neither counts for the city, and the line does not come up alone', async () => {
      expect(await rowsOf('strang')).to.have.length(counted.strand - 1);
      expect(await rowsOf('linie')).to.have.length(counted.line - 1);
      const needs = [...(await rowsOf('strang')), ...(await rowsOf('linie'))];
      expect(needs.map((row) => row['needId'])).to.not.include(needId);
    });

    it('the list of the need keeps both under "Verworfen", the line with why', async () => {
      const $ = await page(matchesPath(needId));
      expect($(`.fp-match a[href="${matchPath(needId, 'linie')}"]`).length).to.equal(0);
      const aside = $('section[aria-labelledby=verworfen]');
      expect(aside.find('h2').text()).to.equal('Verworfen (2)');
      expect(aside.text()).to.include('Mit dem Landesstrang „Landesstrang“ verworfen');
    });

    it('their pages count it no longer and show it under "Verworfen"', async () => {
      for (const slug of ['strang', 'linie']) {
        const $ = await page(programmeNeedsPath(slug));
        const aside = $('#verworfen').closest('section');
        expect(aside.find(`a[href="${matchPath(needId, slug)}"]`).length, slug).to.equal(1);
        expect($(`.fp-match a[href="${matchPath(needId, slug)}"]`).length).to.equal(1);
        const row = (await json(programmeNeedsPath(slug))).find(({ id }) => id === needId);
        expect(row?.['isDismissed']).to.equal(true);
      }
      const $ = await page(programmeNeedsPath('strang'));
      expect($('.fp-answer').text()).to.not.equal(counted.use);
      expect(await usePage()).to.not.include(`/bedarfe/${needId}`);
    });

    it('stays reachable, and counts again once it is taken back', async () => {
      const decided = await page(decidedMatchesPath({ art: 'verworfen' }));
      expect(decided('main').text()).to.include('Landesstrang');
      await decide('zuruecknehmen', 'strang', { version: '1', part: 'state' });
      expect(await rowsOf('strang')).to.have.length(counted.strand);
      expect(await rowsOf('linie')).to.have.length(counted.line);
    });
  });

  describe('when somebody dismisses the line', () => {
    it('the strand stays where it is', async () => {
      const before = (await rowsOf('strang')).length;
      await decide('verwerfen', 'linie', { version: '0', reason: 'effort', remark: 'x' });
      expect((await rowsOf('linie')).map((row) => row['needId'])).to.not.include(needId);
      expect(await rowsOf('strang')).to.have.length(before);
    });
  });
});
