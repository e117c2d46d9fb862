import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp, type Visitor } from '../support/app.ts';
import { addSourceRecord, addProgramme, sampleProgramme } from '../support/programmes.ts';
import { addSecondMunicipality, type SecondMunicipality } from '../support/second-municipality.ts';

const least = { title: 'Quartiersfonds', 'sources-0-what': 'Ratsbeschluss', asOf: '2026-11' };

describe('programmes entered by hand', () => {
  let site: TestApp;
  let admin: Visitor;
  let second: SecondMunicipality;
  before(async () => {
    site = await testApp();
    admin = await site.as('admin');
    second = await addSecondMunicipality(site);
  });
  after(() => site.close());

  const slugsFor = async (visitor: Pick<Visitor, 'get'>): Promise<string[]> =>
    ((await visitor.get('/programme.json').expect(200)).body as { slug: string }[]).map(
      ({ slug }) => slug,
    );

  describe('POST /programme', () => {
    it('of staff is seen by their municipality alone', async () => {
      const answer = await site.staff.post('/programme', least).expect(303);
      expect(answer.headers['location']).to.equal(
        '/programme/quartiersfonds?notice=programm-angelegt',
      );
      const page = await site.staff.get('/programme/quartiersfonds').expect(200);
      expect(page.text).to.contain('Eigenes Programm').and.to.contain('Ratsbeschluss');
      expect(await slugsFor(site.staff)).to.include('quartiersfonds');
      for (const other of [second.staff, admin, await site.as('coordinator')]) {
        expect(await slugsFor(other)).to.not.include('quartiersfonds');
        await other.get('/programme/quartiersfonds').expect(404);
      }
      await second.staff.get('/programme/quartiersfonds/bearbeiten').expect(404);
      await second.staff.post('/programme/quartiersfonds/bearbeiten', least).expect(404);
    });

    it('of the administration is seen by everybody, and gets another address', async () => {
      const answer = await admin.post('/programme', least).expect(303);
      expect(answer.headers['location']).to.contain('/programme/quartiersfonds-2?');
      expect(await slugsFor(second.staff)).to.include('quartiersfonds-2');
    });

    it('422 keeps what was entered and links to the fields', async () => {
      const typed = { ...least, title: '', summary: 'Für Feste im Quartier', topics: 'kultur' };
      const page = await site.staff.post('/programme', typed).expect(422);
      const $ = load(page.text);
      expect($('#fehler a').attr('href')).to.equal('#f-title');
      expect($('#f-title').attr('aria-invalid')).to.equal('true');
      expect($('textarea[name="summary"]').text()).to.contain('Für Feste im Quartier');
      expect($('input[name="topics"]:checked').val()).to.equal('kultur');
    });

    it('adds and removes rows without saving', async () => {
      const count = (await slugsFor(site.staff)).length;
      const more = await site.staff
        .post('/programme', { ...least, aktion: 'zeile-neu:conditions' })
        .expect(200);
      const $ = load(more.text);
      expect($('textarea[name="conditions-0-text"]')).to.have.length(1);
      expect($('#f-title').val()).to.equal('Quartiersfonds');
      expect(await slugsFor(site.staff)).to.have.length(count);
    });

    it('refuses who may only read', async () => {
      for (const role of ['auditor', 'coordinator', 'carrier', 'council'] as const) {
        await (await site.as(role)).post('/programme', least).expect(403);
      }
    });

    it('is matched like every other programme, for its own municipality', async () => {
      const [need] = await site.database.db
        .selectFrom('need')
        .select('id')
        .where('municipalityId', '<>', second.id)
        .execute();
      const own = await site.staff.get(`/bedarfe/${need?.id ?? ''}/treffer.json`).expect(200);
      expect(JSON.stringify(own.body)).to.contain('"quartiersfonds"');
      const foreign = await second.staff.get(`/bedarfe/${second.needId}/treffer.json`).expect(200);
      expect(JSON.stringify(foreign.body)).to.not.contain('"quartiersfonds"');
    });
  });

  describe('POST /programme/:slug/bearbeiten', () => {
    const slug = 'biwaq-vi';
    const formOf = async (
      visitor: Visitor,
      of: string,
    ): Promise<Record<string, string | string[]>> => {
      const $ = load((await visitor.get(`/programme/${of}/bearbeiten`).expect(200)).text);
      const values: Record<string, string | string[]> = {};
      for (const { name, value } of $('main form').first().serializeArray()) {
        const before = values[name];
        values[name] =
          before === undefined
            ? value
            : [...(typeof before === 'string' ? [before] : before), value];
      }
      delete values['_csrf'];
      return values;
    };

    it('by the administration locks exactly the changed fields and notes old and new value', async () => {
      const form = await formOf(admin, slug);
      await admin
        .post(`/programme/${slug}/bearbeiten`, { ...form, ratePercentMax: '75' })
        .expect(303);
      const $ = load((await admin.get(`/programme/${slug}`).expect(200)).text);
      expect($('.fp-lock strong').text()).to.equal('Fördersatz');
      expect($('#sperren').text()).to.equal('Feldsperren (1)');
      expect($('.fp-history').text()).to.contain('bis zu 90 % → bis zu 75 %');
      expect($('main').text()).to.contain('bis zu 75 %');
      const entries = await site.services.stores.audit.listActions();
      expect(entries).to.include('programme.changed');
    });

    it('without a change writes nothing', async () => {
      const before = await site.database.db
        .selectFrom('programme')
        .select('version')
        .where('slug', '=', 'kinderstark-nrw')
        .executeTakeFirst();
      const form = await formOf(admin, 'kinderstark-nrw');
      await admin.post('/programme/kinderstark-nrw/bearbeiten', form).expect(303);
      const after = await site.database.db
        .selectFrom('programme')
        .select(['version', 'editedAt'])
        .where('slug', '=', 'kinderstark-nrw')
        .executeTakeFirst();
      expect(after).to.deep.equal({ version: before?.version, editedAt: null });
    });

    it('409 shows both texts where somebody else saved, and the next save wins', async () => {
      const form = await formOf(admin, slug);
      await admin.post(`/programme/${slug}/bearbeiten`, { ...form, funder: 'Erste' }).expect(303);
      const mine = { ...form, funder: 'Zweite' };
      const page = await admin.post(`/programme/${slug}/bearbeiten`, mine).expect(409);
      const $ = load(page.text);
      expect($('.fp-conflict').text()).to.contain('Erste').and.to.contain('Zweite');
      expect($('#f-funder').val()).to.equal('Zweite');
      const version = String($('input[name="version"]').val());
      await admin.post(`/programme/${slug}/bearbeiten`, { ...mine, version }).expect(303);
      expect((await admin.get(`/programme/${slug}`)).text).to.contain('Zweite');
    });

    it('422 keeps what was entered', async () => {
      const form = await formOf(admin, slug);
      const typed = { ...form, ratePercentMax: '180', funder: 'Neuer Geber' };
      const page = await admin.post(`/programme/${slug}/bearbeiten`, typed).expect(422);
      const $ = load(page.text);
      expect($('#f-ratePercentMax').val()).to.equal('180');
      expect($('#f-funder').val()).to.equal('Neuer Geber');
    });

    it('of the common catalogue is not for staff', async () => {
      await site.staff.get(`/programme/${slug}/bearbeiten`).expect(404);
      const page = await site.staff.get(`/programme/${slug}`).expect(200);
      expect(page.text).to.not.contain('bearbeiten').and.to.not.contain('Sperre aufheben');
    });

    it('"Sperre aufheben" gives the field back to the import', async () => {
      await admin.post(`/programme/${slug}/sperren/rate/aufheben`).expect(303);
      const $ = load((await admin.get(`/programme/${slug}`)).text);
      expect($('.fp-lock').text()).to.not.contain('Fördersatz');
      await admin.post(`/programme/${slug}/sperren/rate/aufheben`).expect(404);
      await admin.post(`/programme/${slug}/sperren/gibtesnicht/aufheben`).expect(404);
    });
  });

  describe('GET /programme/:slug', () => {
    it('own programmes are not locked: no import touches them', async () => {
      const edited = { ...least, version: '1', funder: 'Kämmerei' };
      await site.staff.post('/programme/quartiersfonds/bearbeiten', edited).expect(303);
      const page = await site.staff.get('/programme/quartiersfonds').expect(200);
      expect(page.text).to.contain('Kämmerei').and.to.not.contain('Feldsperren');
    });

    it('a coordinator reaches it through a released project only', async () => {
      const coordinator = await site.as('coordinator');
      const entry = await site.database.db
        .selectFrom('programme')
        .select('id')
        .where('slug', '=', 'quartiersfonds')
        .executeTakeFirstOrThrow();
      const need = await site.database.db
        .selectFrom('need')
        .select('id')
        .where('municipalityId', '<>', second.id)
        .executeTakeFirstOrThrow();
      const made = await site.staff
        .post('/vorhaben', { needId: need.id, programmeSlug: 'quartiersfonds' })
        .expect(303);
      await coordinator.get('/programme/quartiersfonds').expect(404);
      await site.database.db
        .updateTable('project')
        .set({ releasedAt: '2026-11-22T10:00:00.000Z' })
        .where('programmeId', '=', entry.id)
        .execute();
      await coordinator.get('/programme/quartiersfonds').expect(200);
      await coordinator.get(String(made.headers['location']).split('?')[0] ?? '').expect(200);
    });

    it('shows licence, attribution, date and own words of a source, and that it vanished', async () => {
      const id = await addProgramme(site, null, sampleProgramme('verschwunden'));
      await addSourceRecord(site, id, { vanishedAt: '2026-11-10T08:00:00.000Z' });
      const $ = load((await site.staff.get('/programme/verschwunden').expect(200)).text);
      const text = $('main').text();
      expect(text).to.contain('CC BY-ND 3.0 DE').and.to.contain('Förderdatenbank des Bundes');
      expect(text).to.contain('zuletzt abgerufen am 22.11.2026');
      expect(text).to.contain('Seit dem 10.11.2026 steht dieses Programm nicht mehr in der Quelle');
      expect(text).to.contain('Gesundheit & Soziales');
    });
  });
});
