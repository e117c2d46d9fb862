import { costFundingOf, type CostFunding } from '../../programmes/cost-funding.ts';
import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import { formatCents } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import type { MatchCase } from './criterion.ts';

/**
 * Sums that may be incomplete, as a range: a missing item or duration opens the upper end, so that comparing with a
 * limit never takes a missing amount for 0.
 */
export interface CostRange {
  lowCents: number;
  /** Infinity where something is missing. */
  highCents: number;
  /** Whether nothing is missing to know the sum. */
  isKnown: boolean;
  /** What is missing, in German; only put into words for those who read it. */
  missing: () => readonly string[];
  /** True where only the programme can say what is missing. */
  isTheirs: boolean;
}

type CostItems = MatchCase['costItems'];
type CostItem = CostItems[number];
type Per = 'year' | 'application';

/** The cost items by what the programme says about their kind. */
export function fundingParts(items: CostItems, fundedCosts: readonly CostTypeCode[]) {
  const parts: Record<CostFunding, CostItem[]> = {
    named: [],
    flatRate: [],
    notNamed: [],
    unread: [],
  };
  for (const item of items) parts[costFundingOf(item.costType, fundedCosts)].push(item);
  return parts;
}

/** "„Material“ und „Honorare“". */
export function quotedLabels(items: CostItems): string {
  return joinGerman(items.map((item) => `„${item.label}“`));
}

/** "ob die Pauschale auch „Material“ und „Honorare“ deckt". */
export function flatRateQuestion(items: CostItems): string {
  return `ob die Pauschale auch ${quotedLabels(items)} deckt`;
}

/**
 * Costs of the need that a programme with these cost types would look at, per year or for the whole period: at least
 * what it names, at most with what its Pauschale may pay.
 */
export function fundableCosts(
  matchCase: MatchCase,
  costTypes: readonly CostTypeCode[],
  per: Per,
): CostRange {
  // Without known cost types anything from nothing to everything may be fundable.
  if (costTypes.length === 0) {
    const { highCents, missing } = totalCosts(matchCase, per);
    return {
      lowCents: 0,
      highCents,
      isKnown: false,
      missing: () => [...missing(), 'die förderfähigen Kostenarten'],
      isTheirs: true,
    };
  }
  if (matchCase.costItems.length === 0) return totalCosts(matchCase, per);
  const { named, flatRate } = fundingParts(matchCase.costItems, costTypes);
  const sure = sumOf(named, matchCase.months, per);
  if (flatRate.length === 0) return sure;
  const most = sumOf(flatRate, matchCase.months, per);
  return {
    lowCents: sure.lowCents,
    highCents: sure.highCents + most.highCents,
    isKnown: false,
    missing: () => [...sure.missing(), flatRateQuestion(flatRate)],
    isTheirs: sure.isKnown,
  };
}

/** All costs of the need, per year or for the whole period. */
export function totalCosts(
  { costItems, months }: Pick<MatchCase, 'costItems' | 'months'>,
  per: Per,
): CostRange {
  const sum = sumOf(costItems, months, per);
  if (costItems.length > 0) return sum;
  // No item at all means that nobody entered the costs, not that there are none.
  const missing = (): string[] => ['die Kosten des Bedarfs', ...sum.missing()];
  return { ...sum, highCents: Infinity, isKnown: false, missing };
}

/** "Betrag für „Räume“" for each item that has none. */
export function missingAmounts(items: CostItems): string[] {
  return items
    .filter((item) => item.amountCentsPerYear === null)
    .map((item) => `Betrag für „${item.label}“`);
}

function sumOf(items: CostItems, months: number | null, per: Per): CostRange {
  if (per === 'application' && months === null) {
    const missing = (): string[] => [...missingAmounts(items), 'die Dauer des Bedarfs'];
    return { lowCents: 0, highCents: Infinity, isKnown: false, missing, isTheirs: false };
  }
  const factor = per === 'year' || months === null ? 1 : months / 12;
  let lowCents = 0;
  let isKnown = true;
  for (const { amountCentsPerYear } of items) {
    if (amountCentsPerYear === null) isKnown = false;
    // Rounded item by item, as the lines of a project are.
    else lowCents += Math.round(amountCentsPerYear * factor);
  }
  const highCents = isKnown ? lowCents : Infinity;
  return { lowCents, highCents, isKnown, missing: () => missingAmounts(items), isTheirs: false };
}

/** "mindestens 27.900,00 € (offen: Betrag für „Verfügungsmittel“)". */
export function describeCosts(costs: CostRange, per: Per): string {
  const period = per === 'year' ? ' je Jahr' : ' im ganzen Zeitraum';
  const why = costs.isKnown ? '' : ` (offen: ${joinGerman(costs.missing())})`;
  if (costs.lowCents === costs.highCents) return `${formatCents(costs.lowCents)}${period}${why}`;
  if (costs.highCents < Infinity) {
    return `zwischen ${formatCents(costs.lowCents)} und ${formatCents(costs.highCents)}${period}${why}`;
  }
  return costs.lowCents > 0
    ? `mindestens ${formatCents(costs.lowCents)}${period}${why}`
    : `nicht bezifferbar${why}`;
}
