import { join } from 'node:path';
import { load } from 'cheerio';
import { expect } from 'chai';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { figureCsv, importFigures } from '../support/figures.ts';
import { testApp, testInstant, type TestApp } from '../support/app.ts';

/** Figures that were visible and are locked by what comes later. */
describe('a figure that is locked later', () => {
  let test: TestApp;
  let firstPath: string;
  before(async () => {
    test = await testApp();
    firstPath = await importFigures(test, {
      content: figureCsv(
        'Alkenrath;kinderarmut_u15;2016;;41;411',
        'Opladen-Zentrum;kinderarmut_u15;2016;;100;777',
        'Stadt;kinderarmut_u15;2016;;148;1298',
      ),
    });
  });
  after(() => test.close());

  const textOf = async (path: string): Promise<string> =>
    load((await test.staff.get(path).expect(200)).text)('main').text();
  const shown = (indicatorId: string, place: string): unknown =>
    test.database.connection
      .prepare(
        `select sum(state = 'value') as visible from current_indicator_value
         where indicator_id = ? and reference_year = 2016
           and area_id = (select id from quarter where slug = ?)`,
      )
      .pluck()
      .get(indicatorId, place);

  it('is shown on the page of no earlier import', async () => {
    expect(await textOf(firstPath)).to.contain('41 von 411');
    const second = await importFigures(test, {
      content: figureCsv('Manfort;kinderarmut_u15;2016;;7;110'),
    });
    expect(await textOf(firstPath))
      .to.contain('100 von 777')
      .and.not.contain('41 von 411');
    expect(await textOf(second)).to.not.contain('10,0 %');
  });

  it('does not come back under another day or base of the same year', async () => {
    await importFigures(test, {
      content: figureCsv(
        'Alkenrath;kinderarmut_u15;31.12.2016;;41;411',
        'Opladen-Zentrum;kinderarmut_u15;31.12.2016;;100;777',
      ),
    });
    expect(shown('kinderarmut_u15', 'alkenrath')).to.equal(0);
    expect(shown('kinderarmut_u15', 'opladen-zentrum')).to.equal(2);
  });

  it('is not opened by the seed', async () => {
    const { connection, db } = test.database;
    const id = String(
      connection
        .prepare(
          "select id from indicator_value where indicator_id = 'einwohner' and import_id is null and origin <> 'demo' limit 1",
        )
        .pluck()
        .get(),
    );
    connection
      .prepare(
        "update indicator_value set state = 'suppressed', suppression = 'primary', value = null where id = ?",
      )
      .run(id);
    connection.prepare("update seed_row set hash = 'other' where row_id = ?").run(id);
    await seedDatabase(db, readSeed(join(projectRoot, 'data', 'seed')), new Date(testInstant));
    const stored = connection
      .prepare('select state from indicator_value where id = ?')
      .pluck()
      .get(id);
    expect(stored).to.equal('suppressed');
  });
});
