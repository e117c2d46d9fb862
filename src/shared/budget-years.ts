import { addMonths, type Month } from './dates.ts';
import { splitCents } from './money.ts';

/** A budget year and how many months of a period fall into it. */
export interface YearMonths {
  year: number;
  months: number;
}

/** Budget years a period touches with the months that fall into each: 2027-07, 36 → 2027: 6 … 2030: 6. */
export function budgetYears(startMonth: Month, months: number): YearMonths[] {
  const years = new Map<number, number>();
  for (let index = 0; index < months; index += 1) {
    const year = Number(addMonths(startMonth, index).slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return [...years].map(([year, count]) => ({ year, months: count }));
}

/** Yearly cents over the years by months; the parts add up to the rounded whole, no cent lost. */
export function spreadCents(centsPerYear: number, years: readonly YearMonths[]): number[] {
  const weights = years.map(({ months }) => months);
  const allMonths = weights.reduce((total, months) => total + months, 0);
  return splitCents(Math.round((centsPerYear * allMonths) / 12), weights);
}
