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
  /** The state's value, only where it may stand beside the quarter's. */
  state: IndicatorValue | null;
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
  /** All values of this indicator. */
  values: AreaValues;
}

/** Values newest first, as the store lists them. */
export interface AreaValues {
  quarter: readonly IndicatorValue[];
  city: readonly IndicatorValue[];
  state?: readonly IndicatorValue[];
}

/** Everything known of each indicator for one quarter and its city, in the order of the indicators. */
export function profileOf(
  indicators: readonly Indicator[],
  { quarter, city, state = [] }: AreaValues,
): ProfileEntry[] {
  return indicators.map((indicator) => {
    const isOfIndicator = (value: IndicatorValue): boolean => value.indicatorId === indicator.id;
    const values = {
      quarter: quarter.filter(isOfIndicator),
      city: city.filter(isOfIndicator),
      state: state.filter(isOfIndicator),
    };
    const published = bestPairing(ofOrigin(values, false));
    const demo = bestPairing(ofOrigin(values, true));
    const shown = new Set([published, demo].map((pairing) => pairing?.quarter));
    const earlier = values.quarter
      .filter((value) => !shown.has(value))
      .map((value) => pairWith(value, ofOrigin(values, isDemo(value))));
    return { indicator, published, demo, earlier, values };
  });
}

/** The published or the invented ones. */
function ofOrigin(values: Required<AreaValues>, wanted: boolean): Required<AreaValues> {
  const isWanted = (value: IndicatorValue): boolean => isDemo(value) === wanted;
  return {
    quarter: values.quarter.filter(isWanted),
    city: values.city.filter(isWanted),
    state: values.state.filter(isWanted),
  };
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
function bestPairing(values: Required<AreaValues>): Pairing | null {
  const [newest] = values.quarter;
  if (!newest) {
    const [cityOnly] = values.city;
    if (!cityOnly) return null;
    return { quarter: null, city: cityOnly, comparison: null, state: null, newer: null };
  }
  const pairings = values.quarter.map((value) => pairWith(value, values));
  const comparable = pairings.find((pairing) => pairing.comparison?.comparable === true);
  if (!comparable) return pairings[0] ?? null;
  return { ...comparable, newer: comparable.quarter === newest ? null : newest };
}

/** A quarter's value with the comparable one of the city, else with its newest. */
function pairWith(
  quarter: IndicatorValue,
  { city, state }: Pick<Required<AreaValues>, 'city' | 'state'>,
): Pairing {
  const isComparable = (value: IndicatorValue): boolean => compareValues(quarter, value).comparable;
  const partner = city.find(isComparable) ?? city[0] ?? null;
  return {
    quarter,
    city: partner,
    comparison: partner === null ? null : compareValues(quarter, partner),
    state: state.find(isComparable) ?? null,
    newer: null,
  };
}
