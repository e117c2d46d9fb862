import { load } from 'cheerio';
import { expect } from 'chai';
import { inOrder, matchJsonRows } from '../../src/matching/match-rows.ts';
import { confirmationsPath, matchesPath } from '../../src/paths.ts';
import { readNeedFile } from '../../src/matching/trial/need-file.ts';
import { databaseDigest } from '../support/database-digest.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const manfort =
  'title=Quartiersb%C3%BCro&quartier=manfort&topics=quartiersmanagement&targetGroups=bewohnerschaft' +
  '&applicants=kommune&applicants=freier-traeger&forwarding=ja&cost-1-kind=personal&cost-1-amount=42.500' +
  '&cost-2-kind=verfuegungsmittel&cost-2-amount=20.000,00&startMonth=2027-07&months=36';

const needFile = {
  title: 'Quartiersbüro',
  quarter: 'manfort',
  topics: ['quartiersmanagement'],
  targetGroups: ['bewohnerschaft'],
  applicants: ['kommune', 'freier-traeger'],
  forwarding: true,
  costItems: [
    { kind: 'personal', amountPerYear: 42_500 },
    { kind: 'verfuegungsmittel', amountPerYear: 20_000 },
  ],
  start: '2027-07',
  months: 36,
};

describe('GET /treffer/probe', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const page = async (query: string, status = 200) =>
    load((await site.staff.get(`/treffer/probe${query}`).expect(status)).text);
  const titlesOf = ($: ReturnType<typeof load>, group: string): string[] =>
    $(`section[aria-labelledby="${group}"]`)
      .find('> ul > li.fp-match > .fp-match__what h3, li.fp-match-compact > h3')
      .map((_, heading) => $(heading).text())
      .get();

  it('shows an open form and no result before anything was asked', async () => {
    const $ = await page('');
    expect($('h1').text()).to.contain('Was wäre wenn');
    expect($('form[method=get] #f-topics').length).to.equal(1);
    expect($('details.fp-trial').attr('open')).not.to.equal(undefined);
    expect($('#ergebnis').length).to.equal(0);
  });

  it('finds the same as the command for the same need, and writes nothing', async () => {
    const read = readNeedFile(JSON.stringify(needFile));
    if (!read.ok) throw new Error(read.problems.join());
    const scope = await installationScope(site.services);
    const trial = await site.services.trials.tryNeed(scope, read.need);
    const before = databaseDigest(site.database);
    const $ = await page(`?${manfort}`);
    expect(databaseDigest(site.database)).to.deep.equal(before);
    for (const { group, matches } of trial.groups) {
      const heading = $(`#${group}`).text();
      const isShown = matches.length > 0 || group === 'now';
      const count = matches.filter(({ beneath }) => beneath === null).length;
      expect(heading, group).to.contain(isShown ? `(${count})` : '');
      expect($(`#${group}`).length, group).to.equal(isShown ? 1 : 0);
    }
    const { matches = [] } = trial.groups.find(({ group }) => group === 'nextRound') ?? {};
    const own = matches.filter(({ beneath }) => beneath === null);
    expect(titlesOf($, 'nextRound')).to.deep.equal(
      own.map(({ compiled }) => compiled.programme.shortTitle),
    );
    expect(matchJsonRows(trial).slice(0, 1)[0]).to.include.keys(
      ...['slug', 'verdict', 'group', 'position', 'criteria'],
    );
  });

  it('keeps what was entered, tells the day, and leads to the form of a need with it', async () => {
    const $ = await page(`?${manfort}&on=2027-03-01`);
    expect($('#f-title').val()).to.equal('Quartiersbüro');
    expect($('#f-cost-2-amount').val()).to.equal('20.000,00');
    expect($('input[name=applicants]:checked').length).to.equal(2);
    expect($('main').text()).to.contain('Stichtag 01.03.2027');
    const href = $('a:contains("Als Bedarf anlegen")').attr('href') ?? '';
    const form = load((await site.staff.get(href).expect(200)).text);
    expect(form('#f-title').val()).to.equal('Quartiersbüro');
    expect(
      form('input[name=topics]:checked')
        .map((_, box) => form(box).val())
        .get(),
    ).to.deep.equal(['quartiersmanagement']);
    expect(form('#f-months').val()).to.equal('36');
  });

  it('422 names every fault at its field and shows no result', async () => {
    const $ = await page('?title=x&cost-1-amount=viel&startMonth=bald&months=0', 422);
    const links = $('#fehler a').map((_, link) => $(link).attr('href'));
    expect(links.get()).to.have.members([
      '#f-cost-1-amount',
      '#f-cost-1-kind',
      '#f-startMonth',
      '#f-months',
      '#f-topics',
      '#f-applicants',
    ]);
    for (const link of links.get()) expect($(link).length, link).to.equal(1);
    expect($('#ergebnis').length).to.equal(0);
    expect($('#f-cost-1-amount').val()).to.equal('viel');
  });

  it('is filled with a saved need from its list, with the same answer where nothing else is known of it', async () => {
    const need = await site.database.db
      .selectFrom('need')
      .select('id')
      .where('title', '=', 'Quartiersmanagement Manfort')
      .executeTakeFirstOrThrow();
    const list = load((await site.staff.get(matchesPath(need.id)).expect(200)).text);
    const href = list('a:contains("Was wäre wenn")').attr('href') ?? '';
    const $ = load((await site.staff.get(href).expect(200)).text);
    expect($('#f-title').val()).to.equal('Quartiersmanagement Manfort');
    expect($('#f-quartier').val()).to.equal('manfort');
    expect($('#ergebnis').length).to.equal(1);
  });

  it('carries over what the form has no field for, shows it, and can do without', async () => {
    const scope = await installationScope(site.services);
    const { stores, matching } = site.services;
    const saved = (await stores.needs.listNeeds(scope)).find(
      (need) => need.ownShareCentsPerYear !== null && need.carrierId !== null && need.duty !== null,
    );
    if (!saved) throw new Error('the seed has no such need');
    const asked = [...inOrder(await matching.matchesOfNeed(scope, saved.id))].flatMap(({ match }) =>
      match.compiled.criteria.flatMap((one) =>
        one.kind === 'condition' ? [{ slug: match.slug, conditionKey: one.conditionKey }] : [],
      ),
    );
    const [first] = asked;
    if (!first) throw new Error('nothing to ask');
    const said = { conditionKey: first.conditionKey, result: 'notMet', note: 'Anruf' };
    await site.staff
      .post(confirmationsPath(saved.id, first.slug), { ...said, scope: 'need' })
      .expect(303);
    const list = load((await site.staff.get(matchesPath(saved.id)).expect(200)).text);
    const href = list('a:contains("Was wäre wenn")').attr('href') ?? '';
    const $ = load((await site.staff.get(href).expect(200)).text);
    expect($('#f-ownShareCentsPerYear').val()).to.match(/^\d/u);
    expect($(`input[type=hidden][name=bedarf]`).val()).to.equal(saved.id);
    const known = $('section[aria-labelledby=ergebnis] dl').text();
    for (const label of ['Eigenmittel im Jahr', 'Träger und Partner', 'Aufgabe', 'Kennzahlen']) {
      expect(known).to.include(label);
    }
    expect(known).to.match(/Angaben und Auskünfte zu Voraussetzungen\s*1/u);
    // The same groups as for the saved need: nothing got lost on the way.
    const counts = (of: ReturnType<typeof load>) =>
      of('h2.fp-match-group, h2[id]')
        .map((_, heading) => of(heading).text())
        .get()
        .filter((text) => /\(\d+\)$/u.test(text.trim()));
    expect(counts($)).to.deep.equal(counts(list));
    expect(counts($).length).to.be.greaterThan(1);
    const without = $('a:contains("Ohne seine weiteren Angaben")').attr('href') ?? '';
    const plain = load((await site.staff.get(without).expect(200)).text);
    expect(plain('section[aria-labelledby=ergebnis] dl').text()).to.not.include(
      'Träger und Partner',
    );
  });

  it('404 for a saved need that is not there', async () => {
    await page(`?${manfort}&bedarf=nirgends`, 404);
  });

  it('the Rechnungsprüfung tries as well, but makes no need of it', async () => {
    const auditor = await site.as('auditor');
    const $ = load((await auditor.get(`/treffer/probe?${manfort}`).expect(200)).text);
    expect($('#ergebnis').length).to.equal(1);
    expect($('main').text()).not.to.contain('Als Bedarf anlegen');
  });

  it('warns of a beginning before the day of the trial, at the field and with the result, and refuses nothing', async () => {
    const past = 'Beginn liegt in der Vergangenheit: 01/2025';
    const $ = await page(`?${manfort.replace('2027-07', '2025-01')}`);
    expect($('#ergebnis').parent().find('.kern-alert--warning').text()).to.contain(past);
    expect($('#f-startMonth-hinweis').text()).to.contain(past);
    expect((await page(`?${manfort}`))('main').text()).not.to.contain('Vergangenheit');
  });
});
