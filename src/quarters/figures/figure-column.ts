import { SourceError } from '../../shared/errors.ts';
import { createLookup, foldName, type Found } from './figure-area.ts';
import type { Indicator } from './indicator.ts';
import { cellText, isFilled, type FigureTable, type TableRow } from './figure-table.ts';

/** What a column of a file may be. With an indicator of its own, value and counts belong to that one (wide layout). */
export const columnRoles = [
  'ignored',
  'area',
  'indicator',
  'reference',
  'value',
  'numerator',
  'denominator',
  'base',
  'sourceTitle',
  'sourceUrl',
] as const;
export type ColumnRole = (typeof columnRoles)[number];
export const figureRoles = ['value', 'numerator', 'denominator'] as const;
export type FigureRole = (typeof figureRoles)[number];

export interface ColumnMeaning {
  role: ColumnRole;
  /** For value, numerator and denominator of one indicator. */
  indicatorId: string | null;
  /** A year that stands in the heading, e.g. "SGB-II-Quote 2024". */
  year: string | null;
}

export interface Heading {
  line: number;
  /** As the file has them; only to recognise it again, never to be stored or shown. */
  texts: string[];
  /** What may be stored and shown of each. */
  shown: string[];
  /** Null: the heading says nothing we know. */
  meanings: (ColumnMeaning | null)[];
}

const headingNames: Record<Exclude<ColumnRole, 'ignored'>, string> = {
  area: 'quartier|gebiet|stadtteil|stadtbezirk|raum|sozialraum|gebietseinheit|quartier stadtteil oder stadt|gebiet quartier',
  indicator: 'kennzahl|indikator|kennzahl id|indikator id|merkmal',
  reference:
    'jahr|stichtag|jahr oder stichtag|stichtag oder jahr|berichtsjahr|datum|zeitpunkt|stand|year',
  value: 'wert|quote|value|wert in prozent',
  numerator: 'zaehler|zaehlerwert',
  denominator: 'nenner|nennerwert|grundgesamtheit',
  base: 'grundlage|basis|statistische grundlage|datengrundlage',
  sourceTitle: 'quelle|datenquelle|source',
  sourceUrl: 'quelle url|url|link|internetadresse|adresse der quelle',
};
/** Columns of our own template that only explain, and what needs no asking. */
const ignoredNames =
  'bezeichnung|einheit|definition zaehler|definition nenner|anlass|nr|lfd nr|bemerkung|hinweis|anmerkung|schluessel';

const roleOfName = new Map<string, ColumnRole>([
  ...Object.entries(headingNames).flatMap(([role, names]) =>
    names.split('|').map((name): [string, ColumnRole] => [name, role as ColumnRole]),
  ),
  ...ignoredNames.split('|').map((name): [string, ColumnRole] => [name, 'ignored']),
]);

export const plainMeaning = (role: ColumnRole): ColumnMeaning => ({
  role,
  indicatorId: null,
  year: null,
});

export type IndicatorLookup = (text: string) => Found<Indicator>;

/** For rows: one that is not found gets a suggestion. */
export function createIndicatorLookup(indicators: readonly Indicator[]): IndicatorLookup {
  return createLookup(indicators, ({ id, name }) => [id, name]);
}

/** For headings, of which every cell of many rows may be one: no suggestions. */
export function createHeadingLookup(indicators: readonly Indicator[]): IndicatorLookup {
  return createLookup(indicators, ({ id, name }) => [id, name], 0);
}

/** What a heading means; null where it says nothing we know. */
export function meaningOf(heading: string, find: IndicatorLookup): ColumnMeaning | null {
  const role = roleOfName.get(foldName(heading));
  if (role !== undefined) return plainMeaning(role);
  const indicator = find(heading).item;
  if (indicator) return { role: 'value', indicatorId: indicator.id, year: null };
  return ofIndicator(heading, find);
}

/** "SGB-II-Quote 2024 (Zähler)", "kinderarmut_u15 in %". */
function ofIndicator(heading: string, find: IndicatorLookup): ColumnMeaning | null {
  const year = yearOf(heading);
  const part = /\bz(ä|ae)hler\b/iu.test(heading)
    ? 'numerator'
    : /\bnenner\b/iu.test(heading)
      ? 'denominator'
      : 'value';
  const name = heading
    .replace(year ?? '', ' ')
    .replaceAll(/\b(z(ä|ae)hler|nenner|wert)\b|\bin (%|prozent)|[()%:]/giu, ' ');
  const indicator = find(name).item;
  return indicator ? { role: part, indicatorId: indicator.id, year } : null;
}

