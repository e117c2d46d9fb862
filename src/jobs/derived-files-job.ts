import { buildDerivedCatalogue, readContent } from '../programmes/derived-catalogue-service.ts';
import type { Stores } from '../services.ts';
import type { Job, JobHead } from './job.ts';

export const derivedFilesHead: JobHead = {
  name: 'derived-files',
  title: 'Katalog vorbereiten',
  description:
    'Schreibt Förderkatalog und Suchverzeichnis in Dateien, aus denen die Anwendung sie schneller liest als aus der Datenbank.',
};

/** Builds the derived files of the present catalogue, unless they are there and whole. */
export function createDerivedFilesJob(
  { programmes }: Pick<Stores, 'programmes'>,
  dataDir: string,
): Job {
  return {
    ...derivedFilesHead,
    run: async ({ progress }) => {
      progress({ step: 'Vorhandene Dateien prüfen', done: 0, total: null });
      const version = await programmes.catalogueVersion();
      const present = await readContent({ dataDir, version });
      if (present)
        return summaryOf('Die Dateien sind auf dem neuesten Stand.', present.entries.length, 0);
      progress({ step: 'Dateien schreiben', done: 0, total: null });
      const built = await buildDerivedCatalogue(programmes, dataDir);
      const text = 'Die Dateien sind neu geschrieben.';
      return summaryOf(text, built.entries, Math.ceil(built.bytes / 1024));
    },
  };
}

function summaryOf(text: string, programmes: number, kilobytes: number) {
  return {
    text,
    counts: [
      { label: 'Programme', count: programmes },
      ...(kilobytes === 0 ? [] : [{ label: 'Kilobyte', count: kilobytes }]),
    ],
    failures: [],
  };
}
