import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { csvRecords } from '../../src/quarters/figures/csv-records.ts';
import { readCsvTable } from '../../src/quarters/figures/csv-table.ts';
import { SourceError } from '../../src/shared/errors.ts';
import { createRandom } from '../attack/random.ts';

const records = (text: string, sign = ';') => [...csvRecords(text, { sign, mostCells: 400 })];
const cells = (text: string) => records(text).map((record) => record.cells);

/** What the library makes of it; null where it refuses. */
function asLibrary(text: string): string[][] | null {
  try {
    return parse(text, {
      delimiter: ';',
      record_delimiter: ['\n', '\r\n'],
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch {
    return null;
  }
}

describe('csvRecords', () => {
  it('reads cells, quoted ones, marks within them and behind them', () => {
    expect(cells('a;"b;\n""c""";\r\n;d"e;"f" g\n\n"h"')).to.deep.equal([
      ['a', 'b;\n"c"', ''],
      ['', 'd"e', '"f" g'],
      [''],
      ['h'],
    ]);
  });

  it('counts lines as an editor does', () => {
    expect(records('a\n"b\nc"\nd').map(({ line }) => line)).to.deep.equal([1, 3, 4]);
  });

  it('says from which line on a cell does not end', () => {
    expect(() => cells('a\nb;"c\nd\ne')).to.throw(SourceError, 'ab Zeile 2: ein Anführungszeichen');
    expect(() => cells(`a\n"${'b'.repeat(300_000)}"`)).to.throw(SourceError, 'zu lang');
  });

  it('cuts a record that is too wide instead of building it', () => {
    const [first] = records(';'.repeat(100_000));
    expect(first?.cells).to.have.length(401);
  });

  it('agrees with csv-parse on every text the library reads', () => {
    const parts = ['a', 'b ', ';', '"', '""', '\n', '\r\n', '";', ';"', '"\n', 'ä'];
    const random = createRandom(7);
    let read = 0;
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: random.below(14) }, () => random.pick(parts)).join('');
      const expected = asLibrary(text);
      if (expected === null) continue;
      read += 1;
      expect(cells(text), JSON.stringify(text)).to.deep.equal(expected);
    }
    expect(read).to.be.greaterThan(500);
  });

  it('never makes an error of a line that is wider or narrower than others', () => {
    const capture = Reflect.get(Error, 'captureStackTrace') as (...of: unknown[]) => void;
    let made = 0;
    Error.captureStackTrace = (...of) => {
      made += 1;
      capture(...of);
    };
    try {
      const odd = Array.from({ length: 5000 }, (_, index) => 'x;'.repeat(index % 7)).join('\n');
      expect(readCsvTable(Buffer.from(odd)).rows).to.have.length(5000);
    } finally {
      Error.captureStackTrace = capture;
    }
    expect(made).to.equal(0);
  });

  it('reads lines that end with a carriage return alone', () => {
    expect(readCsvTable(Buffer.from('a;b\rc;d')).rows).to.have.length(2);
  });

  it('samples the first lines only, however the sample ends', () => {
    const long = `Gebiet;Wert\n${'Manfort;1\n'.repeat(70)}"${'x'.repeat(70_000)}";1\n`;
    expect(readCsvTable(Buffer.from(long)).rows.at(-1)?.cells).to.have.length(2);
  });
});
