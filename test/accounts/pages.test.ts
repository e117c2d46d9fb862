import { expect } from 'chai';
import request from 'supertest';
import { roles } from '../../src/accounts/person.ts';
import { accountsApp, visitorOf, type AccountsApp } from '../support/accounts-app.ts';
import { routesOf } from '../support/routes.ts';

describe('account pages', () => {
  let test: AccountsApp;
  beforeEach(async () => {
    test = await accountsApp();
  });
  afterEach(() => test.close());

  it('every route names its action', () => {
    const routes = routesOf(test.app);
    expect(routes).to.have.length.greaterThan(25);
    expect(routes.filter((route) => route.action === undefined)).to.deep.equal([]);
  });

  it('every administration page answers 200 to admin, 403 to the others, 303 to nobody', async () => {
    const pages = routesOf(test.app).filter(
      ({ method, path }) =>
        method === 'GET' && path.startsWith('/verwaltung') && !path.includes(':'),
    );
    expect(pages).to.have.length.greaterThan(8);
    for (const role of [...roles, 'anonymous'] as const) {
      const visitor = visitorOf(test.app);
      if (role !== 'anonymous') await visitor.signInAs(role);
      for (const { path } of pages) {
        const { status } = await visitor.get(path);
        const isFile = /\.(csv|json)$/u.test(path);
        const refused = role !== 'anonymous' ? 403 : isFile ? 401 : 303;
        expect(status, `${role} ${path}`).to.equal(role === 'admin' ? 200 : refused);
      }
    }
  });

  describe('POST /anmelden', () => {
    it('leads to where the person wanted to go, never to another host', async () => {
      const visitor = visitorOf(test.app);
      const page = await visitor.get('/anmelden?weiter=%2Fkonto');
      expect(page.text).to.contain('name="weiter" value="/konto"');
      expect((await visitor.get('/anmelden?weiter=%2F%2Fevil.example')).text).not.to.contain(
        'evil',
      );
      const answer = await visitor.post('/anmelden/demo', {
        demo: 'staff',
        weiter: '//evil.example',
      });
      expect(answer.headers['location']).to.equal('/');
    });

    it('422 keeps the address, shows one message and never the password', async () => {
      const visitor = visitorOf(test.app);
      await visitor.get('/anmelden');
      const answer = await visitor.post('/anmelden', {
        email: 'a@b.example',
        kennwort: 'geheim-xyz',
      });
      expect(answer.status).to.equal(422);
      expect(answer.text).to.contain('value="a@b.example"').and.to.contain('href="#f-email"');
      expect(answer.text).not.to.contain('geheim-xyz');
    });

    it('gives a new session id and a cookie that scripts and other sites do not get', async () => {
      const visitor = visitorOf(test.app);
      const first = await visitor.signInAs('staff');
      const cookie = String(first.headers['set-cookie']);
      expect(cookie)
        .to.match(/foerderpfad=.*HttpOnly.*SameSite=Lax/u)
        .and.not.to.match(/Secure/u);
      const again = await visitor.post('/anmelden/demo', { demo: 'admin' });
      expect(String(again.headers['set-cookie'])).not.to.equal(cookie);
    });

    it('reading the page writes no session', async () => {
      await request(test.app).get('/anmelden');
      const rows = await test.database.db.selectFrom('session').selectAll().execute();
      expect(rows).to.be.empty;
    });

    it('offers one button per role, in production none and no route', async () => {
      const page = await request(test.app).get('/anmelden');
      expect(page.text.match(/name="demo"/gu)).to.have.length(6);
      const production = await accountsApp({ isDemo: false });
      const visitor = visitorOf(production.app);
      expect((await visitor.get('/anmelden')).text).not.to.contain('name="demo"');
      expect((await visitor.post('/anmelden/demo', { demo: 'admin' })).status).to.equal(404);
      await production.close();
    });
  });

  describe('CSRF', () => {
    it('403 for a signed-in POST without, with a wrong and with another session’s token', async () => {
      const visitor = visitorOf(test.app);
      const other = visitorOf(test.app);
      await visitor.signInAs('admin');
      await other.signInAs('admin');
      for (const _csrf of ['', 'x', other.token()]) {
        const answer = await visitor.post('/verwaltung/kommunen', { _csrf, name: 'Fremd' });
        expect(answer.status).to.equal(403);
      }
      const names = (await test.accounts.places.listMunicipalities()).map(({ name }) => name);
      expect(names).not.to.include('Fremd');
    });

    it('403 for what a foreign page sent, even with a token', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      const answer = await visitor.agent
        .post('/abmelden')
        .set('Sec-Fetch-Site', 'cross-site')
        .type('form')
        .send({ _csrf: visitor.token() });
      expect(answer.status).to.equal(403);
    });
  });

  describe('sessions', () => {
    it('end for a disabled person at the next request', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      const staff = (await test.accounts.people.list()).find((one) => one.role === 'staff');
      await test.accounts.people.disable({ personId: 'x' }, staff?.id ?? '');
      expect((await visitor.get('/konto')).status).to.equal(303);
    });

    it('writes the last use at most once a minute', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      const seen = async (): Promise<string | undefined> =>
        (await test.database.db.selectFrom('session').select('lastSeenAt').executeTakeFirst())
          ?.lastSeenAt;
      const before = await seen();
      test.clock.advance(0.9);
      await visitor.get('/konto');
      expect(await seen()).to.equal(before);
      test.clock.advance(0.2);
      await visitor.get('/konto');
      expect(await seen()).not.to.equal(before);
    });

    it('keeps personal pages out of every cache', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      expect((await visitor.get('/konto')).headers['cache-control']).to.equal('no-store');
    });

    it('signing out ends the session for good', async () => {
      const visitor = visitorOf(test.app);
      const cookie = String((await visitor.signInAs('staff')).headers['set-cookie']).split(';')[0];
      expect((await visitor.post('/abmelden')).status).to.equal(303);
      const answer = await request(test.app)
        .get('/konto')
        .set('Cookie', cookie ?? '');
      expect(answer.status).to.equal(303);
    });
  });

  describe('a form posted after the session ended', () => {
    const absence = { absentUntilOn: '2026-12-24', deputyId: '' };

    it('is kept, offered after signing in, and sent again with one click', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      test.clock.advance(31);
      const late = await visitor.post('/konto/abwesenheit', absence);
      expect(late.headers['location']).to.match(/^\/anmelden\?weiter=%2Fkonto%2Fformulare%2F/u);
      await visitor.get('/anmelden');
      const entered = await visitor.post('/anmelden/demo', { demo: 'staff' });
      const page = await visitor.get(entered.headers['location'] ?? '');
      expect(page.text).to.contain('2026-12-24').and.to.contain('action="/konto/abwesenheit"');
      const held = /name="_held" value="([^"]+)"/u.exec(page.text)?.[1] ?? '';
      const again = await visitor.post('/konto/abwesenheit', { ...absence, _held: held });
      expect(again.status).to.equal(303);
      const staff = (await test.accounts.people.list()).find((one) => one.role === 'staff');
      expect(staff?.absentUntilOn).to.equal('2026-12-24');
      expect((await visitor.get(`/konto/formulare/${held}`)).status).to.equal(404);
    });

    it('is not shown to another person, and not kept without the token of its session', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      test.clock.advance(31);
      const forged = await visitor.post('/konto/abwesenheit', { ...absence, _csrf: 'x' });
      expect(forged.headers['location']).to.equal('/anmelden?notice=anmeldung-noetig');
      const late = await visitor.post('/konto/abwesenheit', absence);
      const weiter = new URL(late.headers['location'] ?? '', 'http://x').searchParams.get('weiter');
      await visitor.get('/anmelden');
      const entered = await visitor.post('/anmelden/demo', {
        demo: 'council',
        weiter: weiter ?? '',
      });
      expect(entered.headers['location']).to.equal('/programme');
      expect((await visitor.get(weiter ?? '')).status).to.equal(404);
    });

    it('is not kept where its address leads elsewhere', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      test.clock.advance(31);
      const late = await visitor.post('//evil.example/konto', absence);
      expect(late.headers['location']).to.equal('/anmelden?notice=anmeldung-noetig');
      const rows = await test.database.db.selectFrom('heldForm').selectAll().execute();
      expect(rows).to.be.empty;
    });

    it('never keeps a password', async () => {
      const visitor = visitorOf(test.app);
      await visitor.signInAs('staff');
      test.clock.advance(31);
      await visitor.post('/konto/kennwort', { kennwort: 'drei kleine Enten' });
      const rows = await test.database.db.selectFrom('heldForm').selectAll().execute();
      expect(rows).to.be.empty;
    });
  });

  describe('administration', () => {
    it('creates a second municipality, a coordinator for it, and a link shown once', async () => {
      const admin = visitorOf(test.app);
      await admin.signInAs('admin');
      const wrong = await admin.post('/verwaltung/kommunen', { name: 'Köln', ags: '5315' });
      expect(wrong.status).to.equal(422);
      expect(wrong.text).to.contain('value="Köln"').and.to.contain('href="#f-ags"');
      const place = { name: 'Köln', ags: '05315000', leadDepartment: 'Amt 50' };
      expect((await admin.post('/verwaltung/kommunen', place)).status).to.equal(303);
      expect((await admin.post('/verwaltung/kommunen', place)).status).to.equal(422);
      const koeln = (await test.accounts.places.listMunicipalities()).find(
        (m) => m.name === 'Köln',
      );
      expect(koeln?.stateName).to.equal('Nordrhein-Westfalen');
      const created = await admin.post('/verwaltung/personen', {
        name: 'Koordination',
        email: 'K@GIB.example',
        role: 'coordinator',
        assigned: [koeln?.id ?? ''],
      });
      const path = (created.headers['location'] ?? '').split('?')[0] ?? '';
      const person = await test.accounts.people.get(path.split('/').at(-1) ?? '');
      expect(person).to.deep.include({
        email: 'k@gib.example',
        assignedMunicipalityIds: [koeln?.id],
      });
      const shown = await admin.post(`${path}/link`);
      expect(shown.text).to.match(/http:\/\/[^<]+\/link\/[\w-]{43}</u);
      expect((await admin.get(path)).text).not.to.contain('/link/');
    });

    it('409 shows both texts when somebody saved meanwhile', async () => {
      const admin = visitorOf(test.app);
      await admin.signInAs('admin');
      const staff = (await test.accounts.people.list()).find((one) => one.role === 'staff');
      const form = {
        email: staff?.email ?? '',
        role: 'staff',
        municipalityId: staff?.municipalityId ?? '',
        version: '1',
      };
      const path = `/verwaltung/personen/${staff?.id ?? ''}`;
      await admin.post(path, { ...form, name: 'Erste Fassung' });
      const second = await admin.post(path, { ...form, name: 'Zweite Fassung' });
      expect(second.status).to.equal(409);
      expect(second.text).to.contain('Erste Fassung').and.to.contain('value="Zweite Fassung"');
      expect(second.text).to.contain('name="version" value="2"');
    });

    it('sets until when somebody is away, refuses a day that has passed, and writes it down', async () => {
      const admin = visitorOf(test.app);
      await admin.signInAs('admin');
      const staff = (await test.accounts.people.list()).find(({ role }) => role === 'staff');
      const path = `/verwaltung/personen/${staff?.id ?? ''}`;
      const refused = await admin.post(`${path}/abwesenheit`, { absentUntilOn: '2026-11-21' });
      expect(refused.status).to.equal(422);
      expect(refused.text).to.contain('Bitte ein Datum ab heute angeben');
      const answer = await admin.post(`${path}/abwesenheit`, { absentUntilOn: '2026-12-04' });
      expect(answer.headers['location']).to.equal(`${path}?notice=abwesenheit-gespeichert`);
      const page = (await admin.get(path)).text;
      expect(page).to.contain('value="2026-12-04"');
      expect(page).to.contain('Abwesenheit und Vertretung geändert');
    });

    it('404 for accounts that do not exist', async () => {
      const admin = visitorOf(test.app);
      await admin.signInAs('admin');
      for (const action of ['', '/sperren', '/freigeben', '/link', '/abwesenheit']) {
        const answer = await admin.post(`/verwaltung/personen/0190-nobody${action}`);
        expect(answer.status, action).to.equal(404);
      }
    });
  });
});
