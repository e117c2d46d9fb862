import type { Database } from './open.ts';

/**
 * Runs work on stores that all belong to one transaction: everything is written, or nothing. The only place that may
 * call `.transaction(` (a house rule); work must use the stores it is given, never others, because SQLite has one
 * connection and would wait for itself.
 */
export type InTransaction<Stores> = <Result>(
  work: (stores: Stores) => Promise<Result>,
) => Promise<Result>;

export function createInTransaction<Stores>(
  db: Database,
  createStores: (executor: Database) => Stores,
): InTransaction<Stores> {
  return (work) => db.transaction().execute((transaction) => work(createStores(transaction)));
}
