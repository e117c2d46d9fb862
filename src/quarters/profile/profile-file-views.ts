import type { ListRow } from '../../http/lists.ts';
import type { IndicatorValue } from '../figures/indicator.ts';
import type { QuarterDossier } from '../quarter-dossier.ts';

/** Every value in effect: of the quarter, its Stadtteil, the city, the state. One row per value, core indicators first. */
export function profileFileRows({
  quarter,
  municipality,
  indicators,
  quarterValues,
  districtValues,
  cityValues,
  stateValues,
}: QuarterDossier): ListRow[] {
  const areas: [string, string, readonly IndicatorValue[]][] = [
    ['Quartier', quarter.name, quarterValues],
    ['Stadtteil', quarter.districtName, districtValues],
    ['Stadt', municipality.name, cityValues],
    ['Land', municipality.stateName, stateValues],
  ];
  return indicators.flatMap((indicator) =>
    areas.flatMap(([areaKind, area, values]) =>
      values
        .filter(({ indicatorId }) => indicatorId === indicator.id)
        .map((value) => ({
          slug: quarter.slug,
          indicatorId: indicator.id,
          indicator: indicator.name,
          areaKind,
          area,
          value: value.value,
          valueFrom: value.valueFrom,
          valueTo: value.valueTo,
          unit: indicator.unit,
          base: value.base,
          year: value.referenceYear,
          yearLabel: value.yearLabel,
          referenceOn: value.referenceOn,
          state: value.state === 'suppressed' ? 'gesperrt' : 'wert',
          origin: value.origin,
          sourceTitle: value.source.title,
          sourceUrl: value.source.url,
          note: value.note,
        })),
    ),
  );
}
