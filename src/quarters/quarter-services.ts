import { join } from 'node:path';
import type { InTransaction } from '../database/in-transaction.ts';
import { projectRoot } from '../project-root.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createNeedEditService, type AfterPeriodChange } from './needs/need-edit-service.ts';
import { createNeedOpeningService } from './needs/need-opening-service.ts';
import { readNeedTemplates } from './needs/need-template.ts';
import { createProfileService } from './profile/profile-service.ts';
import { createQuarterEditService } from './quarter-edit-service.ts';
import { createQuarterService } from './quarter-service.ts';

/** Works out `cost_amount` of a need that is new or whose period changed; nothing does so yet. */
const afterPeriodChange: AfterPeriodChange<Stores> = () => Promise.resolve();

/** The services of this room. */
export function createQuarterServices({
  stores,
  inTransaction,
  clock,
}: {
  stores: Stores;
  inTransaction: InTransaction<Stores>;
  clock: Clock;
}) {
  const needTemplates = readNeedTemplates(join(projectRoot, 'data'));
  return {
    quarterService: createQuarterService(stores),
    quarterProfiles: createProfileService(stores),
    quarterEditing: createQuarterEditService({ stores, inTransaction, clock }),
    needOpening: createNeedOpeningService({ stores, needTemplates }),
    needEditing: createNeedEditService({ inTransaction, clock, afterPeriodChange }),
  };
}
