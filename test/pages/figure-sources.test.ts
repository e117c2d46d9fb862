import { load } from 'cheerio';
import { expect } from 'chai';
import { readPdf } from '../drafts/pdf/read-pdf.ts';
import { figureCsv, importFigures, stageFigures } from '../support/figures.ts';
import { testApp, type TestApp } from '../support/app.ts';

const fields = {
  quelle: 'Statistikstelle Test',
  adresse: 'https://statistik.example/test',
  eingang: '2026-11-20',
};
const said = 'Statistikstelle Test, eingegangen 20.11.2026';

describe('the source of an import of figures', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp();
  });
  afterEach(() => test.close());

  const textOf = async (path: string): Promise<string> =>
    load((await test.staff.get(path).expect(200)).text)('main')
      .text()
      .replaceAll(/\s+/gu, ' ');
  const bytesOf = async (path: string): Promise<Buffer> => {
    const answer = await test.staff
      .get(path)
      .expect(200)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
        res.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      });
    return answer.body as Buffer;
  };
  const pdfOf = async (path: string): Promise<string> =>
    (await readPdf(await bytesOf(path))).pages
      .map((page) => page.text)
      .join(' ')
      .replaceAll(/\s+/gu, ' ');
  const content = figureCsv(
    'Manfort;sgb2_quote;31.12.2025;20,5;;',
    'Alkenrath;sgb2_quote;31.12.2025;18,5;;',
    'Stadt;sgb2_quote;31.12.2025;12,3;;',
  );
  /** Of Manfort, newest first. */
  const valueOf = (): Record<string, unknown> | undefined =>
    test.database.connection
      .prepare<[], Record<string, unknown>>(
        "select value, numerator, state, figure.source_title, figure.source_url from current_indicator_value as figure join quarter on quarter.id = area_id where quarter.slug = 'manfort' and indicator_id = 'sgb2_quote' and reference_on = '2025-12-31'",
      )
      .get();

  it('stands wherever a figure of it stands', async () => {
    await importFigures(test, { content, fields });
    for (const path of [
      '/quartiere/manfort',
      '/quartiere/vergleich?quartier=manfort&quartier=alkenrath',
    ]) {
      const text = await textOf(path);
      expect(text, path).to.contain(`Quelle: ${said}`);
    }
    for (const path of [
      '/quartiere/manfort/profil.csv',
      '/quartiere/manfort/profil.json',
      '/quartiere/vergleich.csv?quartier=manfort&quartier=alkenrath',
    ]) {
      expect((await bytesOf(path)).toString('utf8'), path).to.contain(said);
    }
    expect(await pdfOf('/quartiere/manfort/profil.pdf')).to.contain(said);
  });

  it('stands beside the figures of a draft', async () => {
    await importFigures(test, { content, fields });
    const { id } = test.database.connection
      .prepare(
        "select need.id from need join quarter on quarter.id = need.quarter_id where quarter.slug = 'manfort' limit 1",
      )
      .get() as { id: string };
    const made = await test.staff
      .post('/vorhaben', { needId: id, programmeSlug: 'heimat-fonds' })
      .expect(303);
    const [path = ''] = String(made.headers['location']).split('?');
    expect(await textOf(`${path}/entwurf`)).to.contain(said);
  });

  it('is not put in place of what a row names', async () => {
    await importFigures(test, {
      content: `${figureCsv('Manfort;sgb2_quote;31.12.2025;20,5;;')};Jobcenter`.replace(
        'Nenner',
        'Nenner;Quelle',
      ),
      fields,
    });
    expect(valueOf()).to.deep.include({ source_title: 'Jobcenter', source_url: null });
  });

  it('a figure that a later import confirms stays when the earlier one is taken back', async () => {
    const first = await importFigures(test, {
      content: figureCsv('Manfort;sgb2_quote;31.12.2025;20,5;410;2000'),
      fields,
    });
    const path = await importFigures(test, {
      content: figureCsv(
        'Manfort;sgb2_quote;31.12.2025;20,5;;',
        'Alkenrath;sgb2_quote;31.12.2025;18,5;;',
      ),
      fields: { ...fields, quelle: 'Zweite Auswertung' },
    });
    const text = await textOf(path);
    expect(text).to.contain('unverändert 1').and.to.contain('was schon gilt: 2');
    expect(load((await test.staff.get(path)).text)('table tbody tr').length).to.equal(1);
    const kept = {
      value: 20.5,
      numerator: 410,
      state: 'value',
      source_title: 'Zweite Auswertung, eingegangen 20.11.2026',
      source_url: fields.adresse,
    };
    expect(valueOf()).to.deep.equal(kept);
    await test.staff.post(`${first}/rueckgaengig`).expect(303);
    expect(valueOf()).to.deep.equal(kept);
    await test.staff.post(`${path}/rueckgaengig`).expect(303);
    expect(valueOf()).to.equal(undefined);
  });

  it('a file in which everything is known says why there is nothing to take over', async () => {
    await importFigures(test, { content, fields });
    const path = await stageFigures(test, { content, fields });
    const text = await textOf(path);
    expect(text).to.contain('Es gibt nichts zu übernehmen: Alle Werte der Datei gelten schon.');
    await test.staff.post(`${path}/uebernehmen`).expect(409);
  });
});
