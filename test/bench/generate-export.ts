import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { ZipFile } from 'yazl';
import { linkedDocuments, linkTargetsOf } from './export-linked.ts';
import { hasDeadline, planExport, type PlantedChange } from './export-plan.ts';
import { programmeDocument } from './export-programme.ts';
import { richText, xmlOf, type XmlDocument } from './export-xml.ts';

/**
 * A realistic export of the Förderdatenbank, so that anyone can measure the import without asking the source:
 * about 10,350 documents, 2,500 programmes, 110 MB unpacked; fill rates, damage and traps as counted in the real one in
 * August 2026. Everything in it is invented. The same options give the same bytes.
 *
 *     npm run build:test
 *     node dist/test/bench/generate-export.js /tmp/export.zip
 *     node dist/test/bench/generate-export.js /tmp/export.zip --programmes=200 --seed=2 --changed
 *
 * `--changed` plants the standard changes (see `standardChanges`), so that a second export differs from the first by
 * exactly these. The programmes that the seed names stand first, at their real paths.
 */
export interface ExportOptions {
  file: string;
  programmes?: number;
  seed?: number;
  changes?: readonly PlantedChange[];
}

export const standardProgrammes = 2500;
const mtime = new Date(Date.UTC(2026, 7, 1));

/** Three changed deadlines, two new programmes, two vanished, one renewed under a new slug, one changed title. */
export function standardChanges(programmes = standardProgrammes): PlantedChange[] {
  const last = programmes - 1;
  const deadlines = Array.from({ length: programmes }, (_, number) => number)
    .filter((number) => number > 22 && hasDeadline(number))
    .slice(0, 3);
  return [
    ...deadlines.map((number): PlantedChange => ({ kind: 'deadline', number })),
    { kind: 'new', number: programmes },
    { kind: 'new', number: programmes + 1 },
    { kind: 'vanished', number: last },
    { kind: 'vanished', number: last - 1 },
    { kind: 'renewed', number: last - 2 },
    { kind: 'title', number: last - 3 },
  ];
}

/** Writes the ZIP and answers how many documents and programmes (with a title) are in it. */
export async function generateExport(
  options: ExportOptions,
): Promise<{ documents: number; programmes: number }> {
  const { file, programmes = standardProgrammes, seed = 1, changes = [] } = options;
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file));
  const planned = planExport({ programmes, seed, changes });
  const targets = linkTargetsOf(programmes);
  let documents = 0;
  const add = (path: string, make: () => XmlDocument): void => {
    documents += 1;
    // Lazily: each document is written when its turn comes, so that the whole never lies in memory.
    zip.addReadStreamLazy(`${path}.xml`, { mtime }, (give) => {
      give(null, Readable.from([Buffer.from(xmlOf(make()), 'utf8')]));
    });
  };
  // The documents of programmes that left or were renamed stay, so that nothing else changes.
  const numbers = Array.from({ length: programmes }, (_, number) => number);
  const extra = planned.map(({ number }) => number).filter((number) => number >= programmes);
  for (const document of linkedDocuments({ programmes, seed }, [...numbers, ...extra])) {
    add(document.path, () => document);
  }
  for (const programme of planned) {
    add(programme.path, () => programmeDocument(programme, seed, targets));
  }
  for (const document of oddDocuments()) add(document.path, () => document);
  zip.addBuffer(Buffer.from('%PDF-1.4'), 'schnittstellenbeschreibung-download-xml.pdf', { mtime });
  zip.end();
  await written;
  return { documents, programmes: planned.length };
}

/** Three stubs without any text, two archived programmes in their own tree. */
function oddDocuments(): XmlDocument[] {
  const content = 'BMWI/FDB/Content/DE';
  const stub = (path: string, title: string): XmlDocument => ({
    path: `${content}/${path}`,
    type: 'gsb:ServiceOffer',
    properties: [richText('gsb:title', title), richText('gsb:bodyText', '')],
  });
  return [
    stub('Foerderprogramm/Land/NRW/entwurf-a', ''),
    stub('Foerderprogramm/Land/Hessen/entwurf-b', ''),
    stub('Foerderprogramm/Bund/BMBF/entwurf-c', ''),
    stub('Archiv/fruehere-foerderung', '<p>Frühere Förderung</p>'),
    stub('Archiv/abgeschlossenes-programm', '<p>Abgeschlossenes Programm</p>'),
  ];
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      programmes: { type: 'string', default: String(standardProgrammes) },
      seed: { type: 'string', default: '1' },
      changed: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error('which file? generate-export.js <file.zip>');
  const programmes = Number(values.programmes);
  const changes = values.changed ? standardChanges(programmes) : [];
  const counts = await generateExport({ file, programmes, seed: Number(values.seed), changes });
  process.stdout.write(`${JSON.stringify({ file, ...counts, changes })}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
