import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createFundingReportService } from './funding/funding-report-service.ts';
import { createFundingService } from './funding/funding-service.ts';
import { createQuarterService } from './quarter-service.ts';

/** The services of this room, built and handed to each other. */
export function createQuarterServices(keeping: {
  stores: Stores;
  inTransaction: InTransaction<Stores>;
  catalogue: Catalogue;
  clock: Clock;
}) {
  const quarterService = createQuarterService(keeping.stores);
  return {
    quarterService,
    fundingService: createFundingService(keeping),
    fundingReports: createFundingReportService({ ...keeping, quarterService }),
  };
}
