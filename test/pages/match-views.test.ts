import { load } from 'cheerio';
import { expect } from 'chai';
import { bundlePath, cityMatchesPath, programmeNeedsPath } from '../../src/matching/match-paths.ts';
import {
  listAs,
  matchesPath,
  matchPath,
  needPath,
  needsPath,
  overviewPath,
  programmePath,
} from '../../src/paths.ts';
import type { Need } from '../../src/quarters/needs/need.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';
import { addProgramme } from '../support/programmes.ts';
import { programme } from '../matching/samples.ts';
import { addSecondMunicipality, foreignMark } from '../support/second-municipality.ts';

const slug = 'zusammenhalt-staerken-menschen-verbinden';

describe('views on many matches', () => {
  let app: TestApp;
  let needs: Need[];
  let foreignNeedId: string;

  before(async () => {
    app = await testApp();
    needs = [...(await app.services.stores.needs.listNeeds(await installationScope(app.services)))];
    foreignNeedId = (await addSecondMunicipality(app)).needId;
  });

  after(() => app.close());

  const page = async (path: string) => load((await app.staff.get(path).expect(200)).text);
  const json = async (path: string) =>
    (await app.staff.get(path).expect(200)).body as Record<string, unknown>[];
  const ofBlock = (block: Need['buildingBlock']) =>
    needs.filter(({ buildingBlock }) => buildingBlock === block);

  it('stand in the main menu of those who may open them, and nobody else’s', async () => {
    const $ = await page(cityMatchesPath());
    expect($('.fp-nav a[aria-current]').text().trim()).to.equal('Treffer');
    const labelsOf = async (role: 'auditor' | 'carrier' | 'coordinator'): Promise<string[]> => {
      const shown = load((await (await app.as(role)).get('/programme').expect(200)).text);
      return shown('.fp-nav a')
        .map((_, link) => shown(link).text().trim())
        .get();
    };
    expect(await labelsOf('auditor')).to.include('Treffer');
    expect(await labelsOf('coordinator')).to.not.include('Treffer');
    expect(await labelsOf('carrier')).to.include.members(['Geteilte Treffer', 'Hinweise']);
    expect(await labelsOf('carrier')).to.not.include('Treffer');
  });

  describe('GET /programme/:slug/bedarfe', () => {
    it('says in one sentence what the programme could pay for, and promises nothing', async () => {
      const $ = await page(programmeNeedsPath(slug));
      expect($('.fp-answer').text()).to.match(
        /^Könnte in \d+ Quartieren \d+ Bedarfe mitbezahlen; höchstens [\d.,]+\s€ im ganzen Zeitraum.*, keine Zusage\.$/u,
      );
    });

    it('shows for each need costs, ceiling and whom to ask, and leads to the match', async () => {
      const $ = await page(programmeNeedsPath(slug));
      const row = $('#clarify, #clarifyMore').first().closest('section').find('.fp-match').first();
      expect(row.find('h4 a').attr('href')).to.match(/^\/bedarfe\/[\w-]+\/treffer\//u);
      expect(row.text()).to.match(/Kosten: .*€ je Jahr/u);
      expect(row.text()).to.include('Zu klären:');
      expect(row.text()).to.include('Auskunft:');
      const own = $('.fp-match').filter((_, one) =>
        $(one).text().includes('(eigene Angaben ergänzen)'),
      );
      expect(own.length).to.be.greaterThan(0);
      const entry = own.find('a[href^="/treffer/wissen?bedarf="]');
      expect(entry.length).to.equal(own.length);
    });

    it('calls a window that nobody read an assumption, here and in the matrix of the city', async () => {
      const assumed = 'komm-an-nrw';
      const $ = await page(programmeNeedsPath(assumed));
      expect($('.fp-match__tags').first().text()).to.include('(Annahme)');
      const pages = ['1', '2', '3'].map((seite) =>
        cityMatchesPath({ ansicht: 'programme', seite }),
      );
      const rows: string[] = [];
      for (const path of pages) {
        const city = await page(path);
        rows.push(
          ...city('th[scope=row]')
            .map((_, cell) => city(cell).text())
            .get(),
        );
      }
      const rowOf = (title: string) => rows.find((text) => text.trim().startsWith(title));
      expect(rowOf('KOMM-AN NRW')).to.include('(Annahme)');
      expect(rowOf('Zusammenhalt stärken')).to.include('offen bis').and.not.include('(Annahme)');
    });

    it('says of each need that does not fit why, collapsed', async () => {
      const $ = await page(programmeNeedsPath(slug));
      const refused = $('#passt-nicht').closest('section');
      expect(refused.find('details').attr('open')).to.equal(undefined);
      const rows = refused.find('.fp-match').toArray();
      expect(rows.length).to.be.greaterThan(0);
      for (const row of rows) expect($(row).text()).to.include('Dagegen:');
    });

    it('can be narrowed to a quarter; the files have the same rows', async () => {
      const query = { quartier: 'manfort' };
      const $ = await page(programmeNeedsPath(slug, query));
      const shown = $('.fp-match').length;
      const rows = await json(listAs(programmeNeedsPath(slug), 'json', query));
      expect(rows.map(({ quarterSlug }) => quarterSlug)).to.deep.equal(rows.map(() => 'manfort'));
      expect(rows.length).to.equal(shown);
      expect(Object.keys(rows[0] ?? {})[0]).to.equal('id');
    });

    it('explains why it is for nobody, and what to do next', async () => {
      await addProgramme(
        app,
        null,
        programme({ slug: 'nur-in-bayern', shortTitle: 'Nur in Bayern', regions: ['09'] }),
      );
      const $ = await page(programmeNeedsPath('nur-in-bayern'));
      expect($('.fp-answer').text()).to.match(
        /^Kommt zurzeit für keinen von \d+ Bedarfen infrage/u,
      );
      const [, why] = $('.fp-empty p').toArray();
      expect($(why).text()).to.match(
        /^Am häufigsten steht dagegen: Region \(bei allen \d+ Bedarfen\)\. Suchen Sie im Katalog/u,
      );
      expect($('.fp-empty a').attr('href')).to.match(/^\/programme\?/u);
    });

    it('is linked from the programme for those who read matches, and refused to others', async () => {
      const $ = await page(programmePath(slug));
      expect($(`a[href="${programmeNeedsPath(slug)}"]`).length).to.equal(1);
      for (const role of ['council', 'carrier', 'admin', 'coordinator'] as const) {
        const visitor = await app.as(role);
        const seen = await visitor.get(programmePath(slug)).expect(200);
        expect(seen.text).not.to.include(programmeNeedsPath(slug));
        await visitor.get(programmeNeedsPath(slug)).expect(403);
      }
    });

    it('404 for a programme nobody knows', () =>
      app.staff.get(programmeNeedsPath('gibt-es-nicht')).expect(404));
  });

  describe('GET /treffer', () => {
    it('says on top where money can be had now, and where to look first', async () => {
      const $ = await page(cityMatchesPath());
      const tiles = $('.fp-city-tile').toArray();
      expect(tiles.map((tile) => $(tile).find('.fp-tag').text().trim())).to.deep.equal([
        'Jetzt möglich',
        'Ein Anruf',
        'Mehreres offen',
        'Nächste Runde',
        'Ergänzend',
      ]);
      const [, call] = tiles;
      const [, programmes, served] =
        /(\d+) Programme für (\d+) Bedarfe/u.exec($(call).find('a').text()) ?? [];
      const all = await json(listAs(cityMatchesPath(), 'json', { gruppe: 'anruf' }));
      // A federal line counts with its strand.
      const rows = all.filter((row) => row['beneath'] === null);
      expect(new Set(rows.map((row) => row['slug'])).size).to.equal(Number(programmes));
      expect(new Set(rows.map((row) => row['needId'])).size).to.equal(Number(served));
      const first = $('.fp-city-first a').first();
      const listed = await page(first.attr('href') ?? '');
      expect(listed('.fp-match').length).to.be.greaterThan(0);
      expect(listed('section h2').length).to.equal(1);
    });

    it('names beside it where a deadline runs while something is to be clarified, nearest first', async () => {
      const $ = await page(cityMatchesPath());
      const heading = $('h3:contains("Frist läuft")');
      const days = heading.next('ol').find('li').toArray();
      const until = days.map((row) => /bis (\d\d)\.(\d\d)\.(\d{4})/u.exec($(row).text()) ?? []);
      const sortable = until.map(([, day, month, year]) => `${year}-${month}-${day}`);
      expect(sortable.length).to.be.greaterThan(0);
      expect(sortable).to.deep.equal(sortable.toSorted());
    });

    it('says in words where nothing is left of a choice', async () => {
      const $ = await page(cityMatchesPath({ thema: 'sport', gruppe: 'jetzt', ebene: 'eu' }));
      expect($('.fp-answer').text()).to.equal(
        'In dieser Auswahl kommt für keinen Bedarf ein Programm infrage.',
      );
    });

    it('sums up each quarter, and leads from each number to exactly these matches', async () => {
      const $ = await page(cityMatchesPath());
      expect($('.fp-city-quarter').length).to.equal(8);
      expect($('.fp-city-quarter details[open]').length).to.equal(0);
      const rows = await json(listAs(cityMatchesPath(), 'json'));
      const link = $('.fp-city-quarter__totals a').first();
      const asked = new URL(link.attr('href') ?? '', 'http://x').searchParams;
      const own = rows.filter(
        (row) =>
          row['quarterSlug'] === asked.get('quartier') &&
          row['group'] === 'clarify' &&
          row['beneath'] === null,
      );
      expect(asked.get('gruppe')).to.equal('anruf');
      expect(link.text()).to.include(`${own.length} ein Anruf`);
      const cells = (await page(link.attr('href') ?? ''))('table.fp-city td a');
      expect(cells.length).to.equal(own.length);
    });

    it('counts the matches of a need as its own page does', async () => {
      const $ = await page(cityMatchesPath({ quartier: 'manfort' }));
      expect($('.fp-city-quarter details[open]').length).to.equal(1);
      const links = $('.fp-city-needs td a').toArray();
      expect(links.length).to.be.greaterThan(4);
      for (const link of links) {
        const [path = '', group = ''] = ($(link).attr('href') ?? '').split('#');
        const count = /: \s*(\d+) /u.exec($(link).text())?.[1];
        expect((await page(path))(`#${group}`).text()).to.match(new RegExp(`\\(${count}\\)$`, 'u'));
      }
    });

    it('unfolds all quarters by a link, without a script', async () => {
      const $ = await page(cityMatchesPath({ offen: 'alle' }));
      expect($('.fp-city-quarter details[open]').length).to.equal(8);
    });

    it('a cell of programme and quarter counts as many needs as its page lists', async () => {
      const $ = await page(cityMatchesPath({ ansicht: 'programme' }));
      expect($('table.fp-city thead th[scope=col]').length).to.be.greaterThan(6);
      for (const link of $('table.fp-city td a').toArray().slice(0, 6)) {
        expect($(link).text()).to.match(/(jetzt|ein Anruf|mehreres|nächste Runde|ergänzend)$/u);
        const listed = await page($(link).attr('href') ?? '');
        const count = Number(/: \s*(\d+)\s/u.exec($(link).text())?.[1]);
        expect(listed('.fp-match').length).to.equal(count);
      }
    });

    it('puts the programmes first that most needs can have now or after a call', async () => {
      const rows = await json(listAs(cityMatchesPath(), 'json'));
      const order = [...new Set(rows.map(({ slug: one }) => one))];
      const countOf = (one: unknown, group: string): number =>
        rows.filter((row) => row['slug'] === one && row['group'] === group).length;
      // More that are possible now come first, of as many the one with more calls.
      const worth = order.map((one) => countOf(one, 'now') * 1000 + countOf(one, 'clarify'));
      expect(worth[0]).to.be.greaterThan(0);
      expect(worth).to.deep.equal(worth.toSorted((one, other) => other - one));
      expect(rows.some(({ group }) => group === 'ended' || group === null)).to.equal(false);
    });

    it('shows the needs of one quarter as columns', async () => {
      const $ = await page(cityMatchesPath({ quartier: 'manfort', ansicht: 'programme' }));
      const own = needs.filter((need) => need.topics.length > 0).length;
      expect(own).to.be.greaterThan(0);
      expect($('table.fp-city thead').text()).to.include('Umsetzung');
      expect($('table.fp-city td a').first().attr('href')).to.match(
        /^\/bedarfe\/[\w-]+\/treffer\//u,
      );
    });

    it('filters by block, group and level, in page and file alike', async () => {
      const query = { baustein: 'umsetzung', gruppe: 'anruf', ebene: 'land' };
      const rows = await json(listAs(cityMatchesPath(), 'json', query));
      expect(rows.length).to.be.greaterThan(0);
      const blockIds = ofBlock('implementation').map(({ id }) => id);
      for (const row of rows) {
        expect(row).to.include({ group: 'clarify', level: 'land' });
        expect(blockIds).to.include(row['needId']);
      }
      const $ = await page(cityMatchesPath({ ...query, ansicht: 'programme' }));
      const shown = new Set(rows.map((row) => row['slug'])).size;
      expect($('#treffer').text()).to.equal(shown === 1 ? '1 Programm' : `${shown} Programme`);
    });

    it('shows the other direction: each need with its best three', async () => {
      const $ = await page(cityMatchesPath({ ansicht: 'bedarfe' }));
      const first = $('table tbody tr').first();
      expect(first.find('ol li').length).to.be.within(1, 3);
      expect(first.find('ol a').first().attr('href')).to.match(/\/treffer\//u);
      const rows = await json(listAs(cityMatchesPath(), 'json', { ansicht: 'bedarfe' }));
      expect(rows.length).to.equal(needs.length);
    });

    it('puts a need without any match on top, and leads to the reasons', async () => {
      const { db } = app.database;
      const [need] = needs.filter(({ origin }) => origin === 'demo');
      if (!need) throw new Error('no demo need');
      const { topicsJson, applicantsJson } = await db
        .selectFrom('need')
        .select(['topicsJson', 'applicantsJson'])
        .where('id', '=', need.id)
        .executeTakeFirstOrThrow();
      const change = (values: { topicsJson: string; applicantsJson: string }) =>
        db.updateTable('need').set(values).where('id', '=', need.id).execute();
      // Nothing in the catalogue is for founders of a company.
      await change({ topicsJson, applicantsJson: '["existenzgruender"]' });
      const $ = await page(cityMatchesPath());
      const list = $('#luecken').closest('section');
      expect(list.find(`a[href="${needPath(need.id)}"]`).length).to.equal(1);
      expect(list.find(`a[href="${matchesPath(need.id)}"]`).length).to.equal(1);
      await change({ topicsJson, applicantsJson });
    });

    it('shows nothing of another municipality', async () => {
      for (const path of [
        cityMatchesPath(),
        cityMatchesPath({ ansicht: 'bedarfe' }),
        bundlePath(),
      ]) {
        expect((await app.staff.get(path).expect(200)).text).not.to.include(foreignMark);
      }
    });

    it('is reached from the needs and from the Lage', async () => {
      for (const path of [needsPath(), overviewPath()]) {
        const $ = await page(path);
        expect($(`a[href^="${cityMatchesPath()}"]`).length, path).to.be.greaterThan(0);
      }
    });
  });

  describe('GET /treffer/buendel', () => {
    it('suggests the building blocks over all quarters', async () => {
      const $ = await page(bundlePath());
      const links = $('#vorschlaege').closest('section').find('li a').toArray();
      expect(links.slice(0, 3).map((link) => $(link).text())).to.deep.equal([
        'Beteiligung',
        'Umsetzung',
        'Steuerung',
      ]);
    });

    it('sums the costs and says both ways: one application, or one for each need', async () => {
      const $ = await page(bundlePath({ baustein: 'umsetzung' }));
      const count = ofBlock('implementation').length;
      expect($('h1').text()).to.equal(`Bündel: Umsetzung in ${count} Quartieren`);
      expect($('.fp-facts').text()).to.match(/Kosten zusammen\s+(mindestens )?[\d.,]+\s€ je Jahr/u);
      expect($('.fp-facts').text()).to.match(/im ganzen Zeitraum/u);
      const first = $('.fp-match').first().text();
      expect(first).to.include('Ein gemeinsamer Antrag');
      expect(first).to.include(`Ein Antrag je Bedarf: kommt für alle ${count} Bedarfe infrage`);
    });

    it('takes several needs by their ids, and the files have the same', async () => {
      const [a, b] = ofBlock('participation');
      const query: [string, string][] = [a, b].map((need) => ['bedarf', need?.id ?? '']);
      const $ = await page(bundlePath(query));
      expect($('h1').text()).to.equal('Bündel: Beteiligung in 2 Quartieren');
      expect($('input[name=bedarf][checked]').length).to.equal(2);
      const rows = await json(listAs(bundlePath(), 'json', query));
      expect(rows.length).to.equal($('.fp-match').length);
      expect(Object.keys(rows[0] ?? {})[0]).to.equal('slug');
      await app.staff.get(listAs(bundlePath(), 'csv', query)).expect(200);
    });

    it('leads from a need to the same need elsewhere', async () => {
      const [need] = ofBlock('steering');
      const $ = await page(needPath(need?.id ?? ''));
      const href = bundlePath({ wie: need?.id ?? '' });
      expect($(`a[href="${href}"]`).text()).to.equal(
        'Gleichen Bedarf in anderen Quartieren mit betrachten',
      );
      expect((await page(href))('h1').text()).to.match(/^Bündel: Steuerung in \d+ Quartieren$/u);
    });

    it('says so where one is no bundle, or does not exist for the reader', async () => {
      const [need] = ofBlock('steering');
      const one = await page(bundlePath([['bedarf', need?.id ?? '']]));
      expect(one('main').text()).to.match(/Bisher ist nur .* gewählt\./u);
      const two = await page(
        bundlePath([
          ['bedarf', need?.id ?? ''],
          ['bedarf', foreignNeedId],
        ]),
      );
      expect(two('main').text()).to.match(
        /Ein Bedarf aus der Adresse gibt es hier nicht \(mehr\)/u,
      );
      expect(two('.fp-match').length).to.equal(0);
    });

    it('agrees with the page of each match on what a single need is told', async () => {
      const rows = await json(listAs(bundlePath(), 'json', { baustein: 'umsetzung' }));
      const [row] = rows;
      const [need] = ofBlock('implementation');
      await app.staff.get(matchPath(need?.id ?? '', String(row?.['slug']))).expect(200);
      const single = (await json(listAs(matchesPath(need?.id ?? ''), 'json'))).find(
        (one) => one['slug'] === row?.['slug'],
      );
      type Told = { kind: string; result: string; needs?: { id: string; result: string }[] }[];
      const told = (row?.['criteria'] as Told).map(
        ({ needs: each = [] }) => each.find(({ id }) => id === need?.id)?.result,
      );
      expect(told).to.deep.equal((single?.['criteria'] as Told).map(({ result }) => result));
    });
  });
});
