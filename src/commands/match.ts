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
import type { Quarter } from '../quarters/quarter.ts';
import { projectRoot } from '../project-root.ts';
import { readSeed, withoutDemo } from '../seeding/seed-files.ts';
import { seedDatabase } from '../seeding/seed.ts';
import { createServices } from '../services.ts';
import { systemClock } from '../shared/clock.ts';
import { isDay } from '../shared/dates.ts';
import { AppError, StartError } from '../shared/errors.ts';

/** `npm run match -- --need-file need.json [--on 2026-11-22] [--json]`: matches of a need that nobody has to save. */
const usage =
  'Aufruf: npm run match -- --need-file bedarf.json [--on JJJJ-MM-TT] [--json]\n' +
  'Ohne die Kopfzeilen von npm: npm run --silent match -- …';

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked === null) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const { needFile, on, json } = asked;
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
    demandQuarter(need, needFile, await trials.listQuarters(scope));
    const trial = await trials.tryNeed(scope, need, on === undefined ? {} : { on });
    if (!json) for (const text of trial.warnings) process.stderr.write(`Warnung: ${text}\n`);
    process.stdout.write(json ? `${JSON.stringify(matchJsonRows(trial))}\n` : matchListing(trial));
  } finally {
    await database.close();
  }
}

/** @returns null where somebody only asks how it is called */
function readArguments(): { needFile: string; on: string | undefined; json: boolean } | null {
  const { values } = readValues();
  if (values.help === true) return null;
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
        help: { type: 'boolean', short: 'h' },
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

/** @throws StartError that names the quarters there are, the likeliest first */
function demandQuarter({ quarter }: NeedFile, file: string, known: readonly Quarter[]): void {
  if (quarter === undefined || known.some(({ slug }) => slug === quarter)) return;
  const start = quarter.toLowerCase().slice(0, 3);
  const slugs = known.map(({ slug }) => slug).sort();
  const near = slugs.filter((slug) => slug.includes(start) && start !== '');
  const hint = near.length === 0 ? '' : ` Meinten Sie ${near.join(' oder ')}?`;
  const all =
    slugs.length === 0 ? 'Es ist noch keines angelegt.' : `Möglich sind ${slugs.join(', ')}.`;
  throw new StartError(
    `${file}:\n  quarter: Ein Quartier „${quarter}“ gibt es hier nicht.${hint} ${all}`,
  );
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
  // 2: the call or the file is wrong, and nothing was tried.
  process.exitCode = error instanceof StartError ? 2 : 1;
}
