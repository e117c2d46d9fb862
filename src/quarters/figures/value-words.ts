import type { Day } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { baseLabel } from '../quarter-labels.ts';
import { isOutdated, type Comparison, type Indicator, type IndicatorValue } from './indicator.ts';

/** How figures are said: on every page, in every file and on paper the same. Pure. */

export const missingText = 'keine Angabe';

/**
 * Why a figure is locked, as far as it may be said. Small ones and those that cover them are not told apart: whoever knows
 * which one is small also knows the other to within a few people, from the total.
 */
export const suppressedText = ({ suppression }: { suppression: string | null }): string =>
  suppression === 'source' ? 'gesperrt (von der Quelle)' : 'gesperrt (Geheimhaltung)';

type Measured = Pick<IndicatorValue, 'value' | 'valueFrom' | 'valueTo'>;
type Unit = Pick<Indicator, 'unit' | 'decimals'>;

/** A value with its unit; suppressed, missing and zero stay three different things. */
export function valueText(
  value: Measured & { state?: IndicatorValue['state']; suppression?: string | null },
  of: Unit,
): string {
  if (value.state === 'suppressed')
    return suppressedText({ suppression: value.suppression ?? null });
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

/** A number where there is no room for "je 1.000": with the percent sign, else bare. */
export function shortValueText(value: number, { unit, decimals }: Unit): string {
  const number = formatNumber(value, decimals);
  return unit === '%' ? `${number} %` : number;
}

/** "SGB-II-Quote", "Hilfen zur Erziehung je 1.000", "Einwohner (Personen)": where the numbers stand without their unit. */
export function titleWithUnit({ name, unit }: Pick<Indicator, 'name' | 'unit'>): string {
  if (unit === '%') return name;
  return unit.startsWith('je ') ? `${name} ${unit}` : `${name} (${unit})`;
}

/** Reference and statistical base; an invented value has no base worth naming. */
export function asOfText(value: Pick<IndicatorValue, 'yearLabel' | 'base' | 'origin'>): string {
  return value.origin === 'demo' ? value.yearLabel : `${value.yearLabel}, ${baseLabel(value.base)}`;
}

export function ageNote(value: Pick<IndicatorValue, 'referenceYear'>, today: Day): string | null {
  if (!isOutdated(value, today)) return null;
  return value.referenceYear === null
    ? 'Stichtag nicht bekannt, möglicherweise veraltet'
    : 'älter als drei Jahre';
}

/** What may be said about quarter and city: "1,7-fach der Stadt", "4,6 % der Stadt", or why nothing may be. */
export function comparisonText(
  {
    quarter,
    city,
    comparison,
  }: {
    quarter: IndicatorValue | null;
    city: IndicatorValue | null;
    comparison: Comparison | null;
  },
  indicator: Pick<Indicator, 'denominator'>,
): string {
  if (quarter === null) return 'kein Wert für das Quartier';
  if (city === null || comparison === null) return 'kein Wert der Stadt';
  if (!comparison.comparable) return `nicht unmittelbar vergleichbar: ${comparison.why}`;
  if (comparison.ratio === null) return 'ohne Verhältnis: Der Wert der Stadt ist null';
  // A count of people or things has a share of the city, never a ratio to it.
  return indicator.denominator === null
    ? `${formatNumber(comparison.ratio * 100, 1)} % der Stadt`
    : `${formatNumber(comparison.ratio, 1)}-fach der Stadt`;
}
