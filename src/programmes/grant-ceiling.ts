import { splitCents } from '../shared/money.ts';
import { limitCaps } from './grant-caps.ts';
import type { Programme } from './programme.ts';

type FinanceForm = NonNullable<Programme['finance']['form']>;

/** Kinds of funding that are no grant: to be paid back, a share, a promise, or nothing known to be money. */
const withoutGrant = [
  'darlehen',
  'buergschaft',
  'beteiligung',
  'garantie',
  'sonstige',
] as const satisfies readonly FinanceForm[];
export type WithoutGrant = (typeof withoutGrant)[number];

type ProgrammeMoney = Pick<Programme, 'finance'>;

/** Fundable costs of one budget year, or of part of it. */
export interface YearCosts {
  months: number;
  eligibleCents: number;
}

export type GrantCeiling =
  /** By year, in the order of the years asked for; `isCapped`: a limit gives less than the rate. */
  | { isKnown: true; centsByYear: number[]; isCapped: boolean }
  | { isKnown: false; why: WithoutGrant | 'noRate' };

/**
 * The most a programme gives for these costs; match and project both ask here, so that they name the same sum. The rate
 * is a ceiling less the own share the source demands, then the limits that can be compared. The higher rate for weak
 * municipalities counts only through `termsFor`. Rounded down, never above the rate by a cent.
 */
export function grantCeiling(
  { finance }: ProgrammeMoney,
  years: readonly YearCosts[],
): GrantCeiling {
  const other = withoutGrant.find((form) => form === finance.form);
  if (other) return { isKnown: false, why: other };
  const rate = maxRatePercent({ finance });
  const eligible = years.map(({ eligibleCents }) => Math.max(0, eligibleCents));
  // In hundredths of a percent, so that 33,33 % does not lose a cent to floating point.
  const byRate = Math.floor((sum(eligible) * Math.round((rate ?? 100) * 100)) / 10_000);
  const caps = limitCaps(finance.limits);
  const capped = Math.min(byRate, caps.perApplicationCents ?? byRate);
  const centsByYear = splitCents(capped, eligible).map((cents, index) => {
    if (caps.perYearCents === null) return cents;
    return Math.min(cents, Math.floor((caps.perYearCents * (years[index]?.months ?? 0)) / 12));
  });
  const isCapped = sum(centsByYear) < byRate;
  // Without a rate, only a limit below the costs says how much it can be.
  if (rate === null && !isCapped) return { isKnown: false, why: 'noRate' };
  return { isKnown: true, centsByYear, isCapped };
}

/**
 * The terms for a municipality the state classifies as finance-weak; for all others, and where nobody knows, the usual
 * ones: a higher rate is never promised on a guess.
 */
export function termsFor<P extends ProgrammeMoney>(programme: P, isWeak: boolean | null): P {
  const { ratePercentMaxWeak: weak, ratePercentMax, ownSharePercentMin } = programme.finance;
  if (isWeak !== true || weak === null || weak <= (ratePercentMax ?? 0)) return programme;
  const ownShare = ownSharePercentMin === null ? null : Math.min(ownSharePercentMin, 100 - weak);
  return {
    ...programme,
    finance: {
      ...programme.finance,
      ratePercentMax: weak,
      ratePercentLow: null,
      ownSharePercentMin: ownShare,
    },
  };
}

/** Whether a kind of funding is money that need not be paid back; a plain Zuschuss is one, whatever its exact form. */
export function isGrant(form: FinanceForm): boolean {
  return !withoutGrant.some((other) => other === form);
}

/** What a programme gives instead of a grant, as the end of "das Programm gibt …". */
export const insteadOfGrant: Record<WithoutGrant, string> = {
  darlehen: 'ein Darlehen, das zurückzuzahlen ist',
  buergschaft: 'eine Bürgschaft und keinen Zuschuss',
  beteiligung: 'eine Beteiligung und keinen Zuschuss',
  garantie: 'eine Garantie und keinen Zuschuss',
  sonstige: 'eine sonstige Förderung, keinen ausdrücklichen Zuschuss',
};

/**
 * The ceiling of the rate, of several rates of which nobody read which one applies the lowest; where a minimum own share
 * leaves less, that. Every sum of match, Quick-Check and project is made with it. null = the source names no rate.
 */
export function maxRatePercent({ finance }: ProgrammeMoney): number | null {
  const { ratePercentMax: max, ratePercentLow: low, ownSharePercentMin } = finance;
  if (max === null) return null;
  return Math.min(low ?? max, 100 - (ownSharePercentMin ?? 0));
}

/**
 * The own share that is enough in any case, in percent: a source that counts it as the rest beside its highest rate
 * demands more where the rate is lower. null = the source names none.
 */
export function sureOwnSharePercent({ finance }: ProgrammeMoney): number | null {
  const { ownSharePercentMin: own, ratePercentMaxWeak: weak, ratePercentMax: max } = finance;
  const rate = maxRatePercent({ finance });
  if (own === null || max === null || rate === null) return own;
  const isRest = finance.ratePercentLow !== null && own + max >= 100;
  return isRest || weak === 100 - own ? Math.max(own, 100 - rate) : own;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
