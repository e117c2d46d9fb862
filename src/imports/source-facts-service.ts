import type { CatalogueVersionStore } from '../programmes/catalogue-version-store.ts';
import type { EvidenceStore } from '../programmes/evidence-store.ts';
import type { SourceHistoryStore } from '../programmes/source-history-store.ts';
import {
  leadingSource,
  type ProgrammeOfSource,
  type SourceFacts,
} from '../programmes/source-values.ts';
import { berlinDay } from '../shared/dates.ts';
import { inSourceOrder } from './evidence-order.ts';
import type { ImportRules } from './import-services.ts';
import { withKeptFields } from './kept-fields.ts';
import type { ProgrammeImportStore } from './programme-import-store.ts';

interface FactStores {
  sourceHistory: SourceHistoryStore;
  evidence: EvidenceStore;
  programmeImports: ProgrammeImportStore;
  catalogueVersion: CatalogueVersionStore;
}

/** The record that a stored source alone gives, dated with the day it was fetched. */
export function createProgrammeOfSource(rules: ImportRules): ProgrammeOfSource {
  return ({ record, retrievedAt }, evidence) =>
    rules.deriveProgramme(record, {
      evidence: inSourceOrder(evidence),
      retrievedOn: berlinDay(new Date(retrievedAt)),
    });
}

/** The stores of a transaction with what follows from sources and evidence in it. */
export function withSourceFacts<Stores extends FactStores>(
  stores: Stores,
  rules: ImportRules,
): Stores & { sourceFacts: SourceFacts } {
  return { ...stores, sourceFacts: createSourceFacts(stores, rules) };
}

function createSourceFacts(stores: FactStores, rules: ImportRules): SourceFacts {
  const programmeOfSource = createProgrammeOfSource(rules);
  const { sourceHistory, evidence, programmeImports, catalogueVersion } = stores;
  return {
    async recompute(programmeId, now) {
      const target = await programmeImports.getTarget(programmeId);
      const source = leadingSource(await sourceHistory.listSources(programmeId));
      if (target.origin !== 'import' || !source) return null;
      const before = target.programme;
      const derived = programmeOfSource(source, await evidence.listLiving(source.id));
      const after = withKeptFields(derived, target, rules);
      if (JSON.stringify(after) === JSON.stringify(before)) return null;
      await programmeImports.updateImported(programmeId, after, now);
      await catalogueVersion.raiseVersion();
      return { before, after };
    },
  };
}
