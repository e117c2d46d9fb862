import type { ProjectSummary } from '../projects/project.ts';
import type { AreaFact, Indicator, IndicatorValue } from './figures/indicator.ts';
import type { BudgetDay } from './funding/funding-gap-dates.ts';
import type { Need } from './needs/need.ts';
import type { Municipality, Organisation, Quarter } from './quarter.ts';

/** Everything the page of one quarter tells of. All values are newest first. */
export interface QuarterDossier {
  quarter: Quarter;
  municipality: Municipality;
  indicators: readonly Indicator[];
  quarterValues: readonly IndicatorValue[];
  cityValues: readonly IndicatorValue[];
  districtValues: readonly IndicatorValue[];
  /** Of the state (Land) the municipality lies in. */
  stateValues: readonly IndicatorValue[];
  quarterFacts: readonly AreaFact[];
  districtFacts: readonly AreaFact[];
  needs: readonly Need[];
  projects: readonly ProjectSummary[];
  organisations: readonly Organisation[];
}

/** Everything the page of one need tells of. */
export interface NeedDossier {
  need: Need;
  quarter: Quarter;
  municipality: Municipality;
  organisations: readonly Organisation[];
  /** Of this need only. */
  projects: readonly ProjectSummary[];
}

/** All quarters of a scope with their needs, for lists and for the Lage. */
export interface QuarterPortfolio {
  municipalities: readonly Municipality[];
  quarters: readonly Quarter[];
  needs: readonly Need[];
  projects: readonly ProjectSummary[];
  /** By municipality: when the money of the next year is registered. */
  budgetDays: ReadonlyMap<string, BudgetDay>;
  /** Values of the indicator `einwohner` of the quarters, newest first. */
  residents: readonly IndicatorValue[];
}
