import { mkdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

export type UploadFolder = ReturnType<typeof createUploadFolder>;

/**
 * Files that wait for their import, in the data folder: what was uploaded (named like its run) or fetched. Each is
 * removed after its run, however that ended.
 */
export function createUploadFolder(dataDir: string) {
  const folder = join(dataDir, 'imports');
  const pathOf = (runId: string): string => join(folder, runId);

  return {
    pathOf,
    /** The folder itself, made where it is missing. */
    ensure(): string {
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    async take(file: string, runId: string): Promise<void> {
      await rename(file, pathOf(runId));
    },
    remove(file: string): void {
      rmSync(file, { force: true });
    },
  };
}
