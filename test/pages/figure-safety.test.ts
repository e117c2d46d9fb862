import { load } from 'cheerio';
import { expect } from 'chai';
import request from 'supertest';
import { newId } from '../../src/database/new-id.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';
import { figureCsv, stageFigures, uploadFigures } from '../support/figures.ts';

describe('imports of figures, used wrongly', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp();
  });
  afterEach(() => test.close());

  const page = async (path: string) => load((await test.staff.get(path).expect(200)).text);
  const textOf = async (path: string): Promise<string> =>
    (await page(path))('main').text().replaceAll(/\s+/gu, ' ');
  const good = figureCsv(
    'Manfort;sgb2_quote;2024;20,5;410;2000',
    'Alkenrath;SGB-II-Quote;2024;;300;1500',
    'Stadt;sgb2_quote;2024;12,3 %;;',
  );

  const stored = (): string =>
    JSON.stringify(
      test.database.connection.prepare('select outcome_json from figure_import').all(),
    );

  it('takes no row of figures for a heading, and stores no number of one', async () => {
    for (const content of [
      'Manfort;hze;2024;7\n',
      'Manfort;hze;2024;;7;9\n',
      'Ort;7 %\nOrt;8 %\n',
    ]) {
      const answer = await uploadFigures(test, test.staff, { content });
      expect(answer.status).to.equal(422);
      expect(answer.text).to.contain('muss die Spalten benennen');
    }
    expect(stored()).to.equal('[]');
    const asked = await uploadFigures(test, test.staff, {
      content: 'Gebiet;Fälle 7 in 2024;Stand 2024;sgb2_quote 2024\nManfort;abc;y;20,5\n',
    });
    const path = String(asked.headers['location']);
    const html = await page(path);
    const headings = html('legend')
      .toArray()
      .map((one) => html(one).text().trim())
      .slice(0, 4);
    expect(headings.map((one) => one.replaceAll(/[„“]/gu, ''))).to.deep.equal([
      'Gebiet',
      'Spalte 2 (2024)',
      'Stand 2024',
      'sgb2_quote 2024',
    ]);
    expect(stored()).to.contain('Stand 2024').and.not.to.contain('Fälle');
    const answer = {
      'spalte-1': 'area',
      'spalte-2': 'value',
      'kennzahl-2': 'u18_anteil',
      'spalte-3': 'ignored',
      'spalte-4': 'value',
      'kennzahl-4': 'sgb2_quote',
    };
    const to = (await test.staff.post(path, answer).expect(303)).headers['location'];
    expect(await textOf(String(to)))
      .to.contain('Spalte „Spalte 2 (2024)“')
      .and.not.to.contain('Fälle 7');
  });

  it('forgets headings and samples of a file that is discarded', async () => {
    const asked = await uploadFigures(test, test.staff, {
      content: 'Gebiet;Lage;Stand\nManfort;x;y\n',
    });
    const path = String(asked.headers['location']).replace(/\/spalten$/u, '');
    expect(stored()).to.contain('Lage');
    await test.staff.post(`${path}/verwerfen`).expect(303);
    expect(stored()).not.to.contain('Lage');
  });

  it('two answers to what the columns are write the values once', async () => {
    const asked = await uploadFigures(test, test.staff, {
      content: 'Gebiet;Kennzahl;Jahr;Wert;Lage\nManfort;sgb2_quote;2024;20,5;x\n',
    });
    const path = String(asked.headers['location']);
    const answer = {
      'spalte-1': 'area',
      'spalte-2': 'indicator',
      'spalte-3': 'reference',
      'spalte-4': 'value',
    };
    const answers = await Promise.all([
      test.staff.post(path, answer),
      test.staff.post(path, answer),
    ]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 409]);
    const { n } = test.database.connection
      .prepare('select count(*) as n from indicator_value where import_id is not null')
      .get() as { n: number };
    expect(n).to.equal(1);
  });

  it('writes nothing into an import that is no longer a preview, and cleans up what is left', async () => {
    const path = await stageFigures(test, { content: good });
    const id = path.split('/').at(-1) ?? '';
    const { connection } = test.database;
    const left = () =>
      connection.prepare('select id from indicator_value where import_id = ?').all(id).length;
    // What a discard in another process, between two batches, would leave.
    connection.prepare("update figure_import set state = 'discarded' where id = ?").run(id);
    expect(left()).to.equal(3);
    const { stores, figureImports } = test.services;
    const scope = await installationScope(test.services);
    const [municipalityId = ''] = scope.municipalityIds;
    const [found] = await stores.figureValues.listOfImport(scope, id, {
      ...{ filter: null, limit: 1, offset: 0 },
    });
    if (!found) throw new Error('the import has no value');
    const value = { ...found, id: newId() };
    const at = { municipalityId, importId: id };
    expect(await stores.figureValues.insertValues(scope, at, [value])).to.equal(false);
    expect(left()).to.equal(3);
    await figureImports.removeLeftovers(new Date('2026-11-01'));
    expect(left()).to.equal(0);
  });

  it('shows a preview only to those who may confirm it, and an import to all who read quarters', async () => {
    const auditor = await test.as('auditor');
    const path = await stageFigures(test, { content: good, name: 'vorschau.csv' });
    await auditor.get(path).expect(404);
    for (const list of ['', '.csv', '.json']) {
      const address = `/quartiere/kennzahlen${list}`;
      expect((await auditor.get(address).expect(200)).text).not.to.contain('vorschau.csv');
      expect((await test.staff.get(address).expect(200)).text).to.contain('vorschau.csv');
    }
    await test.staff.post(`${path}/uebernehmen`).expect(303);
    expect((await auditor.get(path).expect(200)).text).to.contain('vorschau.csv');
    expect((await auditor.get('/quartiere/kennzahlen')).text).to.contain('vorschau.csv');
  });

  const file = (name: string): string =>
    `--b\r\nContent-Disposition: form-data; name="datei"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\na;b`;
  const broken: [string, string, string][] = [
    ['that is cut off', 'multipart/form-data; boundary=b', file('a.csv')],
    ['without a boundary', 'multipart/form-data', `${file('a.csv')}\r\n--b--\r\n`],
    [
      'with a line break in a name',
      'multipart/form-data; boundary=b',
      `${file('a\nb.csv')}\r\n--b--\r\n`,
    ],
    [
      'with a zero sign in a name',
      'multipart/form-data; boundary=b',
      `${file('a\0b.csv')}\r\n--b--\r\n`,
    ],
  ];
  for (const [name, type, body] of broken) {
    it(`says of a form ${name} that it is broken`, async () => {
      const { cookie } = test.staff;
      const answer = await request(test.app)
        .post('/quartiere/kennzahlen/datei')
        .set('Cookie', `${cookie.name}=${cookie.value}`)
        .set('Content-Type', type)
        .send(body);
      expect(answer.status).to.equal(400);
      expect(load(answer.text)('main').text()).to.contain('beschädigt');
    });
  }
});
