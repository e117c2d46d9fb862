/** Deterministic chance: the same seed and number give the same document, whatever else is generated. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next: () => number;
  /** Whole number from `from` to `to`, both included. */
  between: (from: number, to: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** True in so many of 1,000 cases. */
  permille: (share: number) => boolean;
}

/** mulberry32, seeded by two numbers. */
export function chanceOf(seed: number, number: number): Chance {
  let state = (Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    permille: (share) => next() * 1000 < share,
  };
}
