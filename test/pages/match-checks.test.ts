import { load } from 'cheerio';
import { expect } from 'chai';
import { scopeOfInstallation } from '../../src/accounts/scope.ts';
import { matchesPath, matchPath } from '../../src/paths.ts';
import { testApp, type TestApp } from '../support/app.ts';
import { addEvidence, addProgramme, sampleFound, sampleProgramme } from '../support/programmes.ts';

const slug = 'ausgelesen';

describe('matches of a programme that was read automatically', () => {
  let app: TestApp;
  let needId: string;
  let evidenceId: string;

  before(async () => {
    app = await testApp();
    const { quarters, needs } = app.services.stores;
    const scope = scopeOfInstallation(await quarters.listMunicipalityIds());
    needId = (await needs.listNeeds(scope)).find(({ key }) => key === 'umsetzung')?.id ?? '';
    const read = sampleProgramme(slug, { basis: { window: 'ausgelesen' } });
    [evidenceId = ''] = await addEvidence(app, await addProgramme(app, null, read), [
      sampleFound({ value: { kind: 'rolling' }, sentence: 'Anträge sind jederzeit möglich.' }),
    ]);
  });

  after(() => app.close());

  async function page(path: string) {
    const { text } = await app.staff.get(path).expect(200);
    return load(text);
  }

  /** What its row in the list of the need says beside its title. */
  async function tags(): Promise<string> {
    const $ = await page(matchesPath(needId));
    const link = $(`h3 a[href="${matchPath(needId, slug)}"]`);
    expect(link.length).to.equal(1);
    return link.closest('h3').siblings('.fp-match__tags').text();
  }

  const whole = async (): Promise<string> => (await page(matchPath(needId, slug)))('main').text();

  it('say on the row and on their page whether a person checked it, and when', async () => {
    expect(await tags()).to.contain('automatisch ausgelesen, noch nicht geprüft');
    expect(await whole()).to.contain('automatisch ausgelesen, noch nicht geprüft');
    await app.staff.post(`/programme/pruefen/${evidenceId}/bestaetigen`).expect(303);
    expect(await whole()).to.contain(
      'automatisch ausgelesen, von einer Person geprüft am 22.11.2026',
    );
    expect(await tags()).not.to.contain('ausgelesen');
  });
});
