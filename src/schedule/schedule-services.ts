import type { Database } from '../database/open.ts';
import { createCommitteeStore } from './committee-store.ts';
import { createLeadTimeStore } from './lead-time-store.ts';
import { createSittingStore } from './sitting-store.ts';

/** The stores of this room. */
export function createScheduleStores(db: Database) {
  return {
    committees: createCommitteeStore(db),
    sittings: createSittingStore(db),
    leadTimes: createLeadTimeStore(db),
  };
}
