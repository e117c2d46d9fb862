import { load } from 'cheerio';
import { expect } from 'chai';
import { callListPath, missingFactsPath } from '../../src/matching/match-paths.ts';
import { listAs, matchesPath } from '../../src/paths.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

describe('long lists', () => {
  let app: TestApp;
  let needId: string;
  const page = async (path: string) => load((await app.staff.get(path).expect(200)).text);
  const json = async (path: string) =>
    (await app.staff.get(listAs(path, 'json')).expect(200)).body as Record<string, unknown>[];

  before(async () => {
    app = await testApp();
    const needs = await app.services.stores.needs.listNeeds(await installationScope(app.services));
    needId = needs.find(({ title }) => title.includes('Ferien'))?.id ?? '';
  });
  after(() => app.close());

  it('a need opens the first matches of each group; every other one is there, and opens on demand', async () => {
    const $ = await page(matchesPath(needId));
    const rows = await json(matchesPath(needId));
    for (const group of ['now', 'clarify', 'clarifyMore', 'nextRound', 'supplementary']) {
      const own = rows.filter((row) => row['group'] === group && row['beneath'] === null);
      if (own.length === 0) continue;
      const section = $(`section[aria-labelledby=${group}]`);
      const compact = section.find('li.fp-match-compact');
      const whole = section.find('> ul > li.fp-match');
      expect(whole.length, group).to.be.within(1, 5);
      expect(whole.length + compact.length, group).to.equal(own.length);
      // Everything of a compact one stands under its fold.
      for (const one of compact.toArray()) {
        expect($(one).find('details').first().text()).to.include('Alle Gründe');
      }
    }
  });

  it('the call list folds what is known of a question; on paper each has its programmes and lines', async () => {
    const $ = await page(callListPath());
    const calls = $('.fp-call').toArray();
    expect(calls.length).to.be.greaterThan(20);
    for (const call of calls) {
      expect($(call).children('details[open]').length).to.equal(0);
      const inside = $(call).find('details .fp-call__programmes > li').length;
      const printed = $(call).children('.fp-call__programmes.fp-only-print').children('li');
      expect(printed.length).to.equal(inside).and.greaterThan(0);
      // One question may be asked about several programmes, and each may be answered otherwise.
      expect(printed.find('.fp-calls__answer').length).to.equal(printed.length);
    }
    const open = await page(callListPath({ umfang: 'alle' }));
    expect(open('.fp-call > details:not([open])').length).to.equal(0);
  });

  it('what has to be known names the first of each section and folds the others, numbered on', async () => {
    const $ = await page(missingFactsPath());
    for (const id of ['house', 'authority']) {
      const section = $(`section[aria-labelledby=${id}]`);
      const named = section.children('ol').children('li').length;
      for (const one of section.children('ol').find('summary:has(h3)').toArray()) {
        if (id === 'house') break;
        // Without the programme's name one does not know what the question is about.
        expect($(one).children('span').text()).to.match(/^\S.+, (entscheidet|fehlt) /u);
      }
      const rest = section.children('details').children('ol');
      expect(named, id).to.be.within(1, 8);
      expect(rest.children('li').length, id).to.be.greaterThan(0);
      expect(rest.attr('start')).to.equal(String(named + 1));
    }
  });

  it('a need names first what its page of missing data names first', async () => {
    const list = await page(matchesPath(needId));
    const helpful = list('main a[href^="/treffer/wissen?bedarf="]').first().text();
    const missing = await page(missingFactsPath({ bedarf: needId }));
    const first = missing('section[aria-labelledby=house] h3').first().text();
    expect(first).to.not.equal('');
    expect(helpful).to.include(first);
  });
});
