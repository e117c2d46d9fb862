import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseExportDocument } from '../../../src/imports/sources/export-document.ts';
import { exportLimits, type ZipLimits } from '../../../src/imports/sources/zip-archive.ts';
import { classified, richText, value, xmlOf } from '../../bench/export-xml.ts';
import {
  content,
  errorOf,
  linkedOf,
  programmeOf,
  readAll,
  temporaryFolder,
  written,
  zipOf,
} from '../hand-written.ts';

describe('parseExportDocument', () => {
  const document = (properties: Parameters<typeof xmlOf>[0]['properties']) =>
    xmlOf({ path: 'BMWI/a/b', type: 'gsb:ServiceOffer', properties });

  it('decodes once, strips the literal CDATA wrapper, leaves HTML entities for later', () => {
    const parsed = parseExportDocument(
      document([richText('gsb:title', '<p>A &amp; B&#xa0;C</p>')]),
    );
    expect(parsed).to.include({ folder: '/BMWI/a', name: 'b', type: 'gsb:ServiceOffer' });
    expect(parsed.texts.get('gsb:title')).to.equal(
      '<div xmlns:xlink="http://www.w3.org/1999/xlink"><p>A &amp; B&#xa0;C</p></div>',
    );
  });

  it('survives an empty classifierLinks', () => {
    const parsed = parseExportDocument(
      document([
        classified('gsb:cl2RelatedEnts', [
          [null, []],
          ['Kontakt', ['/BMWI/x']],
        ]),
      ]),
    );
    expect(parsed.classified.get('gsb:cl2RelatedEnts')).to.deep.equal([
      { classifier: null, targets: [] },
      { classifier: 'Kontakt', targets: ['/BMWI/x'] },
    ]);
  });

  it('strips raw control characters that strict parsers reject', () => {
    const parsed = parseExportDocument(document([value('gsb:city', 'Muster\u0002stadt')]));
    expect(parsed.texts.get('gsb:city')).to.equal('Musterstadt');
  });

  it('reads a real CDATA section as well', () => {
    const xml = document([]).replace(
      '</document>',
      '<property name="gsb:x" type="RichText"><text><![CDATA[<p>A &amp; B</p>]]></text></property></document>',
    );
    expect(parseExportDocument(xml).texts.get('gsb:x')).to.equal('<p>A &amp; B</p>');
  });

  it('refuses what is no document and what breaks off', async () => {
    expect((await errorOf(() => parseExportDocument('<html></html>'))).message).to.match(
      /document/u,
    );
    const broken = document([richText('gsb:title', '<p>A</p>')]).slice(0, -15);
    expect((await errorOf(() => parseExportDocument(broken))).message).to.match(/bricht ab/u);
  });
});

