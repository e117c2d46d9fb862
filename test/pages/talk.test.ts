import { load } from 'cheerio';
import { expect } from 'chai';
import type { Role } from '../../src/accounts/person.ts';
import { installationScope, testApp, type TestApp, type Visitor } from '../support/app.ts';

/** The project that names the organisation of the demo carrier. */
async function projectForAll(test: TestApp): Promise<string> {
  const { services, database, staff } = test;
  const people = await services.accounts.people.list();
  const carrierId = people.find((one) => one.role === 'carrier')?.organisationId ?? '';
  const needs = await services.stores.needs.listNeeds(await installationScope(services));
  const needId = needs.find((need) => need.title === 'Quartiersmanagement Manfort')?.id ?? '';
  const answer = await staff
    .post('/vorhaben', { needId, programmeSlug: 'dhw-quartier' })
    .expect(303);
  const path = String(answer.headers['location']).split('?')[0] ?? '';
  await database.db
    .updateTable('project')
    .set({ carrierId })
    .where('id', '=', path.split('/')[2] ?? '')
    .execute();
  return path;
}

describe('Austausch am Vorhaben', () => {
  let test: TestApp;
  let path: string;
  let visitors: Record<'staff' | 'auditor' | 'coordinator' | 'carrier' | 'council', Visitor>;
  const page = async (role: keyof typeof visitors): Promise<string> =>
    (await visitors[role].get(path).expect(200)).text;
  const comments = async (role: keyof typeof visitors): Promise<string> =>
    load(await page(role))('section[aria-labelledby="kommentare"] .fp-comments').text();
  const verlauf = async (): Promise<string> =>
    load(await page('staff'))('section[aria-labelledby="verlauf"]').text();

  before(async () => {
    test = await testApp();
    const as = (role: Role): Promise<Visitor> => test.as(role);
    visitors = {
      staff: test.staff,
      auditor: await as('auditor'),
      coordinator: await as('coordinator'),
      carrier: await as('carrier'),
      council: await as('council'),
    };
    path = await projectForAll(test);
  });
  after(() => test.close());

  it('POST /vorhaben/:id/freigabe is refused to everybody but staff', async () => {
    for (const role of ['auditor', 'coordinator', 'carrier', 'council'] as const) {
      await visitors[role].post(`${path}/freigabe`, { freigeben: '1' }).expect(403);
    }
    await test.staff.post('/vorhaben/x/freigabe', { freigeben: '1' }).expect(404);
    await test.staff.post(`${path}/freigabe`, { freigeben: 'ja' }).expect(400);
  });

  it('releases, says so, and asked again changes nothing', async () => {
    await visitors.coordinator.get(path).expect(404);
    const version = load(await page('staff'))('form[action$="/freigabe"] [name="version"]').val();
    for (const again of [1, 2]) {
      const answer = await test.staff.post(`${path}/freigabe`, { freigeben: '1', version });
      expect(answer.status, String(again)).to.equal(303);
      expect(answer.headers['location']).to.contain('notice=vorhaben-freigegeben');
    }
    await visitors.coordinator.get(path).expect(200);
    expect((await verlauf()).split('Für die G.I.B. freigegeben')).to.have.length(2);
  });

  it('answers 409 with a reason where the project changed since', async () => {
    const answer = await test.staff.post(`${path}/freigabe`, { freigeben: '0', version: '1' });
    expect(answer.status).to.equal(409);
    expect(answer.text).to.contain('Das Vorhaben wurde inzwischen geändert');
    await visitors.coordinator.get(path).expect(200);
  });

  it('withdraws: the G.I.B. no longer finds the project and cannot comment on it', async () => {
    await test.staff.post(`${path}/freigabe`, { freigeben: '0' }).expect(303);
    await visitors.coordinator.get(path).expect(404);
    await visitors.coordinator.post(`${path}/kommentare`, { text: 'Hallo' }).expect(404);
    await test.staff.post(`${path}/freigabe`, { freigeben: '1' }).expect(303);
  });

  it('POST /vorhaben/:id/kommentare shows each comment to those it is for, and to nobody else', async () => {
    const write = (role: keyof typeof visitors, body: object) =>
      visitors[role].post(`${path}/kommentare`, body).expect(303);
    await write('staff', { text: 'nur im Haus' });
    await write('staff', { text: 'an den Träger', visibility: 'carrier' });
    await write('staff', { text: 'an die Gib', visibility: 'gib' });
    // Whoever writes from outside has no choice, whatever they post.
    await write('coordinator', { text: 'von der Gib', visibility: 'internal' });
    await write('carrier', { text: 'vom Träger selbst', visibility: 'gib' });

    const all = ['nur im Haus', 'an den Träger', 'an die Gib', 'von der Gib', 'vom Träger selbst'];
    const readable: Record<string, string[]> = {
      staff: all,
      auditor: all,
      coordinator: ['an die Gib', 'von der Gib'],
      carrier: ['an den Träger', 'vom Träger selbst'],
    };
    for (const role of ['staff', 'auditor', 'coordinator', 'carrier'] as const) {
      const shown = await comments(role);
      for (const text of all) {
        expect(shown.includes(text), `${role}: ${text}`).to.equal(readable[role]?.includes(text));
      }
    }
  });

  it('shows names to the own municipality and organisations to others', async () => {
    expect(await comments('auditor')).to.contain('Demo Sozialverwaltung');
    expect(await comments('auditor')).to.contain('Demo G.I.B.-Koordination (G.I.B.)');
    expect(await comments('coordinator')).to.contain('Sozialverwaltung Leverkusen');
    expect(await comments('coordinator')).not.to.contain('Demo Sozialverwaltung');
    expect(await comments('carrier')).not.to.contain('Demo Sozialverwaltung');
  });

  it('does not show a new carrier what an earlier one was told', async () => {
    const { db } = test.database;
    const id = path.split('/')[2] ?? '';
    const before = await db
      .selectFrom('project')
      .select('carrierId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const other = await db
      .selectFrom('organisation')
      .select('id')
      .where('id', '!=', before.carrierId ?? '')
      .executeTakeFirstOrThrow();
    const carrier = db.updateTable('person').where('role', '=', 'carrier');
    await db.updateTable('project').set({ carrierId: other.id }).where('id', '=', id).execute();
    await carrier.set({ organisationId: other.id }).execute();
    expect(await comments('carrier')).to.equal('');
    await db.updateTable('project').set(before).where('id', '=', id).execute();
    await carrier.set({ organisationId: before.carrierId }).execute();
  });

  it('keeps the text and names the field where a comment cannot be saved', async () => {
    const long = 'ä'.repeat(4001);
    for (const role of ['staff', 'coordinator', 'carrier'] as const) {
      const empty = await visitors[role].post(`${path}/kommentare`, { text: '  ' });
      expect(empty.status, role).to.equal(422);
      expect(load(empty.text)('#fehler a[href="#f-kommentar"]')).to.have.length(1);
      const answer = await visitors[role].post(`${path}/kommentare`, { text: long });
      expect(answer.status).to.equal(422);
      expect(load(answer.text)('#f-kommentar').text().trim()).to.equal(long);
    }
    const body = { text: 'bleibt', visibility: 'alle' };
    const unknown = await test.staff.post(`${path}/kommentare`, body).expect(422);
    expect(load(unknown.text)('#fehler a[href="#f-sichtbarkeit"]')).to.have.length(1);
    await visitors.auditor.post(`${path}/kommentare`, { text: 'x' }).expect(403);
    await visitors.council.post(`${path}/kommentare`, { text: 'x' }).expect(403);
  });

  it('offers staff the choice of readers, the others a sentence, the auditor nothing', async () => {
    const of = async (role: keyof typeof visitors) => load(await page(role));
    const staff = await of('staff');
    expect(staff('#kommentare ~ form [name="visibility"][checked]').val()).to.equal('internal');
    const gib = await of('coordinator');
    expect(gib('#kommentare ~ form [name="visibility"]')).to.have.length(0);
    expect(gib('#kommentare ~ form').text()).to.contain('Es lesen die Sozialverwaltung');
    expect((await of('auditor'))('#kommentare ~ form')).to.have.length(0);
  });

  it('lets the author alone withdraw a comment, whose text nobody sees any more', async () => {
    const action = load(await page('coordinator'))('form[action$="/zurueckziehen"]').attr('action');
    if (!action) throw new Error('the author is offered no way to withdraw');
    await test.staff.post(action).expect(404);
    await visitors.carrier.post(action).expect(404);
    await visitors.coordinator.post(action).expect(303);
    await visitors.coordinator.post(action).expect(303);
    expect(await comments('staff'))
      .to.contain('zurückgezogen')
      .and.not.contain('von der Gib');
    expect((await verlauf()).split('Kommentar zurückgezogen')).to.have.length(2);
  });

  it('keeps what a save replaced, and shares it with those staff chooses', async () => {
    const save = async (goal: string): Promise<void> => {
      const $ = load(await page('staff'));
      const fields = $('#vorhaben [name]')
        .toArray()
        .filter((one) => $(one).attr('type') !== 'checkbox' || $(one).is('[checked]'))
        .filter((one) => !$(one).is('button'))
        .map((one): [string, string] => [$(one).attr('name') ?? '', String($(one).val() ?? '')]);
      const body = { ...Object.fromEntries(fields), 'section-goal': goal };
      await test.staff.post(path, body).expect(303);
    };
    await save('Erstes Ziel');
    await save('Zweites Ziel');
    const fassungen = async (role: keyof typeof visitors): Promise<string> =>
      load(await page(role))('section[aria-labelledby="fassungen"]').text();
    expect(await fassungen('staff')).to.contain('Erstes Ziel');
    expect(await fassungen('auditor')).to.contain('Erstes Ziel');
    expect(await fassungen('coordinator')).to.equal('');
    expect(await fassungen('carrier')).to.equal('');

    const share = load(await page('staff'))('form[action$="/sichtbarkeit"]')
      .first()
      .attr('action');
    const body = { visibility: 'gib' };
    await visitors.coordinator.post(share ?? '', body).expect(403);
    await test.staff.post(`${path}/fassungen/x/sichtbarkeit`, body).expect(404);
    await test.staff.post(share ?? '', { visibility: 'alle' }).expect(400);
    await test.staff.post(share ?? '', body).expect(303);
    expect(await fassungen('coordinator'))
      .to.contain('Erstes Ziel')
      .and.not.contain('Übernehmen');
    expect(await fassungen('carrier')).to.equal('');
  });

  it('shows the Verlauf to staff and auditors, without long texts', async () => {
    const shown = await verlauf();
    expect(shown).to.contain('Vorhaben „Quartiersmanagement Manfort“ angelegt');
    expect(shown).to.contain('Text geändert: Ziel der Maßnahme');
    expect(shown).to.contain('Kommentar geschrieben (mit Träger)');
    expect(shown).to.contain('Wer liest mit: intern → mit G.I.B.');
    expect(shown).not.to.contain('Zweites Ziel').and.not.contain('nur im Haus');
    expect(load(await page('auditor'))('#verlauf')).to.have.length(1);
    expect(load(await page('coordinator'))('#verlauf')).to.have.length(0);
    expect(load(await page('carrier'))('#verlauf, #freigabe')).to.have.length(0);
  });

  it('lets staff name the carrier: free organisations only, and the Verlauf says whom', async () => {
    const $ = load(await page('staff'));
    const offered = $('#f-carrierId option')
      .toArray()
      .map((one) => ({ id: $(one).attr('value') ?? '', name: $(one).text() }));
    const organisations = await test.database.db
      .selectFrom('organisation')
      .select(['id', 'applicantCode'])
      .execute();
    const office = organisations.find((one) => one.applicantCode === null);
    expect(offered.length).to.be.greaterThan(2);
    expect(offered.map(({ id }) => id)).not.to.include(office?.id);
    const current = $('#f-carrierId option[selected]').attr('value');
    const other = offered.find(({ id }) => id !== '' && id !== current);
    const body = (carrierId: string) => ({
      version: $('#vorhaben [name="version"]').val(),
      title: 'Mit Träger',
      startMonth: '2027-07',
      months: '36',
      filingRoute: 'cityForwarding',
      carrierId,
    });
    const refused = await test.staff.post(path, body(office?.id ?? '')).expect(422);
    expect(load(refused.text)('#fehler a[href="#f-carrierId"]')).to.have.length(1);
    await visitors.carrier.get(path).expect(200);
    await test.staff.post(path, body(other?.id ?? '')).expect(303);
    expect(load(await page('staff'))('#f-carrierId option[selected]').text()).to.equal(other?.name);
    expect(await verlauf()).to.contain(`→ ${other?.name ?? ''}`);
    await visitors.carrier.get(path).expect(404);
  });
});
