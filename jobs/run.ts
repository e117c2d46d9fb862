import { spawn } from 'node:child_process';
import { readConfig } from '../src/config.ts';
import { isUpToDate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open.ts';
import { jobListing } from '../src/jobs/job-listing.ts';
import { jobFile } from '../src/jobs/spawn-job.ts';
import { createStores } from '../src/services.ts';
import { systemClock } from '../src/shared/clock.ts';
import { AppError, StartError } from '../src/shared/errors.ts';
import { timetable } from './schedule.ts';

/** `npm run job` lists the jobs, `npm run job -- <name>` runs one now with progress in the terminal. */
async function main(name: string | undefined, more: readonly string[]): Promise<void> {
  if (name === undefined) {
    process.stdout.write(await list());
    return;
  }
  if (!timetable.some((row) => row.name === name)) {
    const names = timetable.map((row) => row.name).join(', ');
    throw new StartError(`Eine Aufgabe „${name}“ gibt es nicht. Es gibt: ${names}`);
  }
  const child = spawn(process.execPath, [jobFile(name), ...more], { stdio: 'inherit' });
  // Ctrl-C reaches the job by itself; we wait for it and end as it ended.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

async function list(): Promise<string> {
  const database = openDatabase(readConfig().dataDir);
  try {
    if (!isUpToDate(database)) {
      throw new StartError('Die Datenbank ist nicht auf dem Stand dieses Programms: npm start');
    }
    const { jobRuns } = createStores(database.db);
    const latest = await Promise.all(
      timetable.map(async (row) => ({ row, run: (await jobRuns.listRuns(row.name, 1))[0] })),
    );
    return jobListing(latest, systemClock().now());
  } finally {
    await database.close();
  }
}

try {
  await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  const text =
    error instanceof AppError ? error.message : error instanceof Error ? error.stack : '';
  process.stderr.write(`${text ?? String(error)}\n`);
  process.exitCode = 1;
}
