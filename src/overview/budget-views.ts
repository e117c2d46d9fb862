import type { QuarterPortfolio } from '../quarters/quarter-dossier.ts';
import { shortNeedTitle, type Need } from '../quarters/needs/need.ts';
import { missingAmountsText } from '../quarters/funding/funding-years.ts';
import type { Day } from '../shared/dates.ts';
import { formatCentsShort } from '../shared/money.ts';
import { joinGerman } from '../shared/text.ts';
import { budgetSums, type BudgetSums, type BudgetYear } from './budget-sums.ts';

/** Costs and money by budget year, with everything that makes them less than exact. */
export interface BudgetView {
  years: string[];
  /** One table; two where there are invented values: with them, and without. */
  tables: BudgetTable[];
  /** The answer in one sentence. */
  answer: string;
}

interface BudgetTable {
  caption: string;
  isDemo: boolean;
  rows: { label: string; detail: string | null; isStrong: boolean; cells: string[] }[];
  notes: string[];
}

const shownYears = 5;

/** @returns null where there is no need */
export function budgetView(
  { needs, quarters }: Pick<QuarterPortfolio, 'needs' | 'quarters'>,
  today: Day,
): BudgetView | null {
  if (needs.length === 0) return null;
  const now = Number(today.slice(0, 4));
  const years = Array.from({ length: shownYears }, (_, at) => now + at);
  const real = withoutDemo(needs);
  const hasDemo = needs.some(isDemo);
  const nameOf = (need: Need): string => {
    const quarter = quarters.find(({ id }) => id === need.quarterId);
    return `${quarter?.name ?? ''}, ${shortNeedTitle(need)}`;
  };
  const table = (ofNeeds: readonly Need[], withDemo: boolean): BudgetTable => {
    const sums = budgetSums(ofNeeds, years);
    return {
      caption: withDemo
        ? 'Mit Demo-Bedarfen und Demo-Finanzierungen'
        : hasDemo
          ? 'Ohne Demo-Werte'
          : 'Summe der Bedarfe',
      isDemo: withDemo,
      rows: rowsOf(sums),
      notes: notesOf(sums, nameOf),
    };
  };
  return {
    years: years.map(String),
    tables: hasDemo ? [table(needs, true), table(real, false)] : [table(real, false)],
    answer: answerOf(budgetSums(needs, years), hasDemo),
  };
}

function isDemo(need: Need): boolean {
  return need.origin === 'demo' || need.fundings.some(({ origin }) => origin === 'demo');
}

function withoutDemo(needs: readonly Need[]): Need[] {
  return needs
    .filter(({ origin }) => origin !== 'demo')
    .map((need) => ({
      ...need,
      fundings: need.fundings.filter(({ origin }) => origin !== 'demo'),
    }));
}

const rowShapes: readonly {
  label: string;
  detail: string | null;
  isStrong: boolean;
  cents: (year: BudgetYear) => number;
  /** Grows with every item that is not priced yet. */
  isLowerBound: boolean;
}[] = [
  { label: 'Kosten', detail: null, isStrong: true, cents: (y) => y.costCents, isLowerBound: true },
  {
    label: 'Gedeckt',
    detail: 'bewilligte Beträge, höchstens die Kosten',
    isStrong: false,
    cents: (y) => y.coveredCents,
    isLowerBound: false,
  },
  {
    label: 'Beantragt',
    detail: 'zählt nicht als Geld',
    isStrong: false,
    cents: (y) => y.appliedCents,
    isLowerBound: false,
  },
  {
    label: 'Offen',
    detail: 'Kosten weniger gedeckt',
    isStrong: true,
    cents: (y) => y.openCents,
    isLowerBound: true,
  },
];

function rowsOf({ years, unpriced }: BudgetSums): BudgetTable['rows'] {
  return rowShapes.map(({ label, detail, isStrong, cents, isLowerBound }) => ({
    label,
    detail,
    isStrong,
    cells: years.map((year) =>
      year.costCents === 0 && isLowerBound
        ? 'keine eingetragen'
        : `${isLowerBound && unpriced.length > 0 ? 'mindestens ' : ''}${formatCentsShort(cents(year))}`,
    ),
  }));
}

function notesOf(sums: BudgetSums, nameOf: (need: Need) => string): string[] {
  const notes: string[] = [];
  if (sums.unpriced.length > 0) {
    notes.push(
      `„mindestens“, weil Kostenpositionen keinen Betrag je Haushaltsjahr haben: ${unpricedText(sums, nameOf)}.`,
    );
  }
  if (sums.withoutAmounts.length > 0) {
    const names = sums.withoutAmounts.map(
      ({ need, funding }) => `${funding.label} (${nameOf(need)})`,
    );
    notes.push(
      `Bewilligt, aber ohne Beträge und deshalb nicht in „Gedeckt“: ${joinGerman(names)}.`,
    );
  }
  if (sums.incomplete.length > 0) {
    const names = sums.incomplete.map(
      ({ need, funding, years }) =>
        `${funding.label} (${nameOf(need)}) ${missingAmountsText(years)}`,
    );
    notes.push(`Bewilligt, aber nicht für jedes Jahr mit einem Betrag: ${joinGerman(names)}.`);
  }
  const beyond = sums.years
    .filter(({ beyondCents }) => beyondCents > 0)
    .map(({ year, beyondCents }) => `${year}: ${formatCentsShort(beyondCents)}`);
  if (beyond.length > 0) {
    notes.push(
      `Bewilligt über die eingetragenen Kosten hinaus, nicht in „Gedeckt“: ${beyond.join(', ')}.`,
    );
  }
  return notes;
}

/** "Verfügungsmittel (Manfort, Umsetzung; Alkenrath, Umsetzung)": each kind of item once. */
function unpricedText({ unpriced }: BudgetSums, nameOf: (need: Need) => string): string {
  const labels = [...new Set(unpriced.map(({ item }) => item.label))];
  return labels
    .map((label) => {
      const needs = unpriced.filter(({ item }) => item.label === label);
      return `${label} (${needs.map(({ need }) => nameOf(need)).join('; ')})`;
    })
    .join(', ');
}

/** Of the first year that has costs: what is open, of how much. */
function answerOf({ years, unpriced }: BudgetSums, hasDemo: boolean): string {
  const first = years.find(({ costCents }) => costCents > 0);
  if (!first) return 'Für die nächsten Jahre sind keine Kosten je Haushaltsjahr eingetragen.';
  const least = unpriced.length > 0 ? 'mindestens ' : '';
  const covered = first.coveredCents === 0 ? 'nichts' : formatCentsShort(first.coveredCents);
  const demo = hasDemo ? ' (mit Demo-Werten)' : '';
  return `${first.year} kosten die Bedarfe ${least}${formatCentsShort(first.costCents)}; davon bewilligt: ${covered}, offen: ${least}${formatCentsShort(first.openCents)}${demo}.`;
}
