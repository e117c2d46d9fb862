import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import {
  indicatorDirections,
  unnamedSource,
  type AreaFact,
  type AreaKind,
  type Indicator,
  type IndicatorValue,
} from './indicator.ts';

const areaKind = z.enum(['quarter', 'district', 'municipality', 'state']);
const directionRow = z.object({ direction: z.enum(indicatorDirections) });
const valueRow = z.object({
  areaKind,
  state: z.enum(['value', 'suppressed']),
  origin: z.enum(['berichtet', 'abgeleitet', 'demo']),
});
const factRow = z.object({ areaKind, origin: z.enum(['berichtet', 'abgeleitet']) });

/** Which area a figure speaks of; `areaId` of a state is its AGS prefix. */
export interface Area {
  areaKind: AreaKind;
  areaId: string;
}

const indicatorColumns = [
  'id',
  'name',
  'dimension',
  'numerator',
  'denominator',
  'unit',
  'direction',
  'decimals',
  'sourceOffice',
  'corePosition',
  'definitionStatus',
  'note',
] as const;
/** What a value of an indicator and a published fact have in common. */
const figureColumns = [
  'id',
  'areaKind',
  'areaId',
  'yearLabel',
  'referenceYear',
  'value',
  'valueFrom',
  'valueTo',
  'origin',
  'note',
  'sourceTitle',
  'sourceUrl',
] as const;

export type IndicatorStore = ReturnType<typeof createIndicatorStore>;

/** Definitions (global) and values (municipal) of indicators. */
export function createIndicatorStore(db: Database) {
  return {
    /** All definitions, the core set first in its own order. */
    async listIndicators(): Promise<Indicator[]> {
      const rows = await db
        .selectFrom('indicator')
        .select(indicatorColumns)
        .orderBy('id')
        .execute();
      return rows
        .map((row) => ({ ...row, ...directionRow.parse(row) }))
        .sort((a, b) => (a.corePosition ?? 99) - (b.corePosition ?? 99));
    },

    /** Every value of the areas, newest reference first; values without a year last. */
    async listValues(scope: Scope, areas: readonly Area[]): Promise<IndicatorValue[]> {
      const rows = await db
        .selectFrom('currentIndicatorValue')
        .select([...figureColumns, 'indicatorId', 'base', 'referenceOn', 'state', 'suppression'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .where((eb) =>
          eb.or(
            areas.map((area) =>
              eb.and([eb('areaKind', '=', area.areaKind), eb('areaId', '=', area.areaId)]),
            ),
          ),
        )
        .orderBy('id')
        .execute();
      return rows.map(toValue).sort(byReferenceDescending);
    },

    async listFacts(scope: Scope, area: Area): Promise<AreaFact[]> {
      const rows = await db
        .selectFrom('areaFact')
        .select([...figureColumns, 'label', 'unit'])
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('areaKind', '=', area.areaKind)
        .where('areaId', '=', area.areaId)
        .orderBy('id')
        .execute();
      return rows.map(({ sourceTitle, sourceUrl, ...row }) => ({
        ...row,
        ...factRow.parse(row),
        source: { title: sourceTitle ?? unnamedSource, url: sourceUrl },
      }));
    },
  };
}

interface ValueRow extends Omit<
  IndicatorValue,
  'areaKind' | 'state' | 'origin' | 'suppression' | 'source'
> {
  areaKind: string;
  state: string;
  suppression: string | null;
  origin: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
}

/** A locked figure leaves the store without a number, whatever a row may still hold. */
const noNumber = { value: null, valueFrom: null, valueTo: null } as const;

function toValue({ sourceTitle, sourceUrl, ...row }: ValueRow): IndicatorValue {
  return {
    ...row,
    ...valueRow.parse(row),
    ...(row.state === 'suppressed' ? noNumber : {}),
    suppression: row.state === 'suppressed' && row.suppression === 'source' ? 'source' : null,
    source: { title: sourceTitle ?? unnamedSource, url: sourceUrl },
  };
}

/** Only for the order: a label such as "um 2020" names a year, even if it is no reference year one may compare by. */
function byReferenceDescending(a: IndicatorValue, b: IndicatorValue): number {
  const key = (value: IndicatorValue): string => {
    const year = value.referenceYear ?? /\d{4}/u.exec(value.yearLabel)?.[0];
    return value.referenceOn ?? (year === undefined ? '' : `${year}-12-31`);
  };
  return key(b).localeCompare(key(a)) || a.id.localeCompare(b.id);
}
