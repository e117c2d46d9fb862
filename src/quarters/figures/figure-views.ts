import type { SourceView } from '../../http/page-parts.ts';
import type { Day } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { isOutdated, type Indicator, type IndicatorValue } from './indicator.ts';
import type { Source } from '../needs/need.ts';
import { isCount, isDemo, type Pairing } from '../profile/profile.ts';
import { baseLabel } from '../quarter-labels.ts';

/** One figure ready for display, with everything that belongs to it: when, from where, with which reservations. */
export interface FigureView {
  text: string;
  isDemo: boolean;
  /** "31.12.2023, Melderegister". */
  asOf: string;
  /** Says that the figure is old; null where it is not. */
  ageNote: string | null;
  remarks: string[];
  source: SourceView;
}

export const missingText = 'keine Angabe';
export const suppressedText = 'gesperrt (Fallzahl zu klein)';

type Measured = Pick<IndicatorValue, 'value' | 'valueFrom' | 'valueTo'>;
type Unit = Pick<Indicator, 'unit' | 'decimals'>;

/** A value with its unit; suppressed, missing and zero stay three different things. */
export function valueText(
  value: Measured & Partial<Pick<IndicatorValue, 'state'>>,
  of: Unit,
): string {
  if (value.state === 'suppressed') return suppressedText;
  const number = (n: number): string => formatNumber(n, of.decimals);
  if (value.value !== null) return `${number(value.value)} ${of.unit}`;
  const { valueFrom, valueTo } = value;
  if (valueFrom !== null && valueTo !== null) {
    return `${number(valueFrom)} bis ${number(valueTo)} ${of.unit}`;
  }
  if (valueFrom !== null) return `mindestens ${number(valueFrom)} ${of.unit}`;
  if (valueTo !== null) return `höchstens ${number(valueTo)} ${of.unit}`;
  return missingText;
}

export function figureView(value: IndicatorValue, of: Unit, today: Day): FigureView {
  return {
    text: valueText(value, of),
    isDemo: isDemo(value),
    asOf: asOfText(value),
    ageNote: ageNote(value, today),
    remarks: [
      ...(value.origin === 'abgeleitet' ? ['aus der Quelle errechnet'] : []),
      ...(value.note === null ? [] : [value.note]),
    ],
    source: sourceView(value.source, value.yearLabel),
  };
}

/** Reference and statistical base; an invented value has no base worth naming. */
export function asOfText(value: Pick<IndicatorValue, 'yearLabel' | 'base' | 'origin'>): string {
  return isDemo(value) ? value.yearLabel : `${value.yearLabel}, ${baseLabel(value.base)}`;
}

export function ageNote(value: Pick<IndicatorValue, 'referenceYear'>, today: Day): string | null {
  if (!isOutdated(value, today)) return null;
  return value.referenceYear === null
    ? 'Stichtag nicht bekannt, möglicherweise veraltet'
    : 'älter als drei Jahre';
}

/** What may be said about quarter and city: "1,7-fach der Stadt", "4,6 % der Stadt", or why nothing may be. */
export function comparisonText(
  { quarter, city, comparison }: Pairing,
  indicator: Pick<Indicator, 'denominator'>,
): string {
  if (quarter === null) return 'kein Wert für das Quartier';
  if (city === null || comparison === null) return 'kein Wert der Stadt';
  if (!comparison.comparable) return `nicht unmittelbar vergleichbar: ${comparison.why}`;
  if (comparison.ratio === null) return 'ohne Verhältnis: Der Wert der Stadt ist null';
  return isCount(indicator)
    ? `${formatNumber(comparison.ratio * 100, 1)} % der Stadt`
    : `${formatNumber(comparison.ratio, 1)}-fach der Stadt`;
}

export function sourceView(source: Source, year: string | null): SourceView {
  return { text: source.title, href: source.url, year };
}
