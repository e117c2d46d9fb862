import { load } from 'cheerio';
import { expect } from 'chai';
import { matchPath, needPath } from '../../src/paths.ts';
import { centsToInput } from '../../src/shared/money.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ').replaceAll(/\s+/gu, ' ');

interface FactRow {
  id: string;
  answerer: string;
  what: string;
  decidesAlone: number;
  decidesWithOneOther: number;
  waitingMatches: number;
  needs: string[];
}

describe('/treffer/wissen', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const rows = async (query = ''): Promise<FactRow[]> =>
    (await site.staff.get(`/treffer/wissen.json${query}`).expect(200)).body as FactRow[];
  const page = async (path: string) => load((await site.staff.get(path).expect(200)).text);
  const needOf = async (id: string) => {
    const scope = await installationScope(site.services);
    return site.services.stores.needs.getNeed(scope, id);
  };
  async function openMonths(): Promise<string> {
    const found = (await rows()).find(({ id }) => id.startsWith('months.'));
    return found?.id ?? expect.fail('no need of the seed lacks its months');
  }

  it('ranks what would decide most, whole city or one need, with files of all', async () => {
    const all = await rows();
    const weights = all.map((row) => row.decidesAlone * 1e6 + row.decidesWithOneOther * 1e3);
    expect(weights).to.deep.equal(weights.toSorted((a, b) => b - a));
    expect(new Set(all.map(({ answerer }) => answerer))).to.include.keys(['house', 'authority']);
    const needId = (await openMonths()).replace('months.', '');
    const own = await rows(`?bedarf=${needId}`);
    expect(own.every(({ needs }) => needs.length === 1 && needs[0] === needId)).to.equal(true);
    const csv = (await site.staff.get('/treffer/wissen.csv').expect(200)).text;
    expect(csv.trim().split('\r\n')).to.have.length(all.length + 1);
    await site.staff.get('/treffer/wissen?bedarf=unbekannt').expect(404);
    const $ = await page(`/treffer/wissen?bedarf=${needId}`);
    expect(
      $('h2')
        .toArray()
        .map((h) => $(h).text()),
    ).to.deep.equal([...['Hier im Haus', 'Die Statistikstelle', 'Die Behörde']]);
  });

  /** Posts the form of an entry as a person would: what it shows, and what is typed. */
  const fill = async (
    key: string,
    typed: Record<string, string | string[]>,
    hidden: Record<string, string> = {},
  ) => {
    const { bedarf } = hidden;
    const $ = await page(`/treffer/wissen${bedarf === undefined ? '' : `?bedarf=${bedarf}`}`);
    const form = $(`form[action="/treffer/wissen/${key}"]`);
    expect(form, key).to.have.length(1);
    const shown = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]));
    return site.staff.post(`/treffer/wissen/${key}`, { ...shown, ...typed, ...hidden });
  };
  /** Names of the fields of an entry, one per row. */
  async function fieldsOf(key: string, field = key, query = ''): Promise<string[]> {
    const $ = await page(`/treffer/wissen${query}`);
    const inputs = $(`form[action="/treffer/wissen/${key}"] [name^="${field}."]`).toArray();
    return [...new Set(inputs.map((input) => $(input).attr('name') ?? ''))];
  }
  const share = 'ownShareCentsPerYear';
  const idOf = (name: string): string => name.split('.')[1] ?? '';

  it('has one entry per datum, with a labelled field per need and who knows it', async () => {
    const $ = await page('/treffer/wissen');
    const titles = $('section[aria-labelledby=house] h3').toArray();
    const texts = titles.map((title) => $(title).text());
    expect(new Set(texts).size).to.equal(texts.length);
    const entry = $(`#angabe-${share}`);
    expect(plain(entry.text())).to.contain('Wer es weiß: die Kämmerei');
    const rowsOfShare = (await rows()).filter(({ id }) => id.startsWith(`${share}.`));
    expect(entry.find(`[name^="${share}."]`)).to.have.length(rowsOfShare.length);
    expect(entry.find('form > table tbody tr')).to.have.length(3);
    expect(entry.find('form > details tbody tr')).to.have.length(rowsOfShare.length - 3);
    const alone = rowsOfShare.reduce((sum, { decidesAlone }) => sum + decidesAlone, 0);
    // Where the state of the budget is open too, the share decides nothing alone.
    const decides = alone > 0 ? `entscheidet ${alone} Treffer allein` : 'zweiten Angabe';
    expect(plain(entry.text())).to.contain(decides);
    for (const name of await fieldsOf(share)) {
      const need = await needOf(idOf(name));
      const id = entry.find(`[name="${name}"]`).attr('id') ?? '';
      expect(entry.find(`label[for="${id}"]`).text()).to.contain(need.title);
    }
  });

  it('refuses a wrong answer at its field, saves nothing of the rest, and keeps all that was typed', async () => {
    const [first = '', second = ''] = await fieldsOf(share);
    const answer = await fill(share, { [first]: '1.000', [second]: 'viel' });
    expect(answer.status).to.equal(422);
    const $ = load(answer.text);
    const link = $('#fehler a').attr('href') ?? '';
    expect(link).to.equal(`#f-${share}-${second}`);
    expect($(`[id="${link.slice(1)}"]`).val()).to.equal('viel');
    expect($(`[name="${first}"]`).val()).to.equal('1.000');
    expect((await needOf(idOf(first))).ownShareCentsPerYear).to.equal(null);
    expect((await fill(share, {})).status).to.equal(422);
    await site.staff.post('/treffer/wissen/wetter', { 'wetter.x': '1' }).expect(404);
    await site.staff.post('/treffer/wissen/months', { 'months.unbekannt': '1' }).expect(404);
  });

  it('a percentage fills the empty fields, from complete costs only, and saves nothing', async () => {
    const [first = '', ...others] = await fieldsOf(share);
    const typed = { [first]: '7,00', anteil: '10', aktion: 'anteil' };
    const answer = await fill(share, typed);
    expect(answer.status).to.equal(200);
    const $ = load(answer.text);
    expect($(`[name="${first}"]`).val()).to.equal('7,00');
    for (const name of others) {
      const { costItems, ownShareCentsPerYear: stored } = await needOf(idOf(name));
      const cents = costItems.map((item) => item.amountCentsPerYear);
      const isComplete = cents.length > 0 && cents.every((one) => one !== null);
      const tenth = cents.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 10;
      const filled = isComplete ? centsToInput(Math.ceil(tenth)) : '';
      // What is there already is not overwritten.
      const shown = stored === null ? filled : centsToInput(stored);
      expect($(`[name="${name}"]`).val() ?? '', name).to.equal(shown);
      expect((await needOf(idOf(name))).ownShareCentsPerYear).to.equal(stored);
    }
    expect($('[role=status]').text()).to.contain('noch nicht gespeichert');
    const wrong = await fill(share, { anteil: '140', aktion: 'anteil' });
    expect(wrong.status).to.equal(422);
    expect(load(wrong.text)('#fehler a').attr('href')).to.equal('#f-anteil');
  });

  it('all or nothing: one stale need keeps the others from being saved, and shows both texts', async () => {
    const [first = '', second = ''] = await fieldsOf(share);
    const $ = await page('/treffer/wissen');
    const versionen = String($(`form[action="/treffer/wissen/${share}"] [name=versionen]`).val());
    expect((await fill(share, { [second]: '300' })).status).to.equal(303);
    const typed = { [first]: '100', [second]: '200', versionen };
    const answer = await site.staff.post(`/treffer/wissen/${share}`, typed).expect(409);
    const back = load(answer.text);
    expect(back('.fp-conflict__row')).to.have.length(1);
    expect(back('.fp-conflict__texts').text()).to.contain('300,00').and.contain('200');
    expect(back(`[name="${first}"]`).val()).to.equal('100');
    // Nothing is missing there any more, and still the line with what was typed stands there.
    expect(back(`[name="${second}"]`).val()).to.equal('200');
    expect((await needOf(idOf(first))).ownShareCentsPerYear).to.equal(null);
    const again = String(back(`form[action="/treffer/wissen/${share}"] [name=versionen]`).val());
    await site.staff.post(`/treffer/wissen/${share}`, { ...typed, versionen: again }).expect(303);
    expect((await needOf(idOf(second))).ownShareCentsPerYear).to.equal(20_000);
    expect((await needOf(idOf(first))).ownShareCentsPerYear).to.equal(10_000);
  });

  it('residents of a quarter give its cost item an amount, with day and source', async () => {
    const waiting = (await rows()).find(({ id }) => id.startsWith('costs.'))?.id ?? '';
    const bedarf = waiting.replace('costs.', '');
    const [name = ''] = await fieldsOf('costs', 'residents', `?bedarf=${bedarf}`);
    const asOf = `residentsAsOf.${idOf(name)}`;
    expect((await fill('costs', { [name]: '4.200' }, { bedarf })).status).to.equal(422);
    const said = { [name]: '4.200', [asOf]: '31.12.2025, Melderegister' };
    expect((await fill('costs', said, { bedarf })).status).to.equal(303);
    const item = await site.database.db
      .selectFrom('costItem')
      .select(['amountCentsPerYear', 'calculation'])
      .where('id', '=', idOf(name))
      .executeTakeFirstOrThrow();
    expect(item.amountCentsPerYear).to.equal(4200 * 500);
    expect(item.calculation).to.contain('4.200 Einwohner (31.12.2025, Melderegister)');
  });

  it('months filled in on the spot change the matches, and the page says how', async () => {
    const id = await openMonths();
    const needId = id.replace('months.', '');
    const waiting = (await rows()).find((row) => row.id === id)?.waitingMatches ?? 0;
    const answer = await fill('months', { [id]: '24' }, { bedarf: needId });
    expect(answer.status).to.equal(303);
    const to = String(answer.headers['location']);
    expect(to).to.contain(`bedarf=${needId}`);
    const [, fits = '', gone = '', fewer = ''] = /wirkung=(\d+)-(\d+)-(\d+)/u.exec(to) ?? [];
    expect(Number(fits) + Number(gone) + Number(fewer)).to.be.within(1, waiting);
    const $ = await page(to);
    expect($('[role=status]').text()).to.match(/Gespeichert\. .*Treffer/u);
    expect((await page('/treffer/wissen?wirkung=99-0-0'))('[role=status]').length).to.equal(0);
    expect((await rows()).map((row) => row.id)).not.to.include(id);
    expect((await needOf(needId)).months).to.equal(24);
    const history = (await page(needPath(needId)))('.fp-history').text();
    expect(plain(history)).to.contain('Dauer in Monaten: leer → 24');
  });

  it('who only reads sees the list and no form', async () => {
    const auditor = await site.as('auditor');
    const $ = load((await auditor.get('/treffer/wissen').expect(200)).text);
    expect($('main form')).to.have.length(0);
    expect($('.fp-wanted__fact').length).to.be.greaterThan(3);
  });
});

