import { expect } from 'chai';
import { load } from 'cheerio';
import {
  carrierAnswersPath,
  decideMatchPath,
  sharedMatchesPath,
  sharedMatchPath,
} from '../../src/matching/match-paths.ts';
import { listAs, matchPath, noticeDonePath, noticesPath } from '../../src/paths.ts';
import { installationScope, testApp, type TestApp, type Visitor } from '../support/app.ts';

/** It asks for an organisation that serves the public good, with the purpose in its articles. */
const slug = 'dhw-soziale-projekte';

describe('answers of carriers', () => {
  let app: TestApp;
  let carrier: Visitor;
  let needId: string;
  let otherNeedId: string;
  let organisationId: string;

  const detail = async () =>
    load((await carrier.get(sharedMatchPath(needId, slug)).expect(200)).text);
  const staffPage = async () =>
    load((await app.staff.get(matchPath(needId, slug)).expect(200)).text);
  const share = async (part: 'teilen' | 'zuruecknehmen'): Promise<void> => {
    const $ = await staffPage();
    const version = $('section[aria-labelledby=entscheidung] form input[name=version]').attr(
      'value',
    );
    const body = part === 'teilen' ? { organisation: organisationId } : { part: 'sharing' };
    await app.staff.post(decideMatchPath(needId, slug, part), { ...body, version }).expect(303);
  };
  /** The form of the first question a person has to settle. */
  const questionOf = async (kind: 'condition' | 'ownShare') => {
    const $ = await detail();
    const form = $('form.fp-form')
      .toArray()
      .map((one) => ({
        question: $(one).find('input[name=question]').attr('value') ?? '',
        version: $(one).find('input[name=version]').attr('value') ?? '',
      }))
      .find(({ question }) => question.startsWith('ownShare!') === (kind === 'ownShare'));
    if (!form) throw new Error('no question');
    return form;
  };
  const answer = (said: object) => carrier.post(carrierAnswersPath(needId, slug), said);

  before(async () => {
    app = await testApp();
    carrier = await app.as('carrier');
    const people = await app.services.accounts.people.list();
    organisationId = people.find(({ role }) => role === 'carrier')?.organisationId ?? '';
    const needs = await app.services.stores.needs.listNeeds(await installationScope(app.services));
    [needId = '', otherNeedId = ''] = needs.map(({ id }) => id);
  });
  after(() => app.close());

  it('are not possible about what is not shared', async () => {
    await carrier.get(sharedMatchPath(needId, slug)).expect(404);
    await answer({ question: 'k', result: 'met', note: 'x', version: '0' }).expect(404);
    await share('teilen');
    await carrier.get(sharedMatchPath(needId, slug)).expect(200);
    await carrier.get(sharedMatchPath(otherNeedId, slug)).expect(404);
    await carrier.get(sharedMatchPath(needId, 'kinderstark-nrw')).expect(404);
    await app.staff.get(sharedMatchPath(needId, slug)).expect(403);
  });

  it('are asked for beside a sentence for every criterion', async () => {
    const $ = await detail();
    const texts = $('.fp-verdict__text > p:first-of-type')
      .map((_, one) => $(one).text())
      .get();
    expect(texts.length).to.equal($('.fp-verdict').length);
    for (const text of texts) expect(text.trim()).to.match(/^.{12,}[.!?]$/su);
    expect($('main').text()).to.include('Frage an Sie:');
    const list = load((await carrier.get(sharedMatchesPath()).expect(200)).text);
    expect(list('.fp-programme').text()).to.match(/(?:Eine Frage|\d Fragen) an Ihre Organisation/u);
  });

  it('keep what was typed where something is missing', async () => {
    const form = await questionOf('condition');
    const page = load(
      (await answer({ ...form, result: '', note: 'Satzung § 2' }).expect(422)).text,
    );
    expect(page('.fp-error-summary, [role=alert]').text()).to.include('ja oder nein');
    expect(page('textarea').text()).to.include('Satzung § 2');
    expect(page('details[open] form').length).to.equal(1);
    const none = load((await answer({ ...form, result: 'met', note: '' }).expect(422)).text);
    expect(none('main').text()).to.include('woran man das sieht');
  });

  it('are refused where the question is none to carriers', async () => {
    await answer({ question: 'erfunden', result: 'met', note: 'x', version: '0' }).expect(404);
  });

  it('reach staff on the page and as a notice, and become an Angabe of the need when accepted', async () => {
    const form = await questionOf('condition');
    await answer({ ...form, result: 'met', note: 'Freistellungsbescheid vom 3.2.2026' }).expect(
      303,
    );
    expect((await detail())('.fp-given-answer').text()).to.include('liegt der Verwaltung vor');
    const notices = load((await app.staff.get(noticesPath()).expect(200)).text);
    expect(notices('main').text()).to.include('hat geantwortet');
    const $ = await staffPage();
    const section = $('section[aria-labelledby=traegerantworten]');
    expect(section.text())
      .to.include('Eine Antwort wartet')
      .and.include('ja: Freistellungsbescheid vom 3.2.2026');
    const accept = section.find('form[action$=annehmen]');
    const said = {
      version: accept.find('input[name=version]').attr('value'),
      seen: accept.find('input[name=seen]').attr('value'),
    };
    await app.staff.post(accept.attr('action') ?? '', { ...said, version: '9' }).expect(409);
    await app.staff.post(accept.attr('action') ?? '', { ...said, seen: 'anders' }).expect(409);
    await app.staff.post(accept.attr('action') ?? '', said).expect(303);
    const after = (await staffPage())('main').text();
    expect(after).to.match(/Angenommen von .+ am 22\.11\.2026/u);
    expect(after).to.match(/Angabe von [^:]+: Freistellungsbescheid vom 3\.2\.2026/u);
    expect(after).to.include('Antwort angenommen von');
    const scope = await installationScope(app.services);
    const [one] = await app.services.stores.matches.listConfirmations(scope, needId);
    expect(one).to.include({ conditionKey: form.question, result: 'met' });
    expect(one?.personName).to.be.a('string');
    expect((await detail())('.fp-given-answer').text()).to.include('angenommen');
    const closed = load((await app.staff.get(noticesPath()).expect(200)).text);
    expect(closed('section[aria-labelledby=offen]').text()).to.not.include('hat geantwortet');
  });

  it('are not lost where staff settled the question while the carrier was typing', async () => {
    const scope = await installationScope(app.services);
    const [one] = await app.services.stores.matches.listConfirmations(scope, needId);
    const late = { question: one?.conditionKey, result: 'notMet', note: 'Satzung wird <b>neu</b>' };
    for (const version of ['1', '2']) {
      const page = load((await answer({ ...late, version }).expect(409)).text);
      const alert = page('[role=alert]').text();
      expect(alert).to.include('Nicht gespeichert').and.include('nein. Satzung wird <b>neu</b>');
    }
  });

  it('tell the carrier why they are declined, and may be given anew', async () => {
    const form = await questionOf('ownShare').catch(() => questionOf('condition'));
    await answer({ ...form, result: 'met', note: 'Spenden' }).expect(303);
    const decline = (await staffPage())('form[action$=ablehnen]');
    const [action, version] = [
      decline.attr('action') ?? '',
      decline.find('input[name=version]').attr('value'),
    ];
    const page = load((await app.staff.post(action, { version, reason: '' }).expect(422)).text);
    expect(page('.fp-error-summary, [role=alert]').text()).to.include('Grund');
    await app.staff.post(action, { version, reason: 'Bitte einen Betrag nennen' }).expect(303);
    const text = (await detail())('main').text();
    expect(text).to.include('Grund der Verwaltung: Bitte einen Betrag nennen');
    const again = await questionOf(
      form.question.startsWith('ownShare!') ? 'ownShare' : 'condition',
    );
    expect(again.version).to.equal('2');
    await answer({ ...form, result: 'met', note: 'über eine alte Seite' }).expect(409);
    await answer({ ...again, result: 'met', note: '5.000 € aus Spenden' }).expect(303);
  });

  it('reach everybody where the match is assigned to somebody who has left', async () => {
    const { db } = app.database;
    const left = await db
      .selectFrom('person')
      .select('id')
      .where('role', '=', 'auditor')
      .executeTakeFirstOrThrow();
    const assign = (assignedToId: string | null) =>
      db.updateTable('matchDecision').set({ assignedToId }).where('needId', '=', needId).execute();
    await assign(left.id);
    const form = await questionOf('ownShare');
    await answer({ ...form, result: 'met', note: '6.000 € aus Spenden' }).expect(303);
    const text = load((await app.staff.get(noticesPath()).expect(200)).text)(
      'section[aria-labelledby=offen]',
    ).text();
    expect(text).to.include('hat geantwortet');
    await assign(null);
  });

  it('stand among the notices of the carrier, with what was shared, and nothing of the house', async () => {
    const $ = load((await carrier.get(noticesPath()).expect(200)).text);
    const text = $('main').text();
    for (const words of [
      'Mit Ihnen geteilt',
      'Ihre Antwort ist angenommen',
      'Ihre Antwort ist abgelehnt',
    ]) {
      expect(text).to.include(words);
    }
    expect(text).to.include('Bitte einen Betrag nennen').and.not.include('hat geantwortet');
    const rows = (await carrier.get(listAs(noticesPath(), 'json')).expect(200)).body as {
      id: string;
      kind: string;
    }[];
    expect(rows.map(({ kind }) => kind)).to.have.members([
      ...['matchShared', 'answerAccepted', 'answerDeclined'],
    ]);
    await carrier.get(listAs(noticesPath(), 'csv')).expect(200);
    await carrier.post(noticeDonePath(rows[0]?.id ?? '')).expect(303);
    const after = load((await carrier.get(noticesPath()).expect(200)).text);
    expect(after('section[aria-labelledby=erledigt] li').length).to.equal(1);
  });

  it('and the list of what is shared are files as well', async () => {
    const rows = (await carrier.get(listAs(sharedMatchesPath(), 'json')).expect(200))
      .body as object[];
    expect(rows).to.have.length(1);
    expect(rows[0]).to.include({ id: `${needId}/${slug}`, answersAccepted: 1, answersOpen: 1 });
    const { text } = await carrier.get(listAs(sharedMatchesPath(), 'csv')).expect(200);
    expect(text).to.match(/^\uFEFF?id;/u);
  });

  it('end with the sharing, and the carrier is told', async () => {
    await share('zuruecknehmen');
    await carrier.get(sharedMatchPath(needId, slug)).expect(404);
    const text = load((await carrier.get(noticesPath()).expect(200)).text)('main').text();
    expect(text).to.include('Nicht mehr geteilt');
    // Older notices of it do not lead to a page that is not found.
    const rows = (await carrier.get(listAs(noticesPath(), 'json')).expect(200)).body as {
      path: string;
    }[];
    expect(rows.length).to.be.greaterThan(3);
    for (const { path } of rows) await carrier.get(path).expect(200);
    await share('teilen');
  });

  it('stay with the organisation that gave them', async () => {
    const { db } = app.database;
    const [other] = await db
      .selectFrom('organisation')
      .select('id')
      .where('id', '<>', organisationId)
      .execute();
    await db
      .updateTable('matchDecision')
      .set({ sharedWithId: other?.id ?? '' })
      .where('needId', '=', needId)
      .execute();
    await carrier.get(sharedMatchPath(needId, slug)).expect(404);
    const rows = await app.services.stores.carrierAnswers.listAnswersOf(other?.id ?? '');
    expect(rows).to.deep.equal([]);
    // What the account was told for the first organisation is gone with it.
    const account = (await app.services.accounts.people.list()).find(
      ({ role }) => role === 'carrier',
    );
    const before = (await carrier.get(listAs(noticesPath(), 'json')).expect(200)).body as object[];
    expect(before.length).to.be.greaterThan(0);
    await db
      .updateTable('person')
      .set({ organisationId: other?.id ?? '' })
      .where('id', '=', account?.id ?? '')
      .execute();
    const after = (await carrier.get(listAs(noticesPath(), 'json')).expect(200)).body as object[];
    expect(after).to.deep.equal([]);
    // Staff still see and decide about them.
    expect((await staffPage())('form[action$=annehmen]').length).to.equal(1);
  });
});
