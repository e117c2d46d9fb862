/**
 * Three-valued logic after Kleene: a missing value is neither yes nor no, and stays unknown unless the other values
 * decide alone.
 */
export type Truth = 'met' | 'notMet' | 'unknown';

/** From the best to the worst: the worst of all criteria is the result. */
export const truths = ['met', 'unknown', 'notMet'] as const satisfies readonly Truth[];

/** The place among `truths`: whoever joins very many compares these. */
export type Rank = number;

export const ranks = { met: 0, unknown: 1, notMet: 2 } as const satisfies Record<Truth, Rank>;

/** AND: one notMet decides; without one, anything unknown leaves it open. Nothing to fulfil is fulfilled. */
export function allOf(values: readonly Truth[]): Truth {
  return allOfEach(values, asItIs);
}

/** OR: one met decides; without one, anything unknown leaves it open. No way at all is notMet. */
export function anyOf(values: readonly Truth[]): Truth {
  return anyOfEach(values, asItIs);
}

/** AND over what `truthOf` says of each item; nobody is asked any more once one has decided. */
export function allOfEach<Item>(items: readonly Item[], truthOf: (item: Item) => Truth): Truth {
  return untilDecided(items, truthOf, { deciding: 'notMet', otherwise: 'met' });
}

/** OR, likewise. */
export function anyOfEach<Item>(items: readonly Item[], truthOf: (item: Item) => Truth): Truth {
  return untilDecided(items, truthOf, { deciding: 'met', otherwise: 'notMet' });
}

function untilDecided<Item>(
  items: readonly Item[],
  truthOf: (item: Item) => Truth,
  { deciding, otherwise }: { deciding: Truth; otherwise: Truth },
): Truth {
  let joint = otherwise;
  for (const item of items) {
    const truth = truthOf(item);
    if (truth === deciding) return deciding;
    if (truth === 'unknown') joint = truth;
  }
  return joint;
}

function asItIs(truth: Truth): Truth {
  return truth;
}

export function not(value: Truth): Truth {
  if (value === 'unknown') return 'unknown';
  return value === 'met' ? 'notMet' : 'met';
}

/** Of something that is only known within limits: what neither holds nor fails for all of them is open. */
export function decided({ isMet, isRefused }: { isMet: boolean; isRefused: boolean }): Truth {
  if (isMet) return 'met';
  return isRefused ? 'notMet' : 'unknown';
}
