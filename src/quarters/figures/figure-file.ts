import { readFile } from 'node:fs/promises';
import { SourceError } from '../../shared/errors.ts';
import { readCsvTable } from './csv-table.ts';
import { isFilled, type FigureTable } from './figure-table.ts';
import { tableLimits, tooLarge } from './sheet-size.ts';
import { readXlsxTable } from './xlsx-table.ts';

/** Reads a file by what is in it, whatever it is called. @throws SourceError, German, saying what it is instead */
export async function readFigureFile(path: string): Promise<FigureTable> {
  const bytes = await readFile(path);
  const start = bytes.toString('latin1', 0, 8);
  if (bytes.length === 0) throw new SourceError('Die Datei ist leer.');
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) {
    throw new SourceError(
      'Die Datei ist im alten Excel-Format (.xls) oder mit einem Kennwort geschützt. Bitte speichern Sie sie ungeschützt als .xlsx oder als CSV.',
    );
  }
  if (start.startsWith('%PDF')) {
    throw new SourceError('Die Datei ist ein PDF. Gebraucht wird die Tabelle als CSV oder XLSX.');
  }
  const table = start.startsWith('PK') ? await readXlsxTable(path) : readCsvTable(bytes);
  const cells = table.rows.reduce((sum, row) => sum + row.cells.length, 0);
  if (cells > tableLimits.cells || table.rows.length > tableLimits.rows) {
    throw tooLarge();
  }
  if (!table.rows.some(isFilled)) throw new SourceError('Die Datei enthält keine Zeilen.');
  return table;
}
