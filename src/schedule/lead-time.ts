import { z } from 'zod';
import type { CostBasis, Source } from '../quarters/needs/need.ts';
import type { LeadTimes } from './backward-plan.ts';

export const leadTimeKeys = [
  'carrierWorkingDays',
  'coSignatureWorkingDays',
  'submissionWorkingDays',
  'filingWorkingDays',
] as const satisfies readonly (keyof LeadTimes)[];
export type LeadTimeKey = (typeof leadTimeKeys)[number];

export const leadTimeLabels: Record<LeadTimeKey, { label: string; hint: string }> = {
  carrierWorkingDays: {
    label: 'Zahlen und Texte des Trägers',
    hint: 'So lange vor Beginn der Mitzeichnung müssen sie da sein',
  },
  coSignatureWorkingDays: {
    label: 'Mitzeichnung',
    hint: 'Fachbereiche, Kämmerei, Dezernat',
  },
  submissionWorkingDays: {
    label: 'Einreichung der Vorlage vor der Sitzung',
    hint: 'Gilt, wo zu einer Sitzung kein Abgabetag eingetragen ist',
  },
  filingWorkingDays: {
    label: 'Antrag absenden nach dem Beschluss',
    hint: 'Von der Niederschrift bis zum Eingang beim Fördergeber',
  },
};

/** What a municipality plans with, and why. */
export interface KnownLeadTimes {
  lead: LeadTimes;
  /** `annahme` = no source; every page that plans with it says so. */
  basis: CostBasis;
  source: Source | null;
  note: string | null;
  /** 0 while the default holds. */
  version: number;
}

/** Under this key in the settings of a municipality; the value is JSON. */
export const leadTimesKey = 'schedule.leadTimes';

/** Working days that no plan needs more of. */
export const mostWorkingDays = 120;

/**
 * No source was read: usual are three to four weeks for the co-signature and two to three for papers, and the longer
 * time is planned with. Ten days for the carrier and five for the filing are guessed.
 */
export const defaultLeadTimes: KnownLeadTimes = {
  lead: {
    carrierWorkingDays: 10,
    coSignatureWorkingDays: 20,
    submissionWorkingDays: 15,
    filingWorkingDays: 5,
  },
  basis: 'annahme',
  source: null,
  note: 'Üblich sind 3–4 Wochen Mitzeichnung und 2–3 Wochen vor der Sitzung; gerechnet wird mit der längeren Zeit. Bitte mit dem Ratsbüro abstimmen.',
  version: 0,
};

const days = z.int().min(0).max(mostWorkingDays);
const leadSchema = z.strictObject({
  carrierWorkingDays: days,
  coSignatureWorkingDays: days,
  submissionWorkingDays: days,
  filingWorkingDays: days,
});

/** What is stored; undefined where nobody can read it, then the default holds. */
export function readLeadTimes(value: string): LeadTimes | undefined {
  try {
    return leadSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
