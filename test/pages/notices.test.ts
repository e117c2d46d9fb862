import { load } from 'cheerio';
import { expect } from 'chai';
import { noticeDonePath } from '../../src/paths.ts';
import { testApp, testInstant, type TestApp } from '../support/app.ts';

describe('/hinweise', () => {
  let test: TestApp;
  let ids: { mine: string; everybody: string; colleague: string };

  before(async () => {
    test = await testApp();
    const { services, database } = test;
    const people = await services.accounts.people.list();
    const staff = people.find(({ role }) => role === 'staff');
    const admin = people.find(({ role }) => role === 'admin');
    const municipalityId = staff?.municipalityId ?? '';
    const colleagueId = await services.accounts.people.create(
      { personId: admin?.id ?? '' },
      {
        email: 'kollegin@example.org',
        name: 'Konto Zwei',
        role: 'staff',
        municipalityId,
        organisationId: null,
        assignedMunicipalityIds: [],
      },
    );
    const add = async (personId: string | null, dueOn: string): Promise<string> => {
      const draft = {
        municipalityId,
        personId,
        kind: 'projectEnd',
        thingKind: 'project',
        thingId: dueOn,
        dueOn,
        stage: 30,
        title: `Vorhaben endet am ${dueOn}`,
        detail: 'Anschluss klären',
        href: '/vorhaben',
        dedupeKey: dueOn,
      };
      await services.stores.notices.insertNotice(draft, testInstant);
      const row = await database.db
        .selectFrom('notice')
        .select('id')
        .where('dedupeKey', '=', dueOn)
        .executeTakeFirstOrThrow();
      return row.id;
    };
    ids = {
      mine: await add(staff?.id ?? '', '2026-12-20'),
      everybody: await add(null, '2026-12-01'),
      colleague: await add(colleagueId, '2026-12-02'),
    };
  });
  after(() => test.close());

  const rows = async (): Promise<string[]> =>
    ((await test.staff.get('/hinweise.json').expect(200)).body as { id: string }[]).map(
      ({ id }) => id,
    );

  it('shows one’s own and those for everybody, the nearest first, not a colleague’s', async () => {
    expect(await rows()).to.deep.equal([ids.everybody, ids.mine]);
    const $ = load((await test.staff.get('/hinweise').expect(200)).text);
    expect($('#offen').text()).to.equal('Offen (2)');
    expect($(`#hinweis-${ids.everybody}`).text()).to.contain('noch 9 Tage');
    expect($(`#hinweis-${ids.everybody}`).text()).to.contain('für alle in der Sozialverwaltung');
    expect($(`#hinweis-${ids.mine}`).text()).to.contain('für Sie');
  });

  it('the Lage shows them with a link; the Rechnungsprüfung reads those for everybody', async () => {
    const $ = load((await test.staff.get('/').expect(200)).text);
    const block = $('#hinweise').parent();
    expect(block.find('h2').text()).to.equal('2 offene Hinweise');
    expect(block.find('a[href="/hinweise"]')).to.have.length(1);
    const auditor = await test.as('auditor');
    const read = load((await auditor.get('/hinweise').expect(200)).text);
    expect(read('main li')).to.have.length(1);
    expect(read('main form')).to.have.length(0);
  });

  it('is ticked and opened again, and both stand in the trail', async () => {
    const action = noticeDonePath(ids.mine);
    const done = await test.staff.post(action, { erledigt: '1' }).expect(303);
    expect(done.headers['location']).to.equal('/hinweise?notice=hinweis-erledigt');
    const $ = load((await test.staff.get('/hinweise').expect(200)).text);
    expect($('#erledigt').text()).to.equal('Erledigt (1)');
    expect($(`#hinweis-${ids.mine}`).text()).to.contain('erledigt am 22.11.2026');
    await test.staff.post(action, { erledigt: '0' }).expect(303);
    expect(await rows()).to.deep.equal([ids.everybody, ids.mine]);
    const trail = await test.database.db.selectFrom('auditEntry').select('action').execute();
    const actions = trail.map((entry) => entry.action);
    expect(actions).to.include.members(['notice.done', 'notice.reopened']);
  });

  it('a colleague’s notice does not exist', async () => {
    await test.staff.post(noticeDonePath(ids.colleague), { erledigt: '1' }).expect(404);
  });
});

describe('Zuständig', () => {
  it('is who created the project, can be changed to the staff of the municipality, and nobody else', async () => {
    const test = await testApp();
    try {
      const needs = (await test.staff.get('/bedarfe.json')).body as { id: string }[];
      const made = await test.staff
        .post('/vorhaben', { needId: needs[0]?.id, programmeSlug: 'dhw-quartier' })
        .expect(303);
      const path = String(made.headers['location']).split('?')[0] ?? '';
      const read = async () => load((await test.staff.get(path).expect(200)).text);
      const people = await test.services.accounts.people.list();
      const idOf = (role: string): string => people.find((one) => one.role === role)?.id ?? '';
      const $ = await read();
      expect($('#f-responsibleId').val()).to.equal(idOf('staff'));
      expect($('#f-responsibleId option')).to.have.length(2);

      const form = Object.fromEntries(
        $('#vorhaben')
          .serializeArray()
          .map(({ name, value }) => [name, value]),
      );
      const refused = { ...form, responsibleId: idOf('carrier') };
      const answer = await test.staff.post(path, refused).expect(422);
      expect(load(answer.text)('a[href="#f-responsibleId"]').text()).to.contain('aus der Liste');
      await test.staff.post(path, { ...form, responsibleId: '' }).expect(303);
      const after = await read();
      expect(after('#f-responsibleId').val()).to.equal('');
      // The trail holds the id; the page says the name.
      expect(after('main').text()).to.contain('Zuständig: Demo Sozialverwaltung → leer');
    } finally {
      await test.close();
    }
  });
});
