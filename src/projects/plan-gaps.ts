import type { Programme } from '../programmes/programme.ts';
import { cautiousRate } from '../programmes/rate-text.ts';
import { formatCents } from '../shared/money.ts';
import type { YearMonths } from '../shared/budget-years.ts';
import { formatPercent } from '../shared/text.ts';
import { grantByYear } from './financing-proposal.ts';
import { missingMarks, type Missing } from './missing-marks.ts';
import {
  budgetYears,
  financePlan,
  type CostLine,
  type FinancingKind,
  type FinancingLine,
  type Project,
} from './project.ts';

type Plan = Pick<Project, 'costs' | 'financing'>;

/** What is wrong with the cost and finance plan; every deviation names both figures. */
export function planGaps(project: Project, programme: Programme): Missing[] {
  const years = budgetYears(project.startMonth, project.months);
  const numbers = years.map(({ year }) => year);
  return [
    ...costGaps(project, numbers),
    ...shareGaps(project, numbers),
    ...closingGaps(project, numbers),
    ...limitGaps(project, programme, years),
  ];
}

/** Years of the period for which a line has no amount: empty is not zero. */
export function openYears(
  { amounts }: Pick<CostLine | FinancingLine, 'amounts'>,
  years: readonly number[],
): number[] {
  return years.filter((year) => !amounts.some((amount) => amount.year === year));
}

function costGaps(project: Project, years: readonly number[]): Missing[] {
  if (project.costs.length === 0) return [{ text: 'Es gibt keine Kosten.', href: '#kosten' }];
  return project.costs.flatMap((line) => {
    const marks = missingMarks(line.calculation).map((mark) => ({
      text: `${line.label}: ${mark}`,
      href: `#f-costCalculation-${line.id}`,
    }));
    const open = openYears(line, years);
    // A calculation that says what is missing says it for the amount, too.
    if (open.length === 0 || (line.amounts.length === 0 && marks.length > 0)) return marks;
    const where = line.amounts.length === 0 ? '' : ` für ${open.join(', ')}`;
    return [
      {
        text: `Betrag zu „${line.label}“ fehlt${where}`,
        href: `#f-cost-${line.id}-${open[0] ?? ''}`,
      },
      ...marks,
    ];
  });
}

const neededRows: Partial<Record<FinancingKind, string>> = {
  grant: '3.5 beantragte Förderung',
  ownShare: '3.7 Eigenanteil',
};

function shareGaps(project: Project, years: readonly number[]): Missing[] {
  return project.financing.flatMap((line) => {
    const marks = missingMarks(line.calculation);
    const row = neededRows[line.kind];
    if (row !== undefined && line.amounts.length === 0) {
      const why = line.calculation === '' ? '' : ` (${marks[0] ?? line.calculation})`;
      return {
        text: `Betrag zu ${row} fehlt${why}`,
        href: `#f-finance-${line.id}-${years[0] ?? ''}`,
      };
    }
    return marks.map((mark) => ({
      text: `${line.label}: ${mark}`,
      href: `#f-financeCalculation-${line.id}`,
    }));
  });
}

/** The plan as a whole, and each year of it, has to close: Nr. 3.4 = 3.5 + 3.6 + 3.7. */
export function closingGaps(project: Plan, years: readonly number[]): Missing[] {
  const describe = (name: string, year?: number): Missing[] => {
    const plan = financePlan(project, year);
    if (plan.differenceCents === 0) return [];
    const financed = plan.eligibleCents - plan.differenceCents;
    const amount = formatCents(Math.abs(plan.differenceCents));
    const verdict = plan.differenceCents > 0 ? `es fehlen ${amount}` : `das sind ${amount} zu viel`;
    return [
      {
        text: `${name}: Zu finanzieren sind ${formatCents(plan.eligibleCents)}, eingeplant sind ${formatCents(financed)}; ${verdict}.`,
        href: '#finanzierung',
      },
    ];
  };
  const perYear = years.flatMap((year) =>
    describe(`Der Finanzierungsplan ${year} geht nicht auf`, year),
  );
  const whole = describe('Der Finanzierungsplan geht nicht auf');
  // One year that does not close is the same fact as the whole not closing.
  return years.length === 1 ? perYear : [...whole, ...perYear];
}

/** What the plan asks for beyond the limits of the programme. */
export function limitGaps(
  plan: Plan,
  programme: Programme,
  years: readonly YearMonths[],
): Missing[] {
  return [...ceilingGap(plan, programme, years), ...ownShareGap(plan, programme)];
}

/** "bis zu" is a ceiling: asking for more is pointless. */
function ceilingGap(plan: Plan, programme: Programme, years: readonly YearMonths[]): Missing[] {
  if (programme.finance.ratePercentMax === null) return [];
  const most = grantByYear(plan, programme, years).reduce((sum, cents) => sum + cents, 0);
  const { grantCents } = financePlan(plan);
  if (grantCents <= most) return [];
  const cautious = cautiousRate(programme);
  return [
    {
      text: `Beantragt sind ${formatCents(grantCents)}, das Programm gibt nach Fördersatz, Mindest-Eigenanteil und Höchstbeträgen höchstens ${formatCents(most)}${cautious === null ? '' : ` (${cautious})`}.`,
      href: '#finanzierung',
    },
  ];
}

function ownShareGap(plan: Plan, programme: Programme): Missing[] {
  const { ownSharePercentMin } = programme.finance;
  const { eligibleCents, ownShareCents } = financePlan(plan);
  const line = plan.financing.find(({ kind }) => kind === 'ownShare');
  if (ownSharePercentMin === null || eligibleCents <= 0 || line?.amounts.length === 0) return [];
  const least = Math.ceil((eligibleCents * Math.round(ownSharePercentMin * 100)) / 10_000);
  if (ownShareCents >= least) return [];
  return [
    {
      text: `Der Eigenanteil beträgt ${formatCents(ownShareCents)}, verlangt sind mindestens ${formatPercent(ownSharePercentMin)}, das sind ${formatCents(least)}.`,
      href: '#finanzierung',
    },
  ];
}
