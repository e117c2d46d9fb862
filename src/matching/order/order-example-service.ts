import type { Scope } from '../../accounts/scope.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import { matchGroupLabels, type MatchGroup } from './match-group.ts';
import type { MatchService } from '../match-service.ts';
import type { Match } from '../match.ts';

/** A need and the group whose order shows what the weights do. */
export interface FoundExample {
  need: { id: string; title: string };
  group: string;
  matches: readonly Match[];
}

/** Of how many needs the example is chosen at most: each is matched against the whole catalogue. */
const lookedAt = 5;
/** So many matches show an order. */
const enough = 5;

/** Shows the effect of weights at a need that has enough to order. */
export function createOrderExamples({
  stores,
  matching,
}: {
  stores: { needs: NeedStore };
  matching: Pick<MatchService, 'matchesOfNeed'>;
}) {
  return {
    /** A group that is worked with and long enough, among the first needs of the municipality; null = none has two. */
    async findExample(scope: Scope, municipalityId: string): Promise<FoundExample | null> {
      const needs = await stores.needs.listNeeds(scope);
      const own = needs.filter((need) => need.municipalityId === municipalityId);
      let longest: FoundExample | null = null;
      for (const { id, title } of own.slice(0, lookedAt)) {
        const { groups } = await matching.matchesOfNeed(scope, id);
        for (const { group, matches } of groups) {
          if (!isWorkedWith(group) || matches.length <= (longest?.matches.length ?? 1)) continue;
          longest = { need: { id, title }, group: matchGroupLabels[group], matches };
        }
        if (longest !== null && longest.matches.length >= enough) break;
      }
      return longest;
    },
  };
}

const isWorkedWith = (group: MatchGroup): boolean =>
  group === 'now' || group === 'clarify' || group === 'nextRound';
