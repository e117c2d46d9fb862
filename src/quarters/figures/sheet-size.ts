import { SourceError } from '../../shared/errors.ts';

/**
 * What a file of figures may hold. A city of fifty quarters with 37 indicators and five years has 9,250 values; a row
 * per value, or a column per indicator and year, stays far below.
 */
export const tableLimits = { cells: 600_000, columns: 400, rows: 60_000 };

export const tooLarge = (): SourceError =>
  new SourceError(
    'Die Tabelle ist zu groß (höchstens 60.000 Zeilen und 400 Spalten). Bitte löschen Sie leere Zeilen und Spalten am Rand, oder teilen Sie die Tabelle, zum Beispiel nach Jahren.',
  );

export type SheetMeasure = ReturnType<typeof createSheetMeasure>;

/**
 * Watches how far the cells of all sheets of a file reach together. One address is enough to make a reader fill the whole rectangle before
 * it, so that this is asked before anything is built.
 * @throws SourceError with the first address that reaches too far, or that is none
 */
export function createSheetMeasure() {
  let [before, rows, columns] = [0, 0, 0];
  const reach = (row: number, column: number): void => {
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
    const { cells, columns: most } = tableLimits;
    if (columns > most || before + rows * Math.max(1, columns) > cells) throw tooLarge();
  };
  const cell = (address: string): void => {
    const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(address) ?? [];
    if (letters === '') throw unreadable();
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    reach(Number(digits), column);
  };
  return {
    endSheet: (): void => {
      [before, rows, columns] = [before + rows * Math.max(1, columns), 0, 0];
    },
    cell,
    /** `r` of a row; '' where it has none. */
    row: (number: string): void => {
      if (!/^\d{0,7}$/u.test(number)) throw unreadable();
      reach(Number(number), 0);
    },
    /** "A1" or "A1:F20". */
    dimension: (ref: string): void => {
      for (const address of ref.split(':')) if (address !== '') cell(address);
    },
  };
}

const unreadable = (): SourceError =>
  new SourceError('Die Excel-Datei lässt sich nicht lesen: Eine Zelle hat keine gültige Adresse.');
