import type { CostTypeCode } from '../programmes/programme.ts';
import { formatCents } from '../shared/money.ts';
import { joinGerman } from '../shared/text.ts';
import type { MatchCase } from './criterion.ts';

/**
 * Sums that may be incomplete, as a range: a missing item or duration opens the upper end, so that comparing with a
 * limit never takes a missing amount for 0.
 */
export interface CostRange {
  lowCents: number;
  /** Infinity where something is missing. */
  highCents: number;
  /** What is missing to know the sum, in German; empty if it is known. */
  missing: readonly string[];
}

type CostItems = MatchCase['costItems'];

/** The items a programme pays for; a programme that pays a lump sum is not bound to kinds of cost. */
export function fundableItems(items: CostItems, costTypes: readonly CostTypeCode[]): CostItems {
  return costTypes.includes('pauschale')
    ? items
    : items.filter((item) => costTypes.includes(item.costType));
}

/** Costs of the need that a programme with these cost types would look at, per year or for the whole period. */
export function fundableCosts(
  matchCase: MatchCase,
  costTypes: readonly CostTypeCode[],
  per: 'year' | 'application',
): CostRange {
  // Without known cost types anything from nothing to everything may be fundable.
  if (costTypes.length === 0) {
    const all = totalCosts(matchCase, per);
    return { ...all, lowCents: 0, missing: [...all.missing, 'die förderfähigen Kostenarten'] };
  }
  return matchCase.costItems.length === 0
    ? totalCosts(matchCase, per)
    : sumOf(fundableItems(matchCase.costItems, costTypes), matchCase.months, per);
}

/** All costs of the need, per year or for the whole period. */
export function totalCosts(
  { costItems, months }: Pick<MatchCase, 'costItems' | 'months'>,
  per: 'year' | 'application',
): CostRange {
  const sum = sumOf(costItems, months, per);
  // No item at all means that nobody entered the costs, not that there are none.
  return costItems.length === 0
    ? { ...sum, highCents: Infinity, missing: ['die Kosten des Bedarfs', ...sum.missing] }
    : sum;
}

function sumOf(items: CostItems, months: number | null, per: 'year' | 'application'): CostRange {
  const open = items.filter((item) => item.amountCentsPerYear === null);
  const missing = open.map((item) => `Betrag für „${item.label}“`);
  const perYear = items.reduce((sum, item) => sum + (item.amountCentsPerYear ?? 0), 0);
  if (per === 'application' && months === null) {
    return { lowCents: 0, highCents: Infinity, missing: [...missing, 'die Dauer des Bedarfs'] };
  }
  const factor = per === 'year' || months === null ? 1 : months / 12;
  const lowCents = Math.round(perYear * factor);
  return { lowCents, highCents: missing.length > 0 ? Infinity : lowCents, missing };
}

/** "mindestens 27.900,00 € (es fehlt: Betrag für „Verfügungsmittel“)". */
export function describeCosts(costs: CostRange, per: 'year' | 'application'): string {
  const period = per === 'year' ? ' im Jahr' : ' im ganzen Zeitraum';
  const why = costs.missing.length === 0 ? '' : ` (es fehlt: ${joinGerman(costs.missing)})`;
  if (costs.lowCents === costs.highCents) return `${formatCents(costs.lowCents)}${period}${why}`;
  if (costs.highCents < Infinity) {
    return `zwischen ${formatCents(costs.lowCents)} und ${formatCents(costs.highCents)}${period}${why}`;
  }
  return costs.lowCents > 0
    ? `mindestens ${formatCents(costs.lowCents)}${period}${why}`
    : `nicht bezifferbar${why}`;
}
