import type { Day } from '../shared/dates.ts';
import { foldGerman } from '../shared/text.ts';
import type { SortOrder } from './catalogue-query.ts';
import type { Programme } from './programme.ts';
import { windowStateOn, type WindowState } from './window-state.ts';

/** In which order programmes are shown: always the same for the same question. */

export interface Orderable {
  programme: Programme;
  /** When the record came into the catalogue. */
  createdAt: string;
  /** How well it answers the text; 0 without a text. */
  score: number;
}

/** What cannot be applied for, or not from here, stands behind what can: it is seldom what was looked for. */
const shares = { ended: 0.7, elsewhere: 0.5 } as const;

const noDeadline = '9999-12-31';

/**
 * @param homeState first two digits of the AGS of whoever asks; null where they belong to no state.
 */
export function inOrder<Item extends Orderable>(
  items: readonly Item[],
  { sort, on, homeState }: { sort: SortOrder; on: Day; homeState: string | null },
): Item[] {
  const keyed = items.map((item) => {
    const { state, deadlineOn } = summaryOf(windowStateOn(item.programme.window, on));
    const isHere = homeState === null || servesState(item.programme, homeState);
    const isEnded = state === 'ended' || state === 'noApplication';
    return {
      item,
      deadlineOn,
      isHere,
      rank: state === 'open' ? 0 : isEnded ? 2 : 1,
      score: item.score * (isEnded ? shares.ended : 1) * (isHere ? 1 : shares.elsewhere),
      title: foldGerman(item.programme.shortTitle),
    };
  });
  type Keyed = (typeof keyed)[number];
  const byTitle = (a: Keyed, b: Keyed): number =>
    compare(a.title, b.title) || compare(a.item.programme.slug, b.item.programme.slug);
  const byPlace = (a: Keyed, b: Keyed): number => Number(b.isHere) - Number(a.isHere);
  const orders: Record<SortOrder, (a: Keyed, b: Keyed) => number> = {
    relevanz: (a, b) => b.score - a.score || byPlace(a, b) || a.rank - b.rank || byTitle(a, b),
    frist: (a, b) => compare(a.deadlineOn, b.deadlineOn) || byPlace(a, b) || byTitle(a, b),
    neu: (a, b) => compare(b.item.createdAt, a.item.createdAt) || byPlace(a, b) || byTitle(a, b),
  };
  return keyed.sort(orders[sort]).map(({ item }) => item);
}

/** Whether a programme is for all of Germany or for (a part of) this state; true where its source names no region. */
function servesState({ regions }: Programme, state: string): boolean {
  return regions.length === 0 || regions.some((ags) => ags === '' || ags.startsWith(state));
}

function summaryOf(window: WindowState): { state: WindowState['state']; deadlineOn: Day } {
  const until = window.state === 'open' ? window.until : null;
  return { state: window.state, deadlineOn: until?.on ?? noDeadline };
}

/** By code unit: the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
