import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import writeXlsxFile from 'write-excel-file/node';
import yazl from 'yazl';
import { readFigureFile } from '../../src/quarters/figures/figure-file.ts';
import { cellText } from '../../src/quarters/figures/figure-table.ts';
import { SourceError } from '../../src/shared/errors.ts';

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

  it('says of other files what they are', async () => {
    expect(await failure('')).to.contain('leer');
    expect(await failure('%PDF-1.7 …')).to.contain('PDF');
    expect(await failure(Buffer.from('D0CF11E0A1B11AE1', 'hex'))).to.contain('.xls');
    expect(await failure('PK\u0003\u0004 broken')).to.contain('ZIP');
    expect(await failure(Buffer.from([1, 2, 0, 0, 0, 5, 0]))).to.contain('keine Tabelle');
    expect(await failure('Gebiet;Wert\n"Manfort;12\n')).to.contain('Anführungszeichen');
  });
});

/** A workbook written by hand, with one sheet. */
async function workbook(sheetData: string): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
  };
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
