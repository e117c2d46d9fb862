import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scopeOfInstallation } from '../accounts/scope.ts';
import { readConfig, type Config } from '../config.ts';
import { isUpToDate, migrate } from '../database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../database/open.ts';
import { matchListing } from '../matching/match-listing.ts';
import { matchJsonRows } from '../matching/match-rows.ts';
import { readNeedFile, type NeedFile } from '../matching/trial/need-file.ts';
import { projectRoot } from '../project-root.ts';
import { readSeed, withoutDemo } from '../seeding/seed-files.ts';
import { seedDatabase } from '../seeding/seed.ts';
import { createServices } from '../services.ts';
import { systemClock } from '../shared/clock.ts';
import { isDay } from '../shared/dates.ts';
import { AppError, StartError } from '../shared/errors.ts';

/** `npm run match -- --need-file need.json [--on 2026-11-22] [--json]`: matches of a need that nobody has to save. */
const usage = 'Aufruf: npm run match -- --need-file bedarf.json [--on JJJJ-MM-TT] [--json]';

async function main(): Promise<void> {
  const { needFile, on, json } = readArguments();
  const need = readNeed(needFile);
  const config = readConfig();
  const database = openDatabase(config.dataDir);
  try {
    await makeReady(database, config);
    const { trials, stores } = createServices(database.db, {
      clock: systemClock(),
      isDemo: config.isDemo,
      accountSettings: config.accounts,
    });
    const scope = scopeOfInstallation(await stores.quarters.listMunicipalityIds());
    const trial = await trials.tryNeed(scope, need, on);
    if (!json) for (const text of trial.warnings) process.stderr.write(`Warnung: ${text}\n`);
    process.stdout.write(json ? `${JSON.stringify(matchJsonRows(trial))}\n` : matchListing(trial));
  } finally {
    await database.close();
  }
}

function readArguments(): { needFile: string; on: string | undefined; json: boolean } {
  const { values } = readValues();
  const { 'need-file': needFile, on, json = false } = values;
  if (needFile === undefined) throw new StartError(usage);
  if (on !== undefined && !isDay(on)) {
    throw new StartError(`--on: Bitte einen Tag angeben, den es gibt, als JJJJ-MM-TT.\n${usage}`);
  }
  return { needFile, on, json };
}

function readValues() {
  try {
    return parseArgs({
      options: {
        'need-file': { type: 'string' },
        on: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`${reason}\n${usage}`);
  }
}

function readNeed(file: string): NeedFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartError(`Die Datei ${file} ist nicht lesbar.`);
  }
  const read = readNeedFile(text);
  if (!read.ok) throw new StartError(`${file}:\n${read.problems.map((p) => `  ${p}`).join('\n')}`);
  if (read.ignored.length > 0) {
    process.stderr.write(`Unbekannte Angaben nicht beachtet: ${read.ignored.join(', ')}\n`);
  }
  return read.need;
}

/** A newcomer may ask before the first start: then the seed is written as the start would. */
async function makeReady(database: OpenDatabase, { isDemo }: Config): Promise<void> {
  if (isUpToDate(database)) return;
  await migrate(database);
  const seed = readSeed(join(projectRoot, 'data', 'seed'));
  await seedDatabase(database.db, isDemo ? seed : withoutDemo(seed), systemClock().now());
}

try {
  await main();
} catch (error) {
  const text =
    error instanceof AppError ? error.message : error instanceof Error ? error.stack : '';
  process.stderr.write(`${text ?? String(error)}\n`);
  process.exitCode = 1;
}
