import { proposeCosts } from './cost-proposal.ts';
import { recalculateFinancing } from './financing-proposal.ts';
import type { FieldError } from './form-fields.ts';
import type { ProjectFacts } from './project-facts.ts';
import {
  budgetYears,
  type CostLine,
  type FinancingLine,
  type Project,
  type YearAmount,
} from './project.ts';

/** What a person typed stays as it is when the period changes; the line asks to look at it. */
export const checkMark = '[Angabe fehlt: Beträge zum geänderten Zeitraum bitte prüfen]';

type Facts = Pick<ProjectFacts, 'need' | 'programme'>;
type Line = CostLine | FinancingLine;

/**
 * After a changed period: amounts that still are the proposal for the old period become the proposal for the new one.
 * Amounts made by hand stay and are to be checked; where their year falls away, the form is refused.
 */
export function followPeriod(
  before: Project,
  after: Project,
  facts: Facts,
): { project: Project; errors: FieldError[] } {
  if (before.startMonth === after.startMonth && before.months === after.months) {
    return { project: after, errors: [] };
  }
  const costs = followCosts(before, after, facts);
  const financing = followFinancing({ ...before, ...proposedCosts(before, facts) }, before, {
    after: { ...after, costs },
    facts,
  });
  const kept = yearsOf(after).map(({ year }) => year);
  const lost = [...costs, ...financing].filter((line) => lostYears(line, kept).length > 0);
  const name = before.months === after.months ? 'startMonth' : 'months';
  const cut = <L extends Line>(line: L): L => ({
    ...line,
    amounts: line.amounts.filter(({ year }) => kept.includes(year)),
  });
  return {
    project: { ...after, costs: costs.map(cut), financing: financing.map(cut) },
    errors: lost.length === 0 ? [] : [{ name, text: refusal(lost, kept) }],
  };
}

function followCosts(before: Project, after: Project, { need, programme }: Facts): CostLine[] {
  const proposalFor = (project: Project): CostLine[] =>
    proposeCosts(need, programme, { years: yearsOf(project), nextId: () => '' });
  const [old, anew] = [proposalFor(before), proposalFor(after)];
  return after.costs.map((line) => {
    const stored = before.costs.find(({ id }) => id === line.id);
    const at = old.findIndex((proposed) => isOf(stored, proposed));
    const [was, becomes] = [old[at], anew[at]];
    const isProposed = was !== undefined && sameAmounts(stored, line) && sameAmounts(stored, was);
    if (!isProposed || becomes === undefined) return toCheck(line);
    return {
      ...line,
      amounts: becomes.amounts,
      // A calculation somebody wrote stays; the proposed one names the months.
      calculation: line.calculation === was.calculation ? becomes.calculation : line.calculation,
    };
  });
}

/** Whether a line comes from an item of the need: label, or calculation where the label was changed. */
function isOf(stored: CostLine | undefined, proposed: CostLine): boolean {
  return stored?.label === proposed.label || stored?.calculation === proposed.calculation;
}

/** The old costs as proposed, for those who changed costs and left the grant as it was. */
function proposedCosts(before: Project, { need, programme }: Facts): Pick<Project, 'costs'> {
  return {
    costs: proposeCosts(need, programme, { years: yearsOf(before), nextId: () => '' }),
  };
}

/** Grant and own share belong together: they follow where both are what was worked out. */
function followFinancing(
  pristine: Project,
  before: Project,
  { after, facts: { programme } }: { after: Project; facts: Facts },
): FinancingLine[] {
  const isCalculated = ({ kind }: FinancingLine): boolean =>
    kind === 'grant' || kind === 'ownShare';
  const unchanged = after.financing.every((line) =>
    sameAmounts(
      before.financing.find(({ id }) => id === line.id),
      line,
    ),
  );
  const asWorkedOut = [before, pristine].some((plan) =>
    recalculateFinancing(plan, programme, yearsOf(before))
      .filter(isCalculated)
      .every((line) =>
        sameAmounts(
          before.financing.find(({ id }) => id === line.id),
          line,
        ),
      ),
  );
  if (!unchanged || !asWorkedOut) return after.financing.map(toCheck);
  // What third parties give is never worked out; it is looked at first, because grant and own share depend on it.
  const rest = after.financing.map((line) => (isCalculated(line) ? line : toCheck(line)));
  return recalculateFinancing({ ...after, financing: rest }, programme, yearsOf(after));
}

function toCheck<L extends Line>(line: L): L {
  if (nonZero(line).length === 0 || line.calculation.includes(checkMark)) return line;
  return { ...line, calculation: `${line.calculation} ${checkMark}`.trim() };
}

function refusal(lost: readonly Line[], kept: readonly number[]): string {
  const years = [...new Set(lost.flatMap((line) => lostYears(line, kept)))].sort();
  const names = lost.slice(0, 3).map(({ label }) => `„${label}“`);
  const more = lost.length > names.length ? ' und weiteren' : '';
  return `Mit diesem Zeitraum fällt ${years.join(', ')} weg; dort stehen von Hand eingetragene Beträge bei ${names.join(', ')}${more}. Bitte leeren oder verteilen Sie diese zuerst.`;
}

function lostYears(line: Line, kept: readonly number[]): number[] {
  return nonZero(line)
    .map(({ year }) => year)
    .filter((year) => !kept.includes(year));
}

function sameAmounts(
  one: { amounts: readonly YearAmount[] } | undefined,
  other: { amounts: readonly YearAmount[] },
): boolean {
  return one !== undefined && JSON.stringify(nonZero(one)) === JSON.stringify(nonZero(other));
}

function nonZero({ amounts }: { amounts: readonly YearAmount[] }): YearAmount[] {
  return amounts
    .filter(({ amountCents }) => amountCents !== 0)
    .map(({ year, amountCents }) => ({ year, amountCents }))
    .sort((a, b) => a.year - b.year);
}

function yearsOf({ startMonth, months }: Pick<Project, 'startMonth' | 'months'>) {
  return budgetYears(startMonth, months);
}
