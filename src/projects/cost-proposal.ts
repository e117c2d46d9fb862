import { costFundingOf } from '../programmes/cost-funding.ts';
import type { Programme } from '../programmes/programme.ts';
import { costTypeLabels } from '../programmes/programme-labels.ts';
import type { CostItem, Need } from '../quarters/needs/need.ts';
import { spreadCents, type YearMonths } from '../shared/budget-years.ts';
import { formatCents } from '../shared/money.ts';
import type { CostLine, YearAmount } from './project.ts';

/**
 * One line per cost item of the need. What the source does not name as fundable stays in the plan (Nr. 3.1) but counts
 * as not eligible (Nr. 3.2) until a person ticks it. An item without an amount stays a line without amounts: missing is
 * not zero.
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
      isEligible: costFundingOf(item.costType, programme.fundedCosts) === 'named',
      source: item.source,
      amounts: perYear === null ? [] : spread(perYear, years),
    };
  });
}

function spread(centsPerYear: number, years: readonly YearMonths[]): YearAmount[] {
  const parts = spreadCents(centsPerYear, years);
  return years.map(({ year }, index) => ({ year, amountCents: parts[index] ?? 0 }));
}

function calculation(item: CostItem, years: readonly YearMonths[]): string {
  if (item.amountCentsPerYear === null) return item.calculation;
  const months = years.reduce((total, year) => total + year.months, 0);
  return `${item.calculation}; ${formatCents(item.amountCentsPerYear)} je Jahr für ${months} Monate`;
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
