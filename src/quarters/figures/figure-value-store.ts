import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import {
  figureKey,
  type FigureRowFilter,
  type FigureTopic,
  type FigureValue,
  type NewFigureValue,
} from './figure-value.ts';
import { lockBatches } from './lock-batch.ts';
import type { Suppression } from './secrecy.ts';

const stateRow = z.object({
  areaKind: z.enum(['quarter', 'district', 'municipality']),
  state: z.enum(['value', 'suppressed']),
  origin: z.enum(['berichtet', 'abgeleitet', 'demo']),
  suppression: z.enum(['primary', 'secondary', 'source']).nullable(),
  change: z.enum(['added', 'changed', 'unchanged', 'locked']).nullable(),
});

const figureColumns = [
  'indicatorValue.id',
  'indicatorValue.areaKind',
  'indicatorValue.areaId',
  'indicatorValue.indicatorId',
  'indicatorValue.base',
  'indicatorValue.yearLabel',
  'indicatorValue.referenceYear',
  'indicatorValue.referenceOn',
  'indicatorValue.state',
  'indicatorValue.value',
  'indicatorValue.valueFrom',
  'indicatorValue.valueTo',
  'indicatorValue.numerator',
  'indicatorValue.denominator',
  'indicatorValue.origin',
  'indicatorValue.suppression',
  'indicatorValue.sourceTitle',
  'indicatorValue.sourceUrl',
  'indicatorValue.line',
  'indicatorValue.change',
] as const;

interface EffectiveQuery {
  without?: string;
  before?: string;
  areaIds?: readonly string[];
}

export type FigureValueStore = ReturnType<typeof createFigureValueStore>;

/** Values as imports write them. Imports are found through a scope first; values carry the same municipality. */
export function createFigureValueStore(db: Database) {
  return {
    /**
     * The figures in effect, as the view gives them; several rows where two sources of the seed name the same figure.
     * Invented ones are left out: they never meet an import.
     * @param without an import that is thought away
     * @param areaIds only these areas
     */
    async listEffective(
      scope: Scope,
      municipalityId: string,
      { without = '', before = '9999', areaIds }: EffectiveQuery = {},
    ): Promise<FigureValue[]> {
      let select = db
        .selectFrom('indicatorValue')
        .leftJoin('figureImport', 'figureImport.id', 'indicatorValue.importId')
        .select([...figureColumns, 'figureImport.activatedAt', 'indicatorValue.importId'])
        .where('indicatorValue.municipalityId', '=', municipalityId)
        .where('indicatorValue.municipalityId', 'in', scope.municipalityIds)
        .where('indicatorValue.areaKind', '<>', 'state')
        .where('indicatorValue.origin', '<>', 'demo')
        .where((eb) =>
          eb.or([
            eb('indicatorValue.importId', 'is', null),
            eb.and([
              eb('figureImport.state', '=', 'active'),
              eb('figureImport.id', '<>', without),
              eb('figureImport.activatedAt', '<', before),
            ]),
          ]),
        );
      if (areaIds !== undefined) select = select.where('areaId', 'in', ['-', ...areaIds]);
      return newestOf(await select.execute());
    },

    /** One page of what an import brings, in the order of the file; what it locks beyond the file comes last; without what it only repeats. */
    async listOfImport(
      scope: Scope,
      importId: string,
      { filter, limit, offset }: { filter: FigureRowFilter | null; limit: number; offset: number },
    ): Promise<FigureValue[]> {
      let select = db
        .selectFrom('indicatorValue')
        .select(figureColumns)
        .where('importId', '=', importId)
        .where('change', '<>', 'unchanged')
        .where('municipalityId', 'in', scope.municipalityIds);
      if (filter === 'suppressed') select = select.where('state', '=', 'suppressed');
      else if (filter !== null) {
        select = select.where('state', '=', 'value').where('change', '=', filter);
      }
      const rows = await select
        .orderBy((eb) => eb.fn.coalesce('line', eb.lit(2_000_000_000)))
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(toValue);
    },

    /** Which figures an import speaks of, whatever the area. */
    async listTopics(scope: Scope, importId: string): Promise<FigureTopic[]> {
      return db
        .selectFrom('indicatorValue')
        .select(['indicatorId', 'yearLabel', 'referenceYear'])
        .distinct()
        .where('importId', '=', importId)
        .where('municipalityId', 'in', scope.municipalityIds)
        .execute();
    },

    /** Nothing where the import is not (or no longer) staged: call it in a transaction. @returns whether they were written */
    async insertValues(
      scope: Scope,
      at: { municipalityId: string; importId: string },
      values: readonly NewFigureValue[],
    ): Promise<boolean> {
      const staged = await db
        .selectFrom('figureImport')
        .select('id')
        .where('id', '=', at.importId)
        .where('state', '=', 'staged')
        .where('municipalityId', '=', at.municipalityId)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      if (!staged || values.length === 0) return staged !== undefined;
      await db
        .insertInto('indicatorValue')
        .values(
          values.map((value) => ({ ...value, ...at, valueFrom: null, valueTo: null, note: null })),
        )
        .execute();
      return true;
    },

    /** Locks rows in place: value, counts and the remark that could repeat them are gone for good. */
    async lockValues(
      scope: Scope,
      locks: readonly { id: string; why: Suppression }[],
    ): Promise<void> {
      for (const { ids, why } of lockBatches(locks)) {
        await db
          .updateTable('indicatorValue')
          .set({
            state: 'suppressed',
            suppression: why,
            value: null,
            valueFrom: null,
            valueTo: null,
            numerator: null,
            denominator: null,
            note: null,
          })
          .where('id', 'in', ids)
          .where('municipalityId', 'in', scope.writableMunicipalityIds)
          .execute();
      }
    },

    /** Only of imports that are not and never were in effect. @returns how many; ask again until it is none. */
    async deleteSomeValues(importId: string, most: number): Promise<number> {
      const some = db
        .selectFrom('indicatorValue')
        .innerJoin('figureImport', 'figureImport.id', 'indicatorValue.importId')
        .select('indicatorValue.id')
        .where('importId', '=', importId)
        .where('figureImport.state', 'in', ['staged', 'discarded'])
        .limit(most);
      const result = await db
        .deleteFrom('indicatorValue')
        .where('id', 'in', some)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

type Row = Omit<FigureValue, 'areaKind' | 'state' | 'origin' | 'suppression' | 'change'> & {
  areaKind: string;
  state: string;
  origin: string;
  suppression: string | null;
  change: string | null;
};

function newestOf(
  rows: readonly (Row & { activatedAt: string | null; importId: string | null })[],
): FigureValue[] {
  const newest = new Map<string, { at: string; values: FigureValue[] }>();
  for (const { activatedAt, importId, ...row } of rows) {
    const value = toValue(row);
    const at = `${activatedAt ?? ''} ${importId ?? ''}`;
    const known = newest.get(figureKey(value));
    if (!known || at > known.at) newest.set(figureKey(value), { at, values: [value] });
    else if (at === known.at) known.values.push(value);
  }
  return [...newest.values()].flatMap(({ values }) => values);
}

function toValue(row: Row): FigureValue {
  return { ...row, ...stateRow.parse(row) };
}
