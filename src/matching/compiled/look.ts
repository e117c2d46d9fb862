import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import type { Month } from '../../shared/dates.ts';
import { onlyFormerly } from '../criteria/condition-place-tests.ts';
import { saysNothing } from '../criteria/condition-need-tests.ts';
import type { MatchCase } from '../criteria/criterion.ts';

/** What is shown of a case; the rest is taken as not entered. */
export type View = Partial<MatchCase>;

/** A part of a need: cases with the same key are the same to whoever sees only this part. */
export interface Look {
  /** Different for different looks. */
  name: string;
  key: (matchCase: MatchCase) => string;
  view: (matchCase: MatchCase) => View;
}

/** What tests look at, apart from sums, figures and lists of projects. */
export const looks = {
  region: {
    name: 'region',
    key: ({ municipalityAgs }) => municipalityAgs ?? '',
    view: ({ municipalityAgs }) => ({ municipalityAgs }),
  },
  applicant: {
    name: 'applicant',
    key: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode }) =>
      `${kreisSign(municipalityAgs)} ${applicants.join()} ${forwarding} ${carrierApplicantCode}`,
    view: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode }) => ({
      municipalityAgs: kreisSign(municipalityAgs),
      applicants,
      forwarding,
      carrierApplicantCode,
    }),
  },
  costTypes: {
    name: 'costTypes',
    key: ({ costItems }) => costTypesOf(costItems).join(),
    view: ({ costItems }) => ({ costItems: costTypesOf(costItems).map(itemOfType) }),
  },
  months: {
    name: 'months',
    key: ({ months }) => `${months}`,
    view: ({ months }) => ({ months }),
  },
  period: {
    name: 'period',
    key: ({ startMonth, months }) =>
      startMonth === null || months === null ? '' : `${monthsUntilEnd(startMonth, months)}`,
    view: ({ startMonth, months }) => ({ startMonth, months }),
  },
  area: {
    name: 'area',
    key: ({ areaStatus: { sozialeStadt, isek, note } }) =>
      `${sozialeStadt} ${isek} ${noteSign(note)}`,
    view: ({ areaStatus }) => ({ areaStatus: { ...areaStatus, note: noteSign(areaStatus.note) } }),
  },
  concept: {
    name: 'concept',
    key: ({ conceptStatus }) => `${conceptStatus}`,
    view: ({ conceptStatus }) => ({ conceptStatus }),
  },
  duty: { name: 'duty', key: ({ duty }) => `${duty}`, view: ({ duty }) => ({ duty }) },
  running: {
    name: 'running',
    key: ({ running: { provider, since, paidBy } }) =>
      `${saidSign(provider)} ${saidSign(since)} ${saidSign(paidBy)}`,
    view: ({ running: { provider, since, paidBy } }) => ({
      running: { provider: saidSign(provider), since: saidSign(since), paidBy: saidSign(paidBy) },
    }),
  },
  partners: {
    name: 'partners',
    key: ({ partners }) => partners.join(),
    view: ({ partners }) => ({ partners }),
  },
  financeWeak: {
    name: 'financeWeak',
    key: ({ finances }) => `${finances.isWeak}`,
    view: ({ finances }) => ({ finances: { isWeak: finances.isWeak, isProvisional: null } }),
  },
} satisfies Record<string, Look>;

/** Of the key, who may file looks only at whether the city is a Kreis of its own. */
function kreisSign(ags: string | null): string | null {
  if (ags === null) return null;
  return ags.endsWith('000') ? '00000000' : '00000001';
}

/** Of a period, only the month in which it ends; counted, because every need asks for it. */
function monthsUntilEnd(start: Month, months: number): number {
  return Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) + months;
}

/** Of a note, only whether it speaks of a former status. */
function noteSign(note: string | null): string | null {
  if (note === null) return null;
  return onlyFormerly.test(note) ? 'ehemalig' : '';
}

/** Of what runs already, only whether somebody said that it is nothing. */
function saidSign(said: string | null): string | null {
  if (said === null) return null;
  return saysNothing(said) ? 'nichts' : 'etwas';
}

/** Each kind of cost once, in a fixed order. */
function costTypesOf(items: MatchCase['costItems']): CostTypeCode[] {
  return [...new Set(items.map(({ costType }) => costType))].sort();
}

function itemOfType(costType: CostTypeCode): MatchCase['costItems'][number] {
  return { label: '', costType, amountCentsPerYear: null };
}
