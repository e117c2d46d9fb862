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

/** One page of a long list: `partials/paging.ejs`. */
export interface PagingView {
  /** "Seite 2 von 53"; null where everything fits on one page. */
  text: string | null;
  previousHref: string | null;
  nextHref: string | null;
}

/**
 * The rows of the page that was asked for; a number beyond the last page shows the last one.
 * @param hrefOf the address of a page
 */
export function pageOf<Item>(
  items: readonly Item[],
  { page, size }: { page: number; size: number },
  hrefOf: (page: number) => string,
): { items: readonly Item[]; paging: PagingView } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const current = Math.min(Math.max(1, page), pages);
  return {
    items: items.slice((current - 1) * size, current * size),
    paging: {
      text: pages === 1 ? null : `Seite ${current} von ${pages}`,
      previousHref: current > 1 ? hrefOf(current - 1) : null,
      nextHref: current < pages ? hrefOf(current + 1) : null,
    },
  };
}

/** The page number of an address (`?seite=`); the first page for anything else. */
export function pageNumber(asked: unknown): number {
  return typeof asked === 'string' && /^[1-9]\d{0,5}$/u.test(asked) ? Number(asked) : 1;
}
