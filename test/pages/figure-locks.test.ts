import { load } from 'cheerio';
import { expect } from 'chai';
import { figureCsv, importFigures, stageFigures } from '../support/figures.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('locked figures of an import', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp();
  });
  afterEach(() => test.close());

  const textOf = async (path: string): Promise<string> =>
    load((await test.staff.get(path).expect(200)).text)('main')
      .text()
      .replaceAll(/\s+/gu, ' ');

  it('say that the source locked them, and never which of two is the small one', async () => {
    await importFigures(test, {
      content: figureCsv(
        'Manfort;sgb2_quote;31.12.2025;.;;',
        'Alkenrath;hze;2025;;4;800',
        'Opladen-Zentrum;hze;2025;;70;1000',
        'Rheindorf-Nord;hze;2025;;90;1000',
      ),
    });
    const suppressed = test.database.connection
      .prepare<[], { slug: string; suppression: string }>(
        "select quarter.slug, suppression from current_indicator_value join quarter on quarter.id = area_id where state = 'suppressed' and origin <> 'demo' and (reference_on = '2025-12-31' or year_label = '2025') order by suppression",
      )
      .all();
    expect(suppressed.map(({ suppression }) => suppression)).to.deep.equal([
      'primary',
      'secondary',
      'source',
    ]);
    for (const { slug, suppression } of suppressed) {
      const text = await textOf(`/quartiere/${slug}`);
      const isOfSource = suppression === 'source';
      expect(text.includes('gesperrt (von der Quelle)'), slug).to.equal(isOfSource);
      expect(text.includes('gesperrt (Geheimhaltung)'), slug).to.equal(!isOfSource);
      expect(text, slug).not.to.contain('zum Schutz');
    }
  });

  it('are not announced as becoming locked when they are locked already', async () => {
    await importFigures(test, { content: figureCsv('Manfort;sgb2_quote;31.12.2025;.;;') });
    const path = await stageFigures(test, {
      content: figureCsv('Alkenrath;sgb2_quote;31.12.2025;18,5;;'),
    });
    const text = await textOf(path);
    expect(text).not.to.contain('bisher sichtbar').and.not.to.contain('nicht in der Datei');
  });
});