describe('readExport', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    folder.remove();
  });
  const zipped = (entries: Parameters<typeof zipOf>[1]) => zipOf(folder.path, entries);

  it('resolves contacts, addresses, links and funders, wherever they stand in the ZIP', async () => {
    const { records, documents, programmes } = await readAll(
      await zipped([programmeOf(), ...linkedOf()]),
    );
    expect({ documents, programmes }).to.deep.equal({ documents: 9, programmes: 1 });
    const [record] = records;
    expect(record).to.deep.include({
      path: '/FDB/Content/DE/Foerderprogramm/Land/NRW/nachbarschaft-staerken.html',
      idUrl: 'land-nrw-nachbarschaft-staerken',
      folder: 'Land',
      subfolder: 'NRW',
      title: 'Nachbarschaft stärken',
      statusNote: null,
      status: 'unknown',
      variant: 'tabs',
      issuedOn: '2023-05-02',
      unknownFacets: [],
      funders: [
        {
          name: 'Ministerium für Zusammenhalt',
          path: '/FDB/Content/DE/Foerdergeber/M/ministerium-musterland.html',
        },
      ],
      links: [
        { label: 'PRG ? Informationen (externer Link)', url: 'https://www.programm.example/start' },
        {
          label: 'Altes Programm',
          url: 'https://www.foerderdatenbank.de/FDB/Content/DE/Archiv/alt.html',
        },
      ],
    });
    expect(record?.facets.unterbereich).to.deep.equal([
      'staedtebau_stadterneuerung.soziale_stadt',
      'infrastruktur.gesundheit_soziales',
    ]);
    expect(record?.contacts[0]).to.deep.equal({
      name: 'Bezirksbehörde Musterstadt',
      department: 'Dezernat 5\nSachgebiet Quartier',
      address: ['Lange Straße 5', '12345 Musterstadt'],
      phone: '+49 30 555-1',
      fax: null,
      email: 'quartier@behoerde.example',
      website: 'https://www.behoerde.example/',
    });
    expect(
      record?.sections.map(({ field, text }) => [field, text.split('\n').length]),
    ).to.deep.equal([
      ['kurztext', 1],
      ['volltext', 3],
      ['voraussetzungen', 1],
      ['verfahren', 1],
      ['fristen', 1],
      ['richtlinie', 4],
    ]);
  });

  it('drops links into the training tree that the export does not ship', async () => {
    const { records } = await readAll(await zipped([programmeOf(), ...linkedOf()]));
    expect(JSON.stringify(records)).to.not.contain('Schulung');
  });

  it('repairs the title for display and keeps the received one', async () => {
    const { records } = await readAll(
      await zipped([programmeOf(undefined, 'Programm ?Wir? (2021?2027)')]),
    );
    expect(records[0]).to.include({
      title: 'Programm ?Wir? (2021?2027)',
      titleDisplay: 'Programm „Wir“ (2021–2027)',
    });
  });

  it('keeps two programmes with the same slug in two folders apart', async () => {
    const { records } = await readAll(
      await zipped([
        programmeOf('Foerderprogramm/Land/Hessen/gleich'),
        programmeOf('Foerderprogramm/Land/Bayern/gleich'),
      ]),
    );
    expect(records.map(({ idUrl }) => idUrl)).to.deep.equal([
      'land-hessen-gleich',
      'land-bayern-gleich',
    ]);
  });

  it('reports and passes over stubs, archived programmes and broken documents', async () => {
    const stub = { ...programmeOf('Foerderprogramm/Land/NRW/leer'), properties: [] };
    const { records, skipped, progress } = await readAll(
      await zipped([
        stub,
        { path: `${content}/Foerderprogramm/Land/NRW/kaputt`, text: '<document type="x"><prop' },
        ...linkedOf(),
        programmeOf(),
      ]),
    );
    expect(records).to.have.lengthOf(1);
    expect(
      skipped.map(({ where, why }) => `${where.split('/').at(-1) ?? ''}: ${why}`),
    ).to.deep.equal([
      'alt.xml: Archiviertes Programm.',
      'leer.xml: Das Dokument hat keinen Titel (gsb:title).',
      'kaputt.xml: Das Dokument bricht ab: Das Element „document“ ist nicht geschlossen.',
    ]);
    expect(progress.at(-1)).to.deep.equal([11, 11]);
  });

  it('skips an entry whose bytes are damaged and goes on', async () => {
    const file = await zipped([
      { path: `${content}/Foerderprogramm/EU/a`, text: xmlOf(programmeOf()) },
      programmeOf(),
    ]);
    const bytes = readFileSync(file);
    // Inside the packed bytes of the first entry, behind its local header.
    bytes.fill(0, 200, 260);
    const { records, skipped } = await readAll(written(folder.path, 'damaged.zip', bytes));
    expect(records).to.have.lengthOf(1);
    expect(skipped[0]?.why).to.match(/entpacken|Prüfsumme/u);
  });

  it('lets an error of the keeper through: that is no bad document', async () => {
    const file = await zipped([programmeOf()]);
    const { readExport } = await import('../../../src/imports/sources/export-zip.ts');
    const failing = readExport(file, {
      record: () => Promise.reject(new Error('disk full')),
      skipped: () => undefined,
      progress: () => undefined,
    });
    expect((await errorOf(() => failing)).message).to.equal('disk full');
  });

  const refusals: readonly (readonly [string, Partial<ZipLimits>, RegExp])[] = [
    ['too many entries', { entries: 3 }, /Einträge/u],
    ['an entry that declares too much', { bytesPerEntry: 1000 }, /größer als erlaubt/u],
    ['too much together', { bytesTogether: 5000 }, /entpackt größer/u],
  ];
  for (const [name, limits, message] of refusals) {
    it(`refuses ${name}, before unpacking anything`, async () => {
      const file = await zipped([programmeOf(), ...linkedOf()]);
      const error = await errorOf(() => readAll(file, { ...exportLimits, ...limits }));
      expect(error).to.include({ code: 'source' });
      expect(error.message).to.match(message);
    });
  }

  it('refuses a bomb by its ratio', async () => {
    const file = await zipped([
      { path: `${content}/Foerderprogramm/EU/a`, text: Buffer.alloc(5_000_000) },
    ]);
    expect((await errorOf(() => readAll(file))).message).to.match(/dicht gepackt/u);
  });

  it('refuses paths that lead out of the archive', async () => {
    const bytes = readFileSync(await zipped([programmeOf()]));
    const evil = Buffer.from(bytes.toString('latin1').replaceAll('BMWI/FDB', '../../FD'), 'latin1');
    const error = await errorOf(() => readAll(written(folder.path, 'evil.zip', evil)));
    expect(error).to.include({ code: 'source' });
  });

  it('refuses a truncated ZIP', async () => {
    const bytes = readFileSync(await zipped([programmeOf(), ...linkedOf()]));
    const file = written(folder.path, 'short.zip', bytes.subarray(0, bytes.length - 300));
    expect((await errorOf(() => readAll(file))).message).to.match(/beschädigt oder unvollständig/u);
  });

  it('refuses the captcha page and anything that does not begin with PK', async () => {
    const wall =
      '<html><head><title>Radware Captcha Page</title></head><body>you are a bot</body></html>';
    expect((await errorOf(() => readAll(written(folder.path, 'a.zip', wall)))).message).to.match(
      /Captcha/u,
    );
    const other = await errorOf(() =>
      readAll(written(folder.path, 'b.zip', '<html>Startseite</html>')),
    );
    expect(other.message).to.match(/beginnt nicht mit „PK“/u);
  });

  it('refuses a ZIP without any programme', async () => {
    const file = await zipped(linkedOf());
    expect((await errorOf(() => readAll(file))).message).to.match(/kein Förderprogramm/u);
  });
});
