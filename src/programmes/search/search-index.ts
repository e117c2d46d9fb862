import type { CompoundSplitter } from './compounds.ts';
import { stemOf, wordsWithPlaces } from './german-word.ts';
import { hyphenCompounds } from './hyphens.ts';
import { areasOf, fieldAreas } from './text-areas.ts';

/**
 * An inverted index in typed arrays, made for a few thousand programmes with full guideline texts: stem → programmes
 * with a weight. How well a programme is described by a stem is settled when the index is built (BM25 over several
 * fields, Robertson and Zaragoza 2009), so that a query only adds up. Lengths are compared with fixed ones instead of
 * the average of the catalogue: an unrelated programme changes nobody's weight.
 */

/** The texts of one programme, from the most telling to the least. */
export interface SearchDocument {
  slug: string;
  title: string;
  /** Summary and conditions. */
  brief: string;
  /** Names that many programmes share: funder, topics, target groups. */
  labels: string;
  /** Everything else the source says. */
  body: string;
}

export interface SearchIndex {
  slugs: readonly string[];
  /** Sorted by code unit, so that stems with a common beginning stand together. */
  terms: readonly string[];
  /** Postings of term `i` are those from `starts[i]` up to `starts[i + 1]`. */
  starts: Uint32Array;
  /** Positions in `slugs`. */
  documents: Uint16Array;
  /** 1 … 255: how well the stem describes the programme. */
  weights: Uint8Array;
  /** Where it stands, see `text-areas.ts`. */
  areas: Uint32Array;
  /** 1 where the stem stands in a title or summary: only those are offered for mistyped words. */
  isCommon: Uint8Array;
  /** Words the compound splitter knew: a query has to be split in the same way. */
  compoundWords: readonly string[];
}

const fields = [
  { name: 'title', weight: 8, usualWords: 10 },
  { name: 'brief', weight: 3, usualWords: 60 },
  { name: 'labels', weight: 3, usualWords: 20 },
  { name: 'body', weight: 0.5, usualWords: 1500 },
] as const;
const saturation = 3;
const lengthInfluence = 0.6;
/** A part of a compound says less than the word itself. */
const partWeight = 0.5;
const maxDocuments = 65_535;

/** @throws RangeError above 65,535 documents. */
export function buildSearchIndex(
  documents: readonly SearchDocument[],
  { splitter, compoundWords }: { splitter: CompoundSplitter; compoundWords: readonly string[] },
): SearchIndex {
  if (documents.length > maxDocuments) throw new RangeError('too many documents for this index');
  const describe = createDescriber(splitter);
  const postings = new Map<string, PostingList>();
  const common = new Set<string>();
  for (const [position, document] of documents.entries()) {
    for (const [stem, { frequency, areas, isCommon }] of describe(document)) {
      let list = postings.get(stem);
      if (!list) postings.set(stem, (list = { documents: [], areas: [] }));
      list.documents.push(position * 256 + weightOf(frequency));
      list.areas.push(areas);
      if (isCommon) common.add(stem);
    }
  }
  const slugs = documents.map(({ slug }) => slug);
  return { slugs, compoundWords, ...packed(postings, common) };
}

interface PostingList {
  /** Position × 256 + weight. */
  documents: number[];
  areas: number[];
}

/** How often a stem occurs, weighted by field and by the length of the field, and where. */
interface Occurrence {
  frequency: number;
  areas: number;
  isCommon: boolean;
}

function createDescriber(splitter: CompoundSplitter) {
  const known = new Map<string, readonly [stem: string, parts: readonly string[]]>();
  const stemsOf = (word: string): readonly [string, readonly string[]] => {
    let stems = known.get(word);
    if (!stems) known.set(word, (stems = [stemOf(word), splitter.split(word)]));
    return stems;
  };

  return (document: SearchDocument): Map<string, Occurrence> => {
    const found = new Map<string, Occurrence>();
    for (const { name, weight, usualWords } of fields) {
      const text = document[name];
      const words = wordsWithPlaces(text);
      const length = 1 - lengthInfluence + lengthInfluence * (words.length / usualWords);
      const note = (stem: string, amount: number, at: number): void => {
        let occurrence = found.get(stem);
        if (!occurrence) {
          found.set(stem, (occurrence = { frequency: 0, areas: 0, isCommon: false }));
        }
        occurrence.frequency += amount / length;
        occurrence.areas |= areasOf(fieldAreas[name], at, words.length);
        if (name !== 'body') occurrence.isCommon = true;
      };
      for (const [at, { word }] of words.entries()) {
        const [stem, parts] = stemsOf(word);
        note(stem, weight, at);
        for (const part of parts) note(part, weight * partWeight, at);
      }
      for (const { word, at } of hyphenCompounds(text, words, splitter)) {
        note(stemsOf(word)[0], weight, at);
      }
    }
    return found;
  };
}

/** The more often, the better, but ever less so. */
function weightOf(frequency: number): number {
  return Math.max(1, Math.round((frequency / (frequency + saturation)) * 255));
}

function packed(postings: ReadonlyMap<string, PostingList>, common: ReadonlySet<string>) {
  const terms = [...postings.keys()].sort();
  const starts = new Uint32Array(terms.length + 1);
  const total = terms.reduce((sum, term) => sum + (postings.get(term)?.areas.length ?? 0), 0);
  const documents = new Uint16Array(total);
  const weights = new Uint8Array(total);
  const areas = new Uint32Array(total);
  let at = 0;
  for (const [index, term] of terms.entries()) {
    const list = postings.get(term);
    areas.set(list?.areas ?? [], at);
    for (const posting of list?.documents ?? []) {
      documents[at] = Math.floor(posting / 256);
      weights[at] = posting % 256;
      at += 1;
    }
    starts[index + 1] = at;
  }
  const isCommon = Uint8Array.from(terms, (term) => (common.has(term) ? 1 : 0));
  return { terms, starts, documents, weights, areas, isCommon };
}
