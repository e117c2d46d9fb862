/** How good a ranking is, from 0 to 1 (Järvelin and Kekäläinen 2002, gain 2^grade − 1). */

const depth = 10;

/**
 * nDCG@10 of the found slugs, best first. Where nothing answers the query, finding nothing is the whole of it: 1 for
 * an empty answer, 0 for any other.
 */
export function ndcg10(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  if (grades.size === 0) return found.length === 0 ? 1 : 0;
  const ideal = [...grades.values()].sort((a, b) => b - a);
  return gainOf(found.map((slug) => grades.get(slug) ?? 0)) / gainOf(ideal);
}

function gainOf(grades: readonly number[]): number {
  return grades
    .slice(0, depth)
    .reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
