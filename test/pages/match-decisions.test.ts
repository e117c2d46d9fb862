import { load } from 'cheerio';
import { expect } from 'chai';
import { formatCents } from '../../src/shared/money.ts';
import { scopeOfInstallation } from '../../src/accounts/scope.ts';
import {
  decidedMatchesPath,
  decideMatchPath,
  sharedMatchesPath,
} from '../../src/matching/match-paths.ts';
import {
  confirmationsPath,
  listAs,
  matchesPath,
  matchPath,
  projectsPath,
} from '../../src/paths.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const slug = 'zusammenhalt-staerken-menschen-verbinden';

describe('decisions on matches', () => {
  let app: TestApp;
  let needId: string;
  let version: number;
  let carrierName: string;

  type Step = Parameters<typeof decideMatchPath>[2];
  /** Posts with the version of the page. */
  const decide = (step: Step, body: Record<string, string> = {}) =>
    app.staff.post(decideMatchPath(needId, slug, step), { version: String(version), ...body });
  const done = async (step: Step, body: Record<string, string> = {}) => {
    await decide(step, body).expect(303);
    version += 1;
  };
  const page = async (path = matchPath(needId, slug)) =>
    load((await app.staff.get(path).expect(200)).text);
  const people = () => app.services.accounts.people.list();

  before(async () => {
    app = await testApp();
    const { quarters, needs } = app.services.stores;
    const scope = scopeOfInstallation(await quarters.listMunicipalityIds());
    const quarter = await quarters.getQuarterBySlug(scope, 'rheindorf-nord');
    const own = await needs.listNeedsOfQuarter(scope, quarter.id);
    needId = own.find(({ key }) => key === 'umsetzung')?.id ?? '';
    version = 0;
  });
  after(() => app.close());

  it('remembers, shows it on list and Lage, and takes it back', async () => {
    await done('merken', { remark: 'Im Januar ansehen' });
    expect((await page())('.fp-decision-box').text()).to.include('Im Januar ansehen');
    expect((await page(matchesPath(needId)))('.fp-match .fp-decision').text()).to.include(
      'gemerkt',
    );
    expect((await page('/'))('#treffer-gemerkt').text()).to.equal('Gemerkte Treffer (1)');
    const answer = await app.staff.get(listAs(decidedMatchesPath(), 'json')).expect(200);
    const body = answer.body as Record<string, unknown>[];
    expect(body).to.have.length(1);
    expect(body[0]).to.include({ slug, state: 'remembered' });
    await done('zuruecknehmen', { part: 'state' });
    expect((await page('/'))('#treffer-gemerkt').length).to.equal(0);
  });

  it('refuses a dismissal without reason, and "Sonstiges" without note, and keeps what was typed', async () => {
    await decide('verwerfen').expect(422);
    const { text } = await decide('verwerfen', { reason: 'other' }).expect(422);
    const $ = load(text);
    expect($('#f-verwerfen-reason option[selected]').attr('value')).to.equal('other');
    expect($('a[href="#f-verwerfen-remark"]').length).to.equal(1);
  });

  it('sets a dismissed match aside with its reason, and takes it back from there', async () => {
    await done('verwerfen', { reason: 'effort', remark: 'Kein Personal' });
    const countOf = ($: ReturnType<typeof load>): string =>
      /Von \d+ Programmen/u.exec($('main').text())?.[0] ?? '';
    const $ = await page(matchesPath(needId));
    expect($('#verworfen').text()).to.equal('Verworfen (1)');
    expect($('main').text()).to.include('Eines ist verworfen.');
    expect($('a[href="#verworfen"]').length).to.equal(1);
    const all = countOf($);
    expect($('section[aria-labelledby=verworfen]').text()).to.include(
      'Aufwand zu hoch (Kein Personal)',
    );
    expect($(`.fp-match a[href="${matchPath(needId, slug)}"]`).length).to.equal(0);
    await done('zuruecknehmen', { part: 'state', zurueck: 'liste' });
    const without = await page(matchesPath(needId));
    expect(without('#verworfen').length).to.equal(0);
    expect(countOf(without)).to.equal(all);
  });

  it('409 with both texts where somebody else decided', async () => {
    const { text } = await app.staff
      .post(decideMatchPath(needId, slug, 'verwerfen'), { version: '1', reason: 'amount' })
      .expect(409);
    const typed = load(text)('.fp-conflict').text();
    expect(typed).to.include('Ihre Eingabe').and.include('Verwerfen: zu kleiner Betrag');
    expect(typed).to.not.include('amount');
  });

  it('names people and carriers, not their ids, where somebody else decided', async () => {
    const staff = (await people()).find(({ role }) => role === 'staff');
    const { text } = await app.staff
      .post(decideMatchPath(needId, slug, 'zuweisen'), { version: '1', person: staff?.id ?? '' })
      .expect(409);
    expect(load(text)('.fp-conflict').text()).to.include(
      `Einer Person zuweisen: ${staff?.name ?? '?'}`,
    );
  });

  it('assigns to somebody of the municipality, who gets a notice; to nobody else', async () => {
    const all = await people();
    const staff = all.find(({ role }) => role === 'staff');
    const carrier = all.find(({ role }) => role === 'carrier');
    await decide('zuweisen', { person: carrier?.id ?? '' }).expect(404);
    await done('zuweisen', { person: staff?.id ?? '' });
    expect((await page('/hinweise'))('main').text()).to.include('Ihnen zugewiesen');
    await done('zuruecknehmen', { part: 'assignment' });
    const $ = await page('/hinweise');
    expect($('main').text()).to.match(/überholt seit/u);
  });

  it('hands over with papers and a text to copy, and sends nothing', async () => {
    const suggested = (await page())('#f-abgeben-department')
      .closest('.fp-field, div')
      .find('option')
      .map((_, option) => load(option)('option').attr('value'))
      .get();
    expect(suggested.some((name) => name.includes('Jugend'))).to.equal(true);
    await done('abgeben', { department: 'Fachbereich Jugend', remark: 'Liegt fachlich dort' });
    const box = (await page())('.fp-handover');
    expect((await page())('.fp-decision-box').text()).to.include('Liegt fachlich dort');
    const cover = box.text();
    expect(cover).to.include('Liegt fachlich dort');
    expect(cover).to.match(/Noch zu klären ist:\n- .*„Zielgruppe 28 bis 59 Jahre“/su);
    expect(cover).to.include('Auskunft gibt: Bundesamt für Familie');
    expect(cover).to.include('„ESF Plus-Programm ‚Zusammenhalt stärken – Menschen verbinden‘“');
    expect(box.find('a[href$="quick-check.pdf"]').length).to.equal(1);
    expect(box.find('a[href$="profil.pdf"]').length).to.equal(1);
    expect(box.find('a[href^="mailto:?"]').length).to.equal(1);
    await done('zuruecknehmen', { part: 'handover' });
    expect((await page())('.fp-handover').length).to.equal(0);
  });

  it('shares with a carrier, who sees neither notes nor costs, until it is taken back', async () => {
    const carrier = (await people()).find(({ role }) => role === 'carrier');
    const organisations = await app.services.stores.quarters.listOrganisations(
      await installationScope(app.services),
    );
    carrierName = organisations.find(({ id }) => id === carrier?.organisationId)?.name ?? '';
    expect(carrierName).to.not.equal('');
    const housing = organisations.find(({ kind }) => kind === 'wohnungsunternehmen');
    await decide('teilen', { organisation: housing?.id ?? '' }).expect(404);
    await done('merken', { remark: 'Nur intern: Vorsicht' });
    const $ = await page();
    const keys = $('input[name=conditionKey]')
      .map((_, field) => $(field).attr('value'))
      .get();
    // Among them a question that is no condition of the record, whose answer stands in the sentence of the criterion.
    expect(keys.some((key) => key.includes('?ob '))).to.equal(true);
    for (const conditionKey of new Set(keys)) {
      const said = { conditionKey, result: 'met', note: 'Hausnotiz zum Budget', scope: 'need' };
      await app.staff.post(confirmationsPath(needId, slug), said).expect(303);
    }
    await done('teilen', { organisation: carrier?.organisationId ?? '', remark: 'Bitte prüfen' });
    const visitor = await app.as('carrier');
    const text = load((await visitor.get(sharedMatchesPath()).expect(200)).text)('main').text();
    const start = load((await visitor.get(projectsPath()).expect(200)).text);
    expect(
      start(`section[aria-labelledby=geteilt] a[href="${sharedMatchesPath()}"]`).text(),
    ).to.equal('Ein geteilter Treffer');
    expect(text).to.include('Quartiersmanagement Rheindorf-Nord').and.include('Bitte prüfen');
    expect(text).to.not.include('Nur intern');
    expect((await page())('main').text()).to.include('Hausnotiz zum Budget');
    expect(text).to.not.include('Hausnotiz');
    const scope = scopeOfInstallation(await app.services.stores.quarters.listMunicipalityIds());
    const { costItems } = await app.services.stores.needs.getNeed(scope, needId);
    expect(costItems.length).to.be.greaterThan(0);
    for (const { label } of costItems) expect(text).to.not.include(label);
    for (const { amountCentsPerYear } of costItems) {
      if (amountCentsPerYear) expect(text).to.not.include(formatCents(amountCentsPerYear));
    }
    await visitor.get(matchPath(needId, slug)).expect(403);
    const shareForm = (await page())(`form[action="${decideMatchPath(needId, slug, 'teilen')}"]`);
    expect(shareForm.text()).to.include(`Zurzeit geteilt mit: ${carrierName}`);
    await done('zuruecknehmen', { part: 'sharing' });
    expect((await visitor.get(sharedMatchesPath()).expect(200)).text).to.include('nichts geteilt');
  });

  it('says that nobody reads it where the carrier has no account yet', async () => {
    const $ = await page();
    const silent = $('#f-teilen-organisation option')
      .filter((_, option) => $(option).text().includes('noch ohne Konto'))
      .attr('value');
    await done('teilen', { organisation: silent ?? '' });
    expect((await page())('.fp-decision-box').text()).to.include('hat noch niemand ein Konto');
    await done('zuruecknehmen', { part: 'sharing' });
  });

  it('is found again by the navigation of the matches', async () => {
    const links = (await page('/treffer'))('nav.fp-views a[href="/treffer/gemerkt"]');
    expect(links.text()).to.equal('Gemerkt');
    const current = (await page(decidedMatchesPath()))('nav.fp-views a[aria-current=page]');
    expect(current.text()).to.equal('Gemerkt');
  });

  it('stands in the history of the match', async () => {
    const text = (await page())('section[aria-labelledby=verlauf]').text();
    expect(text)
      .to.include('Treffer verworfen (Aufwand zu hoch)')
      .and.include(`Treffer geteilt mit ${carrierName}`)
      .and.include(`Geteilt mit: leer → ${carrierName}`)
      .and.include(`Geteilt mit: ${carrierName} → leer`);
    expect(text).to.not.include('sharedWith');
  });
});
