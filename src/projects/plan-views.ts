import type { FieldView, SourceView } from '../http/page-parts.ts';
import { costTypeCodes } from '../programmes/programme-codes.ts';
import { costTypeLabels } from '../programmes/programme-labels.ts';
import { formatCents } from '../shared/money.ts';
import { basisLabels, fieldNames, type Typed } from './form-fields.ts';
import { planCheck, type PlanCheck } from './plan-check.ts';
import { layOutPlan } from './plan-layout.ts';
import { budgetYears, sumOf, type CostLine, type FinancingLine, type Project } from './project.ts';

/** One row of the plan: inputs per year, or computed sums. */
export interface PlanRow {
  id: string | null;
  label: string;
  cells: { year: string; field: FieldView | null; text: string }[];
  total: string;
  notes: string[];
  source: SourceView | null;
  /** Fields that are folded away under the row; empty for sums. */
  details: FieldView[];
  detailsLabel: string;
  isOpen: boolean;
  removeValue: string | null;
}

export interface PlanView {
  years: string[];
  costs: PlanRow[];
  financing: PlanRow[];
  check: PlanCheck;
}

interface Shown {
  values: Typed;
  errors: ReadonlyMap<string, string>;
  years: readonly number[];
}

/** The cost and finance plan as two tables; sums speak of what is stored, not of what was just typed. */
export function planView(
  project: Project,
  values: Typed,
  errors: ReadonlyMap<string, string>,
): PlanView {
  const years = budgetYears(project.startMonth, project.months).map(({ year }) => year);
  const shown: Shown = { values, errors, years };
  return {
    years: years.map(String),
    ...layOutPlan(project, {
      cost: (line) => costRow(line, shown),
      financing: (line, number) => financingRow(line, number, shown),
      sum: (label, centsOf) => sumRow(label, years, (year) => formatCents(centsOf(year))),
    }),
    check: planCheck(project),
  };
}

function sumRow(label: string, years: readonly number[], text: (year?: number) => string): PlanRow {
  return {
    id: null,
    label,
    cells: years.map((year) => ({ year: String(year), field: null, text: text(year) })),
    total: text(),
    notes: [],
    source: null,
    details: [],
    detailsLabel: '',
    isOpen: false,
    removeValue: null,
  };
}

function costRow(line: CostLine, shown: Shown): PlanRow {
  const nameOf = (year: number): string => fieldNames.cost(line.id, year);
  const details = costDetails(line, shown);
  return {
    ...inputRow(line, shown, nameOf),
    label: line.label,
    notes: [
      `${costTypeLabels[line.costType]} · ${line.isEligible ? 'zuwendungsfähig' : 'nicht in Nr. 3.2 angesetzt'} · ${basisLabels[line.basis]}`,
      line.calculation === '' ? 'Rechenweg nicht angegeben' : `Rechenweg: ${line.calculation}`,
    ],
    source:
      line.source === null ? null : { text: line.source.title, href: line.source.url, year: null },
    details,
    detailsLabel: `„${line.label}“ bearbeiten oder entfernen`,
    isOpen: details.some((field) => field.error !== null),
    removeValue: `zeile-entfernen:${line.id}`,
  };
}

function costDetails(line: CostLine, shown: Shown): FieldView[] {
  const names = fieldNames;
  const field = fieldMaker(shown);
  return [
    field(names.costLabel(line.id), { label: 'Bezeichnung', kind: 'text', maxLength: 200 }),
    field(names.costType(line.id), {
      label: 'Kostenart',
      kind: 'select',
      options: costTypeCodes.map((value) => ({ value, label: costTypeLabels[value] })),
    }),
    field(names.costBasis(line.id), {
      label: 'Wie ist der Betrag bekannt?',
      kind: 'select',
      options: Object.entries(basisLabels).map(([value, label]) => ({ value, label })),
    }),
    field(names.costCalculation(line.id), { label: 'Rechenweg', kind: 'textarea', rows: 3 }),
    field(names.costEligible(line.id), {
      label: 'zuwendungsfähig (zählt in Nr. 3.2)',
      kind: 'checkbox',
    }),
  ];
}

function financingRow(line: FinancingLine, number: string, shown: Shown): PlanRow {
  const calculation = fieldMaker(shown)(fieldNames.financeCalculation(line.id), {
    label: 'Rechenweg oder Herkunft',
    kind: 'textarea',
    rows: 3,
  });
  return {
    ...inputRow(line, shown, (year) => fieldNames.finance(line.id, year)),
    label: `${number} ${line.label}`,
    notes: line.calculation === '' ? [] : [line.calculation],
    source: null,
    details: [calculation],
    detailsLabel: `Rechenweg zu ${number} bearbeiten`,
    isOpen: calculation.error !== null,
    removeValue: null,
  };
}

function inputRow(
  line: CostLine | FinancingLine,
  shown: Shown,
  nameOf: (year: number) => string,
): Pick<PlanRow, 'id' | 'cells' | 'total'> {
  const field = fieldMaker(shown);
  return {
    id: line.id,
    cells: shown.years.map((year) => ({
      year: String(year),
      field: field(nameOf(year), { label: `${line.label}, ${year}, in Euro`, kind: 'number' }),
      text: '',
    })),
    total: line.amounts.length === 0 ? 'nicht beziffert' : formatCents(sumOf([line])),
  };
}

/** Fields of the plan are never optional nor required: an empty one means "not costed yet". */
function fieldMaker({ values, errors }: Shown) {
  return (
    name: string,
    field: Pick<FieldView, 'label' | 'kind'> & Partial<FieldView>,
  ): FieldView => ({
    required: true,
    ...field,
    name,
    value: values[name] ?? '',
    error: errors.get(name) ?? null,
  });
}