const years = /(?<!\d)(19|20)\d{2}(?!\d)/gu;

export const yearOf = (heading: string): string | null => heading.match(years)?.[0] ?? null;

/**
 * A title or a note may stand above: the heading is the row of the first thirty in which most columns are known.
 * @throws SourceError where no row looks like one: the first is then taken for figures, and nothing of it is kept
 */
export function findHeading(table: FigureTable, find: IndicatorLookup): Heading | undefined {
  const filled = table.rows.slice(0, 30).filter(isFilled);
  const read = filled.map((row) => headingOf(row, find));
  const known = ({ texts, meanings }: Heading): number =>
    meanings.filter((meaning, column) => meaning !== null && texts[column] !== '').length;
  const best = [...read].sort((a, b) => known(b) - known(a))[0];
  if (best && known(best) >= 2) return best;
  const first = read.find(({ texts }) => texts.filter((text) => text !== '').length >= 2);
  if (first?.texts.some(isFigure)) {
    throw new SourceError(
      `Die erste Zeile muss die Spalten benennen; in Zeile ${first.line} stehen Zahlen.`,
    );
  }
  return first;
}

/** A number alone, whatever is around it ("7", "ca. 7 %"), but no year. */
const isFigure = (text: string): boolean =>
  /\d/u.test(text) && !/\p{L}{3}/u.test(text) && hasOtherDigits(text);

const hasOtherDigits = (text: string): boolean => /\d/u.test(text.replaceAll(years, ''));

/** A file without a heading would have its first figures stored as one: numbers we do not know are left out. */
function shownHeading(text: string, column: number, meaning: ColumnMeaning | null): string {
  if (meaning !== null || !hasOtherDigits(text)) return text.slice(0, 120);
  const year = yearOf(text);
  return `Spalte ${column + 1}${year === null ? '' : ` (${year})`}`;
}

function headingOf({ line, cells }: TableRow, find: IndicatorLookup): Heading {
  const texts = cells.map(cellText);
  const meanings = texts.map((text) =>
    text === '' ? plainMeaning('ignored') : meaningOf(text, find),
  );
  const shown = texts.map((text, column) => shownHeading(text, column, meanings[column] ?? null));
  return { line, texts, shown, meanings };
}

export const noIndicator = 'Keine Spalte sagt, um welche Kennzahl es geht.';

/** Why a file with these columns cannot be read yet; empty if it can. German, for the mapping page. */
export function columnProblems(
  meanings: readonly (ColumnMeaning | null)[],
  { hasReference }: { hasReference: boolean },
): string[] {
  const count = (role: ColumnRole): number =>
    meanings.filter((one) => one?.role === role && one.indicatorId === null).length;
  const wide = meanings.filter((one) => one !== null && one.indicatorId !== null);
  const hasFigures =
    count('value') === 1 || (count('numerator') === 1 && count('denominator') === 1);
  const isLong = count('indicator') > 0;
  const problems: string[] = [];
  if (count('area') !== 1) problems.push('Genau eine Spalte muss das Gebiet nennen.');
  if (isLong && wide.length > 0) {
    problems.push('Entweder nennt eine Spalte die Kennzahl, oder jede Kennzahl hat ihre Spalte.');
  }
  if (count('indicator') > 1) problems.push('Nur eine Spalte kann die Kennzahl nennen.');
  if (!isLong && wide.length === 0) problems.push(noIndicator);
  if (isLong && !hasFigures)
    problems.push('Es fehlt eine Spalte mit Wert oder mit Zähler und Nenner.');
  if (count('reference') > 1) problems.push('Nur eine Spalte kann Jahr oder Stichtag nennen.');
  const isDated = hasReference || count('reference') === 1 || wide.every((one) => one?.year);
  if (!isDated)
    problems.push('Jahr oder Stichtag fehlt: als Spalte oder als Angabe für alle Zeilen.');
  return problems;
}
