import type { Programme } from '../programmes/programme.ts';
import { formatCents } from '../shared/money.ts';
import { formatPercent } from '../shared/text.ts';
import { grantByYear } from './financing-proposal.ts';
import { missingMarks, type Missing } from './missing-marks.ts';
import { budgetYears, financePlan, type FinancingKind, type Project } from './project.ts';

/** What is wrong with the cost and finance plan; every deviation names both figures. */
export function planGaps(project: Project, programme: Programme): Missing[] {
  return [
    ...costGaps(project),
    ...unknownShares(project),
    ...closingGaps(project),
    ...ceilingGap(project, programme),
    ...ownShareGap(project, programme),
  ];
}

function firstYear(project: Project): number {
  return Number(project.startMonth.slice(0, 4));
}

function costGaps(project: Project): Missing[] {
  if (project.costs.length === 0) return [{ text: 'Es gibt keine Kosten.', href: '#kosten' }];
  return project.costs.flatMap((line) => {
    const href = `#f-cost-${line.id}-${firstYear(project)}`;
    const marks = missingMarks(line.calculation).map((mark) => ({
      text: `${line.label}: ${mark}`,
      href: `#f-costCalculation-${line.id}`,
    }));
    if (line.amounts.length > 0) return marks;
    return [{ text: `${line.label}: kein Betrag`, href }, ...marks];
  });
}

function unknownShares(project: Project): Missing[] {
  const needed: readonly FinancingKind[] = ['grant', 'ownShare'];
  return project.financing
    .filter((line) => needed.includes(line.kind) && line.amounts.length === 0)
    .map((line) => ({
      text: `${line.label}: kein Betrag${line.calculation === '' ? '' : ` (${missingMarks(line.calculation)[0] ?? line.calculation})`}`,
      href: `#f-finance-${line.id}-${firstYear(project)}`,
    }));
}

/** The plan as a whole, and each year of it, has to close: Nr. 3.4 = 3.5 + 3.6 + 3.7. */
function closingGaps(project: Project): Missing[] {
  const describe = (name: string, year?: number): Missing[] => {
    const plan = financePlan(project, year);
    if (plan.differenceCents === 0) return [];
    const financed = plan.eligibleCents - plan.differenceCents;
    const verdict = plan.differenceCents > 0 ? 'es fehlen' : 'es sind zu viel';
    return [
      {
        text: `${name}: Zu finanzieren sind ${formatCents(plan.eligibleCents)}, eingeplant sind ${formatCents(financed)}; ${verdict} ${formatCents(Math.abs(plan.differenceCents))}.`,
        href: '#finanzierung',
      },
    ];
  };
  const years = budgetYears(project.startMonth, project.months).flatMap(({ year }) =>
    describe(`Der Finanzierungsplan ${year} geht nicht auf`, year),
  );
  const whole = describe('Der Finanzierungsplan geht nicht auf');
  // One year that does not close is the same fact as the whole not closing.
  return years.length === 1 ? years : [...whole, ...years];
}

/** "bis zu" is a ceiling: asking for more is pointless. */
function ceilingGap(project: Project, programme: Programme): Missing[] {
  if (programme.finance.ratePercentMax === null) return [];
  const years = budgetYears(project.startMonth, project.months);
  const most = grantByYear(project, programme, years).reduce((sum, cents) => sum + cents, 0);
  const { grantCents } = financePlan(project);
  if (grantCents <= most) return [];
  return [
    {
      text: `Beantragt sind ${formatCents(grantCents)}, das Programm gibt nach Fördersatz, Mindest-Eigenanteil und Höchstbeträgen höchstens ${formatCents(most)}.`,
      href: '#finanzierung',
    },
  ];
}

function ownShareGap(project: Project, programme: Programme): Missing[] {
  const { ownSharePercentMin } = programme.finance;
  const { eligibleCents, ownShareCents } = financePlan(project);
  const line = project.financing.find(({ kind }) => kind === 'ownShare');
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
