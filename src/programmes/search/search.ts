import { createCompoundSplitter } from './compounds.ts';
import { termAt, termGroups, type Alternative, type TermGroup } from './query-terms.ts';
import type { SearchIndex } from './search-index.ts';
import type { Synonyms } from './synonyms.ts';

/** A programme that was found; scores only order one answer and mean nothing beyond it. */
export interface SearchHit {
  slug: string;
  score: number;
}

export interface SearchAnswer {
  /** Best first; equal ones in the order of their slugs. */
  hits: readonly SearchHit[];
  groups: readonly TermGroup[];
  /** True where no programme has everything that was asked for, and those with most of it are shown. */
  isPartial: boolean;
}

export type Search = ReturnType<typeof createSearch>;

/** With fewer of the asked things than this share (by how telling they are) a programme is no hit at all. */
const leastShare = 0.5;

/** Asks the index. Same index, same query: same answer. */
export function createSearch(index: SearchIndex, synonyms: Synonyms) {
  const splitter = createCompoundSplitter(index.compoundWords);
  const context = { index, splitter, synonyms };
  const count = index.slugs.length;

  /** How rare a stem is: BM25's inverse document frequency. */
  function rarity(term: number): number {
    const frequency = (index.starts[term + 1] ?? 0) - (index.starts[term] ?? 0);
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  }

  /** How well each programme with this stem is described by it. */
  function scoresOf(term: number, weight: number): Float32Array {
    const scores = new Float32Array(count);
    raise(scores, term, weight);
    return scores;
  }

  function raise(scores: Float32Array, term: number, weight: number): void {
    const factor = (rarity(term) * weight) / 255;
    const end = index.starts[term + 1] ?? 0;
    for (let at = index.starts[term] ?? 0; at < end; at += 1) {
      const position = index.documents[at] ?? 0;
      const value = (index.weights[at] ?? 0) * factor;
      if (value > (scores[position] ?? 0)) scores[position] = value;
    }
  }

  /** The best that one of the alternatives gives each programme; several stems count as the weakest of them. */
  function bestOf(alternatives: readonly Alternative[]): Float32Array {
    const best = new Float32Array(count);
    for (const { stems, weight } of alternatives) {
      const terms = stems.map((stem) => termAt(index, stem));
      if (!terms.every((term) => term !== undefined)) continue;
      const [first, ...others] = terms;
      if (first === undefined) continue;
      if (others.length === 0) {
        raise(best, first, weight);
        continue;
      }
      const weakest = scoresOf(first, weight);
      for (const other of others) {
        const one = scoresOf(other, weight);
        for (const position of weakest.keys()) {
          weakest[position] = Math.min(weakest[position] ?? 0, one[position] ?? 0);
        }
      }
      for (const position of best.keys()) {
        best[position] = Math.max(best[position] ?? 0, weakest[position] ?? 0);
      }
    }
    return best;
  }

  return {
    /** Programmes for what a person typed; nothing for nothing. */
    ask(text: string): SearchAnswer {
      const groups = termGroups(text, context);
      const scores = groups.map(({ alternatives }) => bestOf(alternatives));
      const importance = scores.map((best) => best.reduce((a, b) => Math.max(a, b), 0));
      const asked = importance.reduce((sum, one) => sum + (one > 0 ? one : Math.log(1 + count)), 0);
      const complete: SearchHit[] = [];
      const partial: SearchHit[] = [];
      for (const [position, slug] of index.slugs.entries()) {
        let [sum, share, has] = [0, 0, 0];
        for (const [group, best] of scores.entries()) {
          const value = best[position] ?? 0;
          if (value === 0) continue;
          sum += value;
          share += (importance[group] ?? 0) / asked;
          has += 1;
        }
        if (has > 0 && has === groups.length) complete.push({ slug, score: sum });
        else if (share >= leastShare) partial.push({ slug, score: sum * share });
      }
      const hits = complete.length > 0 ? complete : partial;
      hits.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
      return { hits, groups, isPartial: complete.length === 0 && partial.length > 0 };
    },
    splitter,
  };
}
