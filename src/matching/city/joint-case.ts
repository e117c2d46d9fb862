import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import { costTypeLabels } from '../../programmes/programme-labels.ts';
import { budgetYears, spreadCents } from '../../shared/budget-years.ts';
import { addMonths, monthsInclusive, type Month } from '../../shared/dates.ts';
import { emptyCase } from '../compiled/criterion-lens.ts';
import type { MatchCase } from '../criteria/criterion.ts';

/** Several needs as one application: what a funder would see if the city asked for all of them together. */

type Items = MatchCase['costItems'];

/**
 * The need that all of them make together: costs summed by kind, the whole period from the first beginning to the last end, what
 * they have in common. What is not the same everywhere is not known of the whole. What people confirmed stays with
 * the single needs.
 */
export function jointCase(cases: readonly MatchCase[]): MatchCase {
  const [first, ...others] = cases;
  if (!first) return emptyCase;
  const { startMonth, months } = jointPeriod(cases);
  return {
    ...emptyCase,
    municipalityAgs: same(cases, ({ municipalityAgs }) => municipalityAgs),
    applicants: common(cases, ({ applicants }) => applicants),
    forwarding: same(cases, ({ forwarding }) => forwarding),
    carrierApplicantCode: same(cases, ({ carrierApplicantCode }) => carrierApplicantCode),
    topics: common(cases, ({ topics }) => topics),
    targetGroups: common(cases, ({ targetGroups }) => targetGroups),
    costItems: jointItems(cases, months),
    startMonth,
    months,
    areaStatus: {
      sozialeStadt: same(cases, ({ areaStatus }) => areaStatus.sozialeStadt),
      isek: same(cases, ({ areaStatus }) => areaStatus.isek),
      note: same(cases, ({ areaStatus }) => areaStatus.note),
    },
    duty: same(cases, ({ duty }) => duty),
    conceptStatus: same(cases, ({ conceptStatus }) => conceptStatus),
    ownShareCentsPerYear: sumOrNull(cases.map((one) => one.ownShareCentsPerYear)),
    finances: first.finances,
    partners: common(cases, ({ partners }) => partners),
    fundedProjects: first.fundedProjects,
    figures: others.length === 0 ? first.figures : { ...first.figures, quarter: [] },
  };
}

/** True where all of them run over the same months: only then a year costs the same sum every year. */
export function haveSamePeriod(cases: readonly MatchCase[]): boolean {
  return new Set(cases.map(({ startMonth, months }) => `${startMonth} ${months}`)).size <= 1;
}

/** From the first beginning to the last end; without every beginning, the longest of them. */
function jointPeriod(cases: readonly MatchCase[]): {
  startMonth: Month | null;
  months: number | null;
} {
  const months = cases.flatMap((one) => (one.months === null ? [] : [one.months]));
  const starts = cases.flatMap((one) => (one.startMonth === null ? [] : [one.startMonth]));
  const startMonth = starts.toSorted()[0] ?? null;
  if (months.length < cases.length) return { startMonth, months: null };
  const longest = Math.max(...months);
  if (startMonth === null || starts.length < cases.length)
    return { startMonth: null, months: longest };
  const ends = cases.map((one) => addMonths(one.startMonth ?? startMonth, (one.months ?? 1) - 1));
  return { startMonth, months: monthsInclusive(startMonth, ends.toSorted().at(-1) ?? startMonth) };
}

/** One item per kind for what has an amount; each item without one stays by itself, so that nothing counts as 0. */
function jointItems(cases: readonly MatchCase[], months: number | null): Items {
  const items = cases.flatMap((one) => one.costItems.map((item) => ({ item, one })));
  const known = items.filter(({ item }) => item.amountCentsPerYear !== null);
  const kinds = [...new Set(known.map(({ item }) => item.costType))];
  const summed = kinds.map((costType) =>
    summedItem(
      costType,
      known.filter(({ item }) => item.costType === costType),
      months,
    ),
  );
  const open = items.flatMap(({ item }) => (item.amountCentsPerYear === null ? [item] : []));
  return [...summed, ...openItems(open)];
}

/** The same item of several needs once, saying of how many. */
function openItems(items: Items): Items {
  const byLabel = new Map<string, Items>();
  for (const item of items) {
    const key = `${item.costType} ${item.label}`;
    byLabel.set(key, [...(byLabel.get(key) ?? []), item]);
  }
  return [...byLabel.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const count = others.length + 1;
    return [{ ...first, label: count === 1 ? first.label : `${first.label} (${count} Bedarfe)` }];
  });
}

function summedItem(
  costType: CostTypeCode,
  parts: readonly { item: Items[number]; one: MatchCase }[],
  months: number | null,
): Items[number] {
  const label = costTypeLabels[costType];
  const perYear = parts.reduce((sum, { item }) => sum + (item.amountCentsPerYear ?? 0), 0);
  if (months === null || haveSamePeriod(parts.map(({ one }) => one))) {
    return { label, costType, amountCentsPerYear: perYear, amounts: amountsByYear(parts) };
  }
  // A need that is over sooner costs less over the whole: the yearly sum is then the mean, so that the whole stays right.
  const whole = parts.reduce(
    (sum, { item, one }) =>
      sum + Math.round(((item.amountCentsPerYear ?? 0) * (one.months ?? months)) / 12),
    0,
  );
  return {
    label,
    costType,
    amountCentsPerYear: (whole * 12) / months,
    amounts: amountsByYear(parts),
  };
}

/** By budget year, where every part has a beginning and an end; else none. */
function amountsByYear(
  parts: readonly { item: Items[number]; one: MatchCase }[],
): { year: number; amountCents: number }[] {
  const sums = new Map<number, number>();
  for (const { item, one } of parts) {
    if (one.startMonth === null || one.months === null) return [];
    const years = budgetYears(one.startMonth, one.months);
    const spread = spreadCents(item.amountCentsPerYear ?? 0, years);
    const own = item.amounts ?? [];
    for (const [index, { year }] of years.entries()) {
      const cents =
        own.length === 0
          ? (spread[index] ?? 0)
          : (own.find((amount) => amount.year === year)?.amountCents ?? 0);
      sums.set(year, (sums.get(year) ?? 0) + cents);
    }
  }
  return [...sums].sort(([a], [b]) => a - b).map(([year, amountCents]) => ({ year, amountCents }));
}

function same<Value>(
  cases: readonly MatchCase[],
  of: (one: MatchCase) => Value | null,
): Value | null {
  const [first, ...others] = cases.map(of);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

function common<Value>(
  cases: readonly MatchCase[],
  of: (one: MatchCase) => readonly Value[],
): Value[] {
  const [first, ...others] = cases.map(of);
  return (first ?? []).filter((value) => others.every((other) => other.includes(value)));
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0);
}
