import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { generateExport } from './generate-export.ts';

/**
 * A data folder with the seed and a full-size export, imported by the real job. Making it takes a minute or more, so it
 * is kept in the folder for temporary files and used again as long as the code that made it is the same.
 */
export async function fullDataDir(say: (line: string) => void): Promise<string> {
  const folder = join(tmpdir(), `foerderpfad-full-${makersHash()}`);
  const dataDir = join(folder, 'data');
  if (existsSync(folder)) return dataDir;
  say('Making a data folder with a full-size catalogue (kept for the next time) …');
  const building = `${folder}.${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building);
  try {
    const file = join(building, 'export.zip');
    await generateExport({ file });
    // The web process migrates and seeds; the jobs then find their tables.
    await stopServer(await startedOn(join(building, 'data')));
    await runJob(join(building, 'data'), ['catalogue-refresh.js', `--file=${file}`]);
    await runJob(join(building, 'data'), ['derived-files.js']);
    rmSync(file);
    renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return dataDir;
}

/** A server that listens on this folder, without a timetable that would disturb a measurement. */
export async function startedOn(
  dataDir: string,
): Promise<{ server: ServerProcess; address: string }> {
  const server = startServer({ DATA_DIR: dataDir, ROLE: 'web' });
  const failed = server.ended.then((code) => {
    throw new Error(`the server ended with ${String(code)}: ${server.output()}`);
  });
  return { server, address: await Promise.race([server.listening, failed]) };
}

export async function stopServer({ server }: { server: ServerProcess }): Promise<void> {
  server.child.kill('SIGTERM');
  await server.ended;
}

function runJob(dataDir: string, [script = '', ...more]: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/jobs', script), ...more], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 2, 2],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the job ${script} ended with ${String(code)}`));
    });
  });
}

/** Of everything built that has a say in what the folder holds. */
function makersHash(): string {
  const hash = createHash('sha256');
  for (const folder of [
    'src/database',
    'src/imports',
    'src/programmes',
    'src/seeding',
    'test/bench',
  ]) {
    const path = join(projectRoot, 'dist', folder);
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names) {
      const isMaker = folder !== 'test/bench' || /(?:^|\/)(?:export-|generate-)/u.test(name);
      if (isMaker && name.endsWith('.js')) hash.update(readFileSync(join(path, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}
