import type { AuditStore } from '../../audit/audit-store.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { FigureAreaStore } from './figure-area-store.ts';
import { createFigureImports } from './figure-import-service.ts';
import type { FigureImportStore } from './figure-import-store.ts';
import { createFigureRequests } from './figure-request-service.ts';
import type { FigureValueStore } from './figure-value-store.ts';
import type { IndicatorStore } from './indicator-store.ts';
import type { SecrecySettingStore } from './secrecy-setting-store.ts';

/** The composition of this part of the room. */
export function createFigureServices(
  parts: Omit<FigureParts, 'basisOf'> & { stores: { quarters: QuarterStore } },
) {
  return {
    figureImports: createFigureImports(parts),
    figureRequests: createFigureRequests(parts),
  };
}

/** What imports of figures are built from. */
export interface FigureStores {
  figureImports: FigureImportStore;
  figureValues: FigureValueStore;
  figureAreas: FigureAreaStore;
  secrecySetting: SecrecySettingStore;
  indicators: IndicatorStore;
  audit: AuditStore;
}

export interface FigureParts {
  stores: FigureStores;
  inTransaction: InTransaction<FigureStores>;
  clock: Clock;
  /** What a preview was made on; it holds no longer when this changed. */
  basisOf: (municipalityId: string) => Promise<string>;
}
