import { mkdirSync, rmSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type UploadFolder = ReturnType<typeof createUploadFolder>;

/** Waiting figures, and the names multer gives; a catalogue's file is named like its run. */
const leftover = /^(kennzahlen-[\w-]+|[0-9a-f]{32})$/u;

/**
 * Files that wait for their import, in the data folder: what was uploaded (named like its run) or fetched. Each is
 * removed after its run, however that ended.
 */
export function createUploadFolder(dataDir: string) {
  const folder = join(dataDir, 'imports');
  const pathOf = (runId: string): string => join(folder, runId);
  /** The folder itself, made where it is missing. */
  const ensure = (): string => {
    mkdirSync(folder, { recursive: true });
    return folder;
  };

  return {
    pathOf,
    ensure,
    async take(file: string, runId: string): Promise<void> {
      await rename(file, pathOf(runId));
    },
    remove(file: string): void {
      rmSync(file, { force: true });
    },
    /**
     * Removes what nobody came back for: figures that wait for an answer, and uploads whose process died. Exports of
     * the catalogue stay, because their run may still be waiting. @returns how many
     */
    async removeLeftovers(before: Date): Promise<number> {
      const names = (await readdir(ensure())).filter((name) => leftover.test(name));
      let removed = 0;
      for (const name of names) {
        const { mtimeMs } = await stat(join(folder, name));
        if (mtimeMs >= before.getTime()) continue;
        await rm(join(folder, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}
