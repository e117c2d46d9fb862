import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import writeXlsxFile from 'write-excel-file/node';
import yazl from 'yazl';
import {
  createHeadingLookup,
  createIndicatorLookup,
  findHeading,
} from '../../src/quarters/figures/figure-column.ts';
import { readFigureFile } from '../../src/quarters/figures/figure-file.ts';
import { cellText } from '../../src/quarters/figures/figure-table.ts';
import { SourceError } from '../../src/shared/errors.ts';
import { rate } from './sample-figures.ts';

describe('readFigureFile', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'foerderpfad-figures-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const read = (content: Buffer | string) => {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return readFigureFile(path);
  };
  const texts = async (content: Buffer | string): Promise<string[][]> =>
    (await read(content)).rows.map(({ cells }) => cells.map(cellText));
  const failure = async (content: Buffer | string): Promise<string> => {
    try {
      await read(content);
    } catch (error) {
      if (error instanceof SourceError) return error.message;
      throw error;
    }
    return 'nothing was refused';
  };

  const rows = [
    ['Gebiet', 'Wert'],
    ['Küppersteg', '12,3'],
  ];
  const csv = 'Gebiet;Wert\r\nKüppersteg;12,3\r\n';
  const encoded: [string, Buffer][] = [
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${csv}`)],
    ['UTF-8 with decomposed umlauts', Buffer.from(csv.normalize('NFD'))],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(csv, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(csv, 'latin1')],
    ['tabs', Buffer.from(csv.replaceAll(';', '\t'))],
    ['commas and quotes', Buffer.from('Gebiet,Wert\nKüppersteg,"12,3"\n')],
  ];
  for (const [name, bytes] of encoded) {
    it(`reads ${name}`, async () => {
      expect(await texts(bytes)).to.deep.equal(rows);
    });
  }

  it('numbers lines as an editor does, across empty lines and line breaks in cells', async () => {
    const { rows: read1 } = await read('Gebiet;Wert\n\n"Man\nfort";1\nOpladen;2\n');
    expect(read1.map(({ line, cells }) => [line, cellText(cells[0])])).to.deep.equal([
      [1, 'Gebiet'],
      [2, ''],
      [4, 'Man fort'],
      [5, 'Opladen'],
    ]);
  });

  it('reads days, percentages, errors and formulas without a result of an Excel file', async () => {
    const bytes = await writeXlsxFile([
      ['Gebiet', 'Stichtag', 'Wert', 'Fehler'].map((value) => ({ value })),
      [
        { value: 'Manfort' },
        { value: new Date(Date.UTC(2024, 11, 31)), type: Date, format: 'dd.mm.yyyy' },
        { value: 0.123, type: Number, format: '0.0%' },
        { value: '1/0', type: 'Formula' },
      ],
    ]).toBuffer();
    const [, second] = (await read(bytes)).rows;
    expect(second?.cells).to.deep.equal([
      { kind: 'text', text: 'Manfort' },
      { kind: 'day', day: '2024-12-31' },
      { kind: 'number', value: 0.123, isPercent: true },
      { kind: 'error', text: 'Formel' },
    ]);
  });

  it('sees error values, which the reader itself takes for empty', async () => {
    const bytes = await workbook(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Gebiet</t></is></c><c r="B1" t="inlineStr"><is><t>Wert</t></is></c></row>' +
        '<row r="3"><c r="A3" t="inlineStr"><is><t>Manfort</t></is></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    );
    const { rows: read1 } = await read(bytes);
    expect(read1[2]).to.deep.equal({
      line: 3,
      cells: [
        { kind: 'text', text: 'Manfort' },
        { kind: 'error', text: '#DIV/0!' },
      ],
    });
  });

  const sheets: [string, string, string][] = [
    [
      'an error value far below',
      '<row r="1"><c r="A100000000" t="e"><v>#NV</v></c></row>',
      'gültige',
    ],
    ['an error value below', '<row r="1"><c r="A1000000" t="e"><v>#NV</v></c></row>', 'zu groß'],
    ['a number in the last cell', '<row r="1"><c r="XFD1048576"><v>1</v></c></row>', 'zu groß'],
    ['a number in column 401', '<row r="1"><c r="OK1"><v>1</v></c></row>', 'zu groß'],
    ['a row by its own number', '<row r="1e9"><c r="A1"><v>1</v></c></row>', 'gültige'],
    ['rows and columns together', '<row r="2000"><c r="NA2000"><v>1</v></c></row>', 'zu groß'],
  ];
  for (const [name, sheetData, said] of sheets) {
    it(`refuses a workbook by the reach of its cells: ${name}`, async () => {
      expect(await failure(await workbook(sheetData))).to.contain(said);
    });
  }

  it('measures all sheets of a workbook together, whether the workbook names them or not', async () => {
    const reaching = '<row r="1000"><c r="NA1000"><v>1</v></c></row>';
    expect(await failure(await workbook(reaching))).to.contain('keine Tabelle');
    expect(await failure(await workbook(reaching, reaching))).to.contain('zu groß');
  });

  it('refuses a workbook in which a part stands twice', async () => {
    const twice = (await workbook('<row r="1"/>', '<row r="1"/>')).toString('latin1');
    const same = Buffer.from(twice.replaceAll('sheet2.xml', 'sheet1.xml'), 'latin1');
    expect(await failure(same)).to.contain('doppelt');
  });

  const tooLarge: [string, string][] = [
    ['400,000 short rows', 'a;b\n'.repeat(400_000)],
    ['401 columns', `${';'.repeat(400)}\n`.repeat(3)],
    ['700,000 cells', `${'a;'.repeat(349)}a\n`.repeat(2000)],
  ];
  for (const [name, text] of tooLarge) {
    it(`refuses a CSV while reading it: ${name}`, async () => {
      expect(await failure(text)).to.contain('zu groß');
    });
  }

  it('finds the heading among many words and suggests at most a hundred names, none for a long text', async () => {
    const indicators = Array.from({ length: 40 }, (_one, index) => ({
      ...rate,
      id: `quote_${index}`,
      name: `${rate.name} ${index}`,
    }));
    const words = (row: number): string =>
      Array.from(
        { length: 390 },
        (_one, index) => `${'unbekanntes wort '.repeat(5)}${row} ${index}`,
      ).join(';');
    const table = await read(
      `Gebiet;Kennzahl;Wert\n${Array.from({ length: 30 }, (_one, row) => words(row)).join('\n')}`,
    );
    const heading = findHeading(table, createHeadingLookup(indicators));
    expect(heading?.line).to.equal(1);
    const find = createIndicatorLookup(indicators);
    const suggested = Array.from(
      { length: 1000 },
      (_one, index) => find(`quote ${index}x`).suggestion,
    );
    expect(suggested.filter((one) => one !== null).length).to.be.within(1, 100);
    expect(find(`${rate.name.repeat(2)} 7`).suggestion).to.equal(null);
  });

  it('says of other files what they are', async () => {
    expect(await failure('')).to.contain('leer');
    expect(await failure('%PDF-1.7 …')).to.contain('PDF');
    expect(await failure(Buffer.from('D0CF11E0A1B11AE1', 'hex'))).to.contain('.xls');
    const broken = await failure('PK\u0003\u0004 broken');
    expect(broken).to.contain('ZIP').and.not.to.contain(folder);
    expect(await failure(Buffer.from([1, 2, 0, 0, 0, 5, 0]))).to.contain('keine Tabelle');
    expect(await failure('Gebiet;Wert\n"Manfort;12\n')).to.contain('Anführungszeichen');
  });
});

/** A workbook written by hand, which names the first sheet only. */
async function workbook(...sheetData: string[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}">${sheetData.map((_data, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
  };
  for (const [index, data] of sheetData.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`;
  }
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
