/** Two records that may be one programme; see `sidesOf` for which of them is kept. */
export interface TwinCandidate {
  id: string;
  reason: string;
  foundAt: string;
  programme: TwinSide;
  other: TwinSide;
}

export interface TwinSide {
  id: string;
  slug: string;
  title: string;
  origin: string;
}

/** A record that people keep stays; of two imported ones the first. */
export function sidesOf({ programme, other }: Pick<TwinCandidate, 'programme' | 'other'>): {
  kept: TwinSide;
  merged: TwinSide;
} {
  const isImported = (side: TwinSide): boolean => side.origin === 'import';
  return isImported(programme) && !isImported(other)
    ? { kept: other, merged: programme }
    : { kept: programme, merged: other };
}
