import type { Programme } from '../programmes/programme.ts';
import { formatCents, splitCents } from '../shared/money.ts';
import { formatPercent } from '../shared/text.ts';
import type { YearMonths } from './cost-proposal.ts';
import { limitCaps } from './grant-caps.ts';
import {
  financePlan,
  type CostLine,
  type FinancingKind,
  type FinancingLine,
  type YearAmount,
} from './project.ts';

type ProgrammeMoney = Pick<Programme, 'finance'>;

const labels: Record<FinancingKind, string> = {
  thirdParty: 'Leistungen Dritter ohne öffentliche Förderung',
  grant: 'Beantragte Förderung',
  otherPublic: 'Weitere öffentliche Förderung',
  ownShare: 'Eigenanteil',
};

/** The four rows of the form, the grant at its ceiling and the own share as the rest. */
export function proposeFinancing(
  costs: readonly CostLine[],
  programme: ProgrammeMoney,
  { years, nextId }: { years: readonly YearMonths[]; nextId: () => string },
): FinancingLine[] {
  const empty = (kind: FinancingKind): FinancingLine => ({
    id: nextId(),
    kind,
    label: labels[kind],
    calculation: '',
    amounts: [],
  });
  const lines = [empty('thirdParty'), empty('grant'), empty('otherPublic'), empty('ownShare')];
  return recalculateFinancing({ costs, financing: lines }, programme, years);
}

/** Grant and own share anew from the costs; money of third parties and other public money stays as it is. */
export function recalculateFinancing(
  plan: { costs: readonly CostLine[]; financing: readonly FinancingLine[] },
  programme: ProgrammeMoney,
  years: readonly YearMonths[],
): FinancingLine[] {
  const { grant, ownShare } = shares(plan, programme, years);
  return plan.financing.map((line) => {
    if (line.kind === 'grant') return { ...line, ...grant };
    return line.kind === 'ownShare' ? { ...line, ...ownShare } : line;
  });
}

interface Share {
  calculation: string;
  amounts: YearAmount[];
}

function shares(
  plan: { costs: readonly CostLine[]; financing: readonly FinancingLine[] },
  programme: ProgrammeMoney,
  years: readonly YearMonths[],
): { grant: Share; ownShare: Share } {
  const why = whyNoGrant(programme);
  const whole = financePlan(plan);
  if (why !== null || whole.eligibleCents <= 0) {
    const calculation = why ?? '[Angabe fehlt: zuwendungsfähige Kosten]';
    const rest = '[Angabe fehlt: Eigenanteil; erst mit der Höhe der Förderung bestimmbar]';
    return {
      grant: { calculation, amounts: [] },
      ownShare: { calculation: rest, amounts: [] },
    };
  }
  const perYear = years.map(({ year }) => financePlan(plan, year));
  const open = perYear.map((year) => Math.max(0, year.eligibleCents - year.otherPublicCents));
  const cents = grantByYear(plan, programme, years).map((grant, index) =>
    Math.min(grant, open[index] ?? 0),
  );
  const amounts = (parts: readonly number[]): YearAmount[] =>
    years.map(({ year }, index) => ({ year, amountCents: parts[index] ?? 0 }));
  return {
    grant: {
      calculation: grantCalculation(programme, plan.costs, whole.eligibleCents),
      amounts: amounts(cents),
    },
    ownShare: {
      calculation: 'Rest: Nr. 3.4 abzüglich Nr. 3.5 und Nr. 3.6',
      amounts: amounts(open.map((rest, index) => rest - (cents[index] ?? 0))),
    },
  };
}

/**
 * The most the programme gives, by year: rate (a ceiling) less the own share it demands, then the limits that can be
 * compared. Rounded down, so that the ceiling is never passed by a cent.
 */
export function grantByYear(
  plan: { costs: readonly CostLine[]; financing: readonly FinancingLine[] },
  { finance }: ProgrammeMoney,
  years: readonly YearMonths[],
): number[] {
  const rate = maxRatePercent({ finance }) ?? 0;
  const eligible = years.map(({ year }) => Math.max(0, financePlan(plan, year).eligibleCents));
  const total = eligible.reduce((sum, cents) => sum + cents, 0);
  const caps = limitCaps(finance.limits);
  // In hundredths of a percent, so that 33,33 % does not lose a cent to floating point.
  const byRate = Math.floor((total * Math.round(rate * 100)) / 10_000);
  const capped = Math.min(byRate, caps.perApplicationCents ?? byRate);
  return splitCents(capped, eligible).map((cents, index) => {
    if (caps.perYearCents === null) return cents;
    return Math.min(cents, Math.floor((caps.perYearCents * (years[index]?.months ?? 0)) / 12));
  });
}

/** The ceiling of the rate; where a minimum own share leaves less, that. null = the source names no rate. */
export function maxRatePercent({ finance }: ProgrammeMoney): number | null {
  if (finance.ratePercentMax === null) return null;
  return Math.min(finance.ratePercentMax, 100 - (finance.ownSharePercentMin ?? 0));
}

function whyNoGrant({ finance }: ProgrammeMoney): string | null {
  if (finance.form === 'darlehen') {
    return '[Angabe fehlt: Zuschuss; das Programm gibt ein Darlehen, das zurückzuzahlen ist]';
  }
  return finance.ratePercentMax === null
    ? '[Angabe fehlt: Höhe der Förderung; Fördersatz nicht genannt]'
    : null;
}

function grantCalculation(
  programme: ProgrammeMoney,
  costs: readonly CostLine[],
  eligibleCents: number,
): string {
  const { finance } = programme;
  const rate = maxRatePercent(programme) ?? 0;
  const named = finance.ratePercentMax ?? 0;
  const reserve =
    rate < named
      ? `„bis zu ${formatPercent(named)}“ abzüglich des Mindest-Eigenanteils von ${formatPercent(finance.ownSharePercentMin ?? 0)}`
      : `„bis zu ${formatPercent(named)}“`;
  const caps = limitCaps(finance.limits);
  const hasOpenCosts = costs.some((line) => line.isEligible && line.amounts.length === 0);
  return [
    `höchstens ${formatPercent(rate)} von ${formatCents(eligibleCents)} (${reserve} ist eine Obergrenze; noch nicht bewilligt)`,
    ...(hasOpenCosts ? ['noch nicht bezifferte Kosten sind nicht enthalten'] : []),
    ...(caps.perApplicationCents === null
      ? []
      : [`gedeckelt auf ${formatCents(caps.perApplicationCents)} je Antrag`]),
    ...(caps.perYearCents === null
      ? []
      : [`gedeckelt auf ${formatCents(caps.perYearCents)} je Jahr, nach Monaten anteilig`]),
    ...caps.notComparable.map(
      (what) => `die Quelle nennt außerdem eine Grenze, bitte prüfen: ${what}`,
    ),
  ].join('; ');
}
