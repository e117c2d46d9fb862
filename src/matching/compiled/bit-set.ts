/** Sets of small whole numbers as bits, 32 to a word. */
export type BitSet = Uint32Array;

export function bitSet(size: number): BitSet {
  return new Uint32Array(Math.ceil(size / 32));
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

/** Keeps only what is in both. */
export function keepCommon(set: BitSet, other: BitSet): void {
  for (let word = 0; word < set.length; word += 1) {
    set[word] = (set[word] ?? 0) & (other[word] ?? 0);
  }
}

/** Takes every member of `other` away. */
export function removeAll(set: BitSet, other: BitSet): void {
  for (let word = 0; word < set.length; word += 1) {
    set[word] = (set[word] ?? 0) & ~(other[word] ?? 0);
  }
}

/** Calls with every member that is in `set` and not in `but`, smallest first. */
export function eachBitExcept(set: BitSet, but: BitSet, visit: (index: number) => void): void {
  for (let word = 0; word < set.length; word += 1) {
    let bits = (set[word] ?? 0) & ~(but[word] ?? 0);
    while (bits !== 0) {
      const lowest = bits & -bits;
      visit(word * 32 + 31 - Math.clz32(lowest));
      bits ^= lowest;
    }
  }
}
