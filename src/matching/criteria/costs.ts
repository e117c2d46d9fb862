import { costFundingOf, type CostFunding } from '../../programmes/cost-funding.ts';
import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import { formatCents } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import type { MatchCase } from './criterion.ts';

/**
 * A sum that may be incomplete, as a range: a missing item or duration opens the upper end, so that comparing with a
 * limit never takes a missing amount for 0.
 */
export interface CostSum {
  lowCents: number;
  /** Infinity where something is missing. */
  highCents: number;
  /** Whether nothing is missing to know the sum. */
  isKnown: boolean;
}

/** A sum in words; made only for those who read them, and once. */
export class CostRange implements CostSum {
  readonly lowCents: number;
  readonly highCents: number;
  readonly isKnown: boolean;
  readonly #per: Per;
  readonly #findOpen: () => OpenCosts;
  #open: OpenCosts | undefined;
  #text: string | undefined;

  constructor({ lowCents, highCents, isKnown }: CostSum, per: Per, findOpen: () => OpenCosts) {
    this.lowCents = lowCents;
    this.highCents = highCents;
    this.isKnown = isKnown;
    this.#per = per;
    this.#findOpen = findOpen;
  }

  open(): OpenCosts {
    return (this.#open ??= this.#findOpen());
  }

  /** "mindestens 27.900,00 € je Jahr (offen: Betrag für „Verfügungsmittel“)". */
  text(): string {
    return (this.#text ??= describe(this, this.#per));
  }
}

interface OpenCosts {
  /** In German. */
  missing: readonly string[];
  /** True where only the programme can say what is missing. */
  isTheirs: boolean;
}

type Need = Pick<MatchCase, 'costItems' | 'months'>;
type CostItems = MatchCase['costItems'];
type CostItem = CostItems[number];
export type Per = 'year' | 'application';
/** What a programme says about a kind of cost. */
export type FundingOf = (costType: CostTypeCode) => CostFunding;

/** The cost items by what the programme says about their kind. */
export function fundingParts(items: CostItems, fundedCosts: readonly CostTypeCode[]) {
  const parts: Record<CostFunding, CostItem[]> = {
    named: [],
    flatRate: [],
    notNamed: [],
    unread: [],
  };
  for (const item of items) parts[costFundingOf(item.costType, fundedCosts)].push(item);
  return parts;
}

/** "„Material“ und „Honorare“". */
export function quotedLabels(items: CostItems): string {
  return joinGerman(items.map((item) => `„${item.label}“`));
}

/** "ob die Pauschale auch „Material“ und „Honorare“ deckt". */
export function flatRateQuestion(items: CostItems): string {
  return `ob die Pauschale auch ${quotedLabels(items)} deckt`;
}

/**
 * Costs of the need that a programme with these cost types would look at, per year or for the whole period: at least
 * what it names, at most with what its Pauschale may pay. Without known cost types anything from nothing to everything
 * may be fundable.
 */
export function fundableSum(need: Need, costTypes: readonly CostTypeCode[], per: Per): CostSum {
  return sumOf(need, per, (costType) => costFundingOf(costType, costTypes));
}

/** The same in words; worked out once for all limits of programmes that name the same costs. */
export function fundableCosts(need: Need, costTypes: readonly CostTypeCode[], per: Per): CostRange {
  const known = rangesOf(need)[per];
  const before = known.get(costTypes);
  if (before) return before;
  const sum = fundableSum(need, costTypes, per);
  const range = new CostRange(sum, per, () => openOf(need, costTypes, per));
  known.set(costTypes, range);
  return range;
}

type Ranges = Record<Per, Map<readonly CostTypeCode[], CostRange>>;

/** Dropped with the need; neither a need nor a list of kinds is ever changed. */
const rangesByNeed = new WeakMap<Need, Ranges>();

function rangesOf(need: Need): Ranges {
  const known = rangesByNeed.get(need);
  if (known) return known;
  const made: Ranges = { year: new Map(), application: new Map() };
  rangesByNeed.set(need, made);
  return made;
}

/** All costs of the need, per year or for the whole period. */
export function totalCosts(need: Need, per: Per): CostRange {
  return new CostRange(
    sumOf(need, per, () => 'named'),
    per,
    () => ({ missing: missingOf(need, per, need.costItems), isTheirs: false }),
  );
}

/** In one pass and without lists in between: a country asks for it twenty times a need. */
export function sumOf({ costItems, months }: Need, per: Per, fundingOf: FundingOf): CostSum {
  // No item at all means that nobody entered the costs, not that there are none.
  if (costItems.length === 0 || (per === 'application' && months === null)) {
    return { lowCents: 0, highCents: Infinity, isKnown: false };
  }
  const factor = per === 'year' || months === null ? 1 : months / 12;
  let lowCents = 0;
  let highCents = 0;
  let isKnown = true;
  for (const item of costItems) {
    const funding = fundingOf(item.costType);
    if (funding === 'notNamed') continue;
    const { amountCentsPerYear: amount } = item;
    // Rounded item by item, as the lines of a project are.
    const cents = amount === null ? null : Math.round(amount * factor);
    highCents += cents ?? Infinity;
    if (funding === 'named') lowCents += cents ?? 0;
    if (funding !== 'named' || cents === null) isKnown = false;
  }
  return { lowCents, highCents, isKnown };
}

function openOf(need: Need, costTypes: readonly CostTypeCode[], per: Per): OpenCosts {
  const { costItems } = need;
  if (costTypes.length === 0) {
    const missing = [...missingOf(need, per, costItems), 'die förderfähigen Kostenarten'];
    return { missing, isTheirs: true };
  }
  const { named, flatRate } = fundingParts(costItems, costTypes);
  const own = missingOf(need, per, named);
  return flatRate.length === 0
    ? { missing: own, isTheirs: false }
    : { missing: [...own, flatRateQuestion(flatRate)], isTheirs: own.length === 0 };
}

function missingOf({ costItems, months }: Need, per: Per, items: CostItems): string[] {
  return [
    ...(costItems.length === 0 ? ['die Kosten des Bedarfs'] : []),
    ...missingAmounts(items),
    ...(per === 'application' && months === null ? ['die Dauer des Bedarfs'] : []),
  ];
}

/** "Betrag für „Räume“" for each item that has none. */
export function missingAmounts(items: CostItems): string[] {
  return items
    .filter((item) => item.amountCentsPerYear === null)
    .map((item) => `Betrag für „${item.label}“`);
}

function describe(costs: CostRange, per: Per): string {
  const period = per === 'year' ? ' je Jahr' : ' im ganzen Zeitraum';
  const why = costs.isKnown ? '' : ` (offen: ${joinGerman(costs.open().missing)})`;
  if (costs.lowCents === costs.highCents) return `${formatCents(costs.lowCents)}${period}${why}`;
  if (costs.highCents < Infinity) {
    return `zwischen ${formatCents(costs.lowCents)} und ${formatCents(costs.highCents)}${period}${why}`;
  }
  return costs.lowCents > 0
    ? `mindestens ${formatCents(costs.lowCents)}${period}${why}`
    : `nicht bezifferbar${why}`;
}
