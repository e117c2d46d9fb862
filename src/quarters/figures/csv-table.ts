import { parse } from 'csv-parse/sync';
import { SourceError } from '../../shared/errors.ts';
import { tableLimits, tooLarge } from './sheet-size.ts';
import { emptyCell, textCell, type Cell, type FigureTable, type TableRow } from './figure-table.ts';

const delimiters = [
  { sign: ';', name: 'Semikolon' },
  { sign: '\t', name: 'Tabulator' },
  { sign: ',', name: 'Komma' },
] as const;
type Delimiter = (typeof delimiters)[number];

/** Text as Excel, statistics programs and web exports write it. @throws SourceError for what is no text */
export function readCsvTable(bytes: Buffer): FigureTable {
  const { text, encoding } = decode(bytes);
  if (text.includes('\u0000')) {
    throw new SourceError('Die Datei ist keine Tabelle im Format CSV oder XLSX.');
  }
  const delimiter = delimiterOf(text);
  return {
    format: 'csv',
    rows: rowsOf(text, delimiter),
    notes: [`Gelesen als ${encoding}, Spalten getrennt durch ${delimiter.name}.`],
  };
}

function decode(bytes: Buffer): { text: string; encoding: string } {
  const [first = 0, second = 0] = bytes;
  const as = (label: string): string => new TextDecoder(label).decode(bytes);
  if (first === 0xff && second === 0xfe) return { text: as('utf-16le'), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: as('utf-16be'), encoding: 'UTF-16' };
  // Without a mark: in Latin text every other byte is zero.
  if (first !== 0 && second === 0 && bytes.length > 3) {
    return { text: as('utf-16le'), encoding: 'UTF-16' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: as('windows-1252'), encoding: 'Windows-1252' };
  }
}

/** The sign that cuts most lines into the same number of columns; a decimal comma cuts only some. */
function delimiterOf(text: string): Delimiter {
  const start = text.slice(0, 64 * 1024);
  const scored = delimiters.map((delimiter) => {
    const widths = widthsOf(start, delimiter);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 1, lines = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, score: width < 2 ? 0 : (lines / widths.length) ** 2 * Math.sqrt(width) };
  });
  const [first = { delimiter: delimiters[0], score: 0 }, ...rest] = scored;
  return rest.reduce((best, one) => (one.score > best.score ? one : best), first).delimiter;
}

const isTooLarge = (rows: number, cells: number, columns: number): boolean =>
  rows > tableLimits.rows || cells > tableLimits.cells || columns > tableLimits.columns;

/** Of the first lines; one of them may already be wider than a table may be, which the reading itself then says. */
function widthsOf(start: string, delimiter: Delimiter): number[] {
  try {
    return rowsOf(start, delimiter)
      .slice(0, 60)
      .map(({ cells }) => cells.length);
  } catch (error) {
    if (error instanceof SourceError && error.message === tooLarge().message) {
      return [tableLimits.columns + 1];
    }
    throw error;
  }
}

const cellOf = (text: string): Cell => (text === '' ? emptyCell : textCell(text));

function rowsOf(text: string, { sign }: Delimiter): TableRow[] {
  try {
    const rows: TableRow[] = [];
    let cells = 0;
    parse(text, {
      delimiter: sign,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 256 * 1024,
      // Counted while it is read: a table that is too large is never built.
      on_record: (record: string[], { lines }) => {
        cells += record.length;
        if (isTooLarge(rows.length + 1, cells, record.length)) throw tooLarge();
        rows.push({ line: lines, cells: record.map(cellOf) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const line = /at line (\d+)/u.exec(reason)?.[1] ?? /on line (\d+)/u.exec(reason)?.[1];
    throw new SourceError(
      `Die Datei ist keine lesbare CSV-Tabelle${line === undefined ? '' : ` (ab Zeile ${line}: ein Anführungszeichen ist nicht geschlossen)`}.`,
    );
  }
}
