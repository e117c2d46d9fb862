import { load } from 'cheerio';
import { expect } from 'chai';
import { figureCsv, stageFigures, uploadFigures } from '../support/figures.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('columns of a file of figures', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp();
  });
  afterEach(() => test.close());

  const textOf = async (path: string): Promise<string> =>
    load((await test.staff.get(path).expect(200)).text)('main')
      .text()
      .replaceAll(/\s+/gu, ' ');
  const wide = 'Bereich;Armut u15;Andere Quote;Stand\nManfort;20,0;30,0;2024\n';
  const answer = {
    'spalte-1': 'area',
    'spalte-2': 'value',
    'kennzahl-2': 'kinderarmut_u15',
    'spalte-3': 'ignored',
    'spalte-4': 'reference',
  };
  const asked = async (content: string): Promise<string> => {
    const { status, headers } = await uploadFigures(test, test.staff, { content });
    expect(status).to.equal(303);
    return String(headers['location']);
  };

  it('a value without indicator is an error at its field, not a column that is lost', async () => {
    const path = await asked(wide);
    const wrong = await test.staff.post(path, { ...answer, 'spalte-3': 'value' });
    expect(wrong.status).to.equal(422);
    const html = load(wrong.text);
    expect(html('#fehler a').attr('href')).to.equal('#f-kennzahl-3');
    expect(html('#fehler').text()).to.contain('Spalte „Andere Quote“: Bitte die Kennzahl wählen.');
    expect(html('#f-spalte-3').val()).to.equal('value');
    const right = { ...answer, 'spalte-3': 'value', 'kennzahl-3': 'sgb2_quote' };
    const { headers } = await test.staff.post(path, right).expect(303);
    const text = await textOf(String(headers['location']));
    expect(text).to.contain('30,0 %').and.not.to.contain('Nicht gelesene Spalten');
  });

  it('the preview names the columns that were not read, and they can be asked about again', async () => {
    const { headers } = await test.staff.post(await asked(wide), answer).expect(303);
    const preview = String(headers['location']);
    expect(await textOf(preview)).to.contain('Nicht gelesene Spalten: Andere Quote.');
    expect(await asked(wide)).not.to.match(/\/spalten$/u);
    const form = load((await test.staff.get(preview)).text)('form[action$="/spalten-aendern"]');
    expect(form.text()).to.contain('Zuordnung der Spalten ändern');
    const forgot = await test.staff.post(`${preview}/spalten-aendern`).expect(303);
    const { text } = await test.staff.get(String(forgot.headers['location']));
    expect(text).to.contain('Die Zuordnung der Spalten ist verworfen.');
    expect(await asked(wide)).to.match(/\/spalten$/u);
  });

  it('headings that were known by themselves are asked about too, once that was wanted', async () => {
    const content = figureCsv('Manfort;sgb2_quote;2024;20,5;;');
    const preview = await stageFigures(test, { content });
    await test.staff.post(`${preview}/spalten-aendern`).expect(303);
    expect(await asked(content)).to.match(/\/spalten$/u);
  });

  it('the explaining columns of the template are not named as unread', async () => {
    const { text } = await test.staff.get('/quartiere/kennzahlen/vorlage.csv');
    const preview = await stageFigures(test, { content: text });
    expect(await textOf(preview)).not.to.contain('Nicht gelesene');
  });
});
