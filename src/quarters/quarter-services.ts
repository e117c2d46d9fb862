import { join } from 'node:path';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import { projectRoot } from '../project-root.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { createCostServices } from './costs/cost-services.ts';
import { createMunicipalFinancesService } from './finances/municipal-finances-service.ts';
import { createFundingReportService } from './funding/funding-report-service.ts';
import { createFundingService } from './funding/funding-service.ts';
import { createNeedEditService } from './needs/need-edit-service.ts';
import { createNeedOpeningService } from './needs/need-opening-service.ts';
import { readNeedTemplates } from './needs/need-template.ts';
import { createProfileService } from './profile/profile-service.ts';
import { createQuarterEditService } from './quarter-edit-service.ts';
import { createQuarterService } from './quarter-service.ts';

/** The services of this room, built and handed to each other. */
export function createQuarterServices(keeping: {
  stores: Stores;
  inTransaction: InTransaction<Stores>;
  catalogue: Catalogue;
  clock: Clock;
}) {
  const { stores } = keeping;
  const needTemplates = readNeedTemplates(join(projectRoot, 'data'));
  const quarterService = createQuarterService(stores);
  const costServices = createCostServices(keeping, join(projectRoot, 'data'));
  const { costs } = costServices;
  return {
    quarterService,
    quarterProfiles: createProfileService(stores),
    quarterEditing: createQuarterEditService(keeping),
    needOpening: createNeedOpeningService({ stores, needTemplates, payTables: costs.payTables }),
    needEditing: createNeedEditService({ ...keeping, costs }),
    ...costServices,
    municipalFinances: createMunicipalFinancesService(keeping),
    fundingService: createFundingService(keeping),
    fundingReports: createFundingReportService({ ...keeping, quarterService }),
  };
}
