import { costTypeLabels } from '../programmes/programme-labels.ts';
import type { CostBasis } from '../quarters/needs/need.ts';
import { centsToInput, parseCents } from '../shared/money.ts';
import {
  budgetYears,
  filingRouteLabels,
  filingRoutes,
  sectionKeys,
  sectionLabels,
  type Project,
  type YearAmount,
} from './project.ts';

/** The fields of the edit form as they are posted: names, German labels and the stored values as text. */
export interface FormField {
  name: string;
  label: string;
  value: string;
}

/** A posted form: one text per name. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldError {
  /** Name of the field; its id is `f-` + name. */
  name: string;
  text: string;
}

export const basisLabels: Record<CostBasis, string> = {
  belegt: 'belegt',
  abgeleitet: 'abgeleitet',
  annahme: 'Annahme',
};

export const fieldNames = {
  section: (key: string): string => `section-${key}`,
  cost: (id: string, year: number): string => `cost-${id}-${year}`,
  costLabel: (id: string): string => `costLabel-${id}`,
  costType: (id: string): string => `costType-${id}`,
  costBasis: (id: string): string => `costBasis-${id}`,
  costEligible: (id: string): string => `costEligible-${id}`,
  costCalculation: (id: string): string => `costCalculation-${id}`,
  finance: (id: string, year: number): string => `finance-${id}-${year}`,
  financeCalculation: (id: string): string => `financeCalculation-${id}`,
};

/** Every field of the form for a project, in the order of the page. */
export function formFields(project: Project): FormField[] {
  const years = budgetYears(project.startMonth, project.months).map(({ year }) => year);
  return [
    { name: 'title', label: 'Bezeichnung', value: project.title },
    { name: 'startMonth', label: 'Beginn', value: project.startMonth },
    { name: 'months', label: 'Laufzeit in Monaten', value: String(project.months) },
    { name: 'filingRoute', label: 'Antragsweg', value: project.filingRoute },
    { name: 'carrierId', label: 'Träger', value: project.carrierId ?? '' },
    { name: 'responsibleId', label: 'Zuständig', value: project.responsibleId ?? '' },
    ...sectionKeys.map((key) => ({
      name: fieldNames.section(key),
      label: sectionLabels[key],
      value: project.sections.find((section) => section.key === key)?.text ?? '',
    })),
    ...project.costs.flatMap((line) => [
      ...years.map((year) => ({
        name: fieldNames.cost(line.id, year),
        label: `${line.label}, ${year}`,
        value: amountText(line.amounts, year),
      })),
      { name: fieldNames.costLabel(line.id), label: 'Kostenposition', value: line.label },
      {
        name: fieldNames.costType(line.id),
        label: `${line.label}, Kostenart`,
        value: line.costType,
      },
      { name: fieldNames.costBasis(line.id), label: `${line.label}, Beleg`, value: line.basis },
      {
        name: fieldNames.costEligible(line.id),
        label: `${line.label}, zuwendungsfähig`,
        value: line.isEligible ? '1' : '',
      },
      {
        name: fieldNames.costCalculation(line.id),
        label: `${line.label}, Rechenweg`,
        value: line.calculation,
      },
    ]),
    ...project.financing.flatMap((line) => [
      ...years.map((year) => ({
        name: fieldNames.finance(line.id, year),
        label: `${line.label}, ${year}`,
        value: amountText(line.amounts, year),
      })),
      {
        name: fieldNames.financeCalculation(line.id),
        label: `${line.label}, Rechenweg`,
        value: line.calculation,
      },
    ]),
  ];
}

function amountText(amounts: readonly YearAmount[], year: number): string {
  return centsToInput(amounts.find((amount) => amount.year === year)?.amountCents ?? null);
}

/** The posted body as one trimmed-of-nothing text per name; line ends as `\n`. */
export function typedOf(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return [name, typeof first === 'string' ? first.replaceAll('\r\n', '\n') : ''];
    }),
  );
}

/** What the form shows: the stored values, with what was typed over them. */
export function shownValues(project: Project, typed: Typed | null): Typed {
  const stored = Object.fromEntries(formFields(project).map(({ name, value }) => [name, value]));
  if (typed === null) return stored;
  return { ...stored, ...typed, ...uncheckedBoxes(project, typed) };
}

/** A browser posts nothing for an unchecked box; that the line was posted at all shows by its label. */
export function uncheckedBoxes(project: Project, typed: Typed): Typed {
  return Object.fromEntries(
    project.costs
      .filter((line) => typed[fieldNames.costLabel(line.id)] !== undefined)
      .map((line) => fieldNames.costEligible(line.id))
      .map((name) => [name, typed[name] ?? '']),
  );
}

export interface Difference {
  label: string;
  saved: string;
  typed: string;
}

/** Where a posted form differs from what is stored now: nothing somebody typed may vanish. */
export function differences(
  project: Project,
  typed: Typed,
  named: readonly { id: string; name: string }[] = [],
): Difference[] {
  const shownValue = (name: string, value: string): string => {
    const isChoice = name === 'carrierId' || name === 'responsibleId';
    const chosen = isChoice ? named.find(({ id }) => id === value) : undefined;
    return chosen?.name ?? readable(name, value);
  };
  const shown = shownValues(project, typed);
  const fields = formFields(project);
  const known = new Set(fields.map(({ name }) => name));
  const changed = fields
    .filter(({ name, value }) => !isSame(name, value, shown[name] ?? ''))
    .map(({ name, label, value }) => ({
      label,
      saved: shownValue(name, value),
      typed: shownValue(name, shown[name] ?? ''),
    }));
  const orphans = Object.entries(typed)
    .filter(([name, value]) => !known.has(name) && value !== '' && isOfLine(name))
    .map(([name, value]) => ({
      label: `${typed[fieldNames.costLabel(lineIdOf(name))] ?? 'Zeile'}, ${name.slice(-4)}`,
      saved: '(nicht mehr vorhanden)',
      typed: value,
    }));
  return [...changed, ...orphans];
}

/** Amounts and texts of a line; its codes say nothing on their own. */
function isOfLine(name: string): boolean {
  return /^(cost|finance)-.+-\d{4}$/u.test(name);
}

function lineIdOf(name: string): string {
  return name.replace(/^(cost|finance)-/u, '').replace(/-\d{4}$/u, '');
}

function isSame(name: string, stored: string, typed: string): boolean {
  if (stored.trim() === typed.trim()) return true;
  if (!isOfLine(name)) return false;
  const cents = parseCents(typed);
  return cents !== undefined && cents === parseCents(stored);
}

function readable(name: string, value: string): string {
  if (value === '') return name.startsWith('costEligible-') ? 'nein' : '(leer)';
  if (name.startsWith('costEligible-')) return 'ja';
  const labels: Record<string, string> = name.startsWith('costType-')
    ? costTypeLabels
    : name.startsWith('costBasis-')
      ? basisLabels
      : {};
  const route = filingRoutes.find((code) => name === 'filingRoute' && code === value);
  if (route !== undefined) return filingRouteLabels[route];
  return Object.hasOwn(labels, value) ? (labels[value] ?? value) : value;
}
