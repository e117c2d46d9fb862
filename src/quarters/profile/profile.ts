import {
  compareValues,
  type Comparison,
  type Indicator,
  type IndicatorValue,
} from '../figures/indicator.ts';

/** A value of the quarter beside one of the city, both published or both invented: the two kinds never mix. */
export interface Pairing {
  quarter: IndicatorValue | null;
  city: IndicatorValue | null;
  /** null where one of the two is missing. */
  comparison: Comparison | null;
  /** The quarter's newest value, where an older one was taken because only that can be compared. */
  newer: IndicatorValue | null;
}

export interface ProfileEntry {
  indicator: Indicator;
  /** From public sources; null where neither quarter nor city has one. */
  published: Pairing | null;
  /** Invented for the demonstration; null where there is none. */
  demo: Pairing | null;
  /** The quarter's other values, newest first. */
  earlier: Pairing[];
}

/** Values newest first, as the store lists them. */
export interface AreaValues {
  quarter: readonly IndicatorValue[];
  city: readonly IndicatorValue[];
}

/** Everything known of each indicator for one quarter and its city, in the order of the indicators. */
export function profileOf(
  indicators: readonly Indicator[],
  { quarter, city }: AreaValues,
): ProfileEntry[] {
  return indicators.map((indicator) => {
    const isOfIndicator = (value: IndicatorValue): boolean => value.indicatorId === indicator.id;
    const own = quarter.filter(isOfIndicator);
    const ofCity = city.filter(isOfIndicator);
    const published = bestPairing({
      quarter: own.filter((value) => !isDemo(value)),
      city: ofCity.filter((value) => !isDemo(value)),
    });
    const demo = bestPairing({
      quarter: own.filter(isDemo),
      city: ofCity.filter(isDemo),
    });
    const shown = new Set([published, demo].map((pairing) => pairing?.quarter));
    const earlier = own
      .filter((value) => !shown.has(value))
      .map((value) => pairWith(value, sameKind(value, ofCity)));
    return { indicator, published, demo, earlier };
  });
}

/** Whether a pairing may be drawn as two bars: comparable, and a rate (a count has no meaningful size beside its city). */
export function isDrawable(entry: ProfileEntry, pairing: Pairing | null): pairing is Pairing {
  return pairing?.comparison?.comparable === true && !isCount(entry.indicator);
}

/** A count of people or things; it has a share of the city, never a ratio to it. */
export function isCount(indicator: Pick<Indicator, 'denominator'>): boolean {
  return indicator.denominator === null;
}

export function isDemo(value: Pick<IndicatorValue, 'origin'>): boolean {
  return value.origin === 'demo';
}

/** The newest reference for which quarter and city are comparable; failing that, the newest value of each. */
function bestPairing({ quarter, city }: AreaValues): Pairing | null {
  const [newest] = quarter;
  if (!newest) {
    const [cityOnly] = city;
    return cityOnly ? { quarter: null, city: cityOnly, comparison: null, newer: null } : null;
  }
  const pairings = quarter.map((value) => pairWith(value, city));
  const comparable = pairings.find((pairing) => pairing.comparison?.comparable === true);
  if (!comparable) return pairings[0] ?? null;
  return { ...comparable, newer: comparable.quarter === newest ? null : newest };
}

/** A quarter's value with the comparable one of the city, else with its newest. */
function pairWith(quarter: IndicatorValue, city: readonly IndicatorValue[]): Pairing {
  const comparable = city.find((value) => compareValues(quarter, value).comparable);
  const partner = comparable ?? city[0] ?? null;
  const comparison = partner === null ? null : compareValues(quarter, partner);
  return { quarter, city: partner, comparison, newer: null };
}

function sameKind(value: IndicatorValue, others: readonly IndicatorValue[]): IndicatorValue[] {
  return others.filter((other) => isDemo(other) === isDemo(value));
}
