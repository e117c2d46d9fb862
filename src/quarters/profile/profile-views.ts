import type { Day } from '../../shared/dates.ts';
import { figureView, type FigureView } from '../figures/figure-views.ts';
import { asOfText, comparisonText, missingText, valueText } from '../figures/value-words.ts';
import type { Indicator, IndicatorValue } from '../figures/indicator.ts';
import { isDemo, type Pairing, type ProfileEntry } from './profile.ts';
import { timeSeriesOf } from './time-series.ts';
import { trendText } from './trend.ts';

/** One line of the table: published and demo values of an indicator stand in lines of their own. */
export interface ProfileRow {
  name: string;
  /** Said once per indicator. */
  definition: string | null;
  quarterText: string;
  isQuarterMissing: boolean;
  cityText: string;
  isCityMissing: boolean;
  /** Reference of the city's value, where it is not the quarter's. */
  cityAsOf: string | null;
  comparison: string;
  isComparable: boolean;
  /** "Land: 11,0 %"; null where the state's value may not stand beside it. */
  stateText: string | null;
  /** What it does over the years; null where there are too few comparable values. */
  trend: string | null;
  isDemo: boolean;
  /** The quarter's figure, or the city's where only that is known; null where nothing is. */
  figure: FigureView | null;
  newerNote: string | null;
}

export interface EarlierRow {
  name: string;
  asOf: string;
  quarterText: string;
  cityText: string;
  comparison: string;
  isDemo: boolean;
  source: FigureView['source'];
}

export function profileRows(entry: ProfileEntry, today: Day): ProfileRow[] {
  const { indicator } = entry;
  const series = timeSeriesOf(entry.values);
  const rows = [entry.published, entry.demo].flatMap((pairing) => {
    if (pairing === null) return [];
    const row = pairingRow(indicator, pairing, today);
    const line = row.isDemo ? series.demo : series.published;
    const trend = line === null ? null : trendText(line.quarter, indicator, today);
    return [{ ...row, trend: pairing.quarter === null ? null : trend }];
  });
  if (rows.length === 0) return [emptyRow(indicator)];
  return rows.map((row, index) => (index === 0 ? row : { ...row, definition: null }));
}

function pairingRow(indicator: Indicator, pairing: Pairing, today: Day): ProfileRow {
  const { quarter, city, state, comparison, newer } = pairing;
  const shown = quarter ?? city;
  const isComparable = comparison?.comparable === true;
  return {
    ...emptyRow(indicator),
    quarterText: quarter === null ? missingText : valueText(quarter, indicator),
    isQuarterMissing: quarter === null,
    cityText: city === null ? missingText : valueText(city, indicator),
    isCityMissing: city === null,
    cityAsOf: city === null || isComparable ? null : asOfText(city),
    comparison: comparisonText(pairing, indicator),
    isComparable,
    stateText: state === null ? null : `Land: ${valueText(state, indicator)}`,
    isDemo: shown !== null && isDemo(shown),
    figure: shown === null ? null : figureView(shown, indicator, today),
    newerNote: newer === null ? null : newerNote(newer, indicator),
  };
}

function emptyRow(indicator: Indicator): ProfileRow {
  return {
    name: indicator.name,
    definition: definitionOf(indicator),
    quarterText: missingText,
    isQuarterMissing: true,
    cityText: missingText,
    isCityMissing: true,
    cityAsOf: null,
    comparison: '',
    isComparable: false,
    stateText: null,
    trend: null,
    isDemo: false,
    figure: null,
    newerNote: null,
  };
}

function newerNote(newer: IndicatorValue, indicator: Indicator): string {
  return `Neuester Wert des Quartiers: ${valueText(newer, indicator)} (${asOfText(newer)}), ohne vergleichbaren Wert der Stadt`;
}

function definitionOf({ numerator, denominator }: Indicator): string {
  return denominator === null ? numerator : `${numerator}, bezogen auf ${denominator}`;
}

export function earlierRows(entry: ProfileEntry): EarlierRow[] {
  const { indicator } = entry;
  return entry.earlier.flatMap((pairing) => {
    const { quarter, city, comparison } = pairing;
    if (quarter === null) return [];
    const isComparable = comparison?.comparable === true;
    return [
      {
        name: indicator.name,
        asOf: asOfText(quarter),
        quarterText: valueText(quarter, indicator),
        // The city's newest value says nothing about an earlier year.
        cityText: isComparable && city !== null ? valueText(city, indicator) : '–',
        comparison: isComparable ? comparisonText(pairing, indicator) : '–',
        isDemo: quarter.origin === 'demo',
        source: { text: quarter.source.title, href: quarter.source.url, year: null },
      },
    ];
  });
}
