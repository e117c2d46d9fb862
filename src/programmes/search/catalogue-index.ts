import type { Programme } from '../programme.ts';
import { createCompoundSplitter } from './compounds.ts';
import { wordsWithPlaces } from './german-word.ts';
import { documentOf } from './programme-document.ts';
import { buildSearchIndex, type SearchDocument, type SearchIndex } from './search-index.ts';
import { readCompoundParts } from './search-words-file.ts';

/** A word must stand this often in titles and summaries before compounds are taken apart at it. */
const oftenEnough = 3;
const shortestPart = 4;

/** Builds the index of the catalogue. Seconds of computing with full guideline texts: for jobs and workers. */
export function buildCatalogueIndex(
  programmes: readonly { programme: Programme; sourceTexts: readonly string[] }[],
): SearchIndex {
  return indexOfDocuments(
    programmes.map(({ programme, sourceTexts }) => documentOf(programme, sourceTexts)),
  );
}

/** The index of these texts, with the kept compound parts and the common words of the texts themselves. */
export function indexOfDocuments(documents: readonly SearchDocument[]): SearchIndex {
  const kept = readCompoundParts();
  const { split } = createCompoundSplitter(kept);
  // `kinderarmut` stands in many titles, and yet it is made of parts: it must not become one.
  const whole = commonWords(documents).filter((word) => split(word).length === 0);
  const compoundWords = [...new Set([...kept, ...whole])];
  return buildSearchIndex(documents, {
    splitter: createCompoundSplitter(compoundWords),
    compoundWords,
  });
}

function commonWords(documents: readonly SearchDocument[]): string[] {
  const counts = new Map<string, number>();
  for (const { title, brief } of documents) {
    for (const { word } of wordsWithPlaces(`${title} ${brief}`)) {
      if (word.length >= shortestPart) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= oftenEnough).map(([word]) => word);
}