describe('/treffer/anrufliste', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  interface CallRow {
    slug: string;
    question: string;
    needs: string[];
  }
  const calls = async (): Promise<CallRow[]> =>
    (await site.staff.get('/treffer/anrufliste.json?umfang=alle').expect(200)).body as CallRow[];

  /** A condition that at least two needs wait for. */
  async function asked() {
    const $ = load((await site.staff.get('/treffer/anrufliste?umfang=alle').expect(200)).text);
    const all = await calls();
    for (const form of $('form[action^="/treffer/antworten/"]').toArray()) {
      const slug = ($(form).attr('action') ?? '').replace('/treffer/antworten/', '');
      const key = String($(form).find('[name=conditionKey]').val());
      const text = $(form).closest('.fp-wanted__fact').find('h4').text();
      const row = all.find((one) => one.slug === slug && one.question === text);
      const [first = '', second = ''] = row?.needs ?? [];
      if (second !== '' && !key.includes('?')) return { slug, key, text, first, second };
    }
    throw new Error('no condition that two needs wait for');
  }
  const said = { note: 'Telefonat mit Dezernat 42', answeredOn: '2026-11-20', sourceUrl: '' };
  /** What the page of a match says; its forms name the answer for all as well. */
  const reasons = async (needId: string, slug: string): Promise<string> => {
    const $ = load((await site.staff.get(matchPath(needId, slug)).expect(200)).text);
    $('form').remove();
    return plain($('main').text());
  };

  it('is dated, names whom to call and leaves room for the answer', async () => {
    const $ = load((await site.staff.get('/treffer/anrufliste').expect(200)).text);
    expect($('main').text()).to.contain('Leverkusen · Anrufliste vom 22.11.2026');
    const section = $('.fp-calls').first();
    expect(section.find('h2').text()).to.equal('Jetzt erreichbar');
    const first = section.find('.fp-wanted__fact').first();
    expect(first.find('.fp-calls__answer').text()).to.contain('Name, Stelle:');
    expect(first.find('.fp-calls__answer').text()).to.contain('☐ ja');
    for (const heading of $('.fp-calls h4').toArray()) {
      expect($(heading).text()).to.match(/^\p{Lu}.*\?$/u);
    }
    expect($('.fp-call__evidence').first().text()).to.match(/steht: „/u);
    const printed = $('.fp-calls').text();
    expect(printed).not.to.match(/nicht notiert|Eintrags insgesamt|stehen nicht im Katalog/u);
    const questions = $('.fp-calls__authority')
      .toArray()
      .map((part) =>
        $(part)
          .find('h4')
          .toArray()
          .map((h) => $(h).text()),
      );
    for (const texts of questions) expect(new Set(texts).size).to.equal(texts.length);
    const all = load((await site.staff.get('/treffer/anrufliste?umfang=alle').expect(200)).text);
    expect(all('h4').length).to.equal($('h4').length);
    expect(all('details[open] h4').length).to.be.greaterThan(0);
    expect($('details[open] h4').length).to.equal(0);
  });

  it('refuses an answer without its source, from the future, or about nothing', async () => {
    const { slug, key } = await asked();
    const path = `/treffer/antworten/${slug}`;
    const body = { conditionKey: key, version: '0', result: 'met', ...said };
    const without = { ...body, note: '', answeredOn: '2026-12-24' };
    const $ = load((await site.staff.post(path, without).expect(422)).text);
    const links = $('#fehler a')
      .toArray()
      .map((link) => $(link).attr('href') ?? '');
    expect(links).to.have.length(2);
    for (const link of links) expect($(`[id="${link.slice(1)}"]`)).to.have.length(1);
    // The same selection with the same labels as before.
    const before = load((await site.staff.get('/treffer/anrufliste').expect(200)).text);
    const shown = (page: typeof $): string[] =>
      page('.fp-calls h2, .fp-calls h3, .fp-calls h4')
        .toArray()
        .map((one) => page(one).text());
    expect(shown($)).to.deep.equal(shown(before));
    await site.staff.post(path, { ...body, conditionKey: 'erfunden' }).expect(404);
  });

  it('an answer settles the condition in every need, can be changed and taken back', async () => {
    const { slug, key, text, first, second } = await asked();
    const path = `/treffer/antworten/${slug}`;
    const body = { conditionKey: key, version: '0', result: 'met', ...said };
    const to = String((await site.staff.post(path, body).expect(303)).headers['location']);
    const $ = load((await site.staff.get(to).expect(200)).text);
    expect($('[role=status]').text()).to.contain('Gespeichert.');
    expect(plain($('#beantwortet').parent().text())).to.contain('Ja. Auskunft vom 20.11.2026');
    for (const needId of [first, second]) {
      const shown = await reasons(needId, slug);
      expect(shown).to.contain('Auskunft vom 20.11.2026: Telefonat mit Dezernat 42');
      expect(shown).to.contain('gilt für alle Bedarfe');
    }
    const open = await calls();
    expect(open.some((row) => row.slug === slug && row.question === text)).to.equal(false);
    // Somebody else's form still says that there was none.
    await site.staff.post(path, { ...body, result: 'notMet' }).expect(409);
    await site.staff.post(path, { ...body, result: 'notMet', version: '1' }).expect(303);
    expect(await reasons(first, slug)).to.contain('nicht erfüllt');
    await site.staff.post(path, { ...body, result: 'unknown', version: '2' }).expect(303);
    expect(await reasons(second, slug)).not.to.contain('Dezernat 42');
    const trail = await site.database.db
      .selectFrom('auditEntry')
      .select('action')
      .where('thingKind', '=', 'answer')
      .execute();
    expect(trail.map(({ action }) => action)).to.deep.equal([
      ...['answer.saved', 'answer.saved', 'answer.takenBack'],
    ]);
  });

  it('a confirmation of one need goes before the answer, and stays with that need', async () => {
    const { slug, key, first, second } = await asked();
    const confirm = async (needId: string, said: Record<string, string>) => {
      const path = matchPath(needId, slug);
      const $ = load((await site.staff.get(path).expect(200)).text);
      const found = $('input[name=conditionKey]').filter((_, one) => $(one).val() === key);
      const hidden = found.closest('form').find('input[type=hidden]').toArray();
      const shown = hidden.map((one) => [$(one).attr('name'), $(one).val()]);
      const body = { ...(Object.fromEntries(shown) as object), ...said };
      await site.staff.post(`${path}/bestaetigungen`, body).expect(303);
    };
    await confirm(first, { result: 'notMet', note: 'Vermerk der Abteilung' });
    expect(await reasons(second, slug)).not.to.contain('Vermerk der Abteilung');
    const general = { result: 'met', note: 'Merkblatt 2026', scope: 'all' };
    await confirm(second, general);
    expect(await reasons(second, slug)).to.contain('Auskunft vom 22.11.2026: Merkblatt 2026');
    expect(await reasons(first, slug))
      .to.contain('Vermerk der Abteilung')
      .and.not.contain('Merkblatt 2026');
    await confirm(first, { result: 'unknown', note: '' });
    expect(await reasons(first, slug)).to.contain('Merkblatt 2026');
    await confirm(second, { result: 'unknown', note: '', scope: 'all' });
    expect(await reasons(first, slug)).not.to.contain('Merkblatt 2026');
  });
});

