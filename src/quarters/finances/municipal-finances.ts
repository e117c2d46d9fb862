import { z } from 'zod';
import { isMonth, type Month } from '../../shared/dates.ts';
import type { CostBasis, Source } from '../needs/need.ts';

/** What programmes ask of a municipality's budget. Both change from year to year, therefore each has its Stand. */
export const financeKeys = ['isProvisional', 'isWeak'] as const;
export type FinanceKey = (typeof financeKeys)[number];

export const financeTitles: Record<FinanceKey, string> = {
  isProvisional: 'Vorläufige Haushaltsführung (§ 82 GO NRW)',
  isWeak: 'Finanzschwache Kommune',
};

export interface FinanceDraft {
  /** null = not known; source and note may still say what was known once. */
  value: boolean | null;
  /** For which month this was true. */
  asOf: Month | null;
  source: Source | null;
  note: string | null;
}

export interface FinanceFact extends FinanceDraft {
  /** `annahme` where nobody named a source. */
  basis: CostBasis;
  /** 0 while nobody said anything. */
  version: number;
}

export type FinanceFacts = Readonly<Record<FinanceKey, FinanceFact>>;

export const unsaidFact: FinanceFact = {
  value: null,
  asOf: null,
  source: null,
  note: null,
  basis: 'annahme',
  version: 0,
};

/** Said with a source, or assumed. */
export const basisOfFact = ({ source }: Pick<FinanceDraft, 'source'>): CostBasis =>
  source === null ? 'annahme' : 'belegt';

/** Under which key a fact is kept among the settings of a municipality. */
export const settingKeyOf = (key: FinanceKey): string => `finances.${key}`;

const storedSchema = z.strictObject({
  value: z.boolean().nullable(),
  asOf: z.string().refine(isMonth).nullable(),
});

/** What stands in the value of the setting: the answer with its Stand. */
export const storedValueOf = ({ value, asOf }: Pick<FinanceDraft, 'value' | 'asOf'>): string =>
  JSON.stringify({ value, asOf });

export function readStoredValue(text: string): Pick<FinanceDraft, 'value' | 'asOf'> {
  return storedSchema.parse(JSON.parse(text));
}

/** `ja`, `nein`, `nicht bekannt` */
export function financeAnswer(value: boolean | null): string {
  if (value === null) return 'nicht bekannt';
  return value ? 'ja' : 'nein';
}
