import {
  unnamedSource,
  type Comparison,
  type Indicator,
  type IndicatorValue,
} from '../quarters/figures/indicator.ts';
import { profileOf, type ProfileEntry } from '../quarters/profile/profile.ts';

/** Which figures of a quarter an application may show. Pure. */

export interface Figure {
  indicator: Indicator;
  /** Of the quarter, or of its Stadtteil where the quarter has none. */
  local: IndicatorValue;
  isOfDistrict: boolean;
  /** The city's value of the same date and base, or the newest there is. */
  city: IndicatorValue | null;
  /** Null where the city has no value at all. */
  comparison: Comparison | null;
}

export interface FigureChoice {
  figures: readonly Figure[];
  /** Names of core indicators without a printable value. */
  missing: readonly string[];
}

export interface FigureSources {
  indicators: readonly Indicator[];
  quarter: readonly IndicatorValue[];
  district: readonly IndicatorValue[];
  city: readonly IndicatorValue[];
}

/**
 * One figure per indicator, paired as on the quarter's page: the newest pair of quarter and city that may be compared,
 * else the newest single value. Demo values and figures without year or source are not seen at all. Values are expected
 * newest first, as the store gives them.
 */
export function chooseFigures(sources: FigureSources): FigureChoice {
  const { indicators } = sources;
  const city = sources.city.filter(isPrintable);
  const paired = (values: readonly IndicatorValue[]): ProfileEntry[] =>
    profileOf(indicators, { quarter: values.filter(isPrintable), city });
  const ofDistrict = paired(sources.district);
  const figures = paired(sources.quarter).flatMap((entry, index): Figure[] => {
    const own = figureOf(entry, false);
    const fallback = ofDistrict[index];
    return own ?? (fallback && figureOf(fallback, true)) ?? [];
  });
  const shown = new Set(figures.map((figure) => figure.indicator.id));
  return {
    figures,
    missing: indicators
      .filter(({ id, corePosition }) => corePosition !== null && !shown.has(id))
      .map(({ name }) => name),
  };
}

function figureOf({ indicator, published }: ProfileEntry, isOfDistrict: boolean): [Figure] | null {
  const local = published?.quarter ?? null;
  if (published === null || local === null) return null;
  const { city, comparison } = published;
  return [{ indicator, local, isOfDistrict, city, comparison }];
}

/** No number without year and source, and nothing invented: such a value is as if it did not exist. */
function isPrintable(value: IndicatorValue): boolean {
  return (
    (value.origin === 'berichtet' || value.origin === 'abgeleitet') &&
    value.yearLabel.trim() !== '' &&
    value.source.title.trim() !== '' &&
    value.source.title !== unnamedSource
  );
}
