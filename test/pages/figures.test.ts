import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect } from 'chai';
import writeXlsxFile from 'write-excel-file/node';
import readXlsxFile from 'read-excel-file/node';
import { databaseDigest } from '../support/database-digest.ts';
import { figureCsv, importFigures, stageFigures, uploadFigures } from '../support/figures.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('figures of the statistics office', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp();
  });
  afterEach(() => test.close());

  const page = async (path: string) => load((await test.staff.get(path).expect(200)).text);
  const textOf = async (path: string): Promise<string> =>
    (await page(path))('main').text().replaceAll(/\s+/gu, ' ');
  const waiting = (): string[] => {
    const folder = join(test.dataDir, 'imports');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  /** Figures in effect, as everything that reads figures sees them. */
  const inEffect = (): Record<string, unknown>[] =>
    test.database.connection
      .prepare<[], Record<string, unknown>>(
        "select area_kind, area_id, indicator_id, base, year_label, state, value, numerator, denominator, source_title from current_indicator_value where origin <> 'demo' order by 1, 2, 3, 4, 5, 10",
      )
      .all();

  const good = figureCsv(
    'Manfort;sgb2_quote;2024;20,5;410;2000',
    'Alkenrath;SGB-II-Quote;2024;;300;1500',
    'Stadt;sgb2_quote;2024;12,3 %;;',
  );

  it('shows a preview that changes nothing, then takes over, then takes back', async () => {
    const before = inEffect();
    const path = await stageFigures(test, { content: good });
    expect(inEffect()).to.deep.equal(before);
    expect(waiting()).to.deep.equal([]);
    const text = await textOf(path);
    expect(text).to.contain('Es ist noch nichts übernommen');
    expect(text).to.contain('20,5 %').and.to.contain('410 von 2.000').and.to.contain('errechnet');
    await test.staff.post(`${path}/uebernehmen`).expect(303);
    expect(inEffect().length).to.equal(before.length + 3);
    expect(await textOf('/quartiere/manfort')).to.contain('20,5 %');
    const done = await textOf(`${path}?notice=kennzahlen-uebernommen`);
    expect(done).to.contain('Statistikstelle, Auswertung').and.to.contain('20.11.2026');
    expect(done).to.contain('Demo Sozialverwaltung');
    await test.staff.post(`${path}/rueckgaengig`).expect(303);
    expect(inEffect()).to.deep.equal(before);
    expect(await textOf('/quartiere/kennzahlen')).to.contain('zurückgenommen');
    const again = await test.staff.post(`${path}/rueckgaengig`);
    expect(again.status).to.equal(409);
    expect(again.text).to.contain('Nur ein übernommener Import');
  });

  it('tells new, changed and unchanged apart, and stores nothing that is unchanged', async () => {
    await importFigures(test, { content: good });
    const path = await stageFigures(test, {
      content: figureCsv(
        'Manfort;sgb2_quote;2024;20,5;410;2000',
        'Alkenrath;sgb2_quote;2024;21,0;315;1500',
        'Opladen-Zentrum;sgb2_quote;2024;10,0;200;2000',
      ),
    });
    const html = await page(path);
    const rows = html('table')
      .last()
      .find('tbody tr')
      .toArray()
      .map((row) => html(row).text().replaceAll(/\s+/gu, ' ').trim());
    expect(rows.length).to.equal(2);
    expect(rows[0]).to.contain('Alkenrath').and.to.contain('20,0 %').and.to.contain('21,0 %');
    expect(rows[1]).to.contain('Opladen-Zentrum').and.to.contain('nichts');
    expect(await textOf(path)).to.contain('was schon gilt: 2');
    expect(await textOf(`${path}?art=neu`)).not.to.contain('21,0 %');
  });

  it('undoing an older import below a newer one leaves the newer one, and then the seed', async () => {
    const before = inEffect();
    const older = await importFigures(test, { content: good });
    const newer = await importFigures(test, {
      content: figureCsv('Manfort;sgb2_quote;2024;21,0;420;2000'),
    });
    const value = (): unknown =>
      inEffect().find((row) => row['numerator'] === 420 || row['numerator'] === 410)?.['value'];
    expect(value()).to.equal(21);
    await test.staff.post(`${older}/rueckgaengig`).expect(303);
    expect(value()).to.equal(21);
    await test.staff.post(`${newer}/rueckgaengig`).expect(303);
    expect(inEffect()).to.deep.equal(before);
  });

  it('answers 409 where other figures were taken over since the preview, or the threshold changed', async () => {
    const first = await stageFigures(test, { content: good });
    await importFigures(test, { content: figureCsv('Manfort;u6_anteil;2024;6,0;120;2000') });
    const late = await test.staff.post(`${first}/uebernehmen`);
    expect(late.status).to.equal(409);
    expect(late.text).to.contain('Seit dieser Vorschau');
    const second = await stageFigures(test, { content: good });
    await test.staff
      .post('/quartiere/kennzahlen/schwelle', { schwelle: '20', version: '0' })
      .expect(303);
    await test.staff.post(`${second}/uebernehmen`).expect(409);
    await test.staff.post(`${second}/verwerfen`).expect(303);
    const left = test.database.connection
      .prepare('select count(*) as n from indicator_value where import_id = ?')
      .get(second.split('/').at(-1)) as { n: number };
    expect(left.n).to.equal(0);
  });

  it('keeps the threshold within its limits and says who else changed it', async () => {
    const path = '/quartiere/kennzahlen/schwelle';
    const wrong = await test.staff.post(path, { schwelle: '2', version: '0' });
    expect(wrong.status).to.equal(422);
    expect(load(wrong.text)('#fehler a').attr('href')).to.equal('#f-schwelle');
    await test.staff.post(path, { schwelle: '5', version: '0' }).expect(303);
    const stale = await test.staff.post(path, { schwelle: '7', version: '0' });
    expect(stale.status).to.equal(409);
    expect(load(stale.text)('#f-schwelle').attr('value')).to.equal('7');
    expect(await textOf('/quartiere/kennzahlen')).to.contain('Fallzahlen von 1 bis 4');
  });

  it('asks once what unknown columns are, and reads the wide layout', async () => {
    const wide = (year: string): string =>
      [
        'Auswertung der Statistikstelle',
        'Bereich;Armut u15;Kinder in SGB II;Kinder;Stand',
        `Manfort;20,0;80;400;${year}`,
        `Alkenrath;25,0;100;400;${year}`,
      ].join('\n');
    const asked = await uploadFigures(test, test.staff, { content: wide('2024') });
    const path = String(asked.headers['location']);
    expect(path).to.match(/\/spalten$/u);
    expect(waiting().length).to.equal(1);
    const html = await page(path);
    expect(html('legend').length).to.equal(5);
    // A number could be a small count: only words are shown.
    expect(html('main').text()).to.contain('Manfort').and.not.to.contain('20,0');
    const wrong = await test.staff.post(path, { 'spalte-1': 'area' });
    expect(wrong.status).to.equal(422);
    const answer = {
      'spalte-1': 'area',
      'spalte-2': 'value',
      'kennzahl-2': 'kinderarmut_u15',
      'spalte-3': 'numerator',
      'kennzahl-3': 'kinderarmut_u15',
      'spalte-4': 'denominator',
      'kennzahl-4': 'kinderarmut_u15',
      'spalte-5': 'reference',
    };
    const mapped = await test.staff.post(path, answer).expect(303);
    expect(waiting()).to.deep.equal([]);
    expect(await textOf(String(mapped.headers['location']))).to.contain('80 von 400');
    const next = await stageFigures(test, { content: wide('2023') });
    expect(await textOf(next))
      .to.contain('100 von 400')
      .and.to.contain('jede Kennzahl in ihrer');
  });

  it('reads headings that name indicator and year by themselves', async () => {
    const path = await stageFigures(test, {
      content:
        'Quartier,u18_anteil 2023,"u18_anteil 2024 (Zähler)",u18_anteil 2024 (Nenner)\nManfort,18.5,300,1500\n',
    });
    const text = await textOf(path);
    expect(text).to.contain('18,5 %').and.to.contain('300 von 1.500');
  });

  it('knows only its own words for parts of the rows', async () => {
    const path = await stageFigures(test, { content: good });
    for (const art of ['constructor', '__proto__', 'toString', 'unbekannt']) {
      expect(await textOf(`${path}?art=${art}`)).to.contain('20,5 %');
    }
  });

  it('422 keeps what was typed and says what is missing', async () => {
    const answer = await uploadFigures(test, test.staff, {
      content: '%PDF-1.7',
      fields: { quelle: 'Amt' },
    });
    expect(answer.status).to.equal(422);
    const html = load(answer.text);
    expect(html('#f-quelle').attr('value')).to.equal('Amt');
    expect(html('#fehler').text()).to.contain('PDF');
    const empty = await uploadFigures(test, test.staff, {
      content: good,
      fields: { quelle: '', eingang: '2027-01-01' },
    });
    expect(load(empty.text)('#fehler a').length).to.equal(2);
    expect(waiting()).to.deep.equal([]);
  });

  it('hides an existing figure as a cover, and locks another one where an undo would uncover it', async () => {
    await importFigures(test, {
      content: figureCsv(
        'Manfort;hze;2024;;40;800',
        'Alkenrath;hze;2024;;60;900',
        'Opladen-Zentrum;hze;2024;;70;1000',
      ),
    });
    const cover = await importFigures(test, {
      content: figureCsv('Rheindorf-Nord;hze;2024;;4;700'),
    });
    const locked = (): string[] =>
      test.database.connection
        .prepare<[], { name: string }>(
          "select quarter.name from current_indicator_value join quarter on quarter.id = area_id where indicator_id = 'hze' and base = 'melderegister' and state = 'suppressed' order by 1",
        )
        .all()
        .map(({ name }) => name);
    expect(locked()).to.deep.equal(['Manfort', 'Rheindorf-Nord']);
    expect(await textOf(cover))
      .to.contain('nicht in der Datei')
      .and.to.contain('Geheimhaltung');
    const later = await importFigures(test, {
      content: figureCsv('Wiesdorf-West;hze;2024;;3;650'),
    });
    expect(locked()).to.deep.equal(['Manfort', 'Rheindorf-Nord', 'Wiesdorf-West']);
    const undone = await test.staff.post(`${cover}/rueckgaengig`).expect(303);
    expect(undone.headers['location']).to.contain('gesperrt');
    // Manfort is visible again beneath the undone cover, and locked in place for the sake of Wiesdorf-West; Alkenrath
    // too, because all of Wiesdorf may be known, and then Manfort would be alone in the rest of the city.
    expect(locked()).to.deep.equal(['Alkenrath', 'Manfort', 'Wiesdorf-West']);
    await test.staff.post(`${later}/rueckgaengig`).expect(303);
    expect(locked().length).to.not.equal(1);
  });

  it('a preview whose reading was broken off shows nothing and cannot be taken over', async () => {
    const before = inEffect();
    const path = await stageFigures(test, { content: good });
    const id = path.split('/').at(-1) ?? '';
    // What a kill between two batches leaves.
    test.database.connection
      .prepare(
        `update figure_import set outcome_json = json_set(outcome_json, '$.phase', 'reading') where id = ?`,
      )
      .run(id);
    expect(inEffect()).to.deep.equal(before);
    expect(await textOf(path)).to.contain('abgebrochen');
    await test.staff.post(`${path}/uebernehmen`).expect(409);
    const removed = await test.services.figureImports.removeLeftovers(new Date('2026-11-24'));
    expect(removed).to.equal(1);
    expect(await textOf(path)).to.contain('verworfen');
  });

  it('template → filled in → import, as CSV and as XLSX', async () => {
    const csv = await test.staff.get('/quartiere/kennzahlen/vorlage.csv').expect(200);
    const lines = csv.text.split('\r\n');
    const filled = lines.map((line) =>
      line.startsWith('Manfort;u18_anteil;') ? line.replace(/;;;;/u, ';18,5;370;2000;') : line,
    );
    expect(filled).not.to.deep.equal(lines);
    expect(await textOf(await stageFigures(test, { content: filled.join('\r\n') }))).to.contain(
      '370 von 2.000',
    );
    const xlsx = await test.staff
      .get('/quartiere/manfort/datenanforderung.xlsx')
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      });
    const [sheet] = await readXlsxFile(xlsx.body as Buffer);
    const rows = (sheet?.data ?? []) as (string | number | null)[][];
    expect(rows[0]?.slice(0, 4)).to.deep.equal([
      'Gebiet',
      'Kennzahl',
      'Jahr oder Stichtag',
      'Wert',
    ]);
    const answered = rows.map((row, index) =>
      row.map((cell, column) =>
        index > 0 && column === 3 ? (row[1] === 'einwohner' ? 4300 : 11.5) : cell,
      ),
    );
    const sent = await writeXlsxFile(
      answered.map((row) => row.map((value) => (value === null ? null : { value }))),
    ).toBuffer();
    const path = await stageFigures(test, { content: sent, name: 'antwort.xlsx' });
    const html = await page(path);
    expect(html('main').text()).to.contain('abgelehnt');
    const asked = rows.length - 1;
    const [added] = html('dd')
      .toArray()
      .map((one) => html(one).text().trim());
    expect(Number(added)).to.equal(asked);
    await test.staff.post(`${path}/uebernehmen`).expect(303);
    // Everything that was asked for is there: the next request lacks nothing.
    expect(await textOf('/quartiere/manfort/datenanforderung')).to.contain('Es fehlt nichts');
  });

  it('the request names what is missing, its definition, and what we do not know', async () => {
    const text = await textOf('/quartiere/manfort/datenanforderung');
    expect(text).to.contain('Sehr geehrte Damen und Herren');
    expect(text).to.contain('[Angabe fehlt: Name, Telefon und E-Mail]');
    expect(text).to.contain('Einwohner unter 15').and.to.contain('31.12.2025');
    const detail = await test.staff.get('/quartiere/manfort');
    expect(detail.text).to.contain('/quartiere/manfort/datenanforderung');
    expect((await test.staff.get('/quartiere')).text).to.contain('href="/quartiere/kennzahlen"');
  });

  it('the auditor reads imports and changes nothing', async () => {
    const path = await importFigures(test, { content: good });
    const auditor = await test.as('auditor');
    const before = databaseDigest(test.database);
    const { text } = await auditor.get(path).expect(200);
    expect(text).not.to.contain('zurücknehmen</span>');
    expect((await auditor.get('/quartiere/kennzahlen')).text).not.to.contain('type="file"');
    await auditor.post(`${path}/rueckgaengig`).expect(403);
    expect(databaseDigest(test.database)).to.deep.equal(before);
  });
});
