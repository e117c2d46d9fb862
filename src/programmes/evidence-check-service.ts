import type { Scope } from '../accounts/scope.ts';
import type { ProjectStore } from '../projects/project-store.ts';
import { needStateOn } from '../quarters/needs/need-state.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Catalogue, CatalogueEntry } from './catalogue-service.ts';
import { checkRank, compareRanks, type CheckRank, type OwnWork } from './check-order.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';

/** A programme with evidence to check, and why it stands where it stands. */
export interface CheckGroup {
  entry: CatalogueEntry;
  rank: CheckRank;
  count: number;
}

export type EvidenceCheckService = ReturnType<typeof createEvidenceCheckService>;

/** What waits to be checked, most useful first. */
export function createEvidenceCheckService({
  stores,
  catalogue,
  clock,
}: {
  stores: { evidence: EvidenceStore; needs: NeedStore; projects: ProjectStore };
  catalogue: Pick<Catalogue, 'list'>;
  clock: Clock;
}) {
  async function ownWork(scope: Scope): Promise<OwnWork> {
    const [needs, projects] = await Promise.all([
      stores.needs.listNeeds(scope),
      stores.projects.listProjectSummaries(scope),
    ]);
    const open = needs.filter((need) => needStateOn(need, [], clock.today()).kind !== 'granted');
    return {
      programmeIds: new Set(projects.map(({ programmeId }) => programmeId)),
      topics: new Set(open.flatMap(({ topics }) => topics)),
    };
  }

  return {
    /** Programmes with something to check; `kind` null = of every kind. */
    async listGroups(scope: Scope, kind: EvidenceKind | null): Promise<CheckGroup[]> {
      const [waiting, entries, own] = await Promise.all([
        stores.evidence.listToCheck(kind),
        catalogue.list(scope),
        ownWork(scope),
      ]);
      const byId = new Map(entries.map((entry) => [entry.id, entry]));
      const today = clock.today();
      return waiting
        .flatMap(({ programmeId, count, newestReadAt }) => {
          const entry = byId.get(programmeId);
          if (!entry) return [];
          return [{ entry, count, rank: checkRank(entry, { own, today, newestReadAt }) }];
        })
        .sort(
          (a, b) =>
            compareRanks(a.rank, b.rank) ||
            a.entry.programme.slug.localeCompare(b.entry.programme.slug),
        );
    },

    /** The evidence of these programmes that waits to be checked, in their order. */
    async listEvidence(
      groups: readonly CheckGroup[],
      kind: EvidenceKind | null,
    ): Promise<{ group: CheckGroup; evidence: Evidence[] }[]> {
      const ids = groups.map(({ entry }) => entry.id);
      const evidence = await stores.evidence.listUnchecked(ids, kind);
      const byProgramme = new Map(ids.map((id) => [id, [] as Evidence[]]));
      for (const one of evidence) byProgramme.get(one.programmeId)?.push(one);
      return groups.map((group) => ({ group, evidence: byProgramme.get(group.entry.id) ?? [] }));
    },
  };
}
