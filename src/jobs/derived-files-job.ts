import { readDerivedCatalogue } from '../programmes/derived-catalogue.ts';
import { buildDerivedCatalogue } from '../programmes/derived-catalogue-service.ts';
import type { Stores } from '../services.ts';
import type { Job, JobHead } from './job.ts';

export const derivedFilesHead: JobHead = {
  name: 'derived-files',
  title: 'Katalog vorbereiten',
  description:
    'Schreibt den Förderkatalog in eine Datei, aus der ihn die Anwendung schneller liest als aus der Datenbank.',
};

/** Builds the derived file of the present catalogue, unless it is there and whole. */
export function createDerivedFilesJob(
  { programmes }: Pick<Stores, 'programmes'>,
  dataDir: string,
): Job {
  return {
    ...derivedFilesHead,
    run: async ({ progress }) => {
      progress({ step: 'Vorhandene Datei prüfen', done: 0, total: null });
      const version = await programmes.catalogueVersion();
      const present = await readDerivedCatalogue({ dataDir, version });
      if (present) return summaryOf('Die Datei ist auf dem neuesten Stand.', present.length, 0);
      progress({ step: 'Datei schreiben', done: 0, total: null });
      const built = await buildDerivedCatalogue(programmes, dataDir);
      const text = 'Die Datei ist neu geschrieben.';
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