describe('questions the own house answers', () => {
  it('stand with yes and no where data are missing, and come back there', async () => {
    const site = await testApp();
    const open = async () => load((await site.staff.get('/treffer/wissen').expect(200)).text);
    const $ = await open();
    const form = $('section[aria-labelledby=house] form[action^="/treffer/antworten/"]').first();
    const path = form.attr('action') ?? '';
    const fields = form.serializeArray().map(({ name, value }) => [name, value]);
    const shown = Object.fromEntries(fields) as Record<string, string>;
    expect(form.find('[type=radio]')).to.have.length(2);
    expect(form.closest('.fp-wanted__fact').find('h3').text()).to.match(/^Trifft bei uns zu: „/u);
    const back = load((await site.staff.post(path, shown).expect(422)).text);
    expect(back('h1').text()).to.equal('Was müsste man wissen?');
    const href = back('#fehler a').first().attr('href') ?? '';
    expect(
      back(`[id="${href.slice(1)}"]`)
        .closest('details')
        .attr('open'),
    ).to.not.equal(undefined);
    const said = { ...shown, result: 'met', note: 'Fachbereich 51' };
    const answer = await site.staff.post(path, said).expect(303);
    expect(answer.headers['location']).to.match(/^\/treffer\/wissen\?wirkung=/u);
    await site.close();
  });

  it('offer carriers only where the carrier is missing, and fold what comes later', async () => {
    const site = await testApp();
    const $ = load((await site.staff.get('/treffer/wissen').expect(200)).text);
    const carriers = $('select[name^="carrierId."]').first().text();
    expect(carriers)
      .to.contain('Caritasverband')
      .and.not.match(/Fachbereich|Vonovia|Jobcenter/u);
    const entries = $('section[aria-labelledby=house] ol.fp-wanted > li').toArray();
    const folded = entries.map((one) => $(one).children('.fp-entry-fold').length);
    expect(folded[0]).to.equal(0);
    expect(new Set(folded.slice(1))).to.deep.equal(new Set([1]));
    expect($('section[aria-labelledby=house] > ol > li').length).to.equal(8);
    await site.close();
  });
});

