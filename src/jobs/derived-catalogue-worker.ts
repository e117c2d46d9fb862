import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from '../database/open.ts';
import { buildDerivedCatalogue } from '../programmes/derived-catalogue-service.ts';
import { createProgrammeStore } from '../programmes/programme-store.ts';

/** A thread of the web process that builds the derived file of the catalogue, where no job did. */
const { dataDir } = z.object({ dataDir: z.string() }).parse(workerData);
const database = openDatabase(dataDir);
try {
  await buildDerivedCatalogue(createProgrammeStore(database.db), dataDir);
} finally {
  await database.close();
}
