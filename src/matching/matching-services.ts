import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createCaseService } from './case-service.ts';
import { createCityMatchService } from './city-match-service.ts';
import { createCompiledEntries } from './compiled-entries.ts';
import { createMatchDecisions } from './match-decision-service.ts';
import { createMatchNews } from './match-news-service.ts';
import { createMatchService } from './match-service.ts';
import { createProgrammeNeeds } from './programme-needs-service.ts';
import { createTrials } from './trial-service.ts';

/** The services of this room: a need against the catalogue, a programme against the needs, a need that is not saved. */
export function createMatchingServices(keeping: {
  stores: Stores;
  inTransaction: InTransaction<Stores>;
  catalogue: Catalogue;
  clock: Clock;
  isDemo: boolean;
}) {
  const testing = {
    ...keeping,
    compiledFor: createCompiledEntries(keeping.catalogue),
    cases: createCaseService(keeping.stores),
  };
  const matching = createMatchService(testing);
  return {
    matching,
    cityMatches: createCityMatchService(testing),
    programmeUse: createProgrammeNeeds(testing),
    matchDecisions: createMatchDecisions({ ...testing, matching }),
    matchNews: createMatchNews(testing),
    trials: createTrials({ ...keeping, matching }),
  };
}
