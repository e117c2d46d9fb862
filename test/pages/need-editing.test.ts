import { load } from 'cheerio';
import { expect } from 'chai';
import { installationScope, testApp, type TestApp } from '../support/app.ts';
import { addProject, addSecondMunicipality } from '../support/second-municipality.ts';

/** What a form would send if somebody pressed its button. */
function formOf(html: string, selector = 'form.fp-programme-form'): Record<string, string[]> {
  const $ = load(html);
  const values: Record<string, string[]> = {};
  $(selector)
    .find('input[name], select[name], textarea[name]')
    .each((_, element) => {
      const field = $(element);
      const name = field.attr('name') ?? '';
      const isBox = ['checkbox', 'radio'].includes(field.attr('type') ?? '');
      if (name === '_csrf' || (isBox && field.attr('checked') === undefined)) return;
      const value = field.val();
      (values[name] ??= []).push(typeof value === 'string' ? value.replace(/^\n/u, '') : '');
    });
  return values;
}

describe('making and changing needs', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const needId = async (slug: string, title: string): Promise<string> => {
    const rows = (await site.staff.get(`/bedarfe.json?quartier=${slug}`)).body as {
      id: string;
      title: string;
    }[];
    return rows.find((row) => row.title === title)?.id ?? '';
  };
  const pageOf = async (path: string): Promise<string> =>
    load((await site.staff.get(path).expect(200)).text)('main')
      .text()
      .replaceAll(/\s+/gu, ' ');

  describe('from a template', () => {
    it('asks for quarter and template first', async () => {
      const $ = load((await site.staff.get('/bedarfe/neu?quartier=manfort').expect(200)).text);
      expect($('#f-quartier option[selected]').attr('value')).to.equal('manfort');
      expect($('input[name="vorlage"]')).to.have.length(4);
    });

    it('fills the form, keeps it at 422, and makes the need with its costs', async () => {
      const path = '/bedarfe/neu?quartier=wohnpark-steinbuechel&vorlage=umsetzung';
      const form = formOf((await site.staff.get(path).expect(200)).text);
      expect(form['title']).to.deep.equal(['Quartiersmanagement Wohnpark Steinbüchel']);
      const refused = await site.staff
        .post('/bedarfe', { ...form, title: '', description: 'Mein Text' })
        .expect(422);
      const $ = load(refused.text);
      expect($('#fehler a').attr('href')).to.equal('#f-title');
      expect($('#f-description').val()).to.contain('Mein Text');
      expect($('input[name="positionen"][checked]')).to.have.length(4);

      const own = { ...form, title: 'Zweites Quartiersmanagement', startMonth: '2027-01' };
      const chosen = { ...own, positionen: ['personal', 'verfuegungsmittel'] };
      const { headers } = await site.staff.post('/bedarfe', chosen).expect(303);
      const text = await pageOf(String(headers['location']));
      expect(text)
        .to.contain('52.197,63 € je Jahr')
        .and.contain('1.203 Einwohner (31.12.2021; Kölner Stadt-Anzeiger')
        .and.contain('Das Quartiersmanagement ist mit einer halben Stelle dauerhaft besetzt')
        .and.contain('nach der Vorlage Umsetzung')
        .and.not.contain('Gemeinkosten');
    });

    it('names a missing number of residents; a demo value costs nothing', async () => {
      const path = '/bedarfe/neu?quartier=wiesdorf-west&vorlage=umsetzung';
      const text = await pageOf(path);
      expect(text)
        .to.contain('Verfügungsmittel für das Quartier: nicht beziffert')
        .and.contain('Es fehlt: die Zahl der Einwohnerinnen und Einwohner');
    });

    it('adds rows without saving, and starts freely', async () => {
      const path = '/bedarfe/neu?quartier=manfort&vorlage=frei';
      const form = formOf((await site.staff.get(path).expect(200)).text);
      const count = async (): Promise<number> =>
        ((await site.staff.get('/bedarfe.json')).body as unknown[]).length;
      const before = await count();
      const more = await site.staff
        .post('/bedarfe', { ...form, title: 'Treff', aktion: 'zeile-neu:aims' })
        .expect(200);
      expect(await count()).to.equal(before);
      const $ = load(more.text);
      expect($('#f-aims-0-text')).to.have.length(1);
      expect($('#f-title').val()).to.equal('Treff');
      await site.staff
        .post('/bedarfe', { ...formOf(more.text), description: 'Ein offener Treff.' })
        .expect(303);
      expect(await needId('manfort', 'Treff')).to.not.equal('');
    });
  });

  describe('editing', () => {
    it('saves aims with the baseline of the profile, and says what was changed', async () => {
      const id = await needId('manfort', 'Quartiersmanagement Manfort');
      const form = formOf((await site.staff.get(`/bedarfe/${id}/bearbeiten`).expect(200)).text);
      expect(form['presentProvider']?.[0]).to.contain('Diakonie');
      const aims = {
        'aims-1-text': 'Weniger Menschen leben von Grundsicherung',
        'aims-1-indicatorId': 'einwohner',
        'aims-1-target': '6.000',
        'aims-1-targetYear': '2029',
        'aims-2-text': '',
      };
      const saved = { ...form, ...aims, priority: 'high', months: '24' };
      await site.staff.post(`/bedarfe/${id}/bearbeiten`, saved).expect(303);
      const text = await pageOf(`/bedarfe/${id}`);
      expect(text)
        .to.contain('6.000 Personen bis 2029')
        .and.contain('6.539 Personen um 2020')
        .and.contain('Der Wert des Profils ist nicht unmittelbar vergleichbar')
        .and.contain('Priorität hoch')
        .and.contain('Geändert: Ziele')
        .and.contain('Dauer in Monaten: 36 → 24');
      const row = await site.database.db
        .selectFrom('need')
        .select(['editedAt', 'version'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(row.version).to.equal(2);
      expect(row.editedAt).to.not.equal(null);
      const list = load((await site.staff.get('/bedarfe?prioritaet=hoch')).text);
      expect(list('tbody tr')).to.have.length(1);
    });

    it('409 shows both texts, and saves the second time', async () => {
      const id = await needId('alkenrath', 'Steuerungskreis Alkenrath');
      const path = `/bedarfe/${id}/bearbeiten`;
      const form = formOf((await site.staff.get(path).expect(200)).text);
      await site.staff.post(path, { ...form, description: 'Erste Fassung' }).expect(303);
      const stale = await site.staff
        .post(path, { ...form, description: 'Zweite Fassung', 'measures-0-title': 'Anders' })
        .expect(409);
      const conflict = load(stale.text)('.fp-conflict').text();
      expect(conflict).to.contain('Erste Fassung').and.contain('Zweite Fassung');
      expect(conflict).to.contain('Anders');
      await site.staff.post(path, formOf(stale.text)).expect(303);
      expect(await pageOf(`/bedarfe/${id}`)).to.contain('Zweite Fassung');
    });

    it('422 keeps rows with their errors', async () => {
      const id = await needId('alkenrath', 'Steuerungskreis Alkenrath');
      const path = `/bedarfe/${id}/bearbeiten`;
      const form = formOf((await site.staff.get(path).expect(200)).text);
      const page = await site.staff.post(path, { ...form, 'aims-0-target': 'viele' }).expect(422);
      const $ = load(page.text);
      expect($('#fehler a').attr('href')).to.equal('#f-aims-0-target');
      expect($('#f-aims-0-target').val()).to.equal('viele');
      expect($('#f-aims-0-target').attr('aria-invalid')).to.equal('true');
    });

    it('marks an invented need on its form', async () => {
      const id = await needId('manfort', 'Frühstück und Mittagstisch für Schulkinder');
      expect(await pageOf(`/bedarfe/${id}/bearbeiten`)).to.contain('Demo-Wert');
    });
  });

  describe('withdrawing', () => {
    it('takes a need out of lists and sums, and back again', async () => {
      const id = await needId('opladen-zentrum', 'Steuerungskreis Opladen-Zentrum');
      await site.staff.post(`/bedarfe/${id}/zurueckziehen`).expect(303);
      const gone = load((await site.staff.get(`/bedarfe/${id}`).expect(404)).text)('main');
      expect(gone.text()).to.contain('zurückgezogen am 22.11.2026');
      expect(gone.find(`form[action="/bedarfe/${id}/wieder-aufnehmen"]`)).to.have.length(1);
      const unknown = await (await site.as('auditor')).get(`/bedarfe/${id}`).expect(404);
      expect(unknown.text).to.not.contain('Steuerungskreis');
      await site.staff.get(`/bedarfe/${id}/treffer`).expect(404);
      expect(await needId('opladen-zentrum', 'Steuerungskreis Opladen-Zentrum')).to.equal('');
      expect(await pageOf('/quartiere/opladen-zentrum')).to.not.contain('Steuerungskreis');
      const $ = load((await site.staff.get('/bedarfe')).text);
      const row = $('.fp-withdrawn__need');
      expect(row.text()).to.contain('Steuerungskreis Opladen-Zentrum').and.contain('22.11.2026');
      // Who only reads sees it without a button.
      const auditor = load((await (await site.as('auditor')).get('/bedarfe').expect(200)).text);
      expect(auditor('.fp-withdrawn__need')).to.have.length(1);
      expect(auditor('.fp-withdrawn__need form')).to.have.length(0);
      await site.staff.post(row.find('form').attr('action') ?? '').expect(303);
      expect(await pageOf(`/bedarfe/${id}`)).to.contain('wieder aufgenommen');
      await site.staff.post(`/bedarfe/${id}/wieder-aufnehmen`).expect(404);
    });

    it('is refused while a project hangs on the need, with a link to it', async () => {
      const id = await needId('opladen-zentrum', 'Quartiersmanagement Opladen-Zentrum');
      const { municipalityId } = await site.database.db
        .selectFrom('need')
        .select('municipalityId')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const { id: programmeId } = await site.database.db
        .selectFrom('programme')
        .select('id')
        .executeTakeFirstOrThrow();
      const row = { municipalityId, needId: id, programmeId, isReleased: false };
      const projectId = await addProject(site, { ...row, title: 'Mein Vorhaben' });
      const page = await site.staff.post(`/bedarfe/${id}/zurueckziehen`).expect(409);
      const $ = load(page.text);
      expect($('#fehler').text()).to.contain('Mein Vorhaben');
      expect($(`#fehler a[href="/vorhaben/${projectId}"]`)).to.have.length(1);
      expect($('form[action$="/zurueckziehen"]')).to.have.length(0);
      await site.staff.get(`/vorhaben/${projectId}`).expect(200);
    });
  });

  describe('after the blueprint of Manfort', () => {
    const ofNew = { name: 'Küppersteg-Nord', newDistrict: 'Küppersteg', sozialeStadt: 'nein' };

    it('shows first what would be made, and makes all of it at once', async () => {
      await site.staff.post('/quartiere/neu', ofNew).expect(303);
      const path = '/bedarfe/vorbild?von=manfort&nach=kueppersteg-nord';
      const page = (await site.staff.get(path).expect(200)).text;
      const $ = load(page);
      const options = $('#f-von option').map((_, option) => $(option).attr('value') ?? '');
      expect(options.get().slice(1, 3)).to.have.members(['manfort', 'rheindorf-nord']);
      const text = $('main').text();
      expect(text)
        .to.contain('Quartiersmanagement Küppersteg-Nord')
        .and.contain('In Manfort und Alkenrath besteht bereits Quartiersarbeit')
        .and.contain('Einwohnerzahl von Küppersteg-Nord nicht bekannt')
        .and.contain('Nicht übernommen: die Finanzierung, der Träger');
      expect(await pageOf('/quartiere/kueppersteg-nord')).to.contain('noch kein Bedarf erfasst');

      const none = await site.staff
        .post('/bedarfe/vorbild', { von: 'manfort', nach: 'kueppersteg-nord' })
        .expect(422);
      expect(load(none.text)('#fehler a').attr('href')).to.equal('#f-bedarf-1');

      const form = formOf(page, 'form[method="post"][action="/bedarfe/vorbild"]');
      await site.staff.post('/bedarfe/vorbild', form).expect(303);
      const rows = (await site.staff.get('/bedarfe.json?quartier=kueppersteg-nord')).body as Record<
        string,
        unknown
      >[];
      expect(rows.map(({ title }) => title)).to.include.members([
        'Bürgerversammlungen in Küppersteg-Nord',
        'Quartiersmanagement Küppersteg-Nord',
        'Steuerungskreis Küppersteg-Nord',
      ]);
      const originOf = (title: string) => rows.find((row) => row['title'] === title)?.['origin'];
      expect(originOf('Frühstück und Mittagstisch für Schulkinder')).to.equal('demo');
      expect(originOf('Steuerungskreis Küppersteg-Nord')).to.equal('eigen');
      expect(rows.every(({ state }) => state === 'open')).to.equal(true);
    });

    it('refuses the second of two people who follow it at once', async () => {
      await site.staff.post('/quartiere/neu', { ...ofNew, name: 'Küppersteg-Süd' }).expect(303);
      const { needOpening, needEditing, stores } = site.services;
      const scope = await installationScope(site.services);
      const slugs = { from: 'manfort', to: 'kueppersteg-sued' };
      const { plan } = await needOpening.openBlueprint(scope, slugs);
      const made = { needs: plan.copies.map(({ made: need }) => need), how: '', onlyOnce: true };
      const [person] = await site.services.accounts.people.list();
      const actor = { personId: person?.id ?? '' };
      await needEditing.createNeeds(scope, made, actor);
      const again = needEditing.createNeeds(scope, made, actor);
      expect(await again.catch((error: unknown) => String(error))).to.contain('hat inzwischen');
      const { id } = await stores.quarters.getQuarterBySlug(scope, slugs.to);
      expect(await stores.needs.listNeedsOfQuarter(scope, id)).to.have.length(plan.copies.length);
    });

    it('makes nothing a second time', async () => {
      const path = '/bedarfe/vorbild?von=manfort&nach=kueppersteg-nord';
      const text = await pageOf(path);
      expect(text).to.contain('Küppersteg-Nord hat schon einen Bedarf im Baustein Umsetzung');
    });
  });

  it('reaches no quarter of another municipality', async () => {
    const second = await addSecondMunicipality(site);
    const { slug } = second.quarter;
    await site.staff.get(`/bedarfe/neu?quartier=${slug}&vorlage=frei`).expect(404);
    await site.staff.get(`/bedarfe/vorbild?von=manfort&nach=${slug}`).expect(404);
    const body = { quartier: slug, vorlage: 'frei', title: 'T', description: 'D' };
    await site.staff.post('/bedarfe', body).expect(404);
    await site.staff
      .post('/bedarfe/vorbild', { von: slug, nach: 'manfort', bedarf: second.needId })
      .expect(404);
  });
});
