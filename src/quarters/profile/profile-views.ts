import type { Day } from '../../shared/dates.ts';
import { barSpans, type BarSpan } from '../../shared/bar-geometry.ts';
import { formatNumber } from '../../shared/text.ts';
import {
  asOfText,
  comparisonText,
  figureView,
  missingText,
  valueText,
  type FigureView,
} from '../figures/figure-views.ts';
import type { Indicator, IndicatorValue } from '../figures/indicator.ts';
import { isDrawable, type Pairing, type ProfileEntry } from './profile.ts';

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
  isDemo: boolean;
  /** The quarter's figure, or the city's where only that is known; null where nothing is. */
  figure: FigureView | null;
  newerNote: string | null;
}

export interface ProfileChart {
  id: string;
  title: string;
  /** What can be seen, for those who do not see it. */
  description: string;
  comparison: string;
  asOf: string;
  ageNote: string | null;
  isDemo: boolean;
  bars: {
    kind: 'quarter' | 'city';
    name: string;
    value: string;
    span: BarSpan;
    valueLeft: number;
  }[];
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
  const pairings = [entry.published, entry.demo].filter((pairing) => pairing !== null);
  const rows = pairings.map((pairing) => pairingRow(entry.indicator, pairing, today));
  if (rows.length === 0) return [emptyRow(entry.indicator)];
  return rows.map((row, index) => (index === 0 ? row : { ...row, definition: null }));
}

function pairingRow(indicator: Indicator, pairing: Pairing, today: Day): ProfileRow {
  const { quarter, city, comparison, newer } = pairing;
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
    isDemo: shown?.origin === 'demo',
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

/** The drawing is 320 wide: names at the left, bars beside them, the value where the bar ends. */
const barLeft = 68;
const barWidth = 180;

/** A comparable rate as two bars: the published pair, else the invented one, marked as such; otherwise no picture. */
export function profileChart(entry: ProfileEntry, today: Day): ProfileChart | null {
  const { indicator } = entry;
  const pairing = [entry.published, entry.demo].find((candidate) => isDrawable(entry, candidate));
  if (!pairing?.quarter || !pairing.city) return null;
  const { quarter, city } = pairing;
  const spans = barSpans([quarter.value, city.value], barWidth);
  const figure = figureView(quarter, indicator, today);
  const comparison = comparisonText(pairing, indicator);
  const bar = (kind: 'quarter' | 'city', value: IndicatorValue, span: BarSpan) => ({
    kind,
    name: kind === 'quarter' ? 'Quartier' : 'Stadt',
    value: barLabel(value, indicator),
    span: { left: barLeft + span.left, width: span.width },
    valueLeft: barLeft + span.left + span.width + 6,
  });
  const none: BarSpan = { left: 0, width: 0 };
  return {
    id: indicator.id,
    title: indicator.name,
    description: `Quartier ${figure.text}, Stadt ${valueText(city, indicator)}, ${figure.asOf}: ${comparison}.`,
    comparison,
    asOf: indicator.unit === '%' ? figure.asOf : `${indicator.unit}, ${figure.asOf}`,
    ageNote: figure.ageNote,
    isDemo: figure.isDemo,
    bars: [bar('quarter', quarter, spans[0] ?? none), bar('city', city, spans[1] ?? none)],
  };
}

/** At the end of a bar there is room for a percent sign, not for "je 1.000". */
function barLabel({ value }: IndicatorValue, { unit, decimals }: Indicator): string {
  const number = formatNumber(value ?? 0, decimals);
  return unit === '%' ? `${number} %` : number;
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
