import { scopeAroundProject, type Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { ProjectStore } from '../projects/project-store.ts';
import type { IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { Indicator } from '../quarters/figures/indicator.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { CallStore } from './call-store.ts';
import type { ProgrammeCall } from './call.ts';
import type { Catalogue, CatalogueEntry } from './catalogue-service.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { Evidence } from './evidence.ts';
import type { FieldLock, FieldLockStore } from './field-lock-store.ts';
import type { KnownSource, SourceChange } from './known-source.ts';
import type { Programme } from './programme.ts';
import type { SourceHistoryStore } from './source-history-store.ts';
import {
  differingValues,
  leadingSource,
  type DifferingValue,
  type ProgrammeOfSource,
} from './source-values.ts';

/** A programme with everything its page says. */
export interface OpenedProgramme {
  entry: CatalogueEntry;
  /** Short titles of the records this reader sees, by slug. */
  titles: ReadonlyMap<string, string>;
  /** Every record this reader sees, for what is similar. */
  others: readonly Programme[];
  calls: readonly ProgrammeCall[];
  evidence: readonly Evidence[];
  sources: readonly KnownSource[];
  /** Newest first. */
  changes: readonly SourceChange[];
  locks: readonly FieldLock[];
  /** What people did to it, newest first. */
  history: readonly AuditEntry[];
  differing: readonly DifferingValue[];
  /** What the tests of its conditions look at. */
  indicators: readonly Indicator[];
  isEditable: boolean;
}

export type ProgrammePageService = ReturnType<typeof createProgrammePageService>;

/** Reads everything that belongs to a programme. */
export function createProgrammePageService({
  stores,
  catalogue,
  programmeOfSource,
}: {
  stores: {
    projects: ProjectStore;
    calls: CallStore;
    evidence: EvidenceStore;
    sourceHistory: SourceHistoryStore;
    fieldLocks: FieldLockStore;
    audit: AuditStore;
    indicators: Pick<IndicatorStore, 'listIndicators'>;
  };
  catalogue: Pick<Catalogue, 'find' | 'list'>;
  programmeOfSource: ProgrammeOfSource;
}) {
  /** Who reaches a project reaches its programme, also where that is the municipality's own. */
  async function findThroughProject(
    scope: Scope,
    slug: string,
  ): Promise<CatalogueEntry | undefined> {
    for (const project of await stores.projects.listProjectSummaries(scope)) {
      const entry = await catalogue.find(scopeAroundProject(project), slug);
      if (entry?.id === project.programmeId) return entry;
    }
    return undefined;
  }

  /** What the leading source says, as a record; null without one. */
  async function saidBy(sources: readonly KnownSource[]): Promise<Programme | null> {
    const source = leadingSource(sources);
    return source ? programmeOfSource(source, await stores.evidence.listLiving(source.id)) : null;
  }

  return {
    /** @throws NotFoundError */
    async open(scope: Scope, slug: string): Promise<OpenedProgramme> {
      const entry = (await catalogue.find(scope, slug)) ?? (await findThroughProject(scope, slug));
      if (!entry) throw new NotFoundError('Dieses Förderprogramm');
      const { id, municipalityId, programme } = entry;
      const [entries, calls, evidence, sources, changes, locks, history, indicators] =
        await Promise.all([
          catalogue.list(scope),
          stores.calls.listCallsOf(id),
          stores.evidence.listEvidence(id),
          stores.sourceHistory.listSources(id),
          stores.sourceHistory.listChanges(id),
          stores.fieldLocks.listLocks(id),
          stores.audit.listOfThing('programme', id),
          stores.indicators.listIndicators(),
        ]);
      const locked = locks.map(({ field }) => field);
      return {
        entry,
        titles: new Map(entries.map((one) => [one.programme.slug, one.programme.shortTitle])),
        others: entries.map((one) => one.programme),
        calls,
        evidence,
        sources,
        changes,
        locks,
        history,
        indicators,
        differing: differingValues(programme, await saidBy(sources), locked),
        isEditable:
          municipalityId === null
            ? scope.writesCatalogue
            : scope.writableMunicipalityIds.includes(municipalityId),
      };
    },
  };
}
