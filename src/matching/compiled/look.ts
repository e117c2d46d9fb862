import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import type { Month } from '../../shared/dates.ts';
import { leastMonthsBeforeEnd } from '../criteria/frame-tests.ts';
import { onlyFormerly } from '../criteria/condition-place-tests.ts';
import { saysNothing } from '../criteria/novelty-test.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import {
  answerKey,
  answersKey,
  applicantsKey,
  costTypesKey,
  targetGroupsKey,
  topicsKey,
  type Key,
} from './look-key.ts';

/** What is shown of a case; the rest is taken as not entered. */
export type View = Partial<MatchCase>;

/** A part of a need: cases with the same key are the same to whoever sees only this part. */
export interface Look {
  /** Different for different looks. */
  name: string;
  key: (matchCase: MatchCase) => Key;
  view: (matchCase: MatchCase) => View;
  /** Cases with the same key are also told the same words; without it every need is told its own. */
  wordsKey?: (matchCase: MatchCase) => Key;
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
    key: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode: carrier }) => {
      const answers = answersKey([answerKey(isKreis(municipalityAgs)), answerKey(forwarding)]);
      const carrierKey = carrier === null ? 0 : applicantsKey([carrier]);
      return (applicantsKey(applicants) * 2 ** 16 + carrierKey) * 9 + answers;
    },
    view: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode }) => ({
      municipalityAgs: kreisSign(municipalityAgs),
      applicants,
      forwarding,
      carrierApplicantCode,
    }),
    wordsKey: ({ municipalityAgs, applicants, forwarding, carrierApplicantCode }) =>
      `${applicants.join()} ${carrierApplicantCode} ${forwarding} ${isKreis(municipalityAgs)}`,
  },
  topics: {
    name: 'topics',
    key: ({ topics }) => topicsKey(topics),
    view: ({ topics }) => ({ topics }),
  },
  targetGroups: {
    name: 'targetGroups',
    key: ({ targetGroups }) => targetGroupsKey(targetGroups),
    view: ({ targetGroups }) => ({ targetGroups }),
  },
  costTypes: {
    name: 'costTypes',
    key: ({ costItems }) => costTypesKey(costItems.map(({ costType }) => costType)),
    view: ({ costItems }) => ({ costItems: costTypesOf(costItems).map(itemOfType) }),
  },
  months: toldWholly({
    name: 'months',
    key: ({ months }) => months ?? -1,
    view: ({ months }) => ({ months }),
  }),
  period: {
    name: 'period',
    // Whoever lasts longer is enough before an end where these months are.
    key: ({ startMonth, months }) =>
      startMonth === null || months === null
        ? -1
        : monthNumber(startMonth) + Math.min(months, leastMonthsBeforeEnd),
    view: ({ startMonth, months }) => ({ startMonth, months }),
    wordsKey: ({ startMonth, months }) => `${startMonth} ${months}`,
  },
  area: {
    name: 'area',
    key: ({ areaStatus: { sozialeStadt, isek, note } }) =>
      answersKey([answerKey(sozialeStadt), answerKey(isek), answerKey(isFormer(note))]),
    view: ({ areaStatus }) => ({ areaStatus: { ...areaStatus, note: noteSign(areaStatus.note) } }),
  },
  concept: toldWholly({
    name: 'concept',
    key: ({ conceptStatus }) => conceptStatus ?? '',
    view: ({ conceptStatus }) => ({ conceptStatus }),
  }),
  duty: toldWholly({
    name: 'duty',
    key: ({ duty }) => duty ?? '',
    view: ({ duty }) => ({ duty }),
  }),
  running: {
    name: 'running',
    key: ({ running: { provider, since, paidBy } }) =>
      answersKey([
        answerKey(isSomething(provider)),
        answerKey(isSomething(since)),
        answerKey(isSomething(paidBy)),
      ]),
    view: ({ running: { provider, since, paidBy } }) => ({
      running: { provider: saidSign(provider), since: saidSign(since), paidBy: saidSign(paidBy) },
    }),
  },
  partners: toldWholly({
    name: 'partners',
    key: ({ partners }) => applicantsKey(partners),
    view: ({ partners }) => ({ partners }),
  }),
  financeWeak: toldWholly({
    name: 'financeWeak',
    key: ({ finances }) => answerKey(finances.isWeak),
    view: ({ finances }) => ({ finances: { isWeak: finances.isWeak, isProvisional: null } }),
  }),
} satisfies Record<string, Look>;

/** For a look whose key says all that the words say. */
function toldWholly(look: Look): Look {
  return { ...look, wordsKey: look.key };
}

/** Of the key, who may file looks only at whether the city is a Kreis of its own. */
function isKreis(ags: string | null): boolean | null {
  return ags === null ? null : ags.endsWith('000');
}

function kreisSign(ags: string | null): string | null {
  return inPlaceOf(isKreis(ags), { yes: '00000000', no: '00000001' });
}

/** Counted, because every need asks for it. */
function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

/** Of a note, only whether it speaks of a former status. */
function isFormer(note: string | null): boolean | null {
  return note === null ? null : onlyFormerly.test(note);
}

function noteSign(note: string | null): string | null {
  return inPlaceOf(isFormer(note), { yes: 'ehemalig', no: '' });
}

/** Of what runs already, only whether somebody said that it is nothing. */
function isSomething(said: string | null): boolean | null {
  return said === null ? null : !saysNothing(said);
}

function saidSign(said: string | null): string | null {
  return inPlaceOf(isSomething(said), { yes: 'etwas', no: 'nichts' });
}

function inPlaceOf(answer: boolean | null, { yes, no }: { yes: string; no: string }) {
  if (answer === null) return null;
  return answer ? yes : no;
}

/** Each kind of cost once, in a fixed order. */
function costTypesOf(items: MatchCase['costItems']): CostTypeCode[] {
  return [...new Set(items.map(({ costType }) => costType))].sort();
}

function itemOfType(costType: CostTypeCode): MatchCase['costItems'][number] {
  return { label: '', costType, amountCentsPerYear: null };
}
