import { createInTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open.ts';
import { seedExamples, seedIndicators, seedProgrammes } from './seed-catalogue.ts';
import type { Seed } from './seed-files.ts';
import { seedMunicipality } from './seed-municipality.ts';
import { createSeedWriter, type SeedResult } from './seed-writer.ts';

/**
 * Brings the database to the state of the seed files, in one transaction. May be repeated at every start: nothing is
 * written twice, nothing is deleted, and what a person changed stays.
 * @returns how many rows were inserted, updated, unchanged, and kept because a person had edited them.
 */
export async function seedDatabase(
  db: Database,
  seed: Seed,
  now: Date,
): Promise<Record<SeedResult, number>> {
  const inTransaction = createInTransaction(db, (executor) => executor);
  return inTransaction(async (executor) => {
    const writer = createSeedWriter(executor);
    const nowText = now.toISOString();
    await seedProgrammes(executor, writer, { programmes: seed.programmes, now: nowText });
    await seedIndicators(writer, seed.indicators);
    await seedExamples(executor, writer, { files: seed.examples, now: nowText });
    for (const folder of seed.municipalities) {
      await seedMunicipality(executor, writer, { folder, payTables: seed.payTables, now: nowText });
    }
    return writer.counts;
  });
}
