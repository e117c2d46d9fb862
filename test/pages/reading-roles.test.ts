import { load } from 'cheerio';
import { expect } from 'chai';
import type { Role } from '../../src/accounts/person.ts';
import { matrixWorld, ownMark, type MatrixWorld } from '../accounts/matrix-world.ts';

describe('what those see who only read', () => {
  let world: MatrixWorld;
  const page = async (role: Role, path: string) =>
    load((await (await world.test.as(role)).get(path).expect(200)).text);

  before(async () => {
    world = await matrixWorld();
  });
  after(() => world.test.close());

  it('the auditor reads a project in full, without a field to change it', async () => {
    const $ = await page('auditor', `/vorhaben/${world.ids.ownUnreleased}`);
    expect($('#vorhaben, input[name="version"], textarea[name^="section"]')).to.have.length(0);
    expect($('#fehlt').parent().find('li').length).to.be.greaterThan(0);
    expect($('main').text())
      .to.contain(`Ziel von ${ownMark} 1`)
      .and.match(/1\.200,00\s€/u);
    expect($('main a[href^="/quartiere/"]').length).to.be.greaterThan(0);
  });

  it('the auditor reads a match without forms', async () => {
    const path = `/bedarfe/${world.ids.ownNeed}/treffer/${world.programmeSlug}`;
    expect((await page('auditor', path))('main form')).to.have.length(0);
    const $ = await page('staff', path);
    expect($('main form').length).to.be.greaterThan(1);
    expect($('main form input[name="needId"]')).to.have.length(1);
  });

  for (const [role, thing] of [
    ['coordinator', 'ownReleased'],
    ['carrier', 'ownNaming'],
  ] as const) {
    it(`the ${role} reads a project without what is missing and without the city's own pages`, async () => {
      const $ = await page(role, `/vorhaben/${world.ids[thing]}`);
      expect($('h1').text()).to.contain(ownMark);
      expect($('#fehlt')).to.have.length(0);
      expect($('main a[href^="/quartiere"], main a[href^="/bedarfe"]')).to.have.length(0);
      const $list = await page(role, '/vorhaben');
      expect($list('main').text()).not.to.contain('Es fehlen');
      expect($list('main tbody td[data-label="Quartier"]').first().text()).to.contain(', ');
    });
  }

  it('the Lage of a coordinator lists what was released, by municipality', async () => {
    const $ = await page('coordinator', '/');
    expect(
      $('main h2')
        .map((_, h) => $(h).text())
        .get(),
    ).to.deep.equal(['Leverkusen']);
    const links = $('main tbody th a').map((_, a) => $(a).attr('href'));
    expect(links.get()).to.have.members([
      `/vorhaben/${world.ids.ownReleased}`,
      `/vorhaben/${world.ids.ownNamingReleased}`,
    ]);
    expect($('main tbody tr').first().text()).to.contain('Entwurf').and.contain('20.11.2026');
  });

  it('the carrier begins with the projects that name the organisation', async () => {
    const carrier = await world.test.as('carrier');
    const start = await carrier.get('/').expect(303);
    expect(start.headers['location']).to.equal('/vorhaben');
    const $ = await page('carrier', '/vorhaben');
    expect($('main tbody tr')).to.have.length(3);
  });

  it('says what must happen where nothing was released or named yet', async () => {
    await world.test.database.db
      .updateTable('project')
      .set({ releasedAt: null, carrierId: null })
      .execute();
    const $ = await page('coordinator', '/');
    expect($('main').text())
      .to.contain('Noch hat keine der Ihnen zugeordneten Kommunen ein Vorhaben freigegeben')
      .and.contain('Leverkusen');
    expect((await page('coordinator', '/vorhaben'))('main').text()).to.contain('freigegeben');
    await world.test.database.db.updateTable('need').set({ carrierId: null }).execute();
    expect((await page('carrier', '/vorhaben'))('main').text()).to.contain(
      'Noch kein Vorhaben mit Ihrer Organisation',
    );
    await world.test.database.db.deleteFrom('coordinatorAssignment').execute();
    expect((await page('coordinator', '/'))('main').text()).to.contain(
      'Noch keine Kommune zugeordnet',
    );
  });
});
