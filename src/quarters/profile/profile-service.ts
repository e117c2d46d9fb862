import type { Scope } from '../../accounts/scope.ts';
import type { IndicatorStore } from '../figures/indicator-store.ts';
import type { IndicatorValue } from '../figures/indicator.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { Quarter } from '../quarter.ts';
import type { ChosenQuarters, MunicipalFigures } from './chosen-figures.ts';
import { mostCompared } from './quarter-comparison.ts';

export type ProfileService = ReturnType<typeof createProfileService>;

/** Figures of several quarters at once: side by side, and for an index over all of them. */
export function createProfileService(stores: {
  quarters: Pick<QuarterStore, 'listQuarters' | 'listMunicipalities'>;
  indicators: Pick<IndicatorStore, 'listIndicators' | 'listValues'>;
}) {
  const valuesOf = (scope: Scope, quarters: readonly Quarter[]): Promise<IndicatorValue[]> =>
    quarters.length === 0
      ? Promise.resolve([])
      : stores.indicators.listValues(
          scope,
          quarters.map(({ id }) => ({ areaKind: 'quarter', areaId: id }) as const),
        );

  return {
    async chooseQuarters(scope: Scope, slugs: readonly string[]): Promise<ChosenQuarters> {
      const [all, municipalities, indicators] = await Promise.all([
        stores.quarters.listQuarters(scope),
        stores.quarters.listMunicipalities(scope),
        stores.indicators.listIndicators(),
      ]);
      const asked = [...new Set(slugs)];
      const chosen = asked.flatMap((slug) => all.find((quarter) => quarter.slug === slug) ?? []);
      const unknown = asked.filter((slug) => !all.some((quarter) => quarter.slug === slug));
      const isTooMany = chosen.length > mostCompared;
      const places = new Set(chosen.map(({ municipalityId }) => municipalityId));
      const municipality =
        places.size === 1 ? (municipalities.find(({ id }) => places.has(id)) ?? null) : null;
      const [quarterValues, cityValues] = await Promise.all([
        valuesOf(scope, isTooMany ? [] : chosen),
        municipality === null
          ? []
          : stores.indicators.listValues(scope, [
              { areaKind: 'municipality', areaId: municipality.id },
            ]),
      ]);
      const base = { all, chosen, isTooMany, unknown, indicators };
      return { ...base, quarterValues, municipality, cityValues };
    },

    /** Of the municipality asked for by its key, else of the first one. */
    async figuresOfMunicipality(scope: Scope, key: string | null): Promise<MunicipalFigures> {
      const [municipalities, all, indicators] = await Promise.all([
        stores.quarters.listMunicipalities(scope),
        stores.quarters.listQuarters(scope),
        stores.indicators.listIndicators(),
      ]);
      const municipality =
        municipalities.find((one) => one.key === key) ?? municipalities[0] ?? null;
      const quarters = all.filter(({ municipalityId }) => municipalityId === municipality?.id);
      const values = await valuesOf(scope, quarters);
      return { municipalities, municipality, quarters, indicators, values };
    },
  };
}
