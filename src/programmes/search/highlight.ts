import type { CompoundSplitter } from './compounds.ts';
import { stemOf, wordsWithPlaces } from './german-word.ts';
import type { TermGroup } from './query-terms.ts';

/** Shows in a text why it was found: the words that were meant, and the passage that holds most of them. */

export interface TextPiece {
  text: string;
  isHit: boolean;
}

export interface Highlighter {
  /** The whole text in pieces; joined they are the text, unchanged. */
  pieces: (text: string) => TextPiece[];
  /** The passage with most of what was asked for, at word boundaries, with "…" where it was cut; null without a hit. */
  passage: (text: string) => TextPiece[] | null;
}

const passageLength = 240;

export function createHighlighter(
  groups: readonly TermGroup[],
  splitter: CompoundSplitter,
): Highlighter {
  const wanted = groups.map(
    ({ alternatives }) => new Set(alternatives.flatMap(({ stems }) => stems)),
  );
  /** Which of the asked things a word is; empty for all others. */
  const groupsOf = (word: string): number[] => {
    const stems = [stemOf(word), ...splitter.split(word)];
    return wanted.flatMap((set, group) => (stems.some((stem) => set.has(stem)) ? [group] : []));
  };
  const hitsIn = (text: string) =>
    wordsWithPlaces(text).flatMap(({ word, start, end }) => {
      const found = groupsOf(word);
      return found.length > 0 ? [{ start, end, groups: found }] : [];
    });

  return {
    pieces: (text) => cut(text, hitsIn(text)),
    passage: (text) => {
      const hits = hitsIn(text);
      let [from, most] = [-1, 0];
      for (const [index, { start }] of hits.entries()) {
        const inside = hits.slice(index).filter(({ end }) => end <= start + passageLength);
        const different = new Set(inside.flatMap((hit) => hit.groups)).size;
        const worth = different * 10 + Math.min(inside.length, 9);
        if (worth > most) [from, most] = [start, worth];
      }
      if (from < 0) return null;
      const [start, end] = passageAround(text, from);
      const inside = hits
        .filter((hit) => hit.start >= start && hit.end <= end)
        .map((hit) => ({ start: hit.start - start, end: hit.end - start }));
      const pieces = cut(text.slice(start, end), inside);
      if (start > 0) pieces.unshift({ text: '… ', isHit: false });
      if (end < text.length) pieces.push({ text: ' …', isHit: false });
      return pieces;
    },
  };
}

/** A little before the first hit, from a word's beginning to a word's end. */
function passageAround(text: string, hitAt: number): [start: number, end: number] {
  const wished = Math.max(0, hitAt - 40);
  const start = wished === 0 ? 0 : text.indexOf(' ', wished) + 1;
  const farthest = start + passageLength;
  if (farthest >= text.length) return [start, text.length];
  const end = text.lastIndexOf(' ', farthest);
  return [start, end > hitAt ? end : farthest];
}

function cut(text: string, hits: readonly { start: number; end: number }[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { start, end } of hits) {
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false });
    pieces.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}
