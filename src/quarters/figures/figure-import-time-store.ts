import { sql } from 'kysely';
import type { Database } from '../../database/open.ts';

/** Headings and samples of a file that nobody takes over are of no use to anyone. */
export const withoutColumns = sql<string>`json_set(outcome_json, '$.columns', json('[]'))`;

/** What holds for all imports of figures over time; part of `figure-import-store.ts`. */
export function inTime(db: Database) {
  return {
    /** Of a municipality found through a scope. Changes with every import that came into or went out of effect; previews are made on one such state. */
    async figureBasis(municipalityId: string): Promise<string> {
      const row = await db
        .selectFrom('figureImport')
        .select(({ fn }) => [
          fn.max('activatedAt').as('activated'),
          fn.max('undoneAt').as('undone'),
          fn.count('activatedAt').as('effective'),
          fn.count('undoneAt').as('withdrawn'),
        ])
        .where('municipalityId', '=', municipalityId)
        .executeTakeFirst();
      return row
        ? [row.activated, row.undone, Number(row.effective), Number(row.withdrawn)].join('/')
        : '';
    },

    /** For the job that cleans up: previews nobody confirmed since, of all municipalities. @returns how many */
    async discardPreviewsBefore(instant: string): Promise<number> {
      const result = await db
        .updateTable('figureImport')
        .set({ state: 'discarded', outcomeJson: withoutColumns })
        .where('state', '=', 'staged')
        .where('createdAt', '<', instant)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    /** Of all municipalities: what was discarded and still has values. @returns ids */
    async listDiscardedWithValues(): Promise<string[]> {
      const rows = await db
        .selectFrom('figureImport')
        .select('id')
        .where('state', '=', 'discarded')
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('indicatorValue')
              .select('indicatorValue.id')
              .whereRef('indicatorValue.importId', '=', 'figureImport.id'),
          ),
        )
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
