import { createHash } from 'node:crypto';
import { foldName } from './figure-area.ts';
import {
  columnProblems,
  figureRoles,
  plainMeaning,
  type ColumnMeaning,
  type Heading,
} from './figure-column.ts';
import { noCounts, type FigureOutcome } from './figure-import.ts';
import type { ReadFigures } from './figure-row.ts';
import type { Cell, FigureTable } from './figure-table.ts';
import type { Indicator } from './indicator.ts';

/** A file that was read as far as its heading. */
export interface Opened {
  table: FigureTable;
  heading: Heading;
  indicators: Indicator[];
  meanings: ColumnMeaning[];
}

/** Undefined where somebody has to say what the columns are. */
export function knownMeanings(
  meanings: readonly (ColumnMeaning | null)[],
  reference: string,
): ColumnMeaning[] | undefined {
  const known = meanings.filter((one) => one !== null);
  if (known.length < meanings.length) return undefined;
  const problems = columnProblems(known, { hasReference: reference !== '' });
  return problems.length === 0 ? known : undefined;
}

/** A heading we do not know above nothing at all needs no question. */
export function withoutBareColumns({ line, meanings }: Heading, table: FigureTable) {
  const below = table.rows.filter((row) => row.line > line);
  return meanings.map((meaning, column) =>
    meaning === null && below.every(({ cells }) => (cells[column]?.kind ?? 'empty') === 'empty')
      ? plainMeaning('ignored')
      : meaning,
  );
}

export const layoutOf = (meanings: readonly (ColumnMeaning | null)[]): 'wide' | 'long' =>
  meanings.some((one) => one !== null && one.indicatorId !== null) ? 'wide' : 'long';

/** Two files with the same headings in the same order are read in the same way. */
export function headerKeyOf({ texts }: Pick<Heading, 'texts'>): string {
  return createHash('sha256').update(texts.map(foldName).join('\n')).digest('hex');
}

export function firstOutcome(
  { base, yearMeaning, reference }: Pick<FigureOutcome, 'base' | 'yearMeaning' | 'reference'>,
  { table, heading }: Omit<Opened, 'meanings'>,
  asks: boolean,
): FigureOutcome {
  const below = table.rows.filter((row) => row.line > heading.line);
  return {
    phase: asks ? 'columns' : 'reading',
    base,
    yearMeaning,
    reference,
    headerKey: headerKeyOf(heading),
    basis: '',
    counts: noCounts,
    refused: [],
    unchangedLines: '',
    notes: table.notes,
    columns: heading.shown.map((text, column) => ({
      heading: text,
      samples: samplesOf(below.map(({ cells }) => cells[column])),
    })),
  };
}

/** Words only: a number could be a small count, and no preview may show one. */
function samplesOf(cells: readonly (Cell | undefined)[]) {
  const shown = cells
    .filter((cell) => cell !== undefined && cell.kind !== 'empty')
    .slice(0, 40)
    .map((cell) =>
      cell.kind === 'text' && !/\d/u.test(cell.text) ? cell.text.slice(0, 40) : 'Zahl',
    );
  return [...new Set(shown)].slice(0, 3);
}

/** Columns of our own template that only explain; nobody expects them to be read. */
const explains = /^(bezeichnung|einheit|definition zaehler|definition nenner|anlass)$/u;

/** Names the columns that hold something and were not read. */
export function unreadNotes({ table, heading, meanings }: Opened): string[] {
  const below = table.rows.filter((row) => row.line > heading.line);
  const isWide = layoutOf(meanings) === 'wide';
  const unread = meanings.flatMap(({ role, indicatorId }, column) => {
    const isStray = isWide && indicatorId === null && figureRoles.some((one) => one === role);
    const isBare = below.every(({ cells }) => (cells[column]?.kind ?? 'empty') === 'empty');
    const text = heading.texts[column] ?? '';
    if ((role !== 'ignored' && !isStray) || isBare || explains.test(foldName(text))) return [];
    return text === '' ? `Spalte ${column + 1} (ohne Überschrift)` : (heading.shown[column] ?? '');
  });
  return unread.length === 0 ? [] : [`Nicht gelesene Spalten: ${unread.join(', ')}.`];
}

export function styleNotes({ style, hasAmbiguous }: ReadFigures): string[] {
  if (style === 'mixed') {
    return [
      'Die Datei schreibt Zahlen mit Komma und mit Punkt. Was sich auf zwei Weisen lesen lässt, ist abgelehnt.',
    ];
  }
  if (style === 'unknown') return [];
  const [word, group] =
    style === 'german'
      ? ['Dezimalkomma', 'Punkte gelten als Tausender']
      : ['Dezimalpunkt', 'Kommas gelten als Tausender'];
  return [
    `Zahlen mit ${word} gelesen.${hasAmbiguous ? ` Mehrdeutige Zahlen richten sich danach: ${group}.` : ''}`,
  ];
}
