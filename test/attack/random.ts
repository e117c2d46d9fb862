/** Chance that can be repeated: the same seed gives the same attack. */
export interface Random {
  /** 0 ≤ value < 1 */
  next: () => number;
  /** A whole number from 0 up to, but without, `limit`. */
  below: (limit: number) => number;
  isBelow: (probability: number) => boolean;
  /** @throws RangeError for an empty list. */
  pick: <T>(list: readonly T[]) => T;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    isBelow: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const index = below(list.length);
      if (index >= list.length) throw new RangeError('nothing to pick from');
      return list[index] as T;
    },
  };
}
