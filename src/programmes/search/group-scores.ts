import { termAt } from './known-terms.ts';
import type { Alternative } from './query-terms.ts';
import type { SearchIndex } from './search-index.ts';
import { headAreas } from './text-areas.ts';

/** What it is worth that several stems stand near each other only in a guideline: in long ones everything does. */
const onlyInGuideline = 0.25;

/** How well each programme answers one thing that was asked for. */
export interface GroupScores {
  /** By position of the programme; 0 where it does not answer. */
  scores: Float32Array;
  /** Where the answer stands, see `text-areas.ts`. */
  areas: Uint32Array;
  /** How telling the thing is: BM25's inverse document frequency over all ways to say it; 0 where nobody has it. */
  rarity: number;
}

/** The best that one of the alternatives gives each programme, times the rarity of all of them together. */
export function groupScores(index: SearchIndex, alternatives: readonly Alternative[]): GroupScores {
  const count = index.slugs.length;
  const { scores, areas } = emptyScores(index);
  for (const { stems, weight, isLoose } of alternatives) {
    const terms = stems.map((stem) => termAt(index, stem));
    if (!terms.every((term) => term !== undefined)) continue;
    const one = terms.length === 1 ? undefined : allOf(index, terms, isLoose ? headAreas : 0);
    if (one) raiseAll(scores, areas, { ...one, weight });
    else raiseTerm(index, terms[0] ?? 0, { scores, areas, weight });
  }
  const most = scores.reduce((highest, score) => Math.max(highest, score), 0);
  // A programme that only mentions it counts as little as it is worth beside the best one.
  const frequency = most === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / most;
  const rarity = frequency === 0 ? 0 : Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  for (const [position, score] of scores.entries())
    if (score > 0) scores[position] = score * rarity;
  return { scores, areas, rarity };
}

interface Raised {
  scores: Float32Array;
  areas: Uint32Array;
  weight: number;
}

function raiseTerm(index: SearchIndex, term: number, { scores, areas, weight }: Raised): void {
  const end = index.starts[term + 1] ?? 0;
  for (let at = index.starts[term] ?? 0; at < end; at += 1) {
    const position = index.documents[at] ?? 0;
    const value = ((index.weights[at] ?? 0) * weight) / 255;
    if (value > (scores[position] ?? 0)) scores[position] = value;
    areas[position] = (areas[position] ?? 0) | (index.areas[at] ?? 0);
  }
}

function raiseAll(scores: Float32Array, areas: Uint32Array, one: Raised): void {
  for (const [position, score] of one.scores.entries()) {
    if (score === 0) continue;
    const value = score * one.weight;
    if (value > (scores[position] ?? 0)) scores[position] = value;
    areas[position] = (areas[position] ?? 0) | (one.areas[position] ?? 0);
  }
}

/**
 * Several stems count as the weakest of them, and only where they stand near each other.
 *
 * @param together areas that count as one
 */
function allOf(
  index: SearchIndex,
  [first = 0, ...others]: readonly number[],
  together: number,
): Omit<Raised, 'weight'> {
  let found = emptyScores(index);
  raiseTerm(index, first, { ...found, weight: 1 });
  for (const term of others) {
    const both = emptyScores(index);
    const end = index.starts[term + 1] ?? 0;
    for (let at = index.starts[term] ?? 0; at < end; at += 1) {
      const position = index.documents[at] ?? 0;
      const [before, here] = [found.areas[position] ?? 0, index.areas[at] ?? 0];
      const areTogether = (before & together) !== 0 && (here & together) !== 0;
      const shared = areTogether ? (before | here) & together : before & here;
      if (shared === 0) continue;
      both.areas[position] = shared;
      both.scores[position] = Math.min(found.scores[position] ?? 0, (index.weights[at] ?? 0) / 255);
    }
    found = both;
  }
  for (const [position, area] of found.areas.entries()) {
    if ((area & headAreas) === 0) {
      found.scores[position] = (found.scores[position] ?? 0) * onlyInGuideline;
    }
  }
  return found;
}

function emptyScores({ slugs }: SearchIndex) {
  return { scores: new Float32Array(slugs.length), areas: new Uint32Array(slugs.length) };
}
