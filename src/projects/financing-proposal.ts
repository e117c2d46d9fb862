import type { Programme } from '../programmes/programme.ts';
import {
  grantCeiling,
  insteadOfGrant,
  maxRatePercent,
  type GrantCeiling,
  type WithoutGrant,
} from '../programmes/grant-ceiling.ts';
import { cautiousRate, rateWords } from '../programmes/rate-text.ts';
import { limitCaps } from '../programmes/grant-caps.ts';
import type { YearMonths } from '../shared/budget-years.ts';
import { formatCents } from '../shared/money.ts';
import { formatPercent } from '../shared/text.ts';
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
  const whole = financePlan(plan);
  const ceiling = ceilingOf(plan, programme, years);
  if (!ceiling.isKnown || whole.eligibleCents <= 0) {
    const calculation = ceiling.isKnown
      ? '[Angabe fehlt: zuwendungsfähige Kosten]'
      : whyNoGrant(programme, ceiling.why);
    const rest = '[Angabe fehlt: Eigenanteil; erst mit der Höhe der Förderung bestimmbar]';
    return {
      grant: { calculation, amounts: [] },
      ownShare: { calculation: rest, amounts: [] },
    };
  }
  const perYear = years.map(({ year }) => financePlan(plan, year));
  const open = perYear.map((year) => Math.max(0, year.eligibleCents - year.otherPublicCents));
  const cents = ceiling.centsByYear.map((grant, index) => Math.min(grant, open[index] ?? 0));
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

/** The most the programme gives for the eligible lines, by year; nothing where that cannot be known. */
export function grantByYear(
  plan: { costs: readonly CostLine[]; financing: readonly FinancingLine[] },
  programme: ProgrammeMoney,
  years: readonly YearMonths[],
): number[] {
  const ceiling = ceilingOf(plan, programme, years);
  return ceiling.isKnown ? ceiling.centsByYear : years.map(() => 0);
}

function ceilingOf(
  plan: { costs: readonly CostLine[]; financing: readonly FinancingLine[] },
  programme: ProgrammeMoney,
  years: readonly YearMonths[],
): GrantCeiling {
  return grantCeiling(
    programme,
    years.map(({ year, months }) => ({
      months,
      eligibleCents: financePlan(plan, year).eligibleCents,
    })),
  );
}

function whyNoGrant({ finance }: ProgrammeMoney, why: WithoutGrant | 'noRate'): string {
  const reason =
    why === 'noRate'
      ? '[Angabe fehlt: Höhe der Förderung; Fördersatz nicht genannt]'
      : `[Angabe fehlt: Zuschuss; das Programm gibt ${insteadOfGrant[why]}]`;
  return [reason, ...sourceNote(finance)].join('; ');
}

/** What the source adds in words may restrict the rate: whoever reads the sum must read it too. */
function sourceNote({ note }: ProgrammeMoney['finance']): string[] {
  return note === '' ? [] : [`Hinweis der Quelle: ${note}`];
}

function grantCalculation(
  programme: ProgrammeMoney,
  costs: readonly CostLine[],
  eligibleCents: number,
): string {
  const { finance } = programme;
  const caps = limitCaps(finance.limits);
  const hasOpenCosts = costs.some((line) => line.isEligible && line.amounts.length === 0);
  return [
    rateCalculation(programme, eligibleCents),
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
    ...sourceNote(finance),
  ].join('; ');
}

function rateCalculation(programme: ProgrammeMoney, eligibleCents: number): string {
  const { ratePercentMax: named, ratePercentMaxWeak: weak, ownSharePercentMin } = programme.finance;
  const rate = maxRatePercent(programme);
  if (named === null || rate === null) {
    return `Höchstbetrag der Quelle, Obergrenze und noch nicht bewilligt, für ${formatCents(eligibleCents)}; [Angabe fehlt: Fördersatz]`;
  }
  const cautious = cautiousRate(programme);
  if (cautious !== null) {
    return `höchstens ${formatPercent(rate)} von ${formatCents(eligibleCents)} (die Quelle nennt ${rateWords(programme) ?? ''}, ${cautious}; bitte klären, noch nicht bewilligt)`;
  }
  const reserve =
    rate < named
      ? `„bis zu ${formatPercent(named)}“ abzüglich des Mindest-Eigenanteils von ${formatPercent(ownSharePercentMin ?? 0)}`
      : `„bis zu ${formatPercent(named)}“`;
  const hint =
    weak !== null && weak > rate
      ? `; bei schwacher Finanzlage bis zu ${formatPercent(weak)}, bitte klären`
      : '';
  return `höchstens ${formatPercent(rate)} von ${formatCents(eligibleCents)} (${reserve} ist eine Obergrenze; noch nicht bewilligt)${hint}`;
}
