import { costsByYear, costOfItemByYear } from '../quarters/costs/costs-by-year.ts';
import { amountOf, coveredCents } from '../quarters/funding/funding-coverage.ts';
import { yearsWithoutAmount } from '../quarters/funding/funding-years.ts';
import type { CostItem, Funding, Need } from '../quarters/needs/need.ts';

/** Costs and money of one budget year. Pure; cents. */
export interface BudgetYear {
  year: number;
  costCents: number;
  /** Granted, up to the costs of what it pays for: two fundings of one item never count twice. */
  coveredCents: number;
  /** Asked for; never money. */
  appliedCents: number;
  openCents: number;
  /** Granted beyond the costs that are entered. */
  beyondCents: number;
}

export interface BudgetSums {
  years: BudgetYear[];
  /** Items that have no amount in any year: the costs, and what is open, are then lower bounds. */
  unpriced: { need: Need; item: CostItem }[];
  /** Granted fundings without a single amount: they count as nothing here. */
  withoutAmounts: { need: Need; funding: Funding }[];
  /** Granted fundings that have amounts, but not for each of these years of their period. */
  incomplete: { need: Need; funding: Funding; years: readonly number[] }[];
}

export function budgetSums(needs: readonly Need[], years: readonly number[]): BudgetSums {
  return {
    years: years.map((year) => sumsOfYear(needs, year)),
    unpriced: needs.flatMap((need) =>
      need.costItems
        .filter((item) => costOfItemByYear(item, need).length === 0)
        .map((item) => ({ need, item })),
    ),
    withoutAmounts: needs.flatMap((need) =>
      need.fundings
        .filter(({ status, amounts }) => status === 'granted' && amounts.length === 0)
        .filter(({ untilOn }) => untilOn === null || untilOn >= `${years[0] ?? 0}-01-01`)
        .map((funding) => ({ need, funding })),
    ),
    incomplete: needs.flatMap((need) =>
      need.fundings
        .filter(({ status, amounts }) => status === 'granted' && amounts.length > 0)
        .map((funding) => ({ need, funding, years: missingOf(funding, years) }))
        .filter((one) => one.years.length > 0),
    ),
  };
}

function missingOf(funding: Funding, years: readonly number[]): number[] {
  return yearsWithoutAmount(funding).filter((year) => years.includes(year));
}

function sumsOfYear(needs: readonly Need[], year: number): BudgetYear {
  const sum = {
    year,
    costCents: 0,
    coveredCents: 0,
    appliedCents: 0,
    openCents: 0,
    beyondCents: 0,
  };
  for (const need of needs) {
    const cost = costsByYear(need).find((one) => one.year === year)?.amountCents ?? 0;
    const granted = need.fundings.filter(({ status }) => status === 'granted');
    const covered = coveredCents(need, granted, year);
    sum.costCents += cost;
    sum.coveredCents += covered;
    sum.openCents += cost - covered;
    sum.beyondCents += amountOf(granted, year) - covered;
    sum.appliedCents += amountOf(
      need.fundings.filter(({ status }) => status === 'applied'),
      year,
    );
  }
  return sum;
}
