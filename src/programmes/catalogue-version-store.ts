import type { Database } from '../database/open.ts';

const key = 'catalogue';

export type CatalogueVersionStore = ReturnType<typeof createCatalogueVersionStore>;

/**
 * The visible switch of the catalogue: a number that the web process watches. An import writes programme by programme
 * and raises it once, at its end; whoever changes a single record raises it in the same transaction.
 */
export function createCatalogueVersionStore(db: Database) {
  return {
    async readVersion(): Promise<number> {
      const row = await db
        .selectFrom('catalogueState')
        .select('version')
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.version ?? 0;
    },

    async raiseVersion(): Promise<void> {
      await db
        .insertInto('catalogueState')
        .values({ key, version: 1 })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((is) => ({
            version: is('catalogueState.version', '+', 1),
          })),
        )
        .execute();
    },
  };
}
