import { stringify } from 'csv-stringify/sync';
import type { Response } from 'express';

type Cell = string | number | boolean | null;
export type ListRow = Record<string, Cell | readonly string[]>;

/** All filtered rows of a list as JSON, an array of objects. */
export function sendJson(res: Response, rows: readonly Record<string, unknown>[]): void {
  res.json(rows);
}

/**
 * All filtered rows as CSV for a German Excel: semicolon, decimal comma, BOM. A cell that a spreadsheet would read as
 * a formula gets an apostrophe in front.
 */
export function sendCsv(res: Response, fileName: string, rows: readonly ListRow[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const records = rows.map((row) => columns.map((column) => csvCell(row[column] ?? null)));
  const body = stringify([columns, ...records], {
    delimiter: ';',
    bom: true,
    record_delimiter: '\r\n',
  });
  res.attachment(fileName).type('text/csv; charset=utf-8').send(body);
}

function csvCell(value: Cell | readonly string[]): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  const text = typeof value === 'string' ? value : value.join(', ');
  // Leading blanks and the full-width forms count too: some programs drop the one and fold the other.
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
