import type { CityNeed } from '../matching/city/city-match-service.ts';
import type { Need } from '../quarters/needs/need.ts';

/** Ids of the needs a programme may pay for (everything but ended and refused), by id of the programme. */
export type MatchedNeeds = ReadonlyMap<string, ReadonlySet<string>>;

/** The one count of needs beside a deadline, for the Lage and the calendar. */
export function matchedNeeds(
  needs: readonly (Pick<CityNeed, 'need'> & {
    matches: readonly Pick<CityNeed['matches'][number], 'programmeId'>[];
  })[],
): MatchedNeeds {
  const found = new Map<string, Set<string>>();
  for (const { need, matches } of needs) {
    for (const { programmeId } of matches) {
      const ids = found.get(programmeId) ?? new Set<string>();
      found.set(programmeId, ids.add(need.id));
    }
  }
  return found;
}

/** The open needs (nobody pays for them yet) that a programme is a match of. */
export function openMatchesOf(
  matched: MatchedNeeds,
  programmeId: string,
  open: readonly Need[],
): Need[] {
  const ids = matched.get(programmeId);
  return ids === undefined ? [] : open.filter(({ id }) => ids.has(id));
}

/** "Treffer für 10 offene Bedarfe"; null where the programme is no match of any. */
export function openMatchesText(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? 'Treffer für 1 offenen Bedarf' : `Treffer für ${count} offene Bedarfe`;
}
