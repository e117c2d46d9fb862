import type { FigureArea, Found } from './figure-area.ts';
import { readBase } from './figure-base.ts';
import { figureRoles, type FigureRole, type IndicatorLookup } from './figure-column.ts';
import { readFigure, type CellFigure, type NumberStyle } from './figure-number.ts';
import { readReference, type FigureReference } from './figure-reference.ts';
import type { Entry, ReadFigure, ReadingRules } from './figure-row.ts';
import { workOut } from './figure-rules.ts';
import { cellText, type Cell } from './figure-table.ts';
import type { Indicator } from './indicator.ts';

export interface Reading extends ReadingRules {
  style: NumberStyle;
  findArea: (text: string) => Found<FigureArea>;
  findIndicator: IndicatorLookup;
  byId: ReadonlyMap<string, Indicator>;
}

export type ReadEntry =
  | { kind: 'figure'; figure: ReadFigure }
  | { kind: 'refused'; reason: string }
  | { kind: 'empty' | 'noStatement' };

const figureWords: Record<FigureRole, string> = {
  value: 'Wert',
  numerator: 'Zähler',
  denominator: 'Nenner',
};

/** One figure of one row, or why it is not taken. All that is wrong is named at once. */
export function readEntry(entry: Entry, reading: Reading): ReadEntry {
  const cells = figuresOf(entry, reading);
  const kinds = Object.values(cells).map(({ kind }) => kind);
  const isBare = kinds.every((kind) => kind === 'empty' || kind === 'noStatement');
  // A row of the template that nobody filled in says nothing, whatever else stands in it.
  if (isBare) return { kind: kinds.includes('noStatement') ? 'noStatement' : 'empty' };
  const problems: string[] = [];
  const need = <Item>(read: Item | { why: string }): Item | null => {
    if (!isProblem(read)) return read;
    problems.push(read.why);
    return null;
  };
  const area = need(areaOf(entry.area, reading));
  const indicator = need(indicatorOf(entry.indicator, reading));
  const reference = need(referenceOf(entry, reading));
  const base = need(baseOf(entry.base, reading));
  const sourceUrl = need(urlOf(entry.sourceUrl));
  // What is wrong with a whole row of the wide layout is said once, not once per column.
  if (entry.column !== null && problems.length > 0) return refused(problems, null);
  for (const role of figureRoles) {
    const figure = cells[role];
    if (figure.kind === 'unclear') problems.push(`${figureWords[role]} ${figure.why}`);
  }
  if (area === null || indicator === null || reference === null || base === null) {
    return refused(problems, entry.column);
  }
  const isLocked = kinds.includes('locked');
  const worked = problems.length > 0 || isLocked ? null : measure(cells, indicator);
  if (worked?.ok === false) problems.push(worked.why);
  if (problems.length > 0) return refused(problems, entry.column);
  const figure: ReadFigure = {
    line: entry.line,
    area,
    indicator,
    base,
    reference,
    state: isLocked ? 'locked' : 'value',
    ...(worked?.ok === true
      ? worked.figure
      : { value: null, numerator: null, denominator: null, origin: 'berichtet' }),
    sourceTitle: cellText(entry.sourceTitle).slice(0, 300) || null,
    sourceUrl: sourceUrl === '' ? null : sourceUrl,
  };
  return { kind: 'figure', figure };
}

interface Problem {
  why: string;
}

function isProblem(read: unknown): read is Problem {
  return typeof read === 'object' && read !== null && 'why' in read;
}

const figuresOf = ({ figures }: Entry, { style }: Reading): Record<FigureRole, CellFigure> => ({
  value: readFigure(figures.value, style),
  numerator: readFigure(figures.numerator, style),
  denominator: readFigure(figures.denominator, style),
});

function measure(cells: Record<FigureRole, CellFigure>, indicator: Indicator) {
  const numberOf = (figure: CellFigure): number | null =>
    figure.kind === 'number' ? figure.value : null;
  const isPercent = (figure: CellFigure): boolean => figure.kind === 'number' && figure.isPercent;
  if (isPercent(cells.numerator) || isPercent(cells.denominator)) {
    return { ok: false, why: 'Zähler und Nenner sind Anzahlen, keine Prozente' } as const;
  }
  if (isPercent(cells.value) && indicator.unit !== '%') {
    return {
      ok: false,
      why: `Der Wert ist in Prozent, die Kennzahl in ${indicator.unit}`,
    } as const;
  }
  return workOut(
    {
      value: numberOf(cells.value),
      numerator: numberOf(cells.numerator),
      denominator: numberOf(cells.denominator),
      decimals: cells.value.kind === 'number' ? cells.value.decimals : 0,
    },
    indicator,
  );
}

function areaOf(cell: Cell, { findArea }: Reading): FigureArea | Problem {
  return named(cell, findArea, 'Gebiet');
}

function indicatorOf(
  cell: Entry['indicator'],
  { byId, findIndicator }: Reading,
): Indicator | Problem {
  if (!('id' in cell)) return named(cell, findIndicator, 'Kennzahl');
  return byId.get(cell.id) ?? { why: 'Kennzahl unbekannt' };
}

function named<Item>(
  cell: Cell,
  find: (text: string) => Found<Item>,
  what: string,
): Item | Problem {
  if (cell.kind === 'empty') return { why: `${what} fehlt` };
  if (cell.kind === 'error') return { why: `${what} enthält ${cell.text}` };
  const text = cellText(cell);
  const found = find(text);
  if (found.item !== null) return found.item;
  // A slipped column would put a count here: only words are repeated.
  const shown = /\p{L}{2}/u.test(text) && !/\d/u.test(text) ? ` „${text.slice(0, 60)}“` : '';
  const ask = found.suggestion === null ? '' : `. Meinten Sie „${found.suggestion}“?`;
  return { why: `${what}${shown} unbekannt${ask}` };
}

function referenceOf({ reference }: Entry, reading: Reading): FigureReference | Problem {
  const read = readReference(reference, reading);
  if (read === null) return { why: 'Jahr oder Stichtag fehlt' };
  return read.ok ? read.reference : { why: read.why };
}

function baseOf(cell: Cell, { base }: Reading): string | Problem {
  if (cell.kind === 'empty') return base;
  const read = readBase(cellText(cell));
  return read.ok ? read.base : { why: read.why };
}

function urlOf(cell: Cell): string | Problem {
  const text = cellText(cell);
  return text === '' || (/^https?:\/\/\S+$/u.test(text) && text.length <= 1000)
    ? text
    : { why: 'Die Internetadresse der Quelle beginnt nicht mit https://' };
}

function refused(problems: readonly string[], column: string | null): ReadEntry {
  const where = column === null ? '' : `Spalte „${column.slice(0, 80)}“: `;
  return { kind: 'refused', reason: `${where}${problems.join('; ')}` };
}
