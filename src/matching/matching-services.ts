import type { Database } from '../database/open.ts';
import { createExampleStore } from './examples/example-store.ts';
import { createMatchDecisionStore } from './decisions/match-decision-store.ts';
import { createMatchNewsStore } from './news/match-news-store.ts';
import { createMatchStore } from './match-store.ts';
import { createOrderWeightStore } from './order/order-weight-store.ts';
import { createProgrammeAnswerStore } from './questions/programme-answer-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import { createFrames } from '../schedule/frame-service.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createBundles } from './city/bundle-service.ts';
import { createCaseService } from './case-service.ts';
import { createCityMatchService } from './city/city-match-service.ts';
import { createCompiledEntries } from './compiled/compiled-entries.ts';
import { createAskedQuestions } from './questions/asked-question-service.ts';
import { createCallListService } from './questions/call-list-service.ts';
import { createExampleService } from './examples/example-service.ts';
import { createGrouping } from './order/grouping-service.ts';
import { createMatchDecisions } from './decisions/match-decision-service.ts';
import { createMatchNews } from './news/match-news-service.ts';
import { createNewsChecks } from './news/news-check-service.ts';
import { createMatchService } from './match-service.ts';
import { createMissingFactService } from './questions/missing-facts-service.ts';
import { createOrderExamples } from './order/order-example-service.ts';
import { createOrderWeightService } from './order/order-weight-service.ts';
import { createProgrammeAnswerService } from './questions/programme-answer-service.ts';
import { createProgrammeNeeds } from './city/programme-needs-service.ts';
import { createCarrierAnswers } from './decisions/carrier-answer-service.ts';
import { createCarrierAnswerStore } from './decisions/carrier-answer-store.ts';
import { createSharedMatches } from './decisions/shared-match-service.ts';
import { createTrials } from './trial/trial-service.ts';

/** The stores of this room on one executor. */
export function createMatchingStores(db: Database) {
  return {
    matches: createMatchStore(db),
    matchDecisions: createMatchDecisionStore(db),
    matchNews: createMatchNewsStore(db),
    orderWeights: createOrderWeightStore(db),
    answers: createProgrammeAnswerStore(db),
    examples: createExampleStore(db),
    carrierAnswers: createCarrierAnswerStore(db),
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
  const asking = { ...testing, demandAsked: createAskedQuestions(testing) };
  const matching = createMatchService({ ...asking, groupMatches: createGrouping(testing) });
  const programmeNeeds = createProgrammeNeeds(testing);
  const sharedMatches = createSharedMatches(testing);
  return {
    matching,
    examples: createExampleService(testing),
    orderWeights,
    orderExamples: createOrderExamples({ ...keeping, matching }),
    cityMatches: createCityMatchService(testing),
    programmeNeeds: programmeNeeds.needsOf,
    programmeUse: programmeNeeds.use,
    bundles: createBundles(testing),
    answers: createProgrammeAnswerService(asking),
    matchDecisions: createMatchDecisions({ ...testing, matching }),
    sharedMatches,
    carrierAnswers: createCarrierAnswers({ ...testing, matching, sharedMatches }),
    matchNews: createMatchNews(testing),
    newsChecks: createNewsChecks(keeping),
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
