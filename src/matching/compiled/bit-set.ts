/**
 * Sets of small whole numbers as bits, 32 to a word; signed, because the engine keeps such words without boxing them.
 * Plain lists: making a typed array takes five times as long, and every need gets two sets of its own.
 */
export type BitSet = number[];

export function bitSet(size: number): BitSet {
  return Array.from({ length: Math.ceil(size / 32) }, () => 0);
}

export function addBit(set: BitSet, index: number): void {
  const word = index >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (index & 31));
}

export function removeBit(set: BitSet, index: number): void {
  const word = index >>> 5;
  set[word] = (set[word] ?? 0) & ~(1 << (index & 31));
}

export function hasBit(set: BitSet, index: number): boolean {
  return (((set[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** Adds every member of `other`. */
export function addAll(set: BitSet, other: BitSet): void {
  for (let word = 0; word < set.length; word += 1) {
    set[word] = (set[word] ?? 0) | (other[word] ?? 0);
  }
}

/** Takes every member of `other` away. */
export function removeAll(set: BitSet, other: BitSet): void {
  for (let word = 0; word < set.length; word += 1) {
    set[word] = (set[word] ?? 0) & ~(other[word] ?? 0);
  }
}

/** Places of the words of a set; the first `count` of `words` count. */
export interface Words {
  words: Int32Array;
  count: number;
}

/** Room for the places of all words of a set of this size; none of them counts yet. */
export function createWords(size: number): Words {
  return { words: new Int32Array(Math.ceil(size / 32)), count: 0 };
}

/** Words that hold every member are passed over: nothing can be added to them. */
export function findNotFull(set: BitSet, into: Words): void {
  into.count = 0;
  for (let word = 0; word < set.length; word += 1) {
    if (set[word] === -1) continue;
    into.words[into.count] = word;
    into.count += 1;
  }
}

/** Adds every member of all `sets` in these words, four at a time: each pass costs more than the words themselves. */
export function addUnion(set: BitSet, sets: readonly BitSet[], { words, count }: Words): void {
  for (let first = 0; first < sets.length; first += 4) {
    // Where no more sets are left, adding the set to itself changes nothing.
    const a = sets[first] ?? set;
    const b = sets[first + 1] ?? set;
    const c = sets[first + 2] ?? set;
    const d = sets[first + 3] ?? set;
    for (let at = 0; at < count; at += 1) {
      const word = words[at] ?? 0;
      set[word] =
        (set[word] ?? 0) | (a[word] ?? 0) | (b[word] ?? 0) | (c[word] ?? 0) | (d[word] ?? 0);
    }
  }
}

/** Calls with every member that is in `set`, not in `but`, and among these words, smallest first. */
export function eachBitExcept(
  set: BitSet,
  { but, among }: { but: BitSet; among: Words },
  visit: (index: number) => void,
): void {
  const { words, count } = among;
  for (let at = 0; at < count; at += 1) {
    const word = words[at] ?? 0;
    let bits = (set[word] ?? 0) & ~(but[word] ?? 0);
    while (bits !== 0) {
      const lowest = bits & -bits;
      visit(word * 32 + 31 - Math.clz32(lowest));
      bits ^= lowest;
    }
  }
}
