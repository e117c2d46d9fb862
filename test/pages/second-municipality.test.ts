import { expect } from 'chai';
import { testApp, visitorFor, type TestApp, type Visitor } from '../support/app.ts';

const password = 'drei Kastanien hinter der Schule';
const email = 'sozial@beispielstadt.example';

/** What only Leverkusen has: names on its pages, and addresses of its things. */
const ofLeverkusen = ['Leverkusen', 'Manfort', 'Alkenrath', 'Rheindorf'];

describe('a second municipality', () => {
  let site: TestApp;
  let admin: Visitor;
  let beispielstadtId: string;
  let newcomer: Visitor;

  before(async () => {
    site = await testApp();
    admin = await site.as('admin');
  });
  after(() => site.close());

  it('is created on the admin page', async () => {
    const answer = await admin.post('/verwaltung/kommunen', {
      name: 'Beispielstadt',
      ags: '05999000',
      leadDepartment: 'FB 50 Soziales',
    });
    expect(answer.status).to.equal(303);
    const list = await admin.get('/verwaltung/kommunen.json').expect(200);
    const rows = list.body as { id: string; name: string }[];
    expect(rows.map((row) => row.name)).to.have.members(['Leverkusen', 'Beispielstadt']);
    beispielstadtId = rows.find((row) => row.name === 'Beispielstadt')?.id ?? '';
  });

  it('gets a person who sets a password behind the link and signs in with it', async () => {
    const created = await admin.post('/verwaltung/personen', {
      name: 'Sozialplanung Beispielstadt',
      email,
      role: 'staff',
      municipalityId: beispielstadtId,
    });
    expect(created.status).to.equal(303);
    const path = new URL(created.headers['location'] ?? '', 'http://localhost').pathname;
    const shown = await admin.post(`${path}/link`, {}).expect(200);
    const link = /\/link\/[\w-]+/u.exec(shown.text)?.[0] ?? '';
    // Behind the link nobody is signed in; the admin's own session only carries the token of the form here.
    await admin
      .post(link, { kennwort: password, kennwortWiederholung: password })
      .expect(303)
      .expect('Location', '/anmelden?notice=kennwort-gesetzt');

    const attempt = { email, password, source: '192.0.2.9' };
    const signedIn = await site.services.accounts.signIn.signIn(attempt);
    if (signedIn.kind !== 'ok') throw new Error(signedIn.kind);
    expect(signedIn.person.municipalityId).to.equal(beispielstadtId);
    newcomer = await visitorFor(site.app, site.services, signedIn.person.id);
  });

  it('begins with an empty Lage that says what to do next', async () => {
    const { text } = await newcomer.get('/').expect(200);
    expect(text).to.contain('Noch kein Quartier angelegt');
    expect(text).to.contain('fp-empty').and.to.contain('Zum Förderkatalog');
    expect(text).to.contain('href="/programme?offen=1"');
  });

  for (const path of ['/quartiere', '/bedarfe', '/vorhaben']) {
    it(`${path} is empty and says so`, async () => {
      const { text } = await newcomer.get(path).expect(200);
      expect(text).to.contain('fp-empty');
      expect((await newcomer.get(`${path}.json`).expect(200)).body).to.deep.equal([]);
    });
  }

  it('its staff see nothing of Leverkusen, not even that it exists', async () => {
    for (const path of ['/', '/quartiere', '/bedarfe', '/vorhaben', '/konto']) {
      const { text } = await newcomer.get(path).expect(200);
      for (const word of ofLeverkusen) expect(text, `${path} ${word}`).not.to.contain(word);
    }
    await site.staff.get('/quartiere/manfort').expect(200);
    const foreign = await newcomer.get('/quartiere/manfort').expect(404);
    const unknown = await newcomer.get('/quartiere/gibt-es-nicht').expect(404);
    expect(foreign.text).to.equal(unknown.text);
    const needs = (await site.staff.get('/bedarfe.json').expect(200)).body as { id: string }[];
    expect(needs.length).to.be.greaterThan(5);
    for (const { id } of needs) await newcomer.get(`/bedarfe/${id}/treffer`).expect(404);
  });

  it("Leverkusen's staff see nothing of it, and what they see has not changed", async () => {
    for (const role of ['staff', 'auditor', 'council', 'coordinator', 'carrier'] as const) {
      const visitor = await site.as(role);
      for (const path of ['/', '/quartiere', '/bedarfe', '/vorhaben', '/programme', '/konto']) {
        const { text } = await visitor.get(path);
        expect(text, `${role} ${path}`).not.to.contain('Beispielstadt');
      }
    }
    const quarters = (await site.staff.get('/quartiere.json').expect(200)).body as object[];
    expect(quarters).to.have.length(8);
  });

  it('a person of both is possible only for coordinators', async () => {
    const answer = await admin.post('/verwaltung/personen', {
      name: 'Beides',
      email: 'beides@stadt.example',
      role: 'staff',
      municipalityId: beispielstadtId,
      assigned: [beispielstadtId],
    });
    expect(answer.status).to.equal(303);
    const people = await site.services.accounts.people.list();
    const person = people.find((one) => one.email === 'beides@stadt.example');
    expect(person?.assignedMunicipalityIds).to.deep.equal([]);
  });
});
