import { expect } from 'chai';
import { load } from 'cheerio';
import { flatRateKey } from '../../src/matching/criteria/answered-questions.ts';
import { askedKey, storedKey } from '../../src/matching/flat-rate-key.ts';
import { confirmationsPath } from '../../src/paths.ts';
import type { CostTypeCode } from '../../src/programmes/programme-codes.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const item = (id: string, label: string, costType: CostTypeCode) => ({
  ...{ id, label, costType, amountCentsPerYear: 100 },
});
const material = item('a', 'Material', 'sachkosten');
const honorar = item('b', 'Honorare', 'honorare');
const staff = item('c', 'Stelle', 'personal');
const funded: CostTypeCode[] = ['personal', 'pauschale'];

describe('the answer whether a Pauschale covers a cost item', () => {
  const asked = flatRateKey(funded, [material, honorar, staff]) ?? '';
  const kept = storedKey(asked, [material, honorar, staff]);

  it('is kept by item and kind, not by label', () => {
    expect(asked).to.include('Material');
    expect(kept).to.not.include('Material').and.not.include('Stelle');
    expect(askedKey(kept, [material, honorar, staff])).to.equal(asked);
  });

  it('holds when an item is called otherwise', () => {
    const renamed = [{ ...material, label: 'Bastelmaterial' }, honorar, staff];
    expect(askedKey(kept, renamed)).to.equal(flatRateKey(funded, renamed));
    expect(askedKey(kept, renamed)).to.include('Bastelmaterial');
  });

  it('no longer holds for another kind of cost, an item that is gone or one more', () => {
    const other = [{ ...material, costType: 'honorare' as const }, honorar, staff];
    expect(askedKey(kept, other)).to.not.equal(flatRateKey(funded, other));
    const fewer = [honorar, staff];
    expect(askedKey(kept, fewer)).to.not.equal(flatRateKey(funded, fewer));
    const more = [material, honorar, staff, item('d', 'Gutachten', 'planung')];
    expect(askedKey(kept, more)).to.not.equal(flatRateKey(funded, more));
  });

  it('leaves every other question alone', () => {
    for (const key of ['window?ob und bis wann Anträge möglich sind', 'k', asked.slice(0, -1)]) {
      expect(storedKey(key, [material, honorar])).to.equal(key);
      expect(askedKey(key, [material, honorar])).to.equal(key);
    }
  });

  describe('on the page', () => {
    let app: TestApp;
    before(async () => {
      app = await testApp();
    });
    after(() => app.close());

    it('stays when the label of the item is changed, and can be taken back', async () => {
      const scope = await installationScope(app.services);
      const { services } = app;
      const found = await (async () => {
        for (const need of await services.stores.needs.listNeeds(scope)) {
          const matches = await services.matching.matchesOfNeed(scope, need.id);
          for (const match of matches.groups.flatMap((group) => group.matches)) {
            const { fundedCosts } = match.compiled.programme;
            const key = flatRateKey(fundedCosts, need.costItems);
            if (key !== null) return { need, slug: match.slug, key, fundedCosts };
          }
        }
        throw new Error('no such question in the seed');
      })();
      const { need, slug, key, fundedCosts } = found;
      const path = confirmationsPath(need.id, slug);
      const said = { conditionKey: key, result: 'met', note: 'Telefonat', scope: 'need' };
      await app.staff.post(path, said).expect(303);
      await app.database.db
        .updateTable('costItem')
        .set((eb) => ({ label: eb.fn('upper', ['label']) }))
        .where('needId', '=', need.id)
        .execute();
      const { costItems } = await services.stores.needs.getNeed(scope, need.id);
      const now = flatRateKey(fundedCosts, costItems);
      expect(now).to.not.equal(key);
      const page = (await app.staff.get(path.replace('/bestaetigungen', '')).expect(200)).text;
      const $ = load(page);
      expect($('main').text()).to.include('Die Pauschale deckt:').and.include('Telefonat');
      const form = $('input[name=conditionKey]')
        .filter((_, one) => $(one).val() === now)
        .closest('form');
      const shown = Object.fromEntries(
        form.serializeArray().map(({ name, value }) => [name, value]),
      );
      await app.staff.post(path, { ...shown, result: 'unknown', note: '' }).expect(303);
      expect(await services.stores.matches.listConfirmations(scope, need.id)).to.deep.equal([]);
    });
  });
});
