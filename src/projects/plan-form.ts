import { costTypeCodes } from '../programmes/programme-codes.ts';
import { parseCents } from '../shared/money.ts';
import { fieldNames, type FieldError, type Typed } from './form-fields.ts';
import {
  budgetYears,
  type CostLine,
  type FinancingLine,
  type Project,
  type YearAmount,
} from './project.ts';

/** A year that shows inputs now, and whether it still belongs to the period that was typed. */
export interface PlanYears {
  shown: readonly number[];
  kept: readonly number[];
}

interface Line {
  label: string;
  calculation: string;
  amounts: readonly YearAmount[];
}

const bases = ['belegt', 'abgeleitet', 'annahme'] as const;
const longest = 1000;
export const changedMark = '[Angabe fehlt: Rechenweg zum geänderten Betrag]';

/** Years of the stored period; kept are those of the typed one. */
export function planYears(
  project: Project,
  typed: Pick<Project, 'startMonth' | 'months'>,
): PlanYears {
  const of = ({ startMonth, months }: Pick<Project, 'startMonth' | 'months'>): number[] =>
    budgetYears(startMonth, months).map(({ year }) => year);
  return { shown: of(project), kept: of(typed) };
}

/**
 * Reads the lines of the posted plan onto the stored ones; what was not posted stays as it is. Years that no longer
 * belong to the period are still there: `followPeriod` decides about them.
 */
export function readPlan(
  project: Project,
  typed: Typed,
  years: PlanYears,
): { costs: CostLine[]; financing: FinancingLine[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const costs = project.costs.map((line) => readCostLine(line, typed, { years, errors }));
  const financing = project.financing.map((line) => {
    const amounts = readAmounts(line, typed, {
      nameOf: (year) => fieldNames.finance(line.id, year),
      years,
      errors,
    });
    const name = fieldNames.financeCalculation(line.id);
    const calculation = textOf(typed, name, line.calculation);
    checkLength(name, calculation, errors);
    return { ...line, ...withCalculation(line, amounts, calculation) };
  });
  return { costs, financing, errors };
}

function readCostLine(
  line: CostLine,
  typed: Typed,
  { years, errors }: { years: PlanYears; errors: FieldError[] },
): CostLine {
  const isPosted = typed[fieldNames.costLabel(line.id)] !== undefined;
  const label = textOf(typed, fieldNames.costLabel(line.id), line.label);
  if (label === '' || label.length > 200) {
    errors.push({
      name: fieldNames.costLabel(line.id),
      text: `Bitte benennen Sie die Kostenposition „${line.label}“ mit höchstens 200 Zeichen.`,
    });
  }
  const calculation = textOf(typed, fieldNames.costCalculation(line.id), line.calculation);
  checkLength(fieldNames.costCalculation(line.id), calculation, errors);
  const amounts = readAmounts(line, typed, {
    nameOf: (year) => fieldNames.cost(line.id, year),
    years,
    errors,
  });
  const costType = typed[fieldNames.costType(line.id)];
  const basis = typed[fieldNames.costBasis(line.id)];
  return {
    ...line,
    ...withCalculation(line, amounts, calculation),
    label: label === '' ? line.label : label,
    costType: costTypeCodes.find((code) => code === costType) ?? line.costType,
    basis: bases.find((code) => code === basis) ?? line.basis,
    isEligible: isPosted ? typed[fieldNames.costEligible(line.id)] === '1' : line.isEligible,
  };
}

function readAmounts(
  line: Line,
  typed: Typed,
  {
    nameOf,
    years,
    errors,
  }: { nameOf: (year: number) => string; years: PlanYears; errors: FieldError[] },
): YearAmount[] {
  return [...new Set([...years.shown, ...years.kept])].sort().flatMap((year) => {
    const text = typed[nameOf(year)];
    const stored = line.amounts.filter((amount) => amount.year === year);
    if (text === undefined) return stored;
    if (text.trim() === '') return [];
    const amountCents = parseCents(text);
    if (amountCents !== undefined) return [{ year, amountCents }];
    errors.push({
      name: nameOf(year),
      text: `${line.label}, ${year}: Bitte einen Betrag ab null wie 1.234,56 angeben.`,
    });
    return stored;
  });
}

/** An amount changed by hand no longer follows from a calculation that was left as it was: the line says so. */
function withCalculation(line: Line, amounts: YearAmount[], calculation: string) {
  const sameAmounts = JSON.stringify(nonZero(amounts)) === JSON.stringify(nonZero(line.amounts));
  const isLeft = calculation === line.calculation && !calculation.includes(changedMark);
  const marked = !sameAmounts && isLeft && amounts.length > 0;
  return { amounts, calculation: marked ? `${calculation} ${changedMark}`.trim() : calculation };
}

function nonZero(amounts: readonly YearAmount[]): YearAmount[] {
  return amounts
    .filter(({ amountCents }) => amountCents !== 0)
    .map(({ year, amountCents }) => ({ year, amountCents }));
}

function textOf(typed: Typed, name: string, stored: string): string {
  return (typed[name] ?? stored).trim();
}

function checkLength(name: string, text: string, errors: FieldError[]): void {
  if (text.length <= longest) return;
  errors.push({ name, text: `Der Rechenweg darf höchstens ${longest} Zeichen lang sein.` });
}
