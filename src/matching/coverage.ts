import { limitCaps } from '../programmes/grant-caps.ts';
import {
  grantCeiling,
  insteadOfGrant,
  isGrant,
  maxRatePercent,
  termsFor,
  type GrantCeiling,
  type WithoutGrant,
} from '../programmes/grant-ceiling.ts';
import { basisOf, type Programme } from '../programmes/programme.ts';
import { budgetYears, spreadCents, type YearMonths } from '../shared/budget-years.ts';
import { cautiousRate, rateWords } from '../programmes/rate-text.ts';
import { formatPercent } from '../shared/text.ts';
import { answeredCosts } from './criteria/answered-questions.ts';
import { flatRateQuestion, fundingParts, missingAmounts, totalCosts } from './criteria/costs.ts';
import type { MatchCase } from './criteria/criterion.ts';

/** How much of a need a programme could pay at most. A ceiling, never an income. */
export interface Coverage {
  /** false: a loan, a label, an exchange; whatever it gives, none of the need's costs is paid by it. */
  isGrant: boolean;
  /** Whether the amounts speak of one year or of the whole period; a year only where the duration is unknown. */
  per: 'year' | 'application';
  /** Costs the programme names as fundable; null where an amount or the kinds are not known. */
  eligibleCents: number | null;
  ceilingGrantCents: number | null;
  /** Where a missing amount leaves the ceiling open: the ceiling for the costs that have one. */
  grantOnKnownCents: number | null;
  /** Ceiling in percent of all costs of the need; null where one of the two is not known. */
  sharePercent: number | null;
  /** How the ceiling was found or why there is none, a German half sentence. */
  why: string;
  /** What could raise the ceiling once somebody has asked, as German half sentences. */
  mayRise: readonly string[];
  /** Facts of the record behind these figures that nobody read in a source, in German. */
  assumed: readonly string[];
}

export function coverageOf(record: Programme, matchCase: MatchCase): Coverage {
  const { isWeak } = matchCase.finances;
  const terms = termsFor(record, isWeak);
  const isRaised = terms !== record;
  const fundedCosts = answeredCosts(record.fundedCosts, matchCase);
  const isAnswered = fundedCosts !== record.fundedCosts;
  const programme = isAnswered ? { ...terms, fundedCosts: [...fundedCosts] } : terms;
  const per = matchCase.months === null ? 'year' : 'application';
  const { named, flatRate } = fundingParts(matchCase.costItems, programme.fundedCosts);
  const missing = missingAmounts(named);
  const eligible = eligibleByYear(named, matchCase);
  const eligibleCents = eligible.reduce((sum, year) => sum + year.eligibleCents, 0);
  const { form } = programme.finance;
  const none = {
    isGrant: form === null || isGrant(form),
    per,
    eligibleCents: named.length === 0 || missing.length > 0 ? null : eligibleCents,
    ceilingGrantCents: null,
    grantOnKnownCents: null,
    sharePercent: null,
    mayRise: [],
    assumed: assumedFacts(record),
  } as const;
  const ceiling = grantCeiling(programme, eligible);
  const whyNone =
    (none.isGrant ? whyNot(programme, matchCase) : null) ??
    (ceiling.isKnown ? null : whyNoGrant(programme, ceiling.why));
  if (whyNone !== null || !ceiling.isKnown) return { ...none, why: whyNone ?? '' };
  const cents = ceiling.centsByYear.reduce((sum, year) => sum + year, 0);
  // More costs change nothing where the limit is reached already.
  if (missing.length > 0 && !ceiling.isCapped) {
    const grantOnKnownCents = eligibleCents > 0 ? cents : null;
    return { ...none, grantOnKnownCents, why: `es fehlt: ${missing.join(', ')}` };
  }
  const total = totalCosts(matchCase, per);
  return {
    ...none,
    ceilingGrantCents: cents,
    // All costs may be more than those known: then the true share is smaller still, and the ceiling stays one.
    sharePercent:
      total.lowCents === 0 ? null : Math.min(100, Math.floor((cents * 1000) / total.lowCents) / 10),
    why: whyThisMuch(programme, ceiling) + (isRaised ? ' (Satz für finanzschwache Kommunen)' : ''),
    mayRise: ceiling.isCapped
      ? []
      : whatMayRaise(programme, { hasFlatRate: flatRate.length > 0, isWeak }),
  };
}

