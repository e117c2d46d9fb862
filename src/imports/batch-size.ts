/** A write transaction lasts less than this; longer ones would let pages wait for the lock (architecture rule 12). */
const mostMs = 50;

/**
 * How many items go into the next transaction: fewer when the last one was slow, more when it was quick. Starts small,
 * because nobody knows how slow the disk is.
 */
export function createBatchSize(now: () => Date, most: number) {
  let size = Math.min(5, most);
  return {
    get: (): number => size,
    /** Runs a transaction and learns from its duration. */
    async measure<Result>(work: () => Promise<Result>): Promise<Result> {
      const begin = now().getTime();
      const result = await work();
      const tookMs = now().getTime() - begin;
      if (tookMs > mostMs * 0.7) size = Math.max(1, Math.floor(size / 2));
      else if (tookMs < mostMs * 0.4) size = Math.min(most, size + Math.ceil(size / 4));
      return result;
    },
  };
}
