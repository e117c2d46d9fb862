import type { Day } from '../../shared/dates.ts';
import type { CompiledEntries, CompiledEntry } from '../compiled/compiled-entries.ts';
import { decidingWindow } from '../match.ts';
import { isOver } from '../order/match-group.ts';

/** By place in the list: whether a view on what is open has to look at a programme at all. */
export type MayBeOpen = (place: number) => boolean;

const kept = new WeakMap<CompiledEntries['list'], { on: Day; mayBeOpen: MayBeOpen }>();

/**
 * Most records of a grown catalogue are over, whatever the need: their window alone decides. A strand and its federal
 * line are kept, because the one may take the other along.
 */
export function mayBeOpenIn({ list }: Pick<CompiledEntries, 'list'>, on: Day): MayBeOpen {
  const known = kept.get(list);
  if (known?.on === on) return known.mayBeOpen;
  const linked = linkedSlugs(list);
  const open = list.map(
    ({ compiled }) =>
      linked.has(compiled.programme.slug) || !isOver(decidingWindow(compiled, on), on),
  );
  const mayBeOpen: MayBeOpen = (place) => open[place] ?? false;
  kept.set(list, { on, mayBeOpen });
  return mayBeOpen;
}

function linkedSlugs(list: readonly CompiledEntry[]): ReadonlySet<string> {
  return new Set(
    list.flatMap(({ compiled: { programme } }) =>
      programme.links.flatMap(({ slug, relation }) =>
        relation === 'federalLine' || relation === 'stateStrand' ? [slug, programme.slug] : [],
      ),
    ),
  );
}
