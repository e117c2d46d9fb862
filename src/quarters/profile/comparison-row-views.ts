import type { ListRow } from '../../http/lists.ts';
import { barSpans } from '../../shared/bar-geometry.ts';
import type { Day } from '../../shared/dates.ts';
import {
  ageNote,
  asOfText,
  comparisonText,
  missingText,
  shortValueText,
  suppressedText,
  titleWithUnit,
  valueText,
} from '../figures/value-words.ts';
import type { IndicatorValue } from '../figures/indicator.ts';
import {
  compareWithCity,
  isDrawableCell,
  isDrawableRow,
  isOfCity,
  type ComparedCell,
  type ComparedRow,
} from './quarter-comparison.ts';

export interface ComparisonChart {
  id: string;
  title: string;
  isDemo: boolean;
  description: string;
  asOf: string;
  height: number;
  bars: {
    kind: 'quarter' | 'city';
    name: string;
    value: string;
    left: number;
    width: number;
    y: number;
    valueLeft: number;
  }[];
}

export interface ComparisonRow {
  name: string;
  isDemo: boolean;
  asOf: string;
  ageNote: string | null;
  cells: { title: string; text: string; detail: string | null; isMissing: boolean }[];
  city: { title: string; text: string } | null;
  sources: { text: string; href: string | null }[];
}

/** One picture per indicator: of the published values, else of the invented ones. */
export function isPictured(row: ComparedRow, rows: readonly ComparedRow[]): boolean {
  const published = rows.find(
    (other) => other.indicator.id === row.indicator.id && !other.isDemo && isDrawableRow(other),
  );
  return isDrawableRow(row) && (published === undefined || published === row);
}

/** Names stand above their bars: they are as long as names of quarters are. */
const chart = { step: 38, width: 240 };

export function comparisonChart(row: ComparedRow): ComparisonChart {
  const { indicator, cells, city, reference } = row;
  const areas = [
    ...cells.map((cell) => ({
      kind: 'quarter' as const,
      name: cell.quarter.name,
      value: isDrawableCell(cell) ? cell.value : null,
      without: withoutBar(cell),
    })),
    ...(city === null ? [] : [{ kind: 'city' as const, name: 'Stadt', value: city, without: '' }]),
  ];
  const spans = barSpans(
    areas.map(({ value }) => value?.value ?? null),
    chart.width,
  );
  const words = areas.map(({ name, value, without }) =>
    value === null
      ? `${name} ohne Balken (${without})`
      : `${name} ${shortValueText(value.value ?? 0, indicator)}`,
  );
  return {
    id: `bild-${indicator.id}`,
    title: titleWithUnit(indicator),
    isDemo: row.isDemo,
    description: `${words.join(', ')}.`,
    asOf: reference === null ? '' : asOfText(reference),
    height: areas.length * chart.step,
    bars: areas.map(({ kind, name, value, without }, index) => {
      const { left, width } = spans[index] ?? { left: 0, width: 0 };
      return {
        kind,
        name,
        value: value === null ? without : shortValueText(value.value ?? 0, indicator),
        left,
        width,
        y: index * chart.step,
        valueLeft: left + width + (width > 0 ? 6 : 0),
      };
    }),
  };
}

/** "gesperrt" and the like, where no bar can be. */
function withoutBar({ value, isOfReference }: ComparedCell): string {
  if (value === null) return missingText;
  if (!isOfReference) return 'anderer Stand';
  return value.state === 'suppressed' ? suppressedText(value) : 'nur als Spanne berichtet';
}

export function comparisonRow(
  row: ComparedRow,
  cityName: string | null,
  today: Day,
): ComparisonRow {
  const { indicator, isDemo, reference, cells, city } = row;
  const shown = cells.flatMap(({ value }) => value ?? []);
  return {
    name: indicator.name,
    isDemo,
    asOf: reference === null ? noReference(shown.length) : asOfText(reference),
    ageNote: reference === null ? null : ageNote(reference, today),
    cells: cells.map((cell) => ({
      title: cell.quarter.name,
      text: cell.value === null ? missingText : valueText(cell.value, indicator),
      detail: cellDetail(cell, row),
      isMissing: cell.value === null,
    })),
    city: cityName === null ? null : { title: cityName, text: cityText(row) },
    sources: isDemo ? [] : sourcesOf([...shown, ...(city === null ? [] : [city])]),
  };
}

/** With its own reference where the row has none. */
function cityText({ indicator, reference, city }: ComparedRow): string {
  if (city === null) return missingText;
  const text = valueText(city, indicator);
  return reference === null ? `${text} (${asOfText(city)})` : text;
}

function noReference(count: number): string {
  if (count === 0) return 'kein Wert';
  return count === 1
    ? 'nur ein Quartier hat einen Wert'
    : 'kein gemeinsamer Stichtag mit gleicher Grundlage';
}

/** Beside the city: the ratio. Of another reference: which one, and that it stands there for information only. */
function cellDetail(cell: ComparedCell, row: ComparedRow): string | null {
  const { value, isOfReference } = cell;
  if (value === null) return null;
  if (!isOfReference && !isOfCity(cell, row.city)) {
    return `nicht unmittelbar vergleichbar: ${asOfText(value)}`;
  }
  const comparison = compareWithCity(cell, row);
  if (comparison?.comparable !== true) return null;
  const text = comparisonText({ quarter: value, city: row.city, comparison }, row.indicator);
  return isOfReference ? text : `${text} (${asOfText(value)})`;
}

function sourcesOf(values: readonly IndicatorValue[]): ComparisonRow['sources'] {
  const byTitle = new Map(values.map(({ source }) => [source.title, source.url]));
  return [...byTitle].map(([text, href]) => ({ text, href }));
}

/** One line of the files: one quarter and one indicator. */
export function comparisonFileRows(row: ComparedRow): ListRow[] {
  const { indicator, city } = row;
  return row.cells.map(({ quarter, value, isOfReference }) => ({
    slug: quarter.slug,
    quarter: quarter.name,
    indicatorId: indicator.id,
    indicator: indicator.name,
    unit: indicator.unit,
    value: value?.value ?? null,
    valueFrom: value?.valueFrom ?? null,
    valueTo: value?.valueTo ?? null,
    state: stateWord(value),
    base: value?.base ?? null,
    yearLabel: value?.yearLabel ?? null,
    isOfSharedReference: isOfReference,
    cityValue: isOfCity({ quarter, value, isOfReference }, city) ? (city?.value ?? null) : null,
    demo: row.isDemo,
    source: value?.source.title ?? null,
  }));
}

/** "wert", "gesperrt", "spanne" or "fehlt": missing, suppressed and zero stay three things in a file too. */
function stateWord(value: IndicatorValue | null): string {
  if (value === null) return 'fehlt';
  if (value.state === 'suppressed') return 'gesperrt';
  return value.value === null ? 'spanne' : 'wert';
}
