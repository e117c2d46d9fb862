import type { Programme } from '../../programmes/programme.ts';
import type { Need } from '../needs/need.ts';

/** More than this makes the page heavy; any other programme can still be named. */
const most = 250;

/** Programmes a funding of this need may come from: those that share its topics first, then by name. */
export function programmeSuggestions<Entry extends { programme: Programme }>(
  need: Pick<Need, 'topics' | 'targetGroups'>,
  programmes: readonly Entry[],
): Entry[] {
  const shared = ({ programme }: Entry): number =>
    programme.topics.filter((topic) => need.topics.includes(topic)).length;
  return programmes
    .map((entry) => ({ entry, weight: shared(entry) }))
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        a.entry.programme.shortTitle.localeCompare(b.entry.programme.shortTitle, 'de'),
    )
    .slice(0, most)
    .map(({ entry }) => entry);
}
