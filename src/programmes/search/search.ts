import { createCompoundSplitter } from './compounds.ts';
import { groupScores, type GroupScores } from './group-scores.ts';
import { singleParts, termGroups, type TermGroup } from './query-terms.ts';
import type { SearchIndex } from './search-index.ts';
import type { Synonyms } from './synonyms.ts';

/** A programme that was found; scores only order one answer and mean nothing beyond it. */
export interface SearchHit {
  slug: string;
  score: number;
}

export interface SearchAnswer {
  /** First those with everything that was asked for, best first; then, where these are few, those with most of it. */
  hits: readonly SearchHit[];
  /** How many of the hits have everything. */
  completeCount: number;
  groups: readonly TermGroup[];
  /** True where no programme has everything that was asked for, and those with most of it are shown. */
  isPartial: boolean;
}

export type Search = ReturnType<typeof createSearch>;

/** With fewer of the asked things than this share (by how telling they are) a programme is no hit at all. */
const leastShare = 0.5;
/** With as many complete answers nobody misses the others. */
const enoughComplete = 5;
/** What a programme is worth that has everything, but each in another place. */
const scattered = 0.75;

/** Asks the index. Same index, same query: same answer. */
export function createSearch(index: SearchIndex, synonyms: Synonyms) {
  const splitter = createCompoundSplitter(index.compoundWords);
  const context = { index, splitter, synonyms };

  /** The scores of a group; of a compound that is nowhere, those of its parts. */
  function scoresOf(group: TermGroup): GroupScores {
    const found = groupScores(index, group.alternatives);
    return found.rarity > 0 ? found : groupScores(index, singleParts(group, context));
  }

  return {
    /** Programmes for what a person typed; nothing for nothing. */
    ask(text: string): SearchAnswer {
      const groups = termGroups(text, context);
      const { complete, partial } = combined(index.slugs, groups.map(scoresOf));
      const hits = complete.length >= enoughComplete ? complete : [...complete, ...partial];
      return {
        hits,
        completeCount: complete.length,
        groups,
        isPartial: complete.length === 0 && partial.length > 0,
      };
    },
    splitter,
  };
}

function combined(slugs: readonly string[], groups: readonly GroupScores[]) {
  // A word nobody knows counts as much as the most telling one that somebody has.
  const highest = groups.reduce((most, { rarity }) => Math.max(most, rarity), 0);
  const asked = groups.reduce((sum, { rarity }) => sum + (rarity > 0 ? rarity : highest), 0);
  const complete: SearchHit[] = [];
  const partial: SearchHit[] = [];
  for (const [position, slug] of slugs.entries()) {
    let [sum, share, count, areas] = [0, 0, 0, 0xffff_ffff];
    for (const group of groups) {
      const value = group.scores[position] ?? 0;
      if (value === 0) continue;
      sum += value;
      share += group.rarity / asked;
      count += 1;
      areas &= group.areas[position] ?? 0;
    }
    if (count === 0) continue;
    const score = areas === 0 ? sum * scattered : sum;
    if (count === groups.length) complete.push({ slug, score });
    else if (share >= leastShare) partial.push({ slug, score: score * share });
  }
  for (const hits of [complete, partial]) {
    hits.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
  }
  return { complete, partial };
}
