import type { Scope } from '../../accounts/scope.ts';
import type { Clock } from '../../shared/clock.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { Municipality, Quarter } from '../quarter.ts';
import { areasOf } from './figure-area.ts';
import type { FigureAreaStore } from './figure-area-store.ts';
import { lackingFigures, lackTexts, type LackingFigure } from './figure-request.ts';
import { wantedBase, wantedReference } from './figure-wanted.ts';
import type { TemplateRow } from './figure-template.ts';
import type { IndicatorStore } from './indicator-store.ts';
import type { SecrecySettingStore } from './secrecy-setting-store.ts';

export interface FigureRequest {
  quarter: Quarter;
  municipality: Municipality;
  lacking: LackingFigure[];
  /** The same, as the rows of the file. */
  rows: TemplateRow[];
  threshold: number;
}

export type FigureRequests = ReturnType<typeof createFigureRequests>;

/** What to ask the statistics office for, for one quarter or with the general template. */
export function createFigureRequests({
  stores,
  clock,
}: {
  stores: {
    quarters: QuarterStore;
    indicators: IndicatorStore;
    figureAreas: FigureAreaStore;
    secrecySetting: SecrecySettingStore;
  };
  clock: Clock;
}) {
  return {
    /** @throws NotFoundError */
    async getRequest(scope: Scope, slug: string): Promise<FigureRequest> {
      const quarter = await stores.quarters.getQuarterBySlug(scope, slug);
      const { id, municipalityId } = quarter;
      const of = (areaKind: 'quarter' | 'municipality', areaId: string) =>
        stores.indicators.listValues(scope, [{ areaKind, areaId }]);
      const [municipality, indicators, own, city, { threshold }] = await Promise.all([
        stores.quarters.getMunicipality(scope, municipalityId),
        stores.indicators.listIndicators(),
        of('quarter', id),
        of('municipality', municipalityId),
        stores.secrecySetting.getThreshold(municipalityId),
      ]);
      const lacking = lackingFigures(indicators, { quarter: own, city }, clock.today());
      const rows = lacking.flatMap(({ indicator, lack, wanted }) =>
        wanted.map(({ area, reference, base }) => ({
          area: { fileName: area === 'city' ? 'Stadt' : quarter.name },
          indicator,
          reference,
          base,
          reason: lackTexts[lack],
        })),
      );
      return { quarter, municipality, lacking, rows, threshold };
    },

    /** The twelve figures of every quarter and of the city, for the year that is over last. */
    async listTemplateRows(scope: Scope): Promise<TemplateRow[]> {
      const [id = ''] = scope.municipalityIds;
      const areas = areasOf(await stores.figureAreas.getPlaces(scope, id));
      const indicators = await stores.indicators.listIndicators();
      const core = indicators.filter(({ corePosition }) => corePosition !== null);
      return areas
        .filter(({ kind }) => kind !== 'district')
        .flatMap((area) =>
          core.map((indicator) => ({
            area,
            indicator,
            reference: wantedReference(indicator, clock.today()).text,
            base: wantedBase(indicator),
            reason: '',
          })),
        );
    },
  };
}
