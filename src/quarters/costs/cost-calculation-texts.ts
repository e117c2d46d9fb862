import { formatCoarseDate, formatDay, formatMonth, type Month } from '../../shared/dates.ts';
import { formatCents } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import type { Assumed } from './assumption.ts';
import { yearOf, type PostCost, type PostYear, type Reckoning } from './cost-calculation-post.ts';
import type { PaySystem, PostPlan } from './cost-plan.ts';
import { tablePayIn } from './pay-table.ts';

/** The words of a calculation. Confidential: neither a pay step nor a monthly table pay may stand in them. */

export const paySystemLabels: Record<PaySystem, string> = {
  avr: 'AVR',
  'bat-kf': 'BAT-KF',
  awo: 'TV AWO',
  drk: 'DRK-Reformtarifvertrag',
  arbeitgeberbrutto: 'Arbeitgeberbrutto laut Träger',
};

const shares = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 4, useGrouping: false });

/** `0.5` → `0,5`; four decimals at most. */
export function formatShare(share: number): string {
  return shares.format(share);
}

const mark = ({ value, basis }: Assumed<number>): string =>
  `${formatPercent(value)}${basis === 'annahme' ? ' (Annahme)' : ''}`;

/** The line of the item: group, share, months, add-on, sources. */
export function postItemText(
  plan: PostPlan,
  { months, real, use }: { months: readonly Month[]; real: PostCost; use: Reckoning },
): string {
  const first = months[0];
  const time = first === undefined ? '' : `, ${months.length} Monate ab ${formatMonth(first)}`;
  const post = `${formatShare(plan.share)} Stelle ${payText(plan, use)}${time}`;
  const parts = [post, ...payParts(plan, { months, real, use })];
  if (plan.lumpSum !== null) {
    const { centsPerYear, sourceTitle, sourceOn } = plan.lumpSum;
    const asOf = sourceOn === null ? '' : `, Stand ${formatCoarseDate(sourceOn)}`;
    return `Pauschale ${formatCents(centsPerYear)} je volle Stelle und Jahr (${sourceTitle}${asOf}) × ${formatShare(plan.share)} Stelle${time}. Tatsächliche Kosten: ${parts.join('; ')}`;
  }
  return parts.join('; ');
}

function payText({ pay }: PostPlan, { payTables }: Reckoning): string {
  if (pay.by === 'table') {
    const group = payTables.groups.find(({ code }) => code === pay.group);
    return group === undefined ? pay.group : `${group.label} (${group.scale})`;
  }
  if (pay.centsPerYear === null) return paySystemLabels[pay.system];
  const asOf =
    pay.sourceOn === null ? 'Stand nicht angegeben' : `Stand ${pay.sourceOn.slice(0, 4)}`;
  const kind = pay.system === 'arbeitgeberbrutto' ? '' : `, ${paySystemLabels[pay.system]}`;
  return `× ${formatCents(pay.centsPerYear)} Arbeitgeberbrutto je volle Stelle und Jahr (${pay.sourceTitle}${kind}, ${asOf})`;
}

function payParts(
  plan: PostPlan,
  { months, real, use }: { months: readonly Month[]; real: PostCost; use: Reckoning },
): string[] {
  const { assumptions, payTables } = use;
  const { pay } = plan;
  const rise = mark(assumptions.tariffRisePercent);
  const overhead = plan.withOverhead
    ? [`+ ${mark(assumptions.overheadPercent)} Gemeinkosten auf die Personalkosten`]
    : [];
  if (pay.by === 'employer') {
    const isRising = months.some((month) => yearOf(month) > Number(pay.sourceOn?.slice(0, 4)));
    if (pay.centsPerYear === null || pay.isRaised === false || !isRising) return overhead;
    return [
      `nach ${pay.sourceOn?.slice(0, 4) ?? ''} jährlich ${rise} Tarifsteigerung`,
      ...overhead,
    ];
  }
  const hasRise = real.months.some(({ assumedRises }) => assumedRises > 0);
  const [first] = real.months;
  const table =
    first &&
    tablePayIn(
      payTables,
      { group: pay.group, step: first.step, month: first.month },
      assumptions.tariffRisePercent.value,
    );
  return [
    `Tabellenentgelt und Jahressonderzahlung + ${mark(assumptions.employerAddOnPercent)} Arbeitgeberanteil`,
    ...(hasRise
      ? [`nach dem ${formatDay(payTables.agreementUntil)} jährlich ${rise} Tarifsteigerung`]
      : []),
    ...overhead,
    ...(table === undefined ? [] : [`Entgelt: ${table.source.title}`]),
  ];
}

/** One budget year: share, months, sum, add-on; the overhead as a part of its own. */
export function postYearText(
  plan: PostPlan,
  year: PostYear,
  { payTables, assumptions }: Reckoning,
): string {
  const { pay } = plan;
  const post = `${formatShare(plan.share)} Stelle, ${year.months} Monate`;
  const group = pay.by === 'table' ? payTables.groups.find(({ code }) => code === pay.group) : null;
  const words =
    pay.by === 'table'
      ? `${group?.label ?? pay.group}, ${year.yearEndCents > 0 ? 'mit' : 'ohne'} Jahressonderzahlung, mit ${mark(assumptions.employerAddOnPercent)} Arbeitgeberanteil`
      : 'Arbeitgeberbrutto';
  const overhead = plan.withOverhead
    ? ` + ${mark(assumptions.overheadPercent)} Gemeinkosten ${formatCents(year.overheadCents)}`
    : '';
  return `${post}, ${words}: ${formatCents(year.grossCents)}${overhead}`;
}

/** A year paid by a lump sum, and what of the real cost it leaves open. */
export function uncoveredText(
  { share }: PostPlan,
  {
    year,
    count,
    amountCents,
    real,
  }: { year: number; count: number; amountCents: number; real: PostCost },
): string {
  const lump = `Pauschale, ${formatShare(share)} Stelle, ${count} Monate: ${formatCents(amountCents)}`;
  const cost = real.years.find((one) => one.year === year);
  if (cost === undefined) return `${lump}; tatsächliche Kosten nicht beziffert`;
  const open = cost.totalCents - amountCents;
  const rest =
    open > 0 ? `davon nicht gedeckt ${formatCents(open)}` : 'durch die Pauschale gedeckt';
  return `${lump}; tatsächliche Kosten ${formatCents(cost.totalCents)}, ${rest}`;
}
