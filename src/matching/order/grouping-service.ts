import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../accounts/scope.ts';
import type { EvidenceStore } from '../../programmes/evidence-store.ts';
import type { CompiledEntries, CompileEntries } from '../compiled/compiled-entries.ts';
import { findChecksIn, type FindCheck } from '../fact-check.ts';
import {
  groupInOrder,
  matchOf,
  type GroupedMatches,
  type Match,
  type MatchQuestion,
} from '../match.ts';
import type { OrderWeightService } from './order-weight-service.ts';
import { defaultOrderWeights } from './order-weights.ts';

/** Matches ready to be shown: in groups, and with what is known about who checked the facts. */
export interface ShownMatches extends GroupedMatches {
  findCheck: FindCheck;
}

export type GroupMatches = ReturnType<typeof createGrouping>;

/** One need against the whole catalogue, in the groups and the order of its municipality. */
export function createGrouping({
  compiledFor,
  orderWeights,
  stores,
}: {
  compiledFor: CompileEntries;
  orderWeights: Pick<OrderWeightService, 'weightsByMunicipality'>;
  stores: { evidence: EvidenceStore };
}) {
  /** Only what a program read can have been checked; the rest a person read anyway. */
  async function checksOf({ groups, doesNotFit }: GroupedMatches): Promise<FindCheck> {
    const ids = [...groups.flatMap(({ matches }) => matches), ...doesNotFit]
      .filter(({ compiled }) => Object.values(compiled.programme.basis).includes('ausgelesen'))
      .map(({ programmeId }) => programmeId);
    return findChecksIn(await stores.evidence.listChecks(ids));
  }

  return async (
    scope: Scope,
    about: MatchQuestion,
    municipalityId: string | null,
  ): Promise<ShownMatches> => {
    const [entries, weightsFor] = await Promise.all([
      compiledFor(scope, about.on),
      orderWeights.weightsByMunicipality(scope),
    ]);
    const grouped = groupInOrder(
      await allMatches(entries, about),
      municipalityId === null ? defaultOrderWeights : weightsFor(municipalityId),
    );
    return { ...grouped, findCheck: await checksOf(grouped) };
  };
}

/** A thousand programmes take the better part of a second; nobody else should wait that long. */
const testedAtOnce = 200;

async function allMatches(
  { list, resultsOf }: CompiledEntries,
  about: MatchQuestion,
): Promise<Match[]> {
  const resultsAt = resultsOf(about);
  const matches: Match[] = [];
  for (const [place, entry] of list.entries()) {
    matches.push(matchOf(entry, about, resultsAt(place)));
    if (matches.length % testedAtOnce === 0) await setImmediate();
  }
  return matches;
}
