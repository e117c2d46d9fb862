import { indexOfDocuments } from '../../src/programmes/search/catalogue-index.ts';
import { indexFromBytes, indexToBytes } from '../../src/programmes/search/index-bytes.ts';
import type { SearchDocument } from '../../src/programmes/search/search-index.ts';
import { createSearch, type Search } from '../../src/programmes/search/search.ts';
import { readSynonymList } from '../../src/programmes/search/search-words-file.ts';
import { createSynonyms } from '../../src/programmes/search/synonyms.ts';

/** The product's own search over these documents, as bytes of its derived file. */
export function builtBytes(documents: readonly SearchDocument[]): Uint8Array {
  return indexToBytes(indexOfDocuments(documents));
}

export function searchFrom(bytes: Uint8Array): Search {
  return createSearch(indexFromBytes(bytes), createSynonyms(readSynonymList()));
}
