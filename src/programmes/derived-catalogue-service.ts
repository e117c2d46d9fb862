import { Worker } from 'node:worker_threads';
import { toEntry, type CatalogueEntry, type CatalogueLoading } from './catalogue-service.ts';
import {
  readDerivedCatalogue,
  writeDerivedCatalogue,
  type DerivedFile,
} from './derived-catalogue.ts';
import type { ProgrammeStore } from './programme-store.ts';

export interface BuiltCatalogue {
  version: string;
  entries: number;
  bytes: number;
}

/** Builds the file for the version the database has now. Takes seconds of computing: for jobs and workers only. */
export async function buildDerivedCatalogue(
  store: ProgrammeStore,
  dataDir: string,
): Promise<BuiltCatalogue> {
  for (;;) {
    const version = await store.catalogueVersion();
    const entries = (await store.listProgrammes()).map(toEntry);
    // An import that switched in between: what was read belongs to neither version.
    if ((await store.catalogueVersion()) !== version) continue;
    const bytes = await writeDerivedCatalogue({ dataDir, version }, entries);
    return { version, entries: entries.length, bytes };
  }
}

/** How the web process gets a version: from its file, else a worker builds the file first. */
export function createDerivedLoading(dataDir: string): CatalogueLoading {
  return {
    servesOldMeanwhile: true,
    load: async (version) => {
      const file: DerivedFile = { dataDir, version };
      const entries = await readDerivedCatalogue<CatalogueEntry>(file);
      if (entries) return entries;
      try {
        await buildInWorker(dataDir);
      } catch (error) {
        process.emitWarning(`derived catalogue not built: ${String(error)}`);
        return undefined;
      }
      // Undefined again where the catalogue changed meanwhile: then another version is asked for.
      return readDerivedCatalogue<CatalogueEntry>(file);
    },
  };
}

function buildInWorker(dataDir: string): Promise<void> {
  // On Node 20 a worker cannot load TypeScript: it runs what the build wrote.
  const worker = new Worker(new URL('../jobs/derived-catalogue-worker.js', import.meta.url), {
    workerData: { dataDir },
  });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the worker of the derived catalogue ended with ${code}`));
    });
  });
}
