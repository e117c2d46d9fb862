import type { InTransaction } from '../database/in-transaction.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createCallService } from './call-service.ts';
import type { Catalogue } from './catalogue-service.ts';
import { createCompareService } from './compare-service.ts';
import { createEvidenceCheckService } from './evidence-check-service.ts';
import { createEvidenceService } from './evidence-service.ts';
import type { ExampleStates } from './example-state.ts';
import { createPassageService } from './passage-service.ts';
import { createProgrammeEditService } from './programme-edit-service.ts';
import { createProgrammePageService } from './programme-page-service.ts';
import type { ProgrammeOfSource, SourceFacts } from './source-values.ts';
import { createTwinService } from './twin-service.ts';

/** The services of the room: what pages read, and what people decide. */
export function createCatalogueServices(parts: {
  stores: Stores;
  inTransaction: InTransaction<Stores & { sourceFacts: SourceFacts }>;
  catalogue: Catalogue;
  clock: Clock;
  programmeOfSource: ProgrammeOfSource;
  examples: ExampleStates;
}) {
  return {
    programmePassages: createPassageService(parts.stores.programmes),
    programmePages: createProgrammePageService(parts),
    programmeCompare: createCompareService(parts),
    programmeEditing: createProgrammeEditService(parts),
    callService: createCallService(parts),
    evidenceService: createEvidenceService(parts),
    evidenceChecks: createEvidenceCheckService(parts),
    twinService: createTwinService(parts),
  };
}
