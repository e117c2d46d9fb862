import { scaleLinear } from 'd3-scale';

export interface BarSpan {
  left: number;
  width: number;
}

/** Bars on one scale that starts at zero (a cut scale would lie); a missing value has no bar. */
export function barSpans(values: readonly (number | null)[], width: number): (BarSpan | null)[] {
  const numbers = values.filter((value) => value !== null);
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  const x = scaleLinear([low, high > low ? high : low + 1], [0, width]);
  const zero = x(0);
  return values.map((value) =>
    value === null ? null : { left: Math.min(zero, x(value)), width: Math.abs(x(value) - zero) },
  );
}
