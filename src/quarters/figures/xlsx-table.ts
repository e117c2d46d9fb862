import { readFile } from 'node:fs/promises';
import readXlsxFile from 'read-excel-file/universal';
import { SourceError } from '../../shared/errors.ts';
import { isFilled, textCell, type Cell, type FigureTable, type TableRow } from './figure-table.ts';
import { readMarks, type SheetMarks } from './xlsx-marks.ts';

const noMarks: SheetMarks = { errors: new Map(), percents: new Set() };

/** The first sheet with more than one filled row. @throws SourceError for what is no workbook */
export async function readXlsxTable(path: string): Promise<FigureTable> {
  const marks = await readMarks(path);
  const sheets = await readSheets(path);
  const read = sheets.map(({ sheet, data }) => ({
    sheet,
    rows: rowsOf(data, marks.get(sheet) ?? noMarks),
  }));
  const filled = read.filter(({ rows }) => rows.filter(isFilled).length > 1);
  const [first, ...others] = filled;
  if (!first) throw new SourceError('Die Excel-Datei enthält keine Tabelle.');
  const notes = [`Gelesen wurde das Tabellenblatt „${first.sheet}“.`];
  if (others.length > 0) {
    const names = others.map(({ sheet }) => `„${sheet}“`).join(', ');
    notes.push(`Nicht gelesen: ${names}. Jedes Tabellenblatt wird für sich eingelesen.`);
  }
  return { format: 'xlsx', rows: first.rows, notes };
}

/**
 * By the directory of the archive, which is what was measured: the reader for Node goes by the headers inside, which
 * may name other files.
 */
async function readSheets(path: string) {
  try {
    return await readXlsxFile(Uint8Array.from(await readFile(path)).buffer);
  } catch {
    throw new SourceError(
      'Die Excel-Datei lässt sich nicht lesen. Bitte speichern Sie sie noch einmal als „Excel-Arbeitsmappe (.xlsx)“, ohne Kennwort.',
    );
  }
}

/** The reader drops empty rows and columns at the edges, and takes those that hold only errors for empty. */
function rowsOf(data: readonly (readonly unknown[])[], marks: SheetMarks): TableRow[] {
  const places = [...marks.errors.keys()].map((place) => place.split(':').map(Number));
  const height = places.reduce((most, [row = 0]) => Math.max(most, row), data.length);
  const width = places.reduce(
    (most, [, column = 0]) => Math.max(most, column),
    data[0]?.length ?? 0,
  );
  return Array.from({ length: height }, (_row, row) => ({
    line: row + 1,
    cells: Array.from({ length: width }, (_cell, column) =>
      cellOf(data[row]?.[column], `${row + 1}:${column + 1}`, marks),
    ),
  }));
}

function cellOf(raw: unknown, place: string, { errors, percents }: SheetMarks): Cell {
  const error = errors.get(place);
  if (error !== undefined) return { kind: 'error', text: error };
  if (raw instanceof Date) return { kind: 'day', day: raw.toISOString().slice(0, 10) };
  if (typeof raw === 'number')
    return { kind: 'number', value: raw, isPercent: percents.has(place) };
  if (typeof raw === 'boolean') return { kind: 'text', text: raw ? 'WAHR' : 'FALSCH' };
  return typeof raw === 'string' ? textCell(raw) : { kind: 'empty' };
}
