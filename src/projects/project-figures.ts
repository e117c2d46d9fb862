import type { Indicator, IndicatorValue } from '../quarters/figures/indicator.ts';
import { isCount, profileOf, type AreaValues } from '../quarters/profile/profile.ts';
import { formatNumber } from '../shared/text.ts';
import { isOutdated } from '../quarters/figures/indicator.ts';
import type { Day } from '../shared/dates.ts';

/** A figure that may stand in an application: published, one value each, and comparable between quarter and city. */
export interface ProjectFigure {
  indicator: Indicator;
  quarter: IndicatorValue;
  city: IndicatorValue;
}

/** Invented values, suppressed ones, ranges and pairs that cannot be compared never come out of here. */
export function figuresForProject(
  indicators: readonly Indicator[],
  values: AreaValues,
): ProjectFigure[] {
  return profileOf(indicators, values).flatMap(({ indicator, published }) => {
    if (published?.comparison?.comparable !== true) return [];
    const { quarter, city } = published;
    return quarter === null || city === null ? [] : [{ indicator, quarter, city }];
  });
}

/** One sentence with both values, their reference date and both sources. */
export function figureSentence(
  { indicator, quarter, city }: ProjectFigure,
  { quarterName, cityName, today }: { quarterName: string; cityName: string; today: Day },
): string {
  const share = isCount(indicator) ? shareOfCity(quarter.value, city.value) : '';
  const sources =
    quarter.source.title === city.source.title
      ? quarter.source.title
      : `Quartier: ${quarter.source.title}; Stadt: ${city.source.title}`;
  const derived = [quarter, city].some((value) => value.origin === 'abgeleitet')
    ? ', aus der Quelle errechnet'
    : '';
  const age = isOutdated(quarter, today) ? ' Der Wert ist älter als drei Jahre.' : '';
  return (
    `${indicator.name}: ${valueText(quarter, indicator)} im Quartier ${quarterName}, ` +
    `${valueText(city, indicator)} in der Stadt ${cityName}${share} ` +
    `(${quarter.yearLabel}${derived}). Quelle: ${sources}.${age}`
  );
}

function valueText(value: IndicatorValue, { decimals, unit }: Indicator): string {
  return value.value === null
    ? '[Angabe fehlt: Wert]'
    : `${formatNumber(value.value, decimals)} ${unit}`;
}

function shareOfCity(quarter: number | null, city: number | null): string {
  if (quarter === null || city === null || city === 0) return '';
  return `, das sind ${formatNumber((quarter / city) * 100, 1)} % der Stadt`;
}
