import type { CompoundSplitter } from './compounds.ts';
import { stemOf, wordsWithPlaces } from './german-word.ts';
import { beginningsOf, nearestTerms, termAt } from './known-terms.ts';
import type { SearchIndex } from './search-index.ts';
import type { Synonyms } from './synonyms.ts';

/** What a person typed, as groups of alternatives: each group is one thing they asked for. */

/** One way to satisfy a group: every stem of it must be there. */
export interface Alternative {
  stems: readonly string[];
  /** Several stems must stand near each other; where this is true it is enough that all stand outside the guideline. */
  isLoose?: true;
  /** 1 for the word itself, less the farther from it. */
  weight: number;
}

export interface TermGroup {
  /** As typed, for "nothing found for …". */
  text: string;
  alternatives: readonly Alternative[];
  /** The known word that was taken for a mistyped one; null where the word itself is known. */
  correctedTo: string | null;
}

/** How much each way counts. The word itself is 1. */
const weights = {
  beginning: 0.8,
  synonym: 0.7,
  parts: 0.5,
  mistyped: 0.45,
  /** The parts apart, but all in title, summary or labels. */
  looseParts: 0.25,
  /** `Seniorentreff` by a synonym of a part: `Treff` for `Ältere`. */
  partSynonym: 0.35,
  /** `Demenzkranke` where only `Demenz` is known together with nothing. */
  onePart: 0.25,
} as const;
/** More than this nobody types; the rest of a longer query is left out. */
const mostWords = 24;
const mostPartSynonyms = 40;

export interface QueryContext {
  index: SearchIndex;
  splitter: CompoundSplitter;
  synonyms: Synonyms;
}

/** A word of the query; two typed words that are one compound keep both. */
interface QueryWord {
  word: string;
  parts: readonly string[];
}

/** Groups in the order of the query; empty where nothing but stop words was typed. */
export function termGroups(text: string, context: QueryContext): TermGroup[] {
  const words = joined(text, context);
  const stems = words.map(({ word }) => stemOf(word));
  const groups: TermGroup[] = [];
  for (let at = 0; at < words.length;) {
    const synonym = context.synonyms.findAt(stems, at);
    const count = synonym?.wordCount ?? 1;
    const others = synonym?.others ?? [];
    const [first, ...more] = words.slice(at, at + count);
    if (first) {
      groups.push(
        more.length === 0
          ? groupOf(first, others, context)
          : {
              text: [first, ...more].map(({ word }) => word).join(' '),
              alternatives: [
                { stems: stems.slice(at, at + count), weight: 1 },
                ...others.map((other) => ({ stems: other, weight: weights.synonym })),
              ],
              correctedTo: null,
            },
      );
    }
    at += count;
  }
  return groups;
}

/** "Kinder armut" is "Kinderarmut": two words become one where the catalogue knows them as one. */
function joined(text: string, { index, splitter }: QueryContext): QueryWord[] {
  const result: QueryWord[] = [];
  for (const { word } of wordsWithPlaces(text).slice(0, mostWords)) {
    const before = result.at(-1);
    const whole = before && word.length >= 3 ? before.word + word : '';
    const isOne =
      before !== undefined &&
      before.word.length >= 3 &&
      whole !== '' &&
      (termAt(index, stemOf(whole)) !== undefined ||
        (splitter.split(whole).length > 1 && beginningsOf(index, stemOf(whole)).length > 0));
    if (isOne) {
      const typed = before.parts.length > 1 ? before.parts : [stemOf(before.word)];
      result[result.length - 1] = { word: whole, parts: [...typed, stemOf(word)] };
    } else {
      result.push({ word, parts: splitter.split(word) });
    }
  }
  return result;
}

function groupOf(
  { word, parts }: QueryWord,
  synonyms: readonly (readonly string[])[],
  context: QueryContext,
): TermGroup {
  const { index } = context;
  const stem = stemOf(word);
  const isKnown = ({ stems }: Alternative): boolean =>
    stems.every((one) => termAt(index, one) !== undefined);
  const alternatives: Alternative[] = [
    { stems: [stem], weight: 1 },
    ...beginningsOf(index, stem).map((longer) => ({ stems: [longer], weight: weights.beginning })),
    ...synonyms.map((other) => ({ stems: other, weight: weights.synonym })),
    ...partsTogether(parts),
    ...partSynonyms(parts, context),
  ].filter(isKnown);
  if (alternatives.some(({ weight }) => weight > weights.mistyped)) {
    return { text: word, alternatives, correctedTo: null };
  }
  const [correctedTo = null, ...others] = nearestTerms(index, stem);
  if (correctedTo !== null) {
    const near = [correctedTo, ...others].map((one, place) => ({
      stems: [one],
      weight: place === 0 ? weights.mistyped : weights.mistyped / 2,
    }));
    return { text: word, alternatives: near, correctedTo };
  }
  return { text: word, alternatives, correctedTo: null };
}

function partsTogether(stems: readonly string[]): Alternative[] {
  if (stems.length < 2) return [];
  return [
    { stems, weight: weights.parts },
    { stems, weight: weights.looseParts, isLoose: true },
  ];
}

/** A compound with its parts in other words: every part as it is or as one of its synonyms. */
function partSynonyms(parts: readonly string[], { synonyms }: QueryContext): Alternative[] {
  if (parts.length < 2) return [];
  const ways = parts.map((part) => [[part], ...(synonyms.findAt([part], 0)?.others ?? [])]);
  const together = ways.reduce<(readonly string[])[]>(
    (before, after) =>
      before.flatMap((one) => after.map((other) => [...one, ...other])).slice(0, mostPartSynonyms),
    [[]],
  );
  // The first is the parts themselves.
  return together.slice(1).map((stems) => ({ stems, weight: weights.partSynonym }));
}

/**
 * The parts of a compound one by one, for a compound whose parts stand together nowhere. Only where all of them are
 * known: the rest of a nonsense word is not.
 */
export function singleParts({ text }: TermGroup, { index, splitter }: QueryContext): Alternative[] {
  const parts = splitter.split(text);
  const areKnown = parts.every((part) => termAt(index, part) !== undefined);
  return areKnown ? parts.map((part) => ({ stems: [part], weight: weights.onePart })) : [];
}
