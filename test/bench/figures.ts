import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scopeOfInstallation, type Scope } from '../../src/accounts/scope.ts';
import { migrate } from '../../src/database/migrate.ts';
import { newId } from '../../src/database/new-id.ts';
import { openDatabase, type OpenDatabase } from '../../src/database/open.ts';
import { projectRoot } from '../../src/project-root.ts';
import type { Indicator } from '../../src/quarters/figures/indicator.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';
import { seedDatabase } from '../../src/seeding/seed.ts';
import { createServices, type Services } from '../../src/services.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { chanceOf } from './export-random.ts';

const quarters = 50;
const years = [2021, 2022, 2023, 2024, 2025];

/** 50 quarters × all indicators × 5 years, imported with preview into an empty and into a filled city. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'foerderpfad-bench-figures-'));
  const database = openDatabase(folder);
  try {
    const services = await open(database);
    const indicators = await services.stores.indicators.listIndicators();
    const file = join(folder, 'werte.csv');
    const first = await measure(database, services, { file, content: csvOf(indicators, 1) });
    const second = await measure(database, services, { file, content: csvOf(indicators, 2) });
    say(`first import: ${describe(first)}`);
    say(`second import over the first, every figure changed: ${describe(second)}`);
    say(
      JSON.stringify({
        bench: 'figures',
        rows: first.rows,
        previewSeconds: first.preview,
        secondPreviewSeconds: second.preview,
        confirmMs: first.confirmMs,
        undoMs: second.undoMs,
        longestWriteMs: Math.max(first.longestWriteMs, second.longestWriteMs),
      }),
    );
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open(database: OpenDatabase): Promise<Services> {
  await migrate(database);
  await seedDatabase(database.db, readSeed(join(projectRoot, 'data', 'seed')), new Date());
  const [district] = await database.db
    .selectFrom('district')
    .select(['id', 'municipalityId'])
    .where('kind', '=', 'stadtteil')
    .execute();
  if (!district) throw new Error('the seed has no Stadtteil');
  const nothing = { sourceTitle: null, sourceUrl: null, editedAt: null } as const;
  for (let index = 1; index <= quarters; index += 1) {
    await database.db
      .insertInto('quarter')
      .values({
        id: newId(),
        municipalityId: district.municipalityId,
        districtId: district.id,
        slug: `probe-${index}`,
        name: `Probe ${index}`,
        description: '',
        areaSozialeStadt: null,
        areaIsek: null,
        areaNote: null,
        ...nothing,
      })
      .execute();
  }
  const services = createServices(database.db, {
    clock: systemClock(),
    isDemo: true,
    accountSettings: {
      sessionIdleMinutes: 30,
      sessionAbsoluteHours: 12,
      auditSourceDays: 7,
      signInRequestsPerMinute: 1000,
      demoPassword: null,
    },
  });
  await services.accounts.demoPeople.ensure();
  return services;
}

/** Rates with numerator and denominator; one in twenty is too small to be shown. */
function csvOf(indicators: readonly Indicator[], seed: number): string {
  const chance = chanceOf(seed, 0);
  const rows = ['Gebiet;Kennzahl;Jahr;Wert;Zähler;Nenner'];
  for (let quarter = 1; quarter <= quarters; quarter += 1) {
    for (const { id, denominator } of indicators) {
      for (const year of years) {
        const count = chance.permille(50) ? chance.between(1, 9) : chance.between(20, 900);
        const counts = denominator === null ? `${4000 + count};;` : `;${count};${2000 + count}`;
        rows.push(`Probe ${quarter};${id};${year};${counts}`);
      }
    }
  }
  return rows.join('\r\n');
}

interface Measured {
  rows: number;
  preview: number;
  confirmMs: number;
  undoMs: number;
  longestWriteMs: number;
  counts: string;
}

async function measure(
  { connection }: OpenDatabase,
  services: Services,
  { file, content }: { file: string; content: string },
): Promise<Measured> {
  writeFileSync(file, content);
  const [municipalityId = ''] = await services.stores.quarters.listMunicipalityIds();
  const scope: Scope = scopeOfInstallation([municipalityId]);
  const staff = (await services.accounts.people.list()).find(({ role }) => role === 'staff');
  const actor = { personId: staff?.id ?? '' };
  const { figureImports } = services;
  const writes = watchWrites(connection);
  const begin = performance.now();
  const { id } = await figureImports.upload(actor, scope, {
    file: { path: file, fileName: 'werte.csv' },
    municipalityId,
    settings: {
      source: { title: 'Benchmark', url: null, receivedOn: '2026-01-01' },
      base: 'melderegister',
      yearMeaning: 'lastDay',
      reference: '',
    },
  });
  const found = await figureImports.getImport(scope, id);
  await figureImports.listFigures(scope, found, { filter: null, limit: 100, offset: 0 });
  const preview = Math.round(performance.now() - begin) / 1000;
  const confirmMs = await timed(() => figureImports.confirm(actor, scope, id));
  const undoMs = await timed(() => figureImports.undo(actor, scope, id));
  // Left in effect for the next round: undone and brought back by hand, as nothing on screen does.
  connection.prepare("update figure_import set state = 'active' where id = ?").run(id);
  const { counts } = found.outcome;
  return {
    rows: content.split('\r\n').length - 1,
    preview,
    confirmMs,
    undoMs,
    longestWriteMs: writes.stop(),
    counts: JSON.stringify(counts),
  };
}

/** The longest statement that changes rows: statements run synchronously, so this is how long pages wait for one. */
function watchWrites(connection: OpenDatabase['connection']): { stop: () => number } {
  const prepare = connection.prepare.bind(connection);
  let longest = 0;
  connection.prepare = ((sql: string) => {
    const statement = prepare(sql);
    if (!/^\s*(insert|update|delete)/iu.test(sql)) return statement;
    const run = statement.run.bind(statement);
    statement.run = (values) => {
      const begin = performance.now();
      const result = run(values);
      longest = Math.max(longest, performance.now() - begin);
      return result;
    };
    return statement;
  }) as typeof connection.prepare;
  return {
    stop: () => {
      connection.prepare = prepare;
      return Math.round(longest * 10) / 10;
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return Math.round(performance.now() - begin);
}

function describe({ rows, preview, confirmMs, undoMs, counts }: Measured): string {
  return `${rows} rows, preview ${preview} s, confirmation ${confirmMs} ms, undo ${undoMs} ms, ${counts}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
