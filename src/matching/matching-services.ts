import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import { createFrames } from '../schedule/frame-service.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createBundles } from './bundle-service.ts';
import { createCaseService } from './case-service.ts';
import { createCityMatchService } from './city-match-service.ts';
import { createCompiledEntries } from './compiled-entries.ts';
import { createCallListService } from './call-list-service.ts';
import { createExampleService } from './example-service.ts';
import { createGrouping } from './grouping-service.ts';
import { createMatchService } from './match-service.ts';
import { createMissingFactService } from './missing-facts-service.ts';
import { createOrderExamples } from './order-example-service.ts';
import { createOrderWeightService } from './order-weight-service.ts';
import { createProgrammeAnswerService } from './programme-answer-service.ts';
import { createProgrammeNeeds } from './programme-needs-service.ts';
import { createTrials } from './trial-service.ts';

/** The services of this room: a need against the catalogue, a programme against the needs, a need that is not saved. */
export function createMatchingServices(keeping: {
  stores: Stores;
  inTransaction: InTransaction<Stores>;
  catalogue: Catalogue;
  clock: Clock;
}) {
  const orderWeights = createOrderWeightService(keeping);
  const testing = {
    ...keeping,
    orderWeights,
    compiledFor: createCompiledEntries(keeping),
    cases: createCaseService(keeping.stores),
    framesFor: createFrames(keeping.stores),
  };
  const matching = createMatchService({ ...testing, groupMatches: createGrouping(testing) });
  const programmeNeeds = createProgrammeNeeds(testing);
  return {
    matching,
    examples: createExampleService(testing),
    orderWeights,
    orderExamples: createOrderExamples({ ...keeping, matching }),
    cityMatches: createCityMatchService(testing),
    programmeNeeds: programmeNeeds.needsOf,
    programmeUse: programmeNeeds.use,
    bundles: createBundles(testing),
    answers: createProgrammeAnswerService(testing),
    trials: createTrials({ ...testing, matching }),
  };
}

/** What has to be known, and asked: reads the matches of everything, writes through those who keep needs and quarters. */
export function createQuestionServices(
  parts: Parameters<typeof createMissingFactService>[0] &
    Parameters<typeof createCallListService>[0],
) {
  return {
    missingFacts: createMissingFactService(parts),
    callLists: createCallListService(parts),
  };
}
