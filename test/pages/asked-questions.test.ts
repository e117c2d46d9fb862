import { load } from 'cheerio';
import { expect } from 'chai';
import { confirmationsPath, matchPath } from '../../src/paths.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

describe('answers only to questions that are asked', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  interface CallRow {
    slug: string;
    condition: string;
    needs: string[];
  }

  /** An open question in words ("ob …"), with a need that waits for it. */
  async function openQuestion() {
    const path = '/treffer/anrufliste?umfang=alle';
    const $ = load((await site.staff.get(path).expect(200)).text);
    const rows = (await site.staff.get('/treffer/anrufliste.json?umfang=alle')).body as CallRow[];
    for (const form of $('form[action^="/treffer/antworten/"]').toArray()) {
      const slug = ($(form).attr('action') ?? '').replace('/treffer/antworten/', '');
      const key = String($(form).find('[name=conditionKey]').val());
      const [, what = ''] = key.split('?');
      const needId = rows
        .filter((row) => row.slug === slug)
        .find((row) => row.condition.toLocaleLowerCase('de') === what.toLocaleLowerCase('de'))
        ?.needs.at(0);
      if (needId !== undefined && what.startsWith('ob ')) return { slug, key, needId };
    }
    throw new Error('no open question in words');
  }

  const stored = async () => {
    const scope = await installationScope(site.services);
    const { matches, answers } = site.services.stores;
    return [...(await matches.listConfirmations(scope)), ...(await answers.listAnswers(scope))];
  };

  it('404 for words of one’s own, however they begin, and for whole novels', async () => {
    const { slug, key, needId } = await openQuestion();
    const said = { result: 'met', note: 'Telefonat', answeredOn: '2026-11-20' };
    for (const made of [`${key} und Kaffee`, `${key}${'x'.repeat(5000)}`, 'window?ob es regnet']) {
      const body = { ...said, conditionKey: made, version: '0' };
      await site.staff.post(confirmationsPath(needId, slug), body).expect(404);
      await site.staff.post(confirmationsPath(needId, slug), { ...body, scope: 'all' }).expect(404);
      await site.staff.post(confirmationsPath(needId, slug), { ...body, note: '' }).expect(404);
      const { text } = await site.staff.post(`/treffer/antworten/${slug}`, body).expect(404);
      expect(load(text)('main').text()).to.match(/wurde nicht gefunden/u);
      await site.staff.post(`/treffer/antworten/${slug}`, { ...body, note: '' }).expect(404);
    }
    expect(await stored()).to.deep.equal([]);
  });

  it('the question that is open takes an answer, and once answered another one', async () => {
    const { slug, key, needId } = await openQuestion();
    const path = confirmationsPath(needId, slug);
    const body = { conditionKey: key, result: 'met', note: 'Telefonat' };
    await site.staff.post(path, body).expect(303);
    const $ = load((await site.staff.get(matchPath(needId, slug)).expect(200)).text);
    const form = $('input[name=conditionKey]').filter((_, one) => $(one).val() === key);
    expect(form).to.have.length(1);
    const fields = form.closest('form').serializeArray();
    const shown = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    await site.staff.post(path, { ...shown, result: 'unknown', note: '' }).expect(303);
    expect(await stored()).to.deep.equal([]);
  });
});
