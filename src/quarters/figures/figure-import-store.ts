import { sql } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../accounts/scope.ts';
import type { Database } from '../../database/open.ts';
import type { FigureImportTable } from '../../database/schema-profiles.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { ColumnMeaning } from './figure-column.ts';
import {
  figureImportStates,
  figureMappingSchema,
  figureOutcomeSchema,
  type FigureImport,
  type FigureOutcome,
} from './figure-import.ts';
import { inTime, withoutColumns } from './figure-import-time-store.ts';
import { newId } from '../../database/new-id.ts';

const importRow = z.object({
  format: z.enum(['csv', 'xlsx']),
  layout: z.enum(['long', 'wide']),
  state: z.enum(figureImportStates),
});

const phaseOf = sql<string>`json_extract(outcome_json, '$.phase')`;

export type NewFigureImport = Pick<
  FigureImport,
  'id' | 'municipalityId' | 'fileName' | 'format' | 'layout' | 'source' | 'outcome' | 'createdAt'
> & { personId: string };

export type FigureImportStore = ReturnType<typeof createFigureImportStore>;

/** Imports of figures and what their columns mean, within a scope. Their values: `figure-value-store.ts`. */
export function createFigureImportStore(db: Database) {
  const imports = (scope: Scope) =>
    db
      .selectFrom('figureImport')
      .innerJoin('person', 'person.id', 'figureImport.personId')
      .leftJoin('person as undoer', 'undoer.id', 'figureImport.undoneById')
      .selectAll('figureImport')
      .select(['person.name as personName', 'undoer.name as undoneByName'])
      .where('figureImport.municipalityId', 'in', scope.municipalityIds);

  return {
    /** Newest first. */
    async listFigureImports(scope: Scope): Promise<FigureImport[]> {
      const rows = await imports(scope).orderBy('figureImport.id', 'desc').execute();
      return rows.map(toImport);
    },

    /** @throws NotFoundError */
    async getFigureImport(scope: Scope, id: string): Promise<FigureImport> {
      const row = await imports(scope).where('figureImport.id', '=', id).executeTakeFirst();
      if (!row) throw new NotFoundError('Dieser Import');
      return toImport(row);
    },

    /** @throws NotFoundError where the municipality may not be changed */
    async insertFigureImport(scope: Scope, { source, outcome, ...row }: NewFigureImport) {
      if (!scope.writableMunicipalityIds.includes(row.municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      await db
        .insertInto('figureImport')
        .values({
          ...row,
          sourceTitle: source.title,
          sourceUrl: source.url,
          receivedOn: source.receivedOn,
          state: 'staged',
          outcomeJson: JSON.stringify(outcome),
        })
        .execute();
    },

    /**
     * What a staged import came to.
     * @param from the phase it must be in, so that of two who do the same only one does it
     * @returns false where it is in another phase, not staged any more, or not one of this scope
     */
    async saveOutcome(
      scope: Scope,
      { id, from }: { id: string; from: FigureOutcome['phase'] },
      { layout, outcome }: { layout: 'long' | 'wide'; outcome: FigureOutcome },
    ): Promise<boolean> {
      const result = await db
        .updateTable('figureImport')
        .set({ layout, outcomeJson: JSON.stringify(outcome) })
        .where('id', '=', id)
        .where('state', '=', 'staged')
        .where(phaseOf, '=', from)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    /** @returns false where it is not in the state it must be in, or not one of this scope. */
    async moveFigureImport(
      scope: Scope,
      { id, from, to }: { id: string; from: FigureImport['state']; to: FigureImport['state'] },
      { at, personId }: { at: string; personId: string },
    ): Promise<boolean> {
      const dated =
        to === 'active'
          ? { activatedAt: at }
          : to === 'undone'
            ? { undoneAt: at, undoneById: personId }
            : { outcomeJson: withoutColumns };
      const result = await db
        .updateTable('figureImport')
        .set({ state: to, ...dated })
        .where('id', '=', id)
        .where('state', '=', from)
        .where('municipalityId', 'in', scope.writableMunicipalityIds)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    ...mappings(db),
    ...inTime(db),
  };
}

/** What the columns of a heading mean in a municipality. */
function mappings(db: Database) {
  return {
    async findMapping(scope: Scope, headerKey: string): Promise<ColumnMeaning[] | undefined> {
      const row = await db
        .selectFrom('figureMapping')
        .select('mappingJson')
        .where('municipalityId', 'in', scope.municipalityIds)
        .where('headerKey', '=', headerKey)
        .executeTakeFirst();
      return row && figureMappingSchema.parse(JSON.parse(row.mappingJson));
    },

    /** @throws NotFoundError where the municipality may not be changed */
    async saveMapping(
      scope: Scope,
      {
        municipalityId,
        headerKey,
        meanings,
      }: { municipalityId: string; headerKey: string; meanings: readonly ColumnMeaning[] },
      updatedAt: string,
    ): Promise<void> {
      if (!scope.writableMunicipalityIds.includes(municipalityId)) {
        throw new NotFoundError('Diese Kommune');
      }
      const said = { mappingJson: JSON.stringify(meanings), updatedAt };
      await db
        .insertInto('figureMapping')
        .values({ id: newId(), municipalityId, headerKey, ...said })
        .onConflict((conflict) =>
          conflict.columns(['municipalityId', 'headerKey']).doUpdateSet(said),
        )
        .execute();
    },
  };
}

/** A row with the names of the people in place of their ids. */
type ImportRow = Omit<FigureImportTable, 'personId' | 'undoneById'> & {
  personName: string;
  undoneByName: string | null;
};

function toImport(row: ImportRow): FigureImport {
  return {
    ...importRow.parse(row),
    id: row.id,
    municipalityId: row.municipalityId,
    personName: row.personName,
    fileName: row.fileName,
    source: { title: row.sourceTitle, url: row.sourceUrl, receivedOn: row.receivedOn },
    outcome: figureOutcomeSchema.parse(JSON.parse(row.outcomeJson)),
    createdAt: row.createdAt,
    activatedAt: row.activatedAt,
    undoneAt: row.undoneAt,
    undoneByName: row.undoneByName,
  };
}
