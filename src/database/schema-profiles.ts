import type { Generated } from 'kysely';
import type { Sourced } from './schema.ts';

/** The tables of figures, of quarter profiles and of what needs cost; conventions as in `schema.ts`. */

export interface IndicatorTable {
  id: string;
  name: string;
  dimension: string;
  numerator: string;
  denominator: string | null;
  unit: string;
  direction: string;
  decimals: number;
  sourceOffice: string;
  corePosition: number | null;
  definitionStatus: string;
  referencesJson: string;
  note: string | null;
}

interface Measured {
  yearLabel: string;
  referenceYear: number | null;
  value: number | null;
  valueFrom: number | null;
  valueTo: number | null;
  origin: string;
  note: string | null;
}

export interface IndicatorValueTable extends Sourced, Measured {
  id: string;
  municipalityId: string;
  areaKind: string;
  /** Id of the quarter, district or municipality; the AGS prefix of a state. */
  areaId: string;
  indicatorId: string;
  base: string;
  referenceOn: string | null;
  state: string;
  /** What the value was made of, where the source says so; both null for a suppressed value. */
  numerator: number | null;
  denominator: number | null;
  /** `primary`: its own count is too small; `secondary`: it covers another one; `source`: locked by the source. */
  suppression: string | null;
  /** The import that brought it; null for what the seed wrote. */
  importId: string | null;
  /** Line in the imported file; null where the import locks a value the file does not name. */
  line: number | null;
  /** What the import does with it: `added`, `changed`, `locked` (not in the file, no longer visible). */
  change: string | null;
}

export interface AreaFactTable extends Sourced, Measured {
  id: string;
  municipalityId: string;
  areaKind: string;
  areaId: string;
  label: string;
  unit: string;
}

/** One file of figures, from its preview until it is undone. Its values are in effect while it is `active`. */
export interface FigureImportTable {
  id: string;
  municipalityId: string;
  personId: string;
  fileName: string;
  /** csv, xlsx. */
  format: string;
  /** long: one value per row; wide: indicators as columns. */
  layout: string;
  sourceTitle: string;
  sourceUrl: string | null;
  receivedOn: string;
  /** staged, active, undone, discarded. */
  state: string;
  /** Counts and refused rows as the preview shows them; holds no small count in clear. */
  outcomeJson: string;
  createdAt: string;
  activatedAt: string | null;
  undoneAt: string | null;
  undoneById: string | null;
}

/** What the columns of a file with this heading mean, remembered for the next one. */
export interface FigureMappingTable {
  id: string;
  municipalityId: string;
  headerKey: string;
  mappingJson: string;
  updatedAt: string;
}

export interface MunicipalitySettingTable extends Sourced {
  municipalityId: string;
  key: string;
  value: string;
  basis: string;
  note: string | null;
  version: Generated<number>;
  updatedAt: string;
}

export interface NeedAimTable {
  id: string;
  needId: string;
  position: number;
  text: string;
  indicatorId: string | null;
  baseline: number | null;
  baselineLabel: string | null;
  target: number | null;
  targetYear: number | null;
}

export interface NeedMeasureTable {
  id: string;
  needId: string;
  position: number;
  title: string;
  detail: string | null;
}

/** What a cost item costs in a budget year, with its calculation spelled out. */
export interface CostAmountTable {
  costItemId: string;
  year: number;
  amountCents: number;
  calculation: string;
}

export interface FundingAmountTable {
  fundingId: string;
  year: number;
  amountCents: number;
}

export interface ProfileTables {
  indicator: IndicatorTable;
  indicatorValue: IndicatorValueTable;
  areaFact: AreaFactTable;
  figureImport: FigureImportTable;
  figureMapping: FigureMappingTable;
  /** A view: the values in effect. Everything that reads figures reads this. */
  currentIndicatorValue: IndicatorValueTable;
  municipalitySetting: MunicipalitySettingTable;
  needAim: NeedAimTable;
  needMeasure: NeedMeasureTable;
  costAmount: CostAmountTable;
  fundingAmount: FundingAmountTable;
}
