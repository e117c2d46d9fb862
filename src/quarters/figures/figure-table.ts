import type { Day } from '../../shared/dates.ts';

/** A file of figures as rows of cells, whatever format it came in. */
export interface FigureTable {
  format: 'csv' | 'xlsx';
  rows: TableRow[];
  /** What had to be decided while reading, German. */
  notes: string[];
}

export interface TableRow {
  /** Line of the file or row of the sheet, from one. */
  line: number;
  cells: Cell[];
}

/** `error` is a formula without a result or an error value such as #DIV/0!. */
export type Cell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; isPercent: boolean }
  | { kind: 'day'; day: Day }
  | { kind: 'error'; text: string };

export const emptyCell: Cell = { kind: 'empty' };

const errorValue = /^#(WERT|VALUE|DIV\/0|NV|N\/A|BEZUG|REF|NAME|ZAHL|NUM|NULL|ÜBERLAUF|SPILL|#)/iu;
const errorSigns = /^#[^\s]{0,12}/u;
/** Thin, narrow, no-break and figure spaces are blanks; soft hyphens and zero-width signs are nothing. */
const blanks = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/gu;
const nothing = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/** A cell as text, however it was typed: NFC, single blanks, no apostrophe that only protects from being a formula. */
export function textCell(raw: string): Cell {
  const text = cleanText(raw);
  if (text === '') return emptyCell;
  if (errorValue.test(text)) return { kind: 'error', text: errorSigns.exec(text)?.[0] ?? '#' };
  if (/^[=@]/u.test(text)) return { kind: 'error', text: 'Formel' };
  return { kind: 'text', text };
}

function cleanText(raw: string): string {
  return raw
    .normalize('NFC')
    .replaceAll(nothing, '')
    .replaceAll(blanks, ' ')
    .trim()
    .replace(/^'(?=.)/u, '');
}

export const isFilled = ({ cells }: Pick<TableRow, 'cells'>): boolean =>
  cells.some(({ kind }) => kind !== 'empty');

/** What a cell says as text; a year that was typed as a number is a text too. */
export function cellText(cell: Cell | undefined): string {
  if (cell?.kind === 'text') return cell.text;
  if (cell?.kind === 'number') return String(cell.value);
  return cell?.kind === 'day' ? cell.day : '';
}
