import type { Entry } from 'yauzl';
import { SourceError } from '../../shared/errors.ts';
import type { SkippedDocument, SourceRecord } from '../source-record.ts';
import { parseExportDocument, type ExportDocument } from './export-document.ts';
import { exportRecordOf, programmeProperties } from './export-record.ts';
import { linkedDocumentOf, linkedProperties, type LinkedDocument } from './linked-document.ts';
import { openArchive, type ZipArchive, type ZipLimits } from './zip-archive.ts';

/** The official export: one ZIP, a full snapshot. */

export interface ExportHandlers {
  /** Awaited: the next programme is read when this one is kept. */
  record: (record: SourceRecord) => Promise<void>;
  skipped: (document: SkippedDocument) => void;
  /** After every document. */
  progress: (done: number, total: number) => void;
}

export interface ReadExport {
  /** XML documents of all kinds in the ZIP. */
  documents: number;
  /** Records handed over. */
  programmes: number;
}

const contentPath = /^(?:\.\/)?(?<key>BMWI\/FDB\/Content\/DE\/(?<tree>[^/]+)\/.+)\.xml$/u;
const linkedTrees = new Set([
  'ExternerLink',
  'Kontakt',
  'Adresse',
  'Foerdergeber',
  'Archiv',
  'Download',
]);

interface Listed {
  entry: Entry;
  /** As in a link: `/BMWI/…` without ending. */
  key: string;
  tree: string;
}

/**
 * Reads the export in two passes: what programmes refer to, into a compact table; then the programmes one by one.
 * @throws SourceError for a file that is no such export; a single bad document is reported and passed over.
 */
export async function readExport(
  zipFile: string,
  handlers: ExportHandlers,
  limits?: ZipLimits,
): Promise<ReadExport> {
  const archive = await openArchive(zipFile, limits);
  try {
    const listed = archive.entries.flatMap(listedOf);
    const programmes = listed.filter(({ tree }) => tree === 'Foerderprogramm');
    const others = listed.filter(({ tree }) => linkedTrees.has(tree));
    if (programmes.length === 0) {
      throw new SourceError(
        'Im ZIP liegt kein Förderprogramm; erwartet unter BMWI/FDB/Content/DE/Foerderprogramm.',
      );
    }
    const total = programmes.length + others.length;
    const step = counter(handlers, total);
    const linked = await readLinked(archive, others, { ...handlers, step });
    const count = await readProgrammes(archive, programmes, { ...handlers, step, linked });
    const documents = archive.entries.filter(({ fileName }) => fileName.endsWith('.xml')).length;
    return { documents, programmes: count };
  } finally {
    await archive.close();
  }
}

type Pass = ExportHandlers & { step: () => void };

async function readLinked(
  archive: ZipArchive,
  listed: readonly Listed[],
  pass: Pass,
): Promise<Map<string, LinkedDocument>> {
  const linked = new Map<string, LinkedDocument>();
  for (const { entry, key, tree } of listed) {
    const document = await readDocument(archive, { entry, wanted: linkedProperties, pass });
    if (document) linked.set(key, linkedDocumentOf(document));
    if (document?.type === 'gsb:ServiceOffer' && tree === 'Archiv') {
      pass.skipped({ where: entry.fileName, why: 'Archiviertes Programm.' });
    }
    pass.step();
  }
  return linked;
}

async function readProgrammes(
  archive: ZipArchive,
  listed: readonly Listed[],
  pass: Pass & { linked: ReadonlyMap<string, LinkedDocument> },
): Promise<number> {
  let count = 0;
  for (const { entry, key } of listed) {
    const document = await readDocument(archive, { entry, wanted: programmeProperties, pass });
    const record =
      document && attempt(entry, pass, () => exportRecordOf(key, document, pass.linked));
    if (record) {
      await pass.record(record);
      count += 1;
    }
    pass.step();
  }
  return count;
}

async function readDocument(
  archive: ZipArchive,
  { entry, wanted, pass }: { entry: Entry; wanted: ReadonlySet<string>; pass: Pass },
): Promise<ExportDocument | undefined> {
  try {
    const xml = (await archive.read(entry)).toString('utf8');
    return parseExportDocument(xml, wanted);
  } catch (error) {
    pass.skipped({ where: entry.fileName, why: reasonOf(error) });
    return undefined;
  }
}

function attempt(entry: Entry, pass: Pass, work: () => SourceRecord): SourceRecord | undefined {
  try {
    return work();
  } catch (error) {
    pass.skipped({ where: entry.fileName, why: reasonOf(error) });
    return undefined;
  }
}

function listedOf(entry: Entry): Listed[] {
  const parts = contentPath.exec(entry.fileName)?.groups;
  if (parts?.['key'] === undefined || parts['tree'] === undefined) return [];
  return [{ entry, key: `/${parts['key']}`, tree: parts['tree'] }];
}

function counter({ progress }: ExportHandlers, total: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    progress(done, total);
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof SourceError) return error.message;
  return `Nicht lesbar: ${error instanceof Error ? error.message : String(error)}`;
}
