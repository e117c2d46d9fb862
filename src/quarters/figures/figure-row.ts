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
  const columns = columnsOf(heading);
  const entries = rows.flatMap((row) => entriesOf(row, columns, rules));
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

interface Columns {
  /** The first column of a role, indicator and year. */
  at: ReadonlyMap<string, number>;
  /** What each row speaks of; one entry without an indicator in the long layout. */
  entries: readonly { indicatorId: string | null; year: string | null; column: string | null }[];
}

const columnKey = (role: string, indicatorId: string | null, year: string | null): string =>
  `${role} ${indicatorId ?? ''} ${year ?? ''}`;

/** Worked out once per file: a wide one has hundreds of columns, and each row asks for each. */
function columnsOf({ meanings, shown }: Heading): Columns {
  const at = new Map<string, number>();
  const wide = new Map<string, Columns['entries'][number]>();
  for (const [index, one] of meanings.entries()) {
    if (one === null) continue;
    const { role, indicatorId, year } = one;
    const key = columnKey(role, indicatorId, year);
    if (!at.has(key)) at.set(key, index);
    const entryKey = columnKey('', indicatorId, year);
    if (indicatorId === null || wide.has(entryKey)) continue;
    wide.set(entryKey, { indicatorId, year, column: shown[index] ?? null });
  }
  const long = { indicatorId: null, year: null, column: null };
  return { at, entries: wide.size === 0 ? [long] : [...wide.values()] };
}

function entriesOf(row: TableRow, { at, entries }: Columns, rules: ReadingRules): Entry[] {
  const cellOf = (role: ColumnMeaning['role'], indicatorId: string | null, year: string | null) =>
    row.cells[at.get(columnKey(role, indicatorId, year)) ?? -1] ?? none;
  const plain = (role: ColumnMeaning['role']): Cell => cellOf(role, null, null);
  const given: Cell = rules.reference === '' ? none : { kind: 'text', text: rules.reference };
  const ofRow = plain('reference').kind === 'empty' ? given : plain('reference');
  return entries.map(({ indicatorId, year, column }) => ({
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
    column,
  }));
}
