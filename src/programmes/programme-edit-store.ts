import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../accounts/scope.ts';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';
import type { Schema } from '../database/schema.ts';
import { NotFoundError, StaleError } from '../shared/errors.ts';
import { createCatalogueVersionStore } from './catalogue-version-store.ts';
import { programmeSchema, type Programme } from './programme.ts';

export const programmeOrigins = ['seed', 'import', 'person'] as const;
export type ProgrammeOrigin = (typeof programmeOrigins)[number];

const originColumn = z.enum(programmeOrigins);

/** A record as a person edits it: without what its calls add. */
export interface EditableProgramme {
  id: string;
  municipalityId: string | null;
  origin: ProgrammeOrigin;
  programme: Programme;
  version: number;
  updatedAt: string;
}

export type ProgrammeEditStore = ReturnType<typeof createProgrammeEditStore>;

/** Records that people create and change: their municipality's own, or those of the common catalogue. */
export function createProgrammeEditStore(db: Database) {
  return {
    /** @throws NotFoundError also for a record that this person may only read */
    async getEditable(scope: Scope, slug: string): Promise<EditableProgramme> {
      const row = await db
        .selectFrom('programme')
        .select(['id', 'municipalityId', 'origin', 'recordJson', 'version', 'updatedAt'])
        .where('slug', '=', slug)
        .where('mergedIntoId', 'is', null)
        .where(inWritableCatalogue(scope))
        .executeTakeFirst();
      if (!row) throw new NotFoundError('Dieses Förderprogramm');
      const { recordJson, origin, ...columns } = row;
      return {
        ...columns,
        origin: originColumn.parse(origin),
        programme: programmeSchema.parse(JSON.parse(recordJson)),
      };
    },

    /** A record entered by hand. @throws NotFoundError for a municipality outside the scope */
    async insertOwn(
      scope: Scope,
      { municipalityId, programme }: Pick<EditableProgramme, 'municipalityId' | 'programme'>,
      now: string,
    ): Promise<string> {
      const mayWrite =
        municipalityId === null
          ? scope.writesCatalogue
          : scope.writableMunicipalityIds.includes(municipalityId);
      if (!mayWrite) throw new NotFoundError('Diese Kommune');
      const id = newId();
      const { slug, title } = programme;
      await db
        .insertInto('programme')
        .values({
          id,
          slug,
          title,
          municipalityId,
          origin: 'person',
          recordJson: JSON.stringify(programme),
          mergedIntoId: null,
          createdAt: now,
          updatedAt: now,
          editedAt: now,
        })
        .execute();
      return id;
    },

    /** @throws StaleError where somebody else saved since `version`, or the record is out of reach */
    async saveRecord(
      scope: Scope,
      { id, programme, version }: Pick<EditableProgramme, 'id' | 'programme' | 'version'>,
      now: string,
    ): Promise<void> {
      const result = await db
        .updateTable('programme')
        .set({
          title: programme.title,
          recordJson: JSON.stringify(programme),
          version: version + 1,
          updatedAt: now,
          editedAt: now,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .where(inWritableCatalogue(scope))
        .executeTakeFirst();
      if (result.numUpdatedRows === 0n) throw new StaleError('Dieses Förderprogramm');
      await createCatalogueVersionStore(db).raiseVersion();
    },

    /** Every slug that begins so, for finding a free one. */
    async listSlugsLike(start: string): Promise<string[]> {
      const rows = await db
        .selectFrom('programme')
        .select('slug')
        .where('slug', 'like', `${start}%`)
        .execute();
      return rows.map(({ slug }) => slug);
    },
  };
}

function inWritableCatalogue(scope: Scope) {
  return (eb: ExpressionBuilder<Schema, 'programme'>) => {
    const own = eb('municipalityId', 'in', scope.writableMunicipalityIds);
    return scope.writesCatalogue ? eb.or([own, eb('municipalityId', 'is', null)]) : own;
  };
}