/** Facts the ceiling is made from, in the words of the form. */
const moneyFacts = [
  ['fundedCosts', 'förderfähige Kostenarten'],
  ['rate', 'Fördersatz'],
  ['ownShare', 'Eigenanteil'],
  ['limits', 'Höchstbetrag'],
] as const;

function assumedFacts(record: Programme): string[] {
  return moneyFacts.flatMap(([field, words]) =>
    basisOf(record, field) === 'angenommen' ? [words] : [],
  );
}

/** Without a duration one year is looked at; without a beginning it does not matter which months these are. */
function yearsOf({ startMonth, months }: MatchCase): readonly YearMonths[] {
  const key = `${startMonth ?? '2000-01'} ${months ?? 12}`;
  const known = knownYears.get(key);
  const years = known ?? budgetYears(startMonth ?? '2000-01', months ?? 12);
  if (known === undefined) knownYears.set(key, years);
  return years;
}

/** Counting months again for every pair took a quarter of the time of a whole city; there are few different periods. */
const knownYears = new Map<string, readonly YearMonths[]>();

/** The same lines in the same years as a project would have them: a post with its rises costs more every year. */
function eligibleByYear(items: MatchCase['costItems'], period: MatchCase) {
  const years = yearsOf(period);
  const lines = items.map((item) => {
    const { amountCentsPerYear: perYear, amounts = [] } = item;
    if (perYear === null || amounts.length === 0) return spreadCents(perYear ?? 0, years);
    return years.map(
      ({ year }) => amounts.find((amount) => amount.year === year)?.amountCents ?? 0,
    );
  });
  return years.map(({ months }, index) => ({
    months,
    eligibleCents: lines.reduce((sum, line) => sum + (line[index] ?? 0), 0),
  }));
}

function whyNoGrant({ finance }: Programme, why: WithoutGrant | 'noRate'): string {
  if (why !== 'noRate') return `das Programm gibt ${insteadOfGrant[why]}`;
  const { perApplicationCents, perYearCents } = limitCaps(finance.limits);
  return perApplicationCents === null && perYearCents === null
    ? 'die Quelle nennt weder Fördersatz noch Höchstbetrag je Antrag oder Jahr'
    : 'die Quelle nennt keinen Fördersatz, und ihr Höchstbetrag liegt über den bezifferten förderfähigen Kosten';
}

function whyNot({ fundedCosts }: Programme, { costItems }: MatchCase): string | null {
  if (costItems.length === 0) return 'es fehlt: die Kosten des Bedarfs';
  if (fundedCosts.length === 0) return 'es fehlt: die förderfähigen Kostenarten';
  const { named, flatRate } = fundingParts(costItems, fundedCosts);
  if (named.length > 0) return null;
  return flatRate.length > 0
    ? `zu klären ist, ${flatRateQuestion(flatRate)}`
    : 'die Quelle nennt keine der Kosten als förderfähig';
}

function whyThisMuch(programme: Programme, { isCapped }: GrantCeiling & { isKnown: true }): string {
  const { ratePercentMax, ownSharePercentMin } = programme.finance;
  const rate = maxRatePercent(programme);
  if (isCapped || rate === null || ratePercentMax === null) {
    return 'begrenzt durch den Höchstbetrag';
  }
  const cautious = cautiousRate(programme);
  if (cautious !== null && rate === programme.finance.ratePercentLow) {
    return `die Quelle nennt ${rateWords(programme) ?? ''} der förderfähigen Kosten, ${cautious}`;
  }
  return rate < ratePercentMax
    ? `bis zu ${formatPercent(rate)} der genannten förderfähigen Kosten, weil ein Eigenanteil von ${formatPercent(ownSharePercentMin ?? 0)} verlangt ist`
    : `bis zu ${formatPercent(rate)} der genannten förderfähigen Kosten`;
}

function whatMayRaise(
  programme: Programme,
  { hasFlatRate, isWeak }: { hasFlatRate: boolean; isWeak: boolean | null },
): string[] {
  const { ratePercentMaxWeak: weak, ratePercentLow: low, ratePercentMax: max } = programme.finance;
  const rate = maxRatePercent(programme);
  return [
    ...(low !== null && max !== null ? [`beim höchsten Satz bis zu ${formatPercent(max)}`] : []),
    ...(hasFlatRate ? ['mit der Pauschale eventuell mehr'] : []),
    ...(isWeak === null && weak !== null && rate !== null && weak > rate
      ? [`bei schwacher Finanzlage bis zu ${formatPercent(weak)}`]
      : []),
  ];
}
