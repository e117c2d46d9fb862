import type { Programme } from '../programmes/programme.ts';
import { costTypeLabels } from '../programmes/programme-labels.ts';
import type { CostItem, Need } from '../quarters/need.ts';
import { formatCents, splitCents } from '../shared/money.ts';
import type { CostLine, YearAmount } from './project.ts';

export interface YearMonths {
  year: number;
  months: number;
}

/**
 * One line per cost item of the need. What the programme does not fund stays in the plan (Nr. 3.1) but is not
 * eligible (Nr. 3.2). An item without an amount stays a line without amounts: missing is not zero.
 */
export function proposeCosts(
  need: Pick<Need, 'costItems' | 'origin'>,
  programme: Pick<Programme, 'fundedCosts'>,
  { years, nextId }: { years: readonly YearMonths[]; nextId: () => string },
): CostLine[] {
  return need.costItems.map((item) => {
    // What was invented for the demonstration must not become money in an application.
    const isInvented = need.origin === 'demo' && item.source === null;
    const perYear = isInvented ? null : item.amountCentsPerYear;
    return {
      id: nextId(),
      label: item.label,
      costType: item.costType,
      calculation: [
        isInvented
          ? '[Angabe fehlt: Ansatz; der Betrag im Bedarf ist ein Demo-Wert]'
          : calculation(item, years),
        fundingRemark(item, programme),
      ]
        .filter((part) => part !== '')
        .join('. '),
      basis: item.basis,
      isEligible: isFunded(item, programme),
      source: item.source,
      amounts: perYear === null ? [] : spread(perYear, years),
    };
  });
}

/** Yearly cents over the budget years by months; the parts add up to the rounded whole, no cent lost. */
export function spread(centsPerYear: number, years: readonly YearMonths[]): YearAmount[] {
  const weights = years.map(({ months }) => months);
  const total = Math.round((centsPerYear * sum(weights)) / 12);
  const parts = splitCents(total, weights);
  return years.map(({ year }, index) => ({ year, amountCents: parts[index] ?? 0 }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function calculation(item: CostItem, years: readonly YearMonths[]): string {
  if (item.amountCentsPerYear === null) return item.calculation;
  const months = sum(years.map((year) => year.months));
  return `${item.calculation}; ${formatCents(item.amountCentsPerYear)} je Jahr für ${months} Monate`;
}

/** Where the programme does not say what it funds, nothing is ruled out, but the line says so. */
function isFunded(item: CostItem, { fundedCosts }: Pick<Programme, 'fundedCosts'>): boolean {
  return fundedCosts.length === 0 || fundedCosts.includes(item.costType);
}

function fundingRemark(item: CostItem, { fundedCosts }: Pick<Programme, 'fundedCosts'>): string {
  if (fundedCosts.length === 0) return '[Angabe fehlt: ob das Programm diese Kosten fördert]';
  if (fundedCosts.includes(item.costType)) return '';
  return `Das Programm nennt die Kostenart „${costTypeLabels[item.costType]}“ nicht als förderfähig`;
}
