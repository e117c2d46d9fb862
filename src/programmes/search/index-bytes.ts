import type { SearchIndex } from './search-index.ts';

/**
 * The index as one piece of bytes for a derived file: four bytes with the length of the heading, the heading as JSON,
 * then the typed arrays, each at a multiple of eight.
 */

interface Heading {
  slugs: readonly string[];
  terms: readonly string[];
  compoundWords: readonly string[];
  postings: number;
}

const alignment = 8;
const aligned = (length: number): number => Math.ceil(length / alignment) * alignment;

export function indexToBytes(index: SearchIndex): Uint8Array {
  const { slugs, terms, compoundWords, documents } = index;
  const heading: Heading = { slugs, terms, compoundWords, postings: documents.length };
  const text = new TextEncoder().encode(JSON.stringify(heading));
  const arrays = [index.starts, documents, index.weights, index.areas, index.isCommon];
  const size = arrays.reduce(
    (sum, array) => sum + aligned(array.byteLength),
    aligned(4 + text.length),
  );
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  let at = aligned(4 + text.length);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** @throws Error where the bytes are cut or foreign. */
export function indexFromBytes(bytes: Uint8Array): SearchIndex {
  // Typed arrays must begin at a multiple of their element's size; a Buffer from a pool need not.
  const own = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice();
  const textLength = new DataView(own.buffer, own.byteOffset).getUint32(0);
  const heading = JSON.parse(new TextDecoder().decode(own.subarray(4, 4 + textLength))) as Heading;
  const { slugs, terms, compoundWords, postings } = heading;
  let at = own.byteOffset + aligned(4 + textLength);
  const next = (byteLength: number): number => {
    const start = at;
    at += aligned(byteLength);
    return start;
  };
  return {
    slugs,
    terms,
    compoundWords,
    starts: new Uint32Array(own.buffer, next((terms.length + 1) * 4), terms.length + 1),
    documents: new Uint16Array(own.buffer, next(postings * 2), postings),
    weights: new Uint8Array(own.buffer, next(postings), postings),
    areas: new Uint32Array(own.buffer, next(postings * 4), postings),
    isCommon: new Uint8Array(own.buffer, next(terms.length), terms.length),
  };
}
