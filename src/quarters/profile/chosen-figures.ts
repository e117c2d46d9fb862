import type { Indicator, IndicatorValue } from '../figures/indicator.ts';
import type { Municipality, Quarter } from '../quarter.ts';

/** What is needed to set quarters side by side. */
export interface ChosenQuarters {
  /** All one may choose from. */
  all: readonly Quarter[];
  chosen: readonly Quarter[];
  /** More than may stand side by side: then nothing was read. */
  isTooMany: boolean;
  /** Addresses that lead to no quarter of this reader. */
  unknown: readonly string[];
  indicators: readonly Indicator[];
  quarterValues: readonly IndicatorValue[];
  /** null where the quarters lie in several municipalities: then there is no one city. */
  municipality: Municipality | null;
  cityValues: readonly IndicatorValue[];
}

/** All figures of the quarters of one municipality. */
export interface MunicipalFigures {
  municipalities: readonly Municipality[];
  /** null where the reader sees none. */
  municipality: Municipality | null;
  quarters: readonly Quarter[];
  indicators: readonly Indicator[];
  values: readonly IndicatorValue[];
}
