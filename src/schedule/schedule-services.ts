import type { InTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createCalendarService } from './calendar-service.ts';
import { createCommitteeService } from './committee-service.ts';
import { createCommitteeStore } from './committee-store.ts';
import { createLeadTimeService } from './lead-time-service.ts';
import { createLeadTimeStore } from './lead-time-store.ts';
import { createSittingImport } from './sitting-import-service.ts';
import { createSittingService } from './sitting-service.ts';
import { createSittingStore } from './sitting-store.ts';

/** The stores of this room. */
export function createScheduleStores(db: Database) {
  return {
    committees: createCommitteeStore(db),
    sittings: createSittingStore(db),
    leadTimes: createLeadTimeStore(db),
  };
}

/** The services of this room: the calendar and what it is made from. */
export function createScheduleServices(
  keeping: {
    stores: Stores;
    inTransaction: InTransaction<Stores>;
    catalogue: Catalogue;
    clock: Clock;
  } & Pick<Parameters<typeof createCalendarService>[0], 'cityMatches' | 'fundingReports'>,
) {
  const sittings = createSittingService(keeping);
  return {
    sittings,
    committees: createCommitteeService(keeping),
    leadTimes: createLeadTimeService(keeping),
    sittingImport: createSittingImport(keeping),
    calendar: createCalendarService({ ...keeping, sittings }),
  };
}
