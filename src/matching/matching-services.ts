import type { Database } from '../database/open.ts';
import { createExampleStore } from './example-store.ts';
import { createMatchDecisionStore } from './match-decision-store.ts';
import { createMatchNewsStore } from './match-news-store.ts';
import { createMatchStore } from './match-store.ts';
import { createOrderWeightStore } from './order-weight-store.ts';
import { createProgrammeAnswerStore } from './programme-answer-store.ts';
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
import { createMatchDecisions } from './match-decision-service.ts';
import { createMatchNews } from './match-news-service.ts';
import { createMatchService } from './match-service.ts';
import { createMissingFactService } from './missing-facts-service.ts';
import { createOrderExamples } from './order-example-service.ts';
import { createOrderWeightService } from './order-weight-service.ts';
import { createProgrammeAnswerService } from './programme-answer-service.ts';
import { createProgrammeNeeds } from './programme-needs-service.ts';
import { createTrials } from './trial-service.ts';

/** The stores of this room on one executor. */
export function createMatchingStores(db: Database) {
  return {
    matches: createMatchStore(db),
    matchDecisions: createMatchDecisionStore(db),
    matchNews: createMatchNewsStore(db),
    orderWeights: createOrderWeightStore(db),
    answers: createProgrammeAnswerStore(db),
    examples: createExampleStore(db),
  };
}

/** The services of this room: a need against the catalogue, a programme against the needs, a need that is not saved. */
export function createMatchingServices(keeping: {
  stores: Stores;
  inTransaction: InTransaction<Stores>;
  catalogue: Catalogue;
  clock: Clock;
  isDemo: boolean;
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
    matchDecisions: createMatchDecisions({ ...testing, matching }),
    matchNews: createMatchNews(testing),
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
