import { load } from 'cheerio';
import { expect } from 'chai';
import { scopeOfInstallation, scopeOfNobody, type Scope } from '../../src/accounts/scope.ts';
import {
  confirmationsPath,
  editNeedPath,
  listAs,
  matchesPath,
  matchPath,
} from '../../src/paths.ts';
import { createServices } from '../../src/services.ts';
import { fixedClock } from '../../src/shared/clock.ts';
import { programme } from '../matching/samples.ts';
import { sampleProgramme } from '../support/programmes.ts';
import { testAccountSettings, testApp, testInstant, type TestApp } from '../support/app.ts';

const slug = 'zusammenhalt-staerken-menschen-verbinden';

describe('pages of matches', () => {
  let app: TestApp;
  let scope: Scope;
  let needId: string;
  let demoNeedId: string;

  before(async () => {
    app = await testApp();
    const { quarters, needs } = app.services.stores;
    scope = scopeOfInstallation(await quarters.listMunicipalityIds());
    const quarter = await quarters.getQuarterBySlug(scope, 'rheindorf-nord');
    const own = await needs.listNeedsOfQuarter(scope, quarter.id);
    needId = own.find(({ key }) => key === 'umsetzung')?.id ?? '';
    demoNeedId = own.find(({ origin }) => origin === 'demo')?.id ?? '';
  });

  after(() => app.close());

  async function page(path: string) {
    const { text } = await app.staff.get(path).expect(200);
    return load(text);
  }

  /** The key of the first condition a person can answer on the page of the match. */
  async function askedCondition(): Promise<string> {
    const $ = await page(matchPath(needId, slug));
    const keys = $('input[name=conditionKey]')
      .map((_, one) => String($(one).val()))
      .get();
    const key = keys.find((one) => !one.includes('?')) ?? '';
    expect(key).not.to.equal('');
    return key;
  }

  /** As the form of the page posts it: with what it showed. */
  const confirm = (body: Record<string, string>, programmeSlug = slug) =>
    app.staff.post(confirmationsPath(needId, programmeSlug), body);
  async function shownWith(conditionKey: string): Promise<Record<string, string>> {
    const $ = await page(matchPath(needId, slug));
    const key = $('input[name=conditionKey]').filter((_, one) => $(one).val() === conditionKey);
    const form = key.closest('form');
    const hidden = (name: string): string => String(form.find(`[name=${name}]`).val());
    return { conditionKey, seen: hidden('seen'), version: hidden('version') };
  }

  it('the page of a match leads back to the need, and to the field of what the need lacks', async () => {
    const $ = await page(matchPath(needId, slug));
    const crumbs = $('nav.fp-breadcrumb li, .fp-breadcrumbs li, nav[aria-label*=rotkr] li')
      .toArray()
      .map((one) => $(one).text().trim());
    expect(crumbs.slice(-4, -1)).to.deep.equal([
      'Bedarfe',
      'Quartiersmanagement Rheindorf-Nord',
      'Treffer',
    ]);
    const path = `${editNeedPath(needId)}?treffer=${slug}`;
    const form = (await page(path))(`form[action="${editNeedPath(needId)}"]`);
    expect(form.find('input[name=treffer]').val()).to.equal(slug);
    const back = `a[href="${matchPath(needId, slug)}"]`;
    expect(form.find(back).text().trim()).to.equal('Abbrechen');
    expect(
      (await page(`${editNeedPath(needId)}?treffer=//anders.example`))('input[name=treffer]')
        .length,
    ).to.equal(0);
  });

  describe('GET /bedarfe/:id/treffer', () => {
    it('shows the groups with counts, and the need with quarter and costs', async () => {
      const $ = await page(matchesPath(needId));
      expect($('h1').text()).to.equal('Passende Programme: Quartiersmanagement Rheindorf-Nord');
      const headings = $('h2')
        .toArray()
        .map((heading) => $(heading).text().replace(/ \(.*/u, ''));
      expect(headings).to.deep.equal([
        'Jetzt möglich',
        'Mit einem Anruf zu klären',
        'Mehreres zu klären',
        'Nächste Runde vormerken',
        'Ergänzend',
        'Beendet',
        'Passt nicht',
      ]);
      expect($('.fp-page-head').text())
        .to.contain('99.950,03\u00A0€ je Jahr')
        .and.contain('Rheindorf-Nord')
        .and.contain('eigene Mittel 40.000,00\u00A0€ (Demo-Wert, erfunden)');
    });

    it('says what is open and who knows, and calls the most it pays a ceiling', async () => {
      const $ = await page(matchesPath(needId));
      const row = $('li.fp-match').filter((_, item) =>
        $(item).find('h3').text().includes('Zusammenhalt'),
      );
      expect(row.text()).to.match(/Anrufen: Bundesamt|fragen: Bundesamt/u);
      expect(row.find('.fp-match__questions li').length).to.be.greaterThan(0);
      expect(row.text()).to.contain('höchstens').and.contain('noch 39 Tage');
      expect(row.find('details').attr('open')).to.equal(undefined);
    });

    it('says how each criterion is known, and what the place in the order is made of', async () => {
      const $ = await page(matchesPath(needId));
      const rows = $('li.fp-match').toArray();
      for (const row of rows) {
        for (const reason of $(row).find('.fp-verdict').toArray()) {
          expect($(reason).text()).to.match(/Beleg: .+ · Stand/u);
        }
        expect($(row).text()).to.match(/Reihenfolge: [\d.]+ Punkte/u);
      }
      expect(rows.length).to.be.greaterThan(10);
      expect($('main').text()).not.to.match(/Wahrscheinlichkeit von|\d+ % passend/u);
    });

    it('sums up in words, and the counts are those of the file', async () => {
      const $ = await page(matchesPath(needId));
      const rows = await rowsOf(needId);
      // A federal line counts with its strand.
      const count = (group: string | null) =>
        rows.filter((row) => row.group === group && row.beneath === null).length;
      const text = $('main').text();
      expect(text).to.contain(`Von ${rows.length} Programmen: `);
      expect(text).to.contain(`${count('ended')} beendet. ${count(null)} passen nicht.`);
      for (const group of ['now', 'clarify', 'clarifyMore', 'nextRound', 'ended']) {
        // A group without a match has no section; the first one says what to do instead.
        const said = count(group) > 0 || group === 'now' ? `(${count(group)})` : '';
        expect($(`#${group}`).text().endsWith(said), group).to.equal(true);
        expect($(`#${group}`).length, group).to.equal(said === '' ? 0 : 1);
      }
    });

    it('shows a federal line beneath its state strand and not beside it', async () => {
      const $ = await page(matchesPath(needId));
      const rows = await rowsOf(needId);
      const line = rows.find(({ beneath }) => beneath !== null);
      const strand = rows.find(({ slug: one }) => one === line?.beneath);
      expect(line?.position).to.equal(strand?.position);
      expect(line?.group).to.equal(strand?.group);
      const links = $(`li.fp-match h3 a[href="${matchPath(needId, line?.slug ?? '')}"]`);
      expect(links.length).to.equal(1);
      const outer = links.closest('.fp-match__lines').closest('li.fp-match, li.fp-match-compact');
      expect(outer.find('h3 a').first().attr('href')).to.equal(
        matchPath(needId, strand?.slug ?? ''),
      );
      const detail = await page(matchPath(needId, line?.slug ?? ''));
      expect(detail('main').text()).to.contain('Steht bei seinem Landesstrang');
    });

    it('marks demo needs', async () => {
      expect((await page(matchesPath(demoNeedId)))('.fp-demo-tag').length).to.equal(1);
      expect((await page(matchesPath(needId)))('.fp-demo-tag').length).to.equal(0);
    });

    it('404 for a need that does not exist', async () => {
      await app.staff.get(matchesPath('unbekannt')).expect(404);
    });

    it('shows the first fifty of every long group, the true count, and where the rest is', async () => {
      const large = await testApp();
      const { programmes } = large.services.stores;
      const shape = { regions: ['05'], topics: [], applicants: [] };
      for (let number = 0; number < 70; number += 1) {
        const open = sampleProgramme(`unklar-${number}`, shape);
        const over = { ...open, slug: `vorbei-${number}` };
        over.window = { ...over.window, kind: 'beendet' };
        await programmes.insertProgramme(open, testInstant);
        await programmes.insertProgramme(over, testInstant);
      }
      large.services.catalogue.forget();
      const [need] = await large.services.stores.needs.listNeeds(scope);
      const $ = load((await large.staff.get(matchesPath(need?.id ?? '')).expect(200)).text);
      const rows = (await large.staff.get(listAs(matchesPath(need?.id ?? ''), 'json')))
        .body as Row[];
      await large.close();
      for (const group of ['clarifyMore', 'ended']) {
        const section = $(`section[aria-labelledby="${group}"]`);
        const count = rows.filter((row) => row.group === group && row.beneath === null).length;
        expect(count, group).to.be.greaterThan(69);
        expect(section.find('h2').text()).to.contain(`(${count})`);
        expect(section.find('li.fp-match, li.fp-match-compact')).to.have.lengthOf(50);
        expect(section.text()).to.contain(`die ersten 50 von ${count}`);
        expect(section.find('a[href$="treffer.csv"]')).to.have.lengthOf(1);
      }
    });
  });

  interface Row {
    slug: string;
    verdict: string;
    group: string | null;
    position: number;
    beneath: string | null;
    windowState: string;
    criteria: { kind: string; result: string; reason: string }[];
  }

  async function rowsOf(id: string): Promise<Row[]> {
    const response = await app.staff.get(listAs(matchesPath(id), 'json')).expect(200);
    return response.body as Row[];
  }

  describe('GET /bedarfe/:id/treffer.json and .csv', () => {
    it('all programmes, slug first, the same on every call', async () => {
      const rows = await rowsOf(needId);
      expect(rows).to.have.length((await app.services.catalogue.list(scopeOfNobody())).length);
      expect(Object.keys(rows[0] ?? {})[0]).to.equal('slug');
      expect(await rowsOf(needId)).to.deep.equal(rows);
    });

    it('for every need: nothing closed is possible now, and every no has a reason', async () => {
      for (const { id } of await app.services.stores.needs.listNeeds(scope)) {
        for (const row of await rowsOf(id)) {
          const failed = row.criteria.filter(({ result }) => result === 'notMet');
          expect(failed.length > 0, row.slug).to.equal(row.verdict === 'doesNotFit');
          const open = row.criteria.filter(({ result }) => result === 'unknown').length;
          if (row.group === 'now') expect(row.windowState, row.slug).to.equal('open');
          if (row.beneath === null && row.group === 'now') expect(open, row.slug).to.equal(0);
          if (row.beneath === null && row.group === 'clarify') {
            expect(open, row.slug).to.be.within(1, 2);
          }
          if (['ended', 'noApplication'].includes(row.windowState)) {
            expect(row.group, row.slug).to.be.oneOf(['ended', null]);
          }
        }
      }
    });

    it('nationwide programmes are never refused for their region (case 3)', async () => {
      const rows = await rowsOf(needId);
      for (const { programme: record } of await app.services.catalogue.list(scopeOfNobody())) {
        if (!record.regions.includes('')) continue;
        const row = rows.find((candidate) => candidate.slug === record.slug);
        const region = row?.criteria.find(({ kind }) => kind === 'region');
        expect(region?.result, record.slug).to.equal('met');
      }
    });

    it('an unrelated programme changes no other result', async () => {
      const other = await testApp();
      const before = await rowsOf(needId);
      const unrelated = programme({ slug: 'aaa-fremd', regions: ['09'], topics: ['sport'] });
      await other.services.stores.programmes.insertProgramme(unrelated, testInstant);
      const services = createServices(other.database.db, {
        clock: fixedClock(testInstant),
        isDemo: true,
        accountSettings: testAccountSettings,
      });
      const { groups, doesNotFit } = await services.matching.matchesOfNeed(scope, needId);
      await other.close();
      const slugs = [...groups.flatMap(({ matches }) => matches), ...doesNotFit].map((m) => m.slug);
      expect(slugs).to.include('aaa-fremd');
      expect(slugs.filter((each) => each !== 'aaa-fremd')).to.deep.equal(
        before.map((row) => row.slug),
      );
    });

    it('CSV has the reasons as text', async () => {
      const { text, headers } = await app.staff.get(listAs(matchesPath(needId), 'csv')).expect(200);
      expect(headers['content-type']).to.contain('text/csv');
      expect(text).to.match(/^\uFEFFslug;verdict;group;position/u);
      expect(text).to.contain('Region erfüllt: Das Programm gilt bundesweit.');
    });

    it('CSV calls the verdict as the page does: what only waits for the next round fits "derzeit" not', async () => {
      const { text } = await app.staff.get(listAs(matchesPath(needId), 'csv')).expect(200);
      const waiting = text.split('\n').filter((line) => /^[^;]+;[^;]+;nextRound;/u.test(line));
      expect(waiting.length).to.be.greaterThan(0);
      for (const line of waiting) expect(line).to.not.match(/;passt nicht;/u);
      expect(waiting.some((line) => line.includes(';passt derzeit nicht;'))).to.equal(true);
    });
  });

  describe('GET /bedarfe/:id/treffer/:slug', () => {
    it('shows every criterion with evidence, whom to call, and what has no limit', async () => {
      const $ = await page(matchPath(needId, slug));
      const criteria = $('.fp-verdict');
      const row = (await rowsOf(needId)).find((candidate) => candidate.slug === slug);
      expect(criteria.length).to.equal(row?.criteria.length);
      for (const criterion of criteria.toArray()) expect($(criterion).text()).to.match(/Stand/u);
      expect($('main').text()).to.contain('Wen anrufen').and.contain('Quelle nennt keine Grenze');
    });

    it('says at the top what is open, with the way there, and what own money is reckoned with', async () => {
      const $ = await page(matchPath(needId, slug));
      expect($('.fp-points').text()).to.include('zu klären: ').and.include('„Zielgruppe 28 bis 59');
      for (const one of $('.fp-points a').toArray()) {
        expect($(`.fp-verdict[id="${($(one).attr('href') ?? '').slice(1)}"]`).length).to.equal(1);
      }
      expect($('.fp-facts').first().text()).to.include('Eigene Mittel im Jahr');
    });

    it('offers to make a project of it', async () => {
      const $ = await page(matchPath(needId, slug));
      const form = $('form[action="/vorhaben"]');
      expect(form.find('input[name=needId]').attr('value')).to.equal(needId);
      expect(form.find('input[name=programmeSlug]').attr('value')).to.equal(slug);
    });

    it('404 for an unknown programme', async () => {
      await app.staff.get(matchPath(needId, 'gibt-es-nicht')).expect(404);
    });
  });

  describe('POST /bedarfe/:id/treffer/:slug/bestaetigungen', () => {
    const stateOf = async (key: string): Promise<string> => {
      const $ = await page(matchPath(needId, slug));
      const item = $('.fp-verdict').filter(
        (_, each) => $(each).find('input[name=conditionKey]').attr('value') === key,
      );
      return item.find('.fp-verdict__mark').text().trim();
    };

    it('303 saves the answer, shows it with its source, and takes it back', async () => {
      const key = await askedCondition();
      const answer = { conditionKey: key, result: 'met', note: 'Telefonat mit der Stelle' };
      const { headers } = await confirm(answer).expect(303);
      expect(headers['location']).to.contain('notice=bestaetigung-gespeichert');
      expect(await stateOf(key)).to.equal('erfüllt');
      const $ = await page(matchPath(needId, slug));
      expect($('main').text()).to.contain('22.11.2026: Telefonat mit der Stelle');
      const shown = await shownWith(key);
      await confirm({ ...shown, result: 'unknown', note: '' }).expect(303);
      expect(await stateOf(key)).to.equal('zu klären');
    });

    it('an answer no makes it unfit', async () => {
      const key = await askedCondition();
      await confirm({ conditionKey: key, result: 'notMet', note: 'Schreiben' }).expect(303);
      const row = (await rowsOf(needId)).find((candidate) => candidate.slug === slug);
      expect(row?.verdict).to.equal('doesNotFit');
      const head = (await page(matchPath(needId, slug)))('.fp-page-head__actions form');
      expect(head.find('p').text()).to.match(/^Passt nicht: /u);
      expect(head.find('button.kern-btn--secondary').text()).to.equal('Trotzdem anlegen');
      const shown = await shownWith(key);
      await confirm({ ...shown, result: 'unknown', note: '' }).expect(303);
    });

    it('422 keeps what was entered and links the error to its field', async () => {
      const key = await askedCondition();
      const { text } = await confirm({ conditionKey: key, result: 'met', note: ' ' }).expect(422);
      const $ = load(text);
      const link = $('#fehler a').attr('href') ?? '';
      expect(link).to.match(/^#f-note-[\w-]+$/u);
      expect($(link).length).to.equal(1);
      expect($('input[name=result]:checked').attr('value')).to.equal('met');
      expect($(link).closest('details').attr('open')).not.to.equal(undefined);
      expect(await stateOf(key)).to.equal('zu klären');
    });

    it('422 without an answer keeps the note', async () => {
      const key = await askedCondition();
      const { text } = await confirm({ conditionKey: key, note: '<b>Notiz</b>' }).expect(422);
      const kept = load(text)('details[open] textarea[name=note]');
      expect(kept.text().trim()).to.equal('<b>Notiz</b>');
    });

    it('409 shows both texts where somebody else answered meanwhile, and nothing is lost', async () => {
      const key = await askedCondition();
      const shown = await shownWith(key);
      await confirm({ ...shown, result: 'met', note: 'Telefonat' }).expect(303);
      const late = { ...shown, result: 'notMet', note: 'Schreiben vom Ministerium' };
      const $ = load((await confirm(late).expect(409)).text);
      const conflict = $('.fp-conflict');
      expect(conflict.find('dd').text()).to.contain('Telefonat').and.contain(late.note);
      expect(conflict.closest('details').attr('open')).not.to.equal(undefined);
      const form = conflict.parent().find('form');
      expect(form.find('textarea').text().trim()).to.equal(late.note);
      expect(await stateOf(key)).to.equal('erfüllt');
      // Taking back is a change as well.
      await confirm({ ...shown, result: 'unknown', note: '' }).expect(409);
      const again = String(form.find('[name=seen]').val());
      await confirm({ ...late, seen: again }).expect(303);
      expect(await stateOf(key)).to.equal('nicht erfüllt');
      await confirm({ ...(await shownWith(key)), result: 'unknown', note: '' }).expect(303);
    });

    it('for all needs: only over the answer that was shown, whose address goes with its words', async () => {
      const key = await askedCondition();
      const { answers } = app.services.stores;
      const stored = async () => (await answers.listAnswers(scope)).at(0);
      const shown = await shownWith(key);
      const published = {
        ...{ conditionKey: key, version: '0', result: 'met', answeredOn: '2026-11-20' },
        ...{ note: 'Merkblatt', sourceUrl: 'https://example.org/merkblatt' },
      };
      await app.staff.post(`/treffer/antworten/${slug}`, published).expect(303);
      const late = { ...shown, scope: 'all', result: 'notMet', note: 'Telefonat' };
      const $ = load((await confirm(late).expect(409)).text);
      expect($('.fp-conflict dd').text()).to.contain('Merkblatt').and.contain('Telefonat');
      expect(await stored()).to.include({ note: 'Merkblatt', version: 1 });
      const now = await shownWith(key);
      await confirm({ ...late, ...now, result: 'met', note: 'Merkblatt' }).expect(303);
      expect(await stored()).to.include({ sourceUrl: published.sourceUrl, version: 1 });
      await confirm({ ...late, ...now }).expect(303);
      expect(await stored()).to.include({ result: 'notMet', note: 'Telefonat', sourceUrl: null });
      await confirm({ ...(await shownWith(key)), scope: 'all', result: 'unknown' }).expect(303);
      expect(await stored()).to.equal(undefined);
    });

    it('404 for a condition the programme does not have', async () => {
      const answer = { conditionKey: 'gibt-es-nicht', result: 'met', note: 'x' };
      await confirm(answer).expect(404);
      await confirm({ ...answer, note: '' }).expect(404);
      await confirm(answer, 'gibt-es-nicht').expect(404);
    });
  });
});
