import { budgetYears, spreadCents } from '../../shared/budget-years.ts';
import { formatCents } from '../../shared/money.ts';
import type { CostItem, Need, YearCost } from '../needs/need.ts';

export interface YearTotal {
  year: number;
  amountCents: number;
}

/**
 * What one cost item costs in each budget year of its need: as worked out from its plan, else the yearly amount by
 * months. Empty where the need has no beginning or no duration, or the item no amount: missing is not zero.
 */
export function costOfItemByYear(
  item: Pick<CostItem, 'amounts' | 'amountCentsPerYear' | 'calculation'>,
  { startMonth, months }: Pick<Need, 'startMonth' | 'months'>,
): readonly YearCost[] {
  if (item.amounts.length > 0) return item.amounts;
  const perYear = item.amountCentsPerYear;
  if (perYear === null || startMonth === null || months === null) return [];
  const years = budgetYears(startMonth, months);
  const parts = spreadCents(perYear, years);
  return years.map(({ year, months: count }, index) => ({
    year,
    amountCents: parts[index] ?? 0,
    calculation:
      count === 12 ? item.calculation : `${formatCents(perYear)} je Jahr × ${count} von 12 Monaten`,
  }));
}

/** Sums by budget year over all cost items that have an amount; `costPerYear` tells which have none. */
export function costsByYear(need: Pick<Need, 'costItems' | 'startMonth' | 'months'>): YearTotal[] {
  const sums = new Map<number, number>();
  for (const item of need.costItems) {
    for (const { year, amountCents } of costOfItemByYear(item, need)) {
      sums.set(year, (sums.get(year) ?? 0) + amountCents);
    }
  }
  return [...sums]
    .map(([year, amountCents]) => ({ year, amountCents }))
    .sort((a, b) => a.year - b.year);
}
