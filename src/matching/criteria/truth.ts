/**
 * Three-valued logic after Kleene: a missing value is neither yes nor no, and stays unknown unless the other values
 * decide alone.
 */
export type Truth = 'met' | 'notMet' | 'unknown';

/** AND: one notMet decides; without one, anything unknown leaves it open. Nothing to fulfil is fulfilled. */
export function allOf(values: readonly Truth[]): Truth {
  if (values.includes('notMet')) return 'notMet';
  return values.includes('unknown') ? 'unknown' : 'met';
}

/** OR: one met decides; without one, anything unknown leaves it open. No way at all is notMet. */
export function anyOf(values: readonly Truth[]): Truth {
  if (values.includes('met')) return 'met';
  return values.includes('unknown') ? 'unknown' : 'notMet';
}

export function not(value: Truth): Truth {
  if (value === 'unknown') return 'unknown';
  return value === 'met' ? 'notMet' : 'met';
}