describe('/bedarfe/haushaltslage', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const path = '/bedarfe/haushaltslage';
  const body = { key: 'isProvisional', value: 'ja', asOf: '2026-11', sourceUrl: '', note: '' };
  const finances = async () => {
    const scope = await installationScope(site.services);
    const [loaded] = await site.services.stores.needs
      .listNeeds(scope)
      .then(([need]) => (need ? [need] : []));
    const { needs } = await site.services.cityMatches.matchesOfCity(scope);
    return needs.find(({ need }) => need.id === loaded?.id)?.matchCase.finances;
  };

  it('what was read for 2025 is a hint with its Stand, and no yes for today', async () => {
    const $ = load((await site.staff.get(path).expect(200)).text);
    const text = plain($('#isProvisional').text());
    expect(text).to.contain('nicht bekannt').and.contain('Stand 11/2025').and.contain('Quelle:');
    expect(await finances()).to.deep.equal({ isWeak: null, isProvisional: null });
  });

  it('needs a Stand, keeps what was typed, and refuses a stale form', async () => {
    const refused = { ...body, asOf: '', note: 'laut Kämmerei', version: '1' };
    const $ = load((await site.staff.post(path, refused).expect(422)).text);
    expect($('#fehler a').attr('href')).to.equal('#f-isProvisional-asOf');
    expect($('#f-isProvisional-note').val()).to.equal('laut Kämmerei');
    await site.staff.post(path, { ...body, version: '7' }).expect(409);
    await site.staff.post(path, { ...body, key: 'wetter', version: '0' }).expect(404);
  });

  it('reaches matching; without a source it is called Annahme', async () => {
    await site.staff.post(path, { ...body, sourceTitle: '', version: '1' }).expect(303);
    expect(await finances()).to.deep.equal({ isWeak: null, isProvisional: true });
    const weak = { ...body, key: 'isWeak', value: 'nein', sourceTitle: 'Kämmerei', version: '0' };
    await site.staff.post(path, weak).expect(303);
    expect(await finances()).to.deep.equal({ isWeak: false, isProvisional: true });
    const $ = load((await site.staff.get(path).expect(200)).text);
    expect(plain($('#isProvisional').text())).to.contain('ja (Stand 11/2026) · Annahme');
    expect(plain($('#isWeak').text())).to.contain('nein (Stand 11/2026) · belegt');
    expect(plain($('.fp-history').text())).to.contain(
      'nicht bekannt (Stand 11/2025) → ja (Stand 11/2026)',
    );
  });
});
