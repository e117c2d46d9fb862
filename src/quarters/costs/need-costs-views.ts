import { assumptionsPath, costItemPath, newCostItemPath } from '../../paths.ts';
import { costTypeLabels } from '../../programmes/programme-labels.ts';
import { formatCents } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import { costPerYear, describeCost, type CostItem, type Need } from '../needs/need.ts';
import { missingItemsText, sourceLink, type SourceLink } from '../needs/need-views.ts';
import { costBasisLabels } from '../quarter-labels.ts';
import { reckonCosts, type ReckonedCost, type UncoveredCost } from './cost-calculation.ts';
import type { Reckoning } from './cost-calculation-post.ts';
import { costOfItemByYear, costsByYear } from './costs-by-year.ts';
import { payBreakdown, type PaySpell } from './post-breakdown.ts';

/** What a need costs, by budget year and with every calculation. */
export interface NeedCostsView {
  needTitle: string;
  summary: string;
  reservation: string | null;
  /** Why there are no budget years; null where there are. */
  noYears: string | null;
  years: string[];
  rows: CostRow[];
  sums: { years: string[]; total: string; perYear: string };
  /** What the city pays beside the lump sums; null where they cover everything. */
  uncovered: string | null;
  assumptionsHref: string | null;
  addHref: string | null;
}

interface CostRow {
  label: string;
  costType: string;
  isMissing: boolean;
  /** One per column; a dash where it costs nothing. */
  years: string[];
  total: string;
  perYear: string;
  calculation: string;
  yearCalculations: { year: string; text: string }[];
  /** Only for those who may see pay steps. */
  breakdown: PaySpell[] | null;
  basis: string;
  isAssumption: boolean;
  /** Which parts are assumed. */
  assumed: string | null;
  /** What a lump sum leaves open, by year. */
  uncovered: string | null;
  source: SourceLink | null;
  editHref: string | null;
}

export interface NeedCostsContext {
  use: Reckoning;
  /** Whether this visitor may see the steps of the need's posts. */
  seesSteps: boolean;
  canEdit: boolean;
  readsAssumptions: boolean;
}

const nothing = '–';

export function needCostsView(need: Need, context: NeedCostsContext): NeedCostsView {
  const sums = costsByYear(need);
  const years = sums.map(({ year }) => year);
  const sum = costPerYear(need);
  const total = sums.reduce((cents, { amountCents }) => cents + amountCents, 0);
  const reckoned = reckonCosts(
    need.costItems.map(({ plan, source }) => ({ plan, hasSource: source !== null })),
    need,
    context.use,
  );
  const isOpen = need.startMonth === null || need.months === null;
  return {
    needTitle: need.title,
    summary: describeCost(sum),
    reservation: sum.missing.length === 0 ? null : missingItemsText(sum.missing),
    noYears: isOpen
      ? 'Beginn oder Dauer des Bedarfs fehlen; die Kosten lassen sich daher noch nicht auf Haushaltsjahre verteilen.'
      : null,
    years: years.map(String),
    rows: costRows(need, years, { ...context, reckoned }),
    sums: {
      years: sums.map(({ amountCents }) => formatCents(amountCents)),
      total: formatCents(total),
      perYear: formatCents(sum.centsPerYear),
    },
    uncovered: uncoveredSum(reckoned),
    assumptionsHref: context.readsAssumptions ? assumptionsPath() : null,
    addHref: context.canEdit ? newCostItemPath(need.id) : null,
  };
}

function costRows(
  need: Need,
  years: readonly number[],
  {
    use,
    seesSteps,
    canEdit,
    reckoned,
  }: NeedCostsContext & { reckoned: readonly (ReckonedCost | null)[] },
): CostRow[] {
  return need.costItems.map((item, index) => {
    const amounts = costOfItemByYear(item, need);
    const assumed = reckoned[index]?.assumed ?? [];
    return {
      ...rowTexts(item),
      years: years.map((year) => {
        const found = amounts.find((one) => one.year === year);
        return found === undefined ? nothing : formatCents(found.amountCents);
      }),
      total:
        amounts.length === 0
          ? nothing
          : formatCents(amounts.reduce((cents, { amountCents }) => cents + amountCents, 0)),
      yearCalculations: amounts.map(({ year, calculation }) => ({
        year: String(year),
        text: calculation,
      })),
      breakdown: seesSteps ? payBreakdown(item.plan, need, use) : null,
      assumed: assumed.length === 0 ? null : `Angenommen: ${joinGerman(assumed)}`,
      uncovered: uncoveredText(reckoned[index]?.uncovered ?? null),
      editHref: canEdit ? costItemPath(need.id, item.id) : null,
    };
  });
}

function uncoveredText(uncovered: UncoveredCost | null): string | null {
  if (uncovered === null) return null;
  const { years, centsPerYear } = uncovered;
  const amounts = years.map(({ year, amountCents }) => `${formatCents(amountCents)} (${year})`);
  const open = amounts.length === 0 ? `${formatCents(centsPerYear)} je Jahr` : amounts.join(', ');
  return `davon nicht gedeckt: ${open}`;
}

function uncoveredSum(reckoned: readonly (ReckonedCost | null)[]): string | null {
  const cents = reckoned.reduce((sum, cost) => sum + (cost?.uncovered?.centsPerYear ?? 0), 0);
  return cents === 0 ? null : `Von Pauschalen nicht gedeckt: ${formatCents(cents)} je Jahr`;
}

function rowTexts(item: CostItem) {
  const isMissing = item.amountCentsPerYear === null;
  return {
    label: item.label,
    costType: costTypeLabels[item.costType],
    isMissing,
    perYear:
      item.amountCentsPerYear === null ? 'nicht beziffert' : formatCents(item.amountCentsPerYear),
    calculation: item.calculation,
    basis: costBasisLabels[item.basis],
    isAssumption: item.basis === 'annahme',
    source: sourceLink(item.source),
  };
}
