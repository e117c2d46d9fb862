import type { FetchSource } from './fetch-source.ts';
import type { SourceCount, SourceSink } from './import-services.ts';
import type { ImportSource, RemoteKind } from './import-source.ts';
import { readDump } from './sources/dump.ts';
import { readExport } from './sources/export-zip.ts';

export interface SourceFiles {
  /** Parses a file of this kind. @throws SourceError */
  readFile: (kind: RemoteKind, file: string, sink: SourceSink) => Promise<SourceCount>;
  /** Fetches a source, gives its file to the work and removes it. @throws SourceError */
  withFetched: <Result>(
    source: ImportSource,
    work: (file: string) => Promise<Result>,
  ) => Promise<Result>;
}

/** The two sources that come as a file: the export as ZIP, the dump as CSV. */
export function createSourceFiles(fetchSource: FetchSource): SourceFiles {
  return {
    async readFile(kind, file, { record, skipped, progress }) {
      if (kind === 'export') {
        return readExport(file, {
          record,
          skipped,
          progress: (done, total) => {
            progress({ step: 'Dokumente lesen', done, total });
          },
        });
      }
      const { lines, programmes } = await readDump(file, {
        record,
        skipped,
        progress: (done) => {
          progress({ step: 'Zeilen lesen', done, total: null });
        },
      });
      return { documents: lines, programmes };
    },

    async withFetched({ kind, address }, work) {
      const fetched = await fetchSource({ address, expects: kind === 'export' ? 'zip' : 'csv' });
      try {
        return await work(fetched.file);
      } finally {
        await fetched.remove();
      }
    },
  };
}
