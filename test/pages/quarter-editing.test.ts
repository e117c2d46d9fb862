import { load } from 'cheerio';
import { expect } from 'chai';
import { testApp, type TestApp } from '../support/app.ts';

describe('entering and changing quarters', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  const errorsOf = (html: string): string[] => {
    const $ = load(html);
    return $('#fehler a')
      .map((_, link) => $(link).attr('href') ?? '')
      .get();
  };
  const typed = { description: 'Neu beschrieben', sozialeStadt: 'ja', isek: '', note: 'Beschluss' };

  it('proposes an address that nobody has, and takes a Stadtteil that is there', async () => {
    const districts = async () =>
      (await site.database.db.selectFrom('district').select('id').execute()).length;
    const before = await districts();
    const body = { name: 'Manfort', newDistrict: 'manfort' };
    const { headers } = await site.staff.post('/quartiere/neu', body).expect(303);
    expect(headers['location']).to.contain('/quartiere/manfort-2');
    expect(await districts()).to.equal(before);
    await site.staff
      .post('/quartiere/neu', { name: 'Neu', newDistrict: 'Hinterfeld' })
      .expect(303)
      .expect('location', /\/quartiere\/neu-2\?/u);
    expect(await districts()).to.equal(before + 1);
  });

  for (const [name, change, fields] of [
    ['no name', { name: '' }, ['#f-name']],
    ['no Stadtteil', { newDistrict: '' }, ['#f-district']],
    ['an address that is taken', { slug: 'alkenrath' }, ['#f-slug']],
    ['the address of another page', { slug: 'vergleich' }, ['#f-slug']],
    ['an address with blanks', { slug: 'Neues Viertel' }, ['#f-slug']],
  ] as const) {
    it(`422 for ${name}, and keeps what was entered`, async () => {
      const body = { name: 'Hofviertel', newDistrict: 'Hof', description: 'Text', ...change };
      const page = await site.staff.post('/quartiere/neu', body).expect(422);
      expect(errorsOf(page.text)).to.deep.equal(fields);
      expect(load(page.text)('#f-description').val()).to.contain('Text');
    });
  }

  it('saves description and area status, with a trail, and keeps them from the seed', async () => {
    const path = '/quartiere/alkenrath/bearbeiten';
    const $ = load((await site.staff.get(path).expect(200)).text);
    const version = $('input[name="version"]').val();
    await site.staff.post(path, { ...typed, version }).expect(303);
    const page = load((await site.staff.get('/quartiere/alkenrath').expect(200)).text)(
      'main',
    ).text();
    expect(page).to.contain('Neu beschrieben').and.contain('Beschluss');
    const stored = await site.database.db
      .selectFrom('quarter')
      .select(['areaSozialeStadt', 'areaIsek', 'editedAt', 'id'])
      .where('slug', '=', 'alkenrath')
      .executeTakeFirstOrThrow();
    expect([stored.areaSozialeStadt, stored.areaIsek]).to.deep.equal([1, null]);
    expect(stored.editedAt).to.not.equal(null);
    const [entry] = await site.services.stores.audit.listOfThing('quarter', stored.id);
    expect(entry?.summary).to.contain('Quartier Alkenrath geändert');
    expect(entry?.changes['sozialeStadt']?.to).to.equal('ja');
  });

  it('409 shows both texts where somebody else saved', async () => {
    const path = '/quartiere/steinbuechel/bearbeiten';
    await site.staff.post(path, { ...typed, version: '1' }).expect(303);
    const own = { ...typed, version: '1', description: 'Meine Fassung', isek: 'nein' };
    const page = await site.staff.post(path, own).expect(409);
    const conflict = load(page.text)('.fp-conflict').text();
    expect(conflict).to.contain('Neu beschrieben').and.contain('Meine Fassung');
    expect(conflict).to.contain('nicht bekannt').and.contain('nein');
  });

  it('shows the buttons to those who may use them', async () => {
    const hrefs = async (role: 'staff' | 'auditor') => {
      const $ = load((await (await site.as(role)).get('/quartiere/manfort').expect(200)).text);
      return [
        'a[href$="/bearbeiten"]',
        'a[href^="/bedarfe/neu"]',
        'a[href^="/bedarfe/vorbild"]',
      ].map((selector) => $(selector).length);
    };
    expect(await hrefs('staff')).to.deep.equal([1, 1, 1]);
    expect(await hrefs('auditor')).to.deep.equal([0, 0, 0]);
  });
});
