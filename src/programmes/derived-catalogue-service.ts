import { Worker } from 'node:worker_threads';
import {
  indexOf,
  type CatalogueContent,
  type CatalogueEntry,
  type CatalogueLoading,
} from './catalogue-service.ts';
import {
  readDerivedCatalogue,
  readDerivedIndex,
  writeDerivedCatalogue,
  type DerivedFile,
} from './derived-catalogue.ts';
import type { ProgrammeStore } from './programme-store.ts';
import { indexFromBytes, indexToBytes } from './search/index-bytes.ts';

export interface BuiltCatalogue {
  version: string;
  entries: number;
  bytes: number;
}

/** Builds the files for the version the database has now. Takes seconds of computing: for jobs and workers only. */
export async function buildDerivedCatalogue(
  store: ProgrammeStore,
  dataDir: string,
): Promise<BuiltCatalogue> {
  for (;;) {
    const version = await store.catalogueVersion();
    const entries = await store.listProgrammes();
    const index = indexOf(entries, await store.listSourceTexts());
    // An import that switched in between: what was read belongs to neither version.
    if ((await store.catalogueVersion()) !== version) continue;
    const bytes = await writeDerivedCatalogue(
      { dataDir, version },
      { entries, index: indexToBytes(index) },
    );
    return { version, entries: entries.length, bytes };
  }
}

/** How the web process gets a version: from its file, else a worker builds the file first. */
export function createDerivedLoading(dataDir: string): CatalogueLoading {
  return {
    servesOldMeanwhile: true,
    load: async (version) => {
      const file: DerivedFile = { dataDir, version };
      const content = await readContent(file);
      if (content) return content;
      try {
        await buildInWorker(dataDir);
      } catch (error) {
        process.emitWarning(`derived catalogue not built: ${String(error)}`);
        return undefined;
      }
      // Undefined again where the catalogue changed meanwhile: then another version is asked for.
      return readContent(file);
    },
  };
}

/** Both files, or undefined where one of them is missing or torn. */
export async function readContent(file: DerivedFile): Promise<CatalogueContent | undefined> {
  const [entries, bytes] = await Promise.all([
    readDerivedCatalogue<CatalogueEntry>(file),
    readDerivedIndex(file),
  ]);
  if (!entries || !bytes) return undefined;
  try {
    const index = indexFromBytes(bytes);
    return { entries, index: () => Promise.resolve(index) };
  } catch {
    return undefined;
  }
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
