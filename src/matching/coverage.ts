import type { Programme } from '../programmes/programme.ts';
import { formatPercent } from '../shared/text.ts';
import { fundableCosts, totalCosts, type CostRange } from './costs.ts';
import type { MatchCase } from './criterion.ts';

/** How much of a need a programme could pay at most. A ceiling, never an income. */
export interface Coverage {
  /** Whether the amounts speak of one year or of the whole period; a year only where the duration is unknown. */
  per: 'year' | 'application';
  /** Costs of a kind the programme pays for; null where an amount or the kinds are not known. */
  eligibleCents: number | null;
  ceilingGrantCents: number | null;
  /** Ceiling in percent of all costs of the need; null where one of the two is not known. */
  sharePercent: number | null;
  /** How the ceiling was found or why there is none, a German half sentence. */
  why: string;
}

export function coverageOf(programme: Programme, matchCase: MatchCase): Coverage {
  const per = matchCase.months === null ? 'year' : 'application';
  const eligible = fundableCosts(matchCase, programme.fundedCosts, per);
  const total = totalCosts(matchCase, per);
  const { ratePercentMax, ratePercentMaxWeak } = programme.finance;
  const isKnown = eligible.highCents < Infinity && programme.fundedCosts.length > 0;
  const caps = grantCaps(programme, matchCase);
  const base = { per, eligibleCents: isKnown ? eligible.highCents : null } as const;
  if (caps.length === 0 && (ratePercentMax === null || !isKnown)) {
    return { ...base, ceilingGrantCents: null, sharePercent: null, why: whyNot(eligible, isKnown) };
  }
  // The higher rate for weak municipalities is the ceiling of the ceiling: nobody here knows whether it applies.
  const rate = Math.max(ratePercentMax ?? 100, ratePercentMaxWeak ?? 0);
  const byRate = Math.floor((eligible.highCents * rate) / 100);
  const ceilingGrantCents = Math.min(byRate, ...caps);
  return {
    ...base,
    ceilingGrantCents,
    // All costs may be more than those known: then the true share is smaller still, and the ceiling stays one.
    sharePercent:
      total.lowCents === 0
        ? null
        : Math.min(100, Math.floor((ceilingGrantCents * 1000) / total.lowCents) / 10),
    why: whyThisMuch({ isCapped: ceilingGrantCents < byRate, rate: ratePercentMax, weak: rate }),
  };
}

/** Highest grants in the unit of the coverage: a limit per application also limits a single year. */
function grantCaps({ finance }: Programme, { months }: MatchCase): number[] {
  return finance.limits
    .filter((limit) => limit.bound === 'max' && limit.of === 'grant' && limit.per !== 'other')
    .map((limit) =>
      limit.per === 'year' && months !== null
        ? Math.round((limit.amountCents * months) / 12)
        : limit.amountCents,
    );
}

function whyNot(eligible: CostRange, isKnown: boolean): string {
  return isKnown
    ? 'die Quelle nennt weder Fördersatz noch Höchstbetrag'
    : `es fehlt: ${eligible.missing.join(', ')}`;
}

function whyThisMuch({
  isCapped,
  rate,
  weak,
}: {
  isCapped: boolean;
  rate: number | null;
  weak: number;
}): string {
  if (isCapped) return 'begrenzt durch den Höchstbetrag';
  if (rate === null)
    return 'Fördersatz nicht genannt, Höchstbetrag reicht für die förderfähigen Kosten';
  return weak > rate
    ? `bis zu ${formatPercent(rate)}, bei schwacher Finanzlage bis zu ${formatPercent(weak)} der förderfähigen Kosten`
    : `bis zu ${formatPercent(rate)} der förderfähigen Kosten`;
}
