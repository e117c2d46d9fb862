/**
 * Where a fact of a record comes from: read by a person in a source, found by a program in the prose of a source,
 * derived from what was read, or assumed (background knowledge).
 */
export const factBases = ['gelesen', 'ausgelesen', 'abgeleitet', 'angenommen'] as const;

/** The facts of a record that carry a source and a basis of their own. */
export const factFields = [
  'summary',
  'funder',
  'administrator',
  'legalBasis',
  'regions',
  'applicants',
  'topics',
  'targetGroups',
  'fundedCosts',
  'conditions',
  'window',
  'form',
  'rate',
  'ownShare',
  'limits',
  'duration',
  'procedure',
  'forwarding',
  'cumulation',
  'contacts',
] as const;

export type FactField = (typeof factFields)[number];
export type FactBasis = (typeof factBases)[number];
