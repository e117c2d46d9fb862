import type { Day } from '../../shared/dates.ts';
import { createAreaLookup, foldName, type FigureArea } from './figure-area.ts';
import {
  createIndicatorLookup,
  type ColumnMeaning,
  type FigureRole,
  type Heading,
} from './figure-column.ts';
import { isAmbiguous, numberStyleOf, type NumberStyle } from './figure-number.ts';
import type { FigureReference, YearMeaning } from './figure-reference.ts';
import { isFilled, type Cell, type FigureTable, type TableRow } from './figure-table.ts';
import type { Indicator } from './indicator.ts';
import { readEntry } from './figure-entry.ts';

/** A figure as a file states it, checked, before secrecy. */
export interface ReadFigure {
  line: number;
  area: FigureArea;
  indicator: Indicator;
  base: string;
  reference: FigureReference;
  /** `locked` by the source. */
  state: 'value' | 'locked';
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  origin: 'berichtet' | 'abgeleitet';
  sourceTitle: string | null;
  sourceUrl: string | null;
}

/** A row or cell that was not taken, and why; never repeats a number of the file. */
export interface RefusedLine {
  line: number;
  reason: string;
}

export interface ReadFigures {
  figures: ReadFigure[];
  refused: RefusedLine[];
  /** Cells without a figure: nothing there at all, and "k. A.". */
  empty: number;
  noStatement: number;
  style: NumberStyle;
  /** Whether numbers such as 1.234 were read by the style of the others. */
  hasAmbiguous: boolean;
}

export interface ReadingRules {
  areas: readonly FigureArea[];
  indicators: readonly Indicator[];
  today: Day;
  /** For rows that name none. */
  base: string;
  yearMeaning: YearMeaning;
  /** For rows that name no year; as it was typed, '' = none. */
  reference: string;
}

/** One figure of a row: which cells it is made of. */
export interface Entry {
  line: number;
  area: Cell;
  indicator: Cell | { id: string };
  reference: Cell;
  base: Cell;
  sourceTitle: Cell;
  sourceUrl: Cell;
  figures: Record<FigureRole, Cell>;
  /** Heading of the column, where an indicator has one of its own. */
  column: string | null;
}

const none: Cell = { kind: 'empty' };

/** Reads all rows below the heading. Rows that contradict each other are all refused, each naming the other. */
export function readFigures(
  table: FigureTable,
  heading: Heading & { meanings: readonly (ColumnMeaning | null)[] },
  rules: ReadingRules,
): ReadFigures {
  const rows = table.rows.filter((row) => row.line > heading.line && isFilled(row));
  const entries = rows.flatMap((row) => entriesOf(row, heading, rules));
  const cells = entries.flatMap(({ figures }) => Object.values(figures));
  const style = numberStyleOf(cells);
  const areaHeading = heading.texts[heading.meanings.findIndex((one) => one?.role === 'area')];
  const reading = {
    ...rules,
    style,
    findArea: createAreaLookup(
      rules.areas,
      /^stadt(teil|bezirk)/u.test(foldName(areaHeading ?? '')),
    ),
    findIndicator: createIndicatorLookup(rules.indicators),
    byId: new Map(rules.indicators.map((indicator) => [indicator.id, indicator])),
  };
  const hasAmbiguous = cells.some(isAmbiguous);
  const counts = { empty: 0, noStatement: 0 };
  const result: ReadFigures = { figures: [], refused: [], ...counts, style, hasAmbiguous };
  const refused = new Map<string, RefusedLine>();
  for (const entry of entries) {
    const read = readEntry(entry, reading);
    if (read.kind === 'figure') result.figures.push(read.figure);
    else if (read.kind === 'refused')
      refused.set(`${entry.line} ${read.reason}`, { line: entry.line, reason: read.reason });
    else result[read.kind] += 1;
  }
  result.refused.push(...refused.values());
  return result;
}

function entriesOf(row: TableRow, { meanings, texts }: Heading, rules: ReadingRules): Entry[] {
  const cellOf = (role: ColumnMeaning['role'], indicatorId: string | null, year: string | null) =>
    row.cells[
      meanings.findIndex(
        (one) => one?.role === role && one.indicatorId === indicatorId && one.year === year,
      )
    ] ?? none;
  const plain = (role: ColumnMeaning['role']): Cell => cellOf(role, null, null);
  const given: Cell = rules.reference === '' ? none : { kind: 'text', text: rules.reference };
  const ofRow = plain('reference').kind === 'empty' ? given : plain('reference');
  const entry = (indicatorId: string | null, year: string | null): Entry => ({
    line: row.line,
    area: plain('area'),
    indicator: indicatorId === null ? plain('indicator') : { id: indicatorId },
    reference: year === null ? ofRow : { kind: 'text', text: year },
    base: plain('base'),
    sourceTitle: plain('sourceTitle'),
    sourceUrl: plain('sourceUrl'),
    figures: {
      value: cellOf('value', indicatorId, year),
      numerator: cellOf('numerator', indicatorId, year),
      denominator: cellOf('denominator', indicatorId, year),
    },
    column: indicatorId === null ? null : (texts[columnOf(meanings, indicatorId, year)] ?? null),
  });
  const wide = new Map<string, [string, string | null]>();
  for (const one of meanings) {
    if (one !== null && one.indicatorId !== null) {
      wide.set(`${one.indicatorId} ${one.year ?? ''}`, [one.indicatorId, one.year]);
    }
  }
  if (wide.size === 0) return [entry(null, null)];
  return [...wide.values()].map(([indicatorId, year]) => entry(indicatorId, year));
}

const columnOf = (
  meanings: readonly (ColumnMeaning | null)[],
  indicatorId: string,
  year: string | null,
): number => meanings.findIndex((one) => one?.indicatorId === indicatorId && one.year === year);
