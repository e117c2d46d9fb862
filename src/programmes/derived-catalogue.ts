import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * The catalogue as files that are read faster than the database: its entries as JSON with one entry per line, so that
 * they can be read in slices, and the search index as bytes. Both are derived, may be deleted at any moment, and
 * belong to one version of the catalogue.
 */
export interface DerivedFile {
  dataDir: string;
  /** As `programmes.catalogueVersion()` tells it. */
  version: string;
}

/** Entries parsed before other requests get their turn. */
const slice = 25;

export const derivedFolder = (dataDir: string): string => join(dataDir, 'derived');

export function derivedCataloguePath(file: DerivedFile): string {
  return derivedPath(file, 'catalogue', 'json');
}

export function derivedIndexPath(file: DerivedFile): string {
  return derivedPath(file, 'search', 'bin');
}

function derivedPath({ dataDir, version }: DerivedFile, kind: string, ending: string): string {
  const name = `${version} ${shape()}`.replaceAll(/[^0-9A-Za-z]+/gu, '-');
  return join(derivedFolder(dataDir), `${kind}-${name}.${ending}`);
}

/** The code that shapes the entries: what is added to it must be named here. */
const shapedBy = [
  './programme',
  './condition-test',
  './programme-labels',
  './programme-store',
  './catalogue-service',
  './call',
  './search/catalogue-index',
  './search/compounds',
  './search/german-word',
  './search/hyphens',
  './search/index-bytes',
  './search/programme-document',
  './search/search-index',
  './search/text-areas',
];

/** A short hash of that code, so that a file which another version of the program wrote is never read. */
function shape(): string {
  const hash = createHash('sha256');
  for (const name of shapedBy) {
    hash.update(readFileSync(fileURLToPath(new URL(`${name}.js`, import.meta.url))));
  }
  return hash.digest('hex').slice(0, 8);
}

/** The entries of the file; undefined where it is missing, torn or of another version. */
export async function readDerivedCatalogue<Entry>(file: DerivedFile): Promise<Entry[] | undefined> {
  let text: string;
  try {
    text = await readFile(derivedCataloguePath(file), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  if (lines.shift() !== opening(file.version)) return undefined;
  const end = lines.pop();
  if (end !== closing) return undefined;
  const entries: Entry[] = [];
  try {
    for (const [index, line] of lines.entries()) {
      entries.push(JSON.parse(line.replace(/,$/u, '')) as Entry);
      if (index % slice === slice - 1) await setImmediate();
    }
  } catch {
    return undefined;
  }
  return entries;
}

const opening = (version: string): string => `{"version":${JSON.stringify(version)},"entries":[`;
const closing = ']}';

/** The bytes of the search index; undefined where they are missing. */
export async function readDerivedIndex(file: DerivedFile): Promise<Uint8Array | undefined> {
  return readFile(derivedIndexPath(file)).catch(() => undefined);
}

/**
 * Writes each file as a whole or not at all, the entries last, then deletes those of other versions.
 * @returns bytes
 */
export async function writeDerivedCatalogue(
  file: DerivedFile,
  { entries, index }: { entries: readonly object[]; index: Uint8Array },
): Promise<number> {
  const folder = derivedFolder(file.dataDir);
  await mkdir(folder, { recursive: true });
  await writeWhole(derivedIndexPath(file), index);
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const text = [opening(file.version), ...(lines === '' ? [] : [lines]), closing].join('\n');
  await writeWhole(derivedCataloguePath(file), text);
  await syncFolder(folder);
  await deleteOlder(file);
  return Buffer.byteLength(text) + index.byteLength;
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

/** So that the new name, too, survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whoever reads an older file meanwhile keeps what is open, or builds anew: the database is the truth. */
async function deleteOlder(file: DerivedFile): Promise<void> {
  const folder = derivedFolder(file.dataDir);
  const kept = [derivedCataloguePath(file), derivedIndexPath(file)];
  const { mtimeMs } = await stat(derivedIndexPath(file));
  for (const name of await readdir(folder)) {
    const other = join(folder, name);
    if (!/^(catalogue|search)-/u.test(name) || kept.includes(other)) continue;
    try {
      // What is being written at this moment is newer than ours.
      if ((await stat(other)).mtimeMs <= mtimeMs) await unlink(other);
    } catch {
      // Somebody else deleted it.
    }
  }
}
