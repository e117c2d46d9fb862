import { costFundingOf } from '../programmes/cost-funding.ts';
import type { Programme } from '../programmes/programme.ts';
import { costTypeLabels } from '../programmes/programme-labels.ts';
import { costOfItemByYear } from '../quarters/costs/costs-by-year.ts';
import type { CostItem, Need } from '../quarters/needs/need.ts';
import { budgetYears, spreadCents, type YearMonths } from '../shared/budget-years.ts';
import { formatCents } from '../shared/money.ts';
import type { CostLine, YearAmount } from './project.ts';

/**
 * One line per cost item of the need. What the source does not name as fundable stays in the plan (Nr. 3.1) but counts
 * as not eligible (Nr. 3.2) until a person ticks it. An item without an amount stays a line without amounts: missing is
 * not zero.
 */
export function proposeCosts(
  need: Pick<Need, 'costItems' | 'origin' | 'startMonth' | 'months'>,
  programme: Pick<Programme, 'fundedCosts'>,
  { years, nextId }: { years: readonly YearMonths[]; nextId: () => string },
): CostLine[] {
  return need.costItems.map((item) => {
    // What was invented for the demonstration must not become money in an application.
    const isInvented = need.origin === 'demo' && item.source === null;
    const amounts = isInvented ? [] : amountsOf(item, need, years);
    return {
      id: nextId(),
      label: item.label,
      costType: item.costType,
      calculation: [
        isInvented
          ? '[Angabe fehlt: Ansatz; der Betrag im Bedarf ist ein Demo-Wert]'
          : calculation(item, years, amounts),
        fundingRemark(item, programme),
      ]
        .filter((part) => part !== '')
        .join('. '),
      basis: item.basis,
      isEligible: costFundingOf(item.costType, programme.fundedCosts) === 'named',
      source: item.source,
      amounts,
    };
  });
}

/**
 * By budget year as the need has them, where the project lasts as long as the need; a post with its rises costs more
 * every year. For any other period the yearly amount by months.
 */
function amountsOf(
  item: CostItem,
  need: Pick<Need, 'startMonth' | 'months'>,
  years: readonly YearMonths[],
): YearAmount[] {
  const { startMonth, months } = need;
  const ofNeed = startMonth === null || months === null ? [] : budgetYears(startMonth, months);
  if (item.amountCentsPerYear === null) return [];
  return JSON.stringify(ofNeed) === JSON.stringify(years)
    ? costOfItemByYear(item, need).map(({ year, amountCents }) => ({ year, amountCents }))
    : spread(item.amountCentsPerYear, years);
}

function spread(centsPerYear: number, years: readonly YearMonths[]): YearAmount[] {
  const parts = spreadCents(centsPerYear, years);
  return years.map(({ year }, index) => ({ year, amountCents: parts[index] ?? 0 }));
}

function calculation(
  item: CostItem,
  years: readonly YearMonths[],
  amounts: readonly YearAmount[],
): string {
  const perYear = item.amountCentsPerYear;
  if (perYear === null) return item.calculation;
  const months = years.reduce((total, year) => total + year.months, 0);
  const isEven = JSON.stringify(amounts) === JSON.stringify(spread(perYear, years));
  const average = isEven ? '' : 'nach Haushaltsjahren gerechnet, im Mittel ';
  return `${item.calculation}; ${average}${formatCents(perYear)} je Jahr für ${months} Monate`;
}

/** What the line says where the programme does not plainly fund it: never a silent no. */
function fundingRemark(
  { costType }: Pick<CostItem, 'costType'>,
  { fundedCosts }: Pick<Programme, 'fundedCosts'>,
): string {
  switch (costFundingOf(costType, fundedCosts)) {
    case 'named':
      return '';
    case 'flatRate':
      return '[Angabe fehlt: Förderfähigkeit; laut Quelle nicht genannt, Pauschale prüfen]';
    case 'notNamed':
      return `Das Programm nennt die Kostenart „${costTypeLabels[costType]}“ nicht als förderfähig`;
    case 'unread':
      return '[Angabe fehlt: ob das Programm diese Kosten fördert]';
  }
}
