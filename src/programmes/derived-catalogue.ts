import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * The catalogue as a file that is read faster than the database: JSON with one entry per line, so that it can be read
 * in slices. It is derived, may be deleted at any moment, and belongs to one version of the catalogue.
 */
export interface DerivedFile {
  dataDir: string;
  /** As `programmes.catalogueVersion()` tells it. */
  version: string;
}

/** Entries parsed before other requests get their turn. */
const slice = 25;

export const derivedFolder = (dataDir: string): string => join(dataDir, 'derived');

export function derivedCataloguePath({ dataDir, version }: DerivedFile): string {
  const name = `${version} ${shape()}`.replaceAll(/[^0-9A-Za-z]+/gu, '-');
  return join(derivedFolder(dataDir), `catalogue-${name}.json`);
}

/** The code that shapes the entries: what is added to it must be named here. */
const shapedBy = [
  './programme',
  './programme-labels',
  './programme-store',
  './catalogue-service',
  '../shared/text',
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

/** Writes the file as a whole or not at all, then deletes those of other versions. @returns bytes */
export async function writeDerivedCatalogue(
  file: DerivedFile,
  entries: readonly object[],
): Promise<number> {
  const folder = derivedFolder(file.dataDir);
  const path = derivedCataloguePath(file);
  const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
  await mkdir(folder, { recursive: true });
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const text = [opening(file.version), ...(lines === '' ? [] : [lines]), closing].join('\n');
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
  await deleteOlder(folder, path);
  return Buffer.byteLength(text);
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
async function deleteOlder(folder: string, path: string): Promise<void> {
  const { mtimeMs } = await stat(path);
  for (const name of await readdir(folder)) {
    const other = join(folder, name);
    if (!name.startsWith('catalogue-') || other === path) continue;
    try {
      // What is being written at this moment is newer than ours.
      if ((await stat(other)).mtimeMs <= mtimeMs) await unlink(other);
    } catch {
      // Somebody else deleted it.
    }
  }
}
