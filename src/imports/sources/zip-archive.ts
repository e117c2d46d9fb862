import { open, type FileHandle } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { SourceError } from '../../shared/errors.ts';
import { refuseBotWall } from './bot-wall.ts';

/** What an archive may hold at most; the real export has about 10,350 documents and 110 MB. */
export interface ZipLimits {
  entries: number;
  bytesPerEntry: number;
  bytesTogether: number;
  /** Unpacked to packed, for entries above a small size: XML of the export reaches about ten. */
  ratio: number;
}

export const exportLimits: ZipLimits = {
  entries: 60_000,
  bytesPerEntry: 16 * 1024 * 1024,
  bytesTogether: 800 * 1024 * 1024,
  ratio: 200,
};
/** Below this size an entry is harmless however well it is packed. */
const smallBytes = 64 * 1024;
const deflated = 8;
const stored = 0;

export interface ZipArchive {
  entries: readonly Entry[];
  /** @throws SourceError for an entry that is damaged or not what its header says. */
  read: (entry: Entry) => Promise<Buffer>;
  close: () => Promise<void>;
}

/**
 * Opens an archive and checks its whole directory before anything is unpacked.
 * @throws SourceError for what is no ZIP, a broken one, or one beyond the limits; it never names the path, because
 *   whoever uploaded the file reads it.
 */
export async function openArchive(
  file: string,
  limits: ZipLimits = exportLimits,
): Promise<ZipArchive> {
  const handle = await open(file, 'r');
  try {
    await refuseOther(handle, spokenName(file));
    const zip = await openPromise(file, { autoClose: false, validateEntrySizes: true }).catch(
      (error: unknown) => {
        throw brokenZip(error);
      },
    );
    try {
      const entries = await entriesOf(zip, limits);
      return {
        entries,
        read: (entry) => readEntry(zip, handle, entry),
        close: async () => {
          zip.close();
          await handle.close();
        },
      };
    } catch (error) {
      zip.close();
      throw error;
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Without the folder, which is nobody's business; uploads lie under a name that means nothing, and without an ending. */
function spokenName(file: string): string {
  return extname(file) === '' ? 'Die Datei' : `Die Datei „${basename(file)}“`;
}

/** Status 200 says nothing on this site: only the first two bytes do. */
async function refuseOther(handle: FileHandle, name: string): Promise<void> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(5000), 0, 5000, 0);
  const start = buffer.subarray(0, bytesRead);
  if (start.toString('latin1', 0, 2) === 'PK') return;
  refuseBotWall(start.toString('utf8'), 'in der Datei');
  throw new SourceError(
    `${name} ist kein ZIP: Sie beginnt nicht mit „PK“ (${bytesRead} Bytes gelesen).`,
  );
}

async function entriesOf(zip: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) {
    throw new SourceError(
      `Das ZIP nennt ${zip.entryCount} Einträge, erlaubt sind ${limits.entries}.`,
    );
  }
  const entries: Entry[] = [];
  let together = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      together += entry.uncompressedSize;
      refuseBomb(entry, limits);
      if (together > limits.bytesTogether) {
        throw new SourceError('Das ZIP ist entpackt größer als erlaubt.');
      }
      entries.push(entry);
    }
  } catch (error) {
    throw error instanceof SourceError ? error : brokenZip(error);
  }
  return entries;
}

/** Paths with `..`, a drive or a leading slash are refused by the reader itself. */
function refuseBomb(entry: Entry, limits: ZipLimits): void {
  if (entry.uncompressedSize > limits.bytesPerEntry) {
    throw new SourceError(`Ein Eintrag des ZIP ist größer als erlaubt: ${entry.fileName}`);
  }
  if (
    entry.uncompressedSize > smallBytes &&
    entry.uncompressedSize > entry.compressedSize * limits.ratio
  ) {
    throw new SourceError(`Ein Eintrag des ZIP ist auffällig dicht gepackt: ${entry.fileName}`);
  }
}

async function readEntry(zip: ZipFile, handle: FileHandle, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted() || ![stored, deflated].includes(entry.compressionMethod)) {
    throw new SourceError('Der Eintrag ist verschlüsselt oder in einem fremden Verfahren gepackt.');
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = Buffer.allocUnsafe(entry.compressedSize);
  const { bytesRead } = await handle.read(packed, 0, packed.length, fileDataStart);
  if (bytesRead !== packed.length) throw new SourceError('Der Eintrag ist abgeschnitten.');
  const data = entry.compressionMethod === stored ? packed : inflate(packed, entry);
  if (data.length !== entry.uncompressedSize) {
    throw new SourceError('Der Eintrag ist entpackt nicht so groß, wie das ZIP angibt.');
  }
  if (crc32(data) !== entry.crc32) throw new SourceError('Die Prüfsumme stimmt nicht.');
  return data;
}

/** Never unpacks more than the header declares, which the limits have already seen. */
function inflate(packed: Buffer, entry: Entry): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
  } catch {
    throw new SourceError('Der Eintrag lässt sich nicht so entpacken, wie das ZIP angibt.');
  }
}

function brokenZip(error: unknown): SourceError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(`Das ZIP ist beschädigt oder unvollständig (${reason}).`);
}
