import { costOfItemByYear, costsByYear } from '../costs/costs-by-year.ts';
import type { Funding, Need } from '../needs/need.ts';
import { coveredItems } from './funding-gap.ts';

/** Granted beyond the costs that are entered, by budget year; empty where the need has no costs by year. */
export function beyondCosts(need: Need): { year: number; cents: number }[] {
  const granted = need.fundings.filter(({ status }) => status === 'granted');
  if (costsByYear(need).length === 0) return [];
  const years = new Set(granted.flatMap(({ amounts }) => amounts.map(({ year }) => year)));
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => ({ year, cents: amountOf(granted, year) - coveredCents(need, granted, year) }))
    .filter(({ cents }) => cents > 0);
}

/** What these fundings bring in a budget year, in cents. */
export function amountOf(fundings: readonly Funding[], year: number): number {
  return fundings
    .flatMap(({ amounts }) => amounts)
    .filter((amount) => amount.year === year)
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/**
 * Money goes to the items it may pay for, as far as they cost something in that year. What may pay for the fewest items
 * goes first, so that a grant for one item is not used up beside it.
 */
export function coveredCents(need: Need, granted: readonly Funding[], year: number): number {
  const left = new Map(
    need.costItems.map((item) => {
      const cost = costOfItemByYear(item, need).find((one) => one.year === year)?.amountCents ?? 0;
      return [item.id, cost];
    }),
  );
  let covered = 0;
  for (const { items, cents } of granted
    .map((funding) => ({
      items: coveredItems(need, funding),
      cents: amountOf([funding], year),
    }))
    .sort((a, b) => a.items.length - b.items.length)) {
    let rest = cents;
    for (const { id } of items) {
      const paid = Math.min(rest, left.get(id) ?? 0);
      left.set(id, (left.get(id) ?? 0) - paid);
      rest -= paid;
      covered += paid;
    }
  }
  return covered;
}
