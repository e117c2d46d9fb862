import { SourceError } from '../../shared/errors.ts';
import { csvRecords } from './csv-records.ts';
import { tableLimits, tooLarge } from './sheet-size.ts';
import { emptyCell, textCell, type Cell, type FigureTable, type TableRow } from './figure-table.ts';

const delimiters = [
  { sign: ';', name: 'Semikolon' },
  { sign: '\t', name: 'Tabulator' },
  { sign: ',', name: 'Komma' },
] as const;
type Delimiter = (typeof delimiters)[number];

/** How many rows a reader wants at most, and what it says of more. */
export interface MostRows {
  count: number;
  error: () => SourceError;
}

/** Text as Excel, statistics programs and web exports write it. @throws SourceError for what is no text */
export function readCsvTable(
  bytes: Buffer,
  mostRows: MostRows = { count: tableLimits.rows, error: tooLarge },
): FigureTable {
  const { text: decoded, encoding } = decode(bytes);
  // Old programs end a line with a carriage return alone.
  const text = decoded.includes('\n') ? decoded : decoded.replaceAll('\r', '\n');
  if (text.includes('\u0000')) {
    throw new SourceError('Die Datei ist keine Tabelle im Format CSV oder XLSX.');
  }
  const delimiter = delimiterOf(text);
  return {
    format: 'csv',
    rows: rowsOf(text, delimiter, mostRows),
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

const sampleLines = 60;

/** Of the first lines; what is wrong with one of them the reading itself says. */
function widthsOf(start: string, { sign }: Delimiter): number[] {
  const widths: number[] = [];
  try {
    for (const { cells } of csvRecords(start, { sign, mostCells: tableLimits.columns })) {
      widths.push(cells.length);
      if (widths.length === sampleLines) break;
    }
  } catch (error) {
    // The sample may also end within a cell.
    if (!(error instanceof SourceError)) throw error;
  }
  return widths;
}

const cellOf = (text: string): Cell => (text === '' ? emptyCell : textCell(text));

/** @throws SourceError as soon as it is too large, so that such a table is never built */
function rowsOf(text: string, { sign }: Delimiter, mostRows: MostRows): TableRow[] {
  const rows: TableRow[] = [];
  let count = 0;
  for (const { line, cells } of csvRecords(text, { sign, mostCells: tableLimits.columns })) {
    count += cells.length;
    if (rows.length === mostRows.count) throw mostRows.error();
    if (isTooLarge(rows.length + 1, count, cells.length)) throw tooLarge();
    rows.push({ line, cells: cells.map(cellOf) });
  }
  return rows;
}
