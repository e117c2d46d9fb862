import { expect } from 'chai';
import { errorOf } from '../hand-written.ts';
import { csvOf, dumpRow, readCsv } from '../hand-written-dump.ts';

describe('readDump', () => {
  it('reads a line with its lists', async () => {
    const { records, lines, programmes } = await readCsv(`\uFEFF${csvOf([dumpRow])}`);
    expect({ lines, programmes }).to.deep.equal({ lines: 1, programmes: 1 });
    const [record] = records;
    expect(record).to.deep.include({
      idUrl: 'land-nrw-nachbarschaft-staerken',
      title: 'Nachbarschaft stärken',
      status: 'unknown',
      variant: 'tabs',
      issuedOn: '2023-05-02',
      funders: [{ name: 'ministerium-musterland', path: null }],
      unknownFacets: [],
    });
    expect(record?.facets.foerderbereich).to.deep.equal([
      'gesundheit_soziales',
      'kultur_medien_sport',
      'staedtebau_stadterneuerung',
    ]);
    expect(record?.contacts[0]).to.deep.include({
      name: 'Dezernat 5 Sachgebiet Quartier',
      address: ['Lange Straße 5', '12345 Musterstadt'],
      phone: null,
    });
    expect(record?.links.map(({ url }) => url)).to.deep.equal([
      'https://www.programm.example/start',
      'https://www.foerderdatenbank.de/FDB/Content/DE/Archiv/alt.html',
    ]);
    const guideline = record?.sections.find(({ field }) => field === 'richtlinie');
    expect(guideline?.html).to.contain('Text &amp; Ziel');
    expect(guideline?.text).to.contain('Text & Ziel');
  });

  it('reports one bad line with its number and goes on', async () => {
    const bad = csvOf([
      dumpRow,
      { ...dumpRow, funding_type: 'zuschuss' },
      { ...dumpRow, url: 'https://example.org/' },
      { ...dumpRow, title: '' },
      { ...dumpRow, deleted: 'true' },
    ]);
    const { records, skipped } = await readCsv(
      `${bad}\nzu,kurz\n${csvOf([dumpRow]).split('\n')[1] ?? ''}`,
    );
    expect(records).to.have.lengthOf(2);
    // The reader runs ahead of the lines it hands over.
    const said = skipped.map(({ where, why }) => `${where}: ${why.slice(0, 34)}`).sort();
    expect(said).to.deep.equal([
      'Zeile 3: Spalte funding_type: keine JSON-Li',
      'Zeile 4: Spalte url: keine Adresse eines Fö',
      'Zeile 5: Spalte title: leer.',
      'Zeile 6: Im Datensatz als gelöscht gekennze',
      'Zeile 7: Die Zeile ist kein gültiges CSV: I',
    ]);
  });

  it('refuses a file whose header lacks what it must have', async () => {
    const error = await errorOf(() => readCsv('url,title\na,b'));
    expect(error).to.include({ code: 'source' });
    expect(error.message).to.match(/fehlen die Spalten description, .*legal_basis/u);
  });

  it('refuses an empty file and one without lines', async () => {
    expect((await errorOf(() => readCsv(''))).message).to.match(/keine Zeilen/u);
    expect((await errorOf(() => readCsv(csvOf([])))).message).to.match(/keine Zeilen/u);
  });
});
