import type { Database } from '../../database/open.ts';
import { readMatchState, type MatchState } from '../decisions/criterion-state.ts';
import type { MatchKey } from '../decisions/match-decision.ts';

export interface KnownMatch extends MatchKey {
  state: MatchState;
}

/** Rows of one statement. */
const batch = 100;

/** How each match stood when matching looked last; a part of the store of news. */
export function knownMatches(db: Database) {
  return {
    async listKnown(needId: string): Promise<Map<string, MatchState>> {
      const rows = await db
        .selectFrom('knownMatch')
        .select(['programmeId', 'resultsJson'])
        .where('needId', '=', needId)
        .execute();
      return new Map(
        rows.map(({ programmeId, resultsJson }) => [programmeId, readMatchState(resultsJson)]),
      );
    },

    async saveKnown(known: readonly KnownMatch[]): Promise<void> {
      for (let from = 0; from < known.length; from += batch) {
        await db
          .insertInto('knownMatch')
          .values(
            known.slice(from, from + batch).map(({ needId, programmeId, state }) => ({
              needId,
              programmeId,
              verdict: state.verdict,
              matchGroup: state.group,
              resultsJson: JSON.stringify(state),
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['needId', 'programmeId']).doUpdateSet((eb) => ({
              verdict: eb.ref('excluded.verdict'),
              matchGroup: eb.ref('excluded.matchGroup'),
              resultsJson: eb.ref('excluded.resultsJson'),
            })),
          )
          .execute();
      }
    },

    async forgetKnown(needId: string, programmeIds: readonly string[]): Promise<void> {
      for (let from = 0; from < programmeIds.length; from += batch) {
        await db
          .deleteFrom('knownMatch')
          .where('needId', '=', needId)
          .where('programmeId', 'in', programmeIds.slice(from, from + batch))
          .execute();
      }
    },
  };
}
