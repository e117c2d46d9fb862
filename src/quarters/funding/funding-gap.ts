import { addDays, addMonths, type Day } from '../../shared/dates.ts';
import type { CostItem, Funding, Need } from '../needs/need.ts';
import { costOfGap, type GapCost, type LostSpan } from './funding-gap-costs.ts';
import {
  type BudgetDay,
  budgetDate,
  continuationDate,
  type DueDate,
  type NextDeadline,
} from './funding-gap-dates.ts';

/** Anschlussfinanzierung offen: money that ends, or may end, with nothing granted that follows. Pure. */
export interface FundingGap {
  need: Need;
  funding: Funding;
  /** null = nobody knows when it ends; then there is no first day without money either, and nothing is assumed. */
  endsOn: Day | null;
  from: Day | null;
  /** The last day without money, where a granted funding follows later; null = nothing follows. */
  until: Day | null;
  /** What loses its money; empty where the need has no cost items, or those that were paid are gone. */
  lost: readonly CostItem[];
  /** All that the need costs loses its money. */
  isWholeNeed: boolean;
  /** Asked for, not granted: said beside the gap, never counted. */
  applied: readonly Funding[];
  /** Granted fundings that go on and pay for a part of the same. */
  remaining: readonly Funding[];
  cost: GapCost;
  continuation: DueDate;
  budget: DueDate;
  /** The need or the funding is invented. */
  isDemo: boolean;
}

/** How far ahead an end is told of. */
export const gapMonths = 24;

export interface GapContext {
  today: Day;
  /** The next deadline of a programme of the catalogue, if one is known. */
  deadlineOf: (programmeId: string) => NextDeadline | null;
  /** Of the need's municipality; null = nobody said. */
  budgetDayOf: (municipalityId: string) => BudgetDay | null;
}

/** Every gap of the needs: nearest end first, unknown ends last. */
export function fundingGaps(needs: readonly Need[], context: GapContext): FundingGap[] {
  const far = '9999-12-31';
  return needs
    .flatMap((need) => need.fundings.flatMap((funding) => gapOf(need, funding, context) ?? []))
    .sort((a, b) => (a.endsOn ?? far).localeCompare(b.endsOn ?? far));
}

function gapOf(need: Need, funding: Funding, context: GapContext): FundingGap | null {
  const { today } = context;
  const { untilOn } = funding;
  const budgetDay = context.budgetDayOf(need.municipalityId);
  if (funding.status !== 'granted') return null;
  if (untilOn !== null && (untilOn < today || untilOn > lastDayOfSight(today))) return null;
  const others = othersOf(need, funding);
  const spans = lostSpans(need, funding, others);
  if (spans.length === 0) return null;
  const from = untilOn === null ? null : addDays(untilOn, 1);
  const lost = spans.flatMap(({ item }) => item ?? []);
  const ends = spans.map(({ until }) => until);
  return {
    need,
    funding,
    endsOn: untilOn,
    from,
    until: latest(ends),
    lost,
    isWholeNeed: lost.length === need.costItems.length,
    applied: need.fundings.filter(
      (one) => one.status === 'applied' && (one.untilOn === null || one.untilOn >= (from ?? today)),
    ),
    remaining: others.filter(
      (one) => goesOn(one, untilOn ?? today) && sharesItem(need, funding, one),
    ),
    cost: costOfGap(need, { from, spans, isVague: isVague(funding) }),
    continuation: continuationDate(funding, context),
    budget: budgetDate(funding, from, { today, budgetDay }),
    isDemo: need.origin === 'demo' || funding.origin === 'demo',
  };
}

type PaidNeed = Pick<Need, 'costItems' | 'fundings'>;

/** Whether something granted follows without a gap on all that a funding pays for, however far away its end is. */
export function isFollowed(need: PaidNeed, funding: Funding): boolean {
  return lostSpans(need, funding, othersOf(need, funding)).length === 0;
}

function othersOf({ fundings }: PaidNeed, { id }: Funding): Funding[] {
  return fundings.filter((one) => one.id !== id && one.status === 'granted');
}

/** The day 24 months from today; compared as text, so that it need not exist in a short month. */
function lastDayOfSight(today: Day): Day {
  return `${addMonths(today.slice(0, 7), gapMonths)}-${today.slice(8)}`;
}

function lostSpans(need: PaidNeed, funding: Funding, others: readonly Funding[]): LostSpan[] {
  const covered = coveredItems(need, funding);
  const items: readonly (CostItem | null)[] = covered.length === 0 ? [null] : covered;
  return items.flatMap((item): LostSpan[] => {
    if (funding.untilOn === null) return [{ item, until: null }];
    const start = followingStart(funding, item, others);
    if (start !== null && start <= addDays(funding.untilOn, 1)) return [];
    return [{ item, until: start === null ? null : addDays(start, -1) }];
  });
}

/** The first day from which something granted pays for this item after the funding's end; '' = it runs already. */
function followingStart(
  funding: Funding,
  item: CostItem | null,
  others: readonly Funding[],
): Day | null {
  const starts = others
    .filter((other) => goesOn(other, funding.untilOn ?? '') && paysFor(other, item, funding))
    .map(({ fromOn }) => fromOn ?? '');
  return starts.sort()[0] ?? null;
}

/** Whether one funding can take the place of another for an item. */
function paysFor(other: Funding, item: CostItem | null, ended: Funding): boolean {
  if (item !== null && other.covers.length > 0) return other.covers.includes(item.id);
  if (other.extent === 'voll') return true;
  // Two shares of the same whole: only one that began later can be the successor, the other runs beside it.
  return (
    isVague(ended) &&
    isVague(other) &&
    other.fromOn !== null &&
    (ended.fromOn === null || other.fromOn > ended.fromOn)
  );
}

/** Pays for a part, and nobody entered which. */
export function isVague({ extent, covers }: Funding): boolean {
  return extent === 'teilweise' && covers.length === 0;
}

function goesOn({ untilOn }: Funding, after: Day): boolean {
  return untilOn === null || untilOn > after;
}

/** What a funding pays for: the items it names, else all. Items that were removed since are left out. */
export function coveredItems(
  { costItems }: Pick<Need, 'costItems'>,
  { covers }: Pick<Funding, 'covers'>,
): readonly CostItem[] {
  return covers.length === 0 ? costItems : costItems.filter(({ id }) => covers.includes(id));
}

function sharesItem(need: Need, one: Funding, other: Funding): boolean {
  const ids = coveredItems(need, one).map(({ id }) => id);
  return coveredItems(need, other).some(({ id }) => ids.includes(id));
}

function latest(ends: readonly (Day | null)[]): Day | null {
  const known = ends.filter((end) => end !== null);
  return known.length < ends.length ? null : (known.sort().at(-1) ?? null);
}
