import type { SourceView } from '../http/page-parts.ts';
import { costTypeLabels } from '../programmes/programme-labels.ts';
import { formatCents } from '../shared/money.ts';
import { basisLabels } from './form-fields.ts';
import { planCheck, type PlanCheck } from './plan-check.ts';
import { layOutPlan } from './plan-layout.ts';
import { budgetYears, sumOf, type CostLine, type FinancingLine, type Project } from './project.ts';

/** One row of the plan for those who only read it. */
export interface PlanReadRow {
  label: string;
  cells: { year: string; text: string }[];
  total: string;
  notes: string[];
  source: SourceView | null;
  isSum: boolean;
}

export interface PlanReadView {
  years: string[];
  costs: PlanReadRow[];
  financing: PlanReadRow[];
  check: PlanCheck;
}

/** The cost and finance plan as two tables without a field; the same rows as on the edit page. */
export function planReadView(project: Project): PlanReadView {
  const years = budgetYears(project.startMonth, project.months).map(({ year }) => year);
  const sum = (label: string, centsOf: (year?: number) => number): PlanReadRow => ({
    label,
    cells: years.map((year) => ({ year: String(year), text: formatCents(centsOf(year)) })),
    total: formatCents(centsOf()),
    notes: [],
    source: null,
    isSum: true,
  });
  return {
    years: years.map(String),
    ...layOutPlan(project, {
      cost: (line) => costRow(line, years),
      financing: (line, number) => financingRow(line, number, years),
      sum,
    }),
    check: planCheck(project),
  };
}

function costRow(line: CostLine, years: readonly number[]): PlanReadRow {
  const { source } = line;
  return {
    ...amountsOf(line, years),
    label: line.label,
    notes: [
      `${costTypeLabels[line.costType]} · ${line.isEligible ? 'zuwendungsfähig' : 'nicht in Nr. 3.2 angesetzt'} · ${basisLabels[line.basis]}`,
      line.calculation === '' ? 'Rechenweg nicht angegeben' : `Rechenweg: ${line.calculation}`,
    ],
    source: source === null ? null : { text: source.title, href: source.url, year: null },
    isSum: false,
  };
}

function financingRow(line: FinancingLine, number: string, years: readonly number[]): PlanReadRow {
  return {
    ...amountsOf(line, years),
    label: `${number} ${line.label}`,
    notes: line.calculation === '' ? [] : [line.calculation],
    source: null,
    isSum: false,
  };
}

/** A year without an amount is not costed; that is not the same as zero. */
function amountsOf(
  line: CostLine | FinancingLine,
  years: readonly number[],
): Pick<PlanReadRow, 'cells' | 'total'> {
  return {
    cells: years.map((year) => {
      const amount = line.amounts.find((one) => one.year === year);
      return {
        year: String(year),
        text: amount === undefined ? 'nicht beziffert' : formatCents(amount.amountCents),
      };
    }),
    total: line.amounts.length === 0 ? 'nicht beziffert' : formatCents(sumOf([line])),
  };
}
