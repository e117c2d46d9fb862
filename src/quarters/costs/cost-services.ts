import type { InTransaction } from '../../database/in-transaction.ts';
import type { Stores } from '../../services.ts';
import type { Clock } from '../../shared/clock.ts';
import { createAssumptionService } from './assumption-service.ts';
import { createCostItemService } from './cost-item-service.ts';
import { createCostRecalculation } from './cost-recalculation-service.ts';
import { readPayTables } from './pay-table-file.ts';

/**
 * What works costs out, for the composition root.
 * @param dataFolder the folder `data/` with the pay tables
 * @throws StartError where a pay table is not as it must be
 */
export function createCostServices(
  keeping: { stores: Stores; inTransaction: InTransaction<Stores>; clock: Clock },
  dataFolder: string,
) {
  const costs = createCostRecalculation(readPayTables(dataFolder));
  return {
    costs,
    costItems: createCostItemService({ ...keeping, costs }),
    assumptions: createAssumptionService({ ...keeping, costs }),
  };
}
