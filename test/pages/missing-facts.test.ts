import { load } from 'cheerio';
import { expect } from 'chai';
import { matchPath, needPath } from '../../src/paths.ts';
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
    if (!found) throw new Error('no need of the seed lacks its months');
    return found.id;
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

  it('refuses an empty or wrong answer at its field, and says nothing was saved', async () => {
    const key = await openMonths();
    const { version } = await needOf(key.replace('months.', ''));
    for (const months of ['', 'viele']) {
      const body = { months, version: String(version), bedarf: '' };
      const $ = load((await site.staff.post(`/treffer/wissen/${key}`, body).expect(422)).text);
      expect($('#fehler a').attr('href')).to.equal(`#f-months-${key}`);
      expect($(`[id="f-months-${key}"]`).val()).to.equal(months);
    }
    expect((await needOf(key.replace('months.', ''))).months).to.equal(null);
    await site.staff.post('/treffer/wissen/wetter.x', { version: '1' }).expect(404);
  });

  it('a stale form shows both texts', async () => {
    const key = await openMonths();
    const body = { months: '24', version: '99', bedarf: '' };
    const $ = load((await site.staff.post(`/treffer/wissen/${key}`, body).expect(409)).text);
    expect($('.fp-conflict__texts').text()).to.contain('(leer)').and.contain('24');
  });

  it('months filled in on the spot change the matches, and the page says how', async () => {
    const key = await openMonths();
    const needId = key.replace('months.', '');
    const { version } = await needOf(needId);
    const waiting = (await rows()).find(({ id }) => id === key)?.waitingMatches ?? 0;
    const body = { months: '24', version: String(version), bedarf: needId };
    const answer = await site.staff.post(`/treffer/wissen/${key}`, body).expect(303);
    const to = String(answer.headers['location']);
    expect(to).to.contain(`bedarf=${needId}`);
    const [, fits = '', gone = '', fewer = ''] = /wirkung=(\d+)-(\d+)-(\d+)/u.exec(to) ?? [];
    expect(Number(fits) + Number(gone) + Number(fewer)).to.be.within(1, waiting);
    const $ = await page(to);
    expect($('[role=status]').text()).to.match(/Gespeichert\. .*Treffer/u);
    expect((await page('/treffer/wissen?wirkung=99-0-0'))('[role=status]').length).to.equal(0);
    expect((await rows()).map(({ id }) => id)).not.to.include(key);
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
      const text = $(form).closest('.fp-wanted__fact').find('h3').text();
      const row = all.find((one) => one.slug === slug && one.question === text);
      const [first = '', second = ''] = row?.needs ?? [];
      if (second !== '' && !key.includes('?')) return { slug, key, text, first, second };
    }
    throw new Error('no condition that two needs wait for');
  }
  const said = { note: 'Telefonat mit Dezernat 42', answeredOn: '2026-11-20', sourceUrl: '' };
  const reasons = async (needId: string, slug: string): Promise<string> =>
    plain(load((await site.staff.get(matchPath(needId, slug)).expect(200)).text)('main').text());

  it('is dated, names whom to call and leaves room for the answer', async () => {
    const $ = load((await site.staff.get('/treffer/anrufliste').expect(200)).text);
    expect($('main').text()).to.contain('Leverkusen · Anrufliste vom 22.11.2026');
    const section = $('.fp-calls').first();
    expect(section.find('h2').text()).not.to.equal('');
    const first = section.find('.fp-wanted__fact').first();
    expect(first.find('.fp-calls__answer').text()).to.contain('Auskunft von, am:');
    const questions = $('.fp-calls')
      .toArray()
      .map((part) =>
        $(part)
          .find('h3')
          .toArray()
          .map((h) => $(h).text()),
      );
    for (const texts of questions) expect(new Set(texts).size).to.equal(texts.length);
    const all = load((await site.staff.get('/treffer/anrufliste?umfang=alle').expect(200)).text);
    expect(all('h3').length).to.be.greaterThan($('h3').length);
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
    const confirm = (needId: string, body: Record<string, string>) =>
      site.staff.post(`${matchPath(needId, slug)}/bestaetigungen`, { conditionKey: key, ...body });
    await confirm(first, { result: 'notMet', note: 'Vermerk der Abteilung' }).expect(303);
    expect(await reasons(second, slug)).not.to.contain('Vermerk der Abteilung');
    const general = { result: 'met', note: 'Merkblatt 2026', scope: 'all' };
    await confirm(second, general).expect(303);
    expect(await reasons(second, slug)).to.contain('Auskunft vom 22.11.2026: Merkblatt 2026');
    expect(await reasons(first, slug))
      .to.contain('Vermerk der Abteilung')
      .and.not.contain('Merkblatt 2026');
    await confirm(first, { result: 'unknown', note: '' }).expect(303);
    expect(await reasons(first, slug)).to.contain('Merkblatt 2026');
    await confirm(second, { result: 'unknown', note: '', scope: 'all' }).expect(303);
    expect(await reasons(first, slug)).not.to.contain('Merkblatt 2026');
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
