import { budgetYears } from '../projects/project.ts';
import type { PrintableFacts } from './draft-content-facts.ts';

/** All budget years with money or within the period. */
export function yearsOf({ costs, financing, period }: PrintableFacts): number[] {
  const years = [...costs, ...financing].flatMap((line) => line.amounts.map(({ year }) => year));
  const planned = period
    ? budgetYears(period.startMonth, period.months).map(({ year }) => year)
    : [];
  return [...new Set([...years, ...planned])].sort((a, b) => a - b);
}

/** More year columns than these make the figures unreadable on A4: the plan is then printed in parts. */
const yearsPerTable = 4;

/** Pieces of at most four years. */
export function inParts(years: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(years.length / yearsPerTable) }, (_, part) =>
    years.slice(part * yearsPerTable, (part + 1) * yearsPerTable),
  );
}
