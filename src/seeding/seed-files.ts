import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { exampleSeedSchema, type ExampleSeed } from '../matching/examples/example.ts';
import { programmeSchema, type Programme } from '../programmes/programme.ts';
import {
  areaFactSeedSchema,
  indicatorSeedSchema,
  indicatorValueSeedSchema,
  municipalitySeedSchema,
  needSeedSchema,
  type AreaFactSeed,
  type IndicatorSeed,
  type IndicatorValueSeed,
  type MunicipalitySeed,
  type NeedSeed,
} from '../quarters/quarter-seed.ts';
import { sittingSeedSchema, type SittingSeed } from './seed-sittings.ts';
import { projectRoot } from '../project-root.ts';
import { readPayTables } from '../quarters/costs/pay-table-file.ts';
import type { PayTables } from '../quarters/costs/pay-table.ts';
import { StartError } from '../shared/errors.ts';

/** Everything a municipality's folder holds. */
export interface MunicipalityFolder {
  municipality: MunicipalitySeed;
  values: IndicatorValueSeed[];
  facts: AreaFactSeed[];
  needs: NeedSeed[];
  /** Invented, for the demonstration only. */
  demoSittings: SittingSeed[];
}

/** The seed without what was invented for the demonstration: what a real installation starts with. */
export function withoutDemo(seed: Seed): Seed {
  return {
    ...seed,
    municipalities: seed.municipalities.map((folder) => ({
      ...folder,
      demoSittings: [],
      values: folder.values.filter((value) => value.origin !== 'demo'),
      needs: folder.needs
        .filter((need) => need.origin !== 'demo')
        .map((need) => ({
          ...need,
          demo: undefined,
          existingFunding: need.existingFunding.filter(({ origin }) => origin !== 'demo'),
        })),
    })),
  };
}

/** Examples of one programme, from `data/seed/examples/<slug>.json`. */
export interface ExamplesFile {
  slug: string;
  examples: ExampleSeed[];
}

export interface Seed {
  programmes: Programme[];
  examples: ExamplesFile[];
  indicators: IndicatorSeed[];
  municipalities: MunicipalityFolder[];
  payTables: PayTables;
}

/**
 * Reads and checks every file of `data/seed`.
 * @throws StartError naming file and place of the first fault.
 */
export function readSeed(folder: string): Seed {
  const programmeFolder = join(folder, 'programmes');
  return {
    // Not a part of the seed: the program itself works costs out with them.
    payTables: readPayTables(join(projectRoot, 'data')),
    programmes: jsonFilesOf(programmeFolder).map((file) =>
      readProgramme(join(programmeFolder, file)),
    ),
    examples: jsonFilesOf(join(folder, 'examples')).map((file) => ({
      slug: basename(file, '.json'),
      examples: readJson(join(folder, 'examples', file), z.array(exampleSeedSchema)),
    })),
    indicators: readJson(join(folder, 'indicators.json'), z.array(indicatorSeedSchema)),
    municipalities: municipalityFoldersOf(folder).map((path) => ({
      municipality: readJson(join(path, 'municipality.json'), municipalitySeedSchema),
      values: [
        ...readJson(join(path, 'indicator-values.json'), z.array(indicatorValueSeedSchema)),
        ...readJson(join(path, 'demo-values.json'), z.array(indicatorValueSeedSchema)),
      ],
      facts: readJson(join(path, 'area-facts.json'), z.array(areaFactSeedSchema)),
      needs: readJson(join(path, 'needs.json'), z.array(needSeedSchema)),
      demoSittings: readJson(join(path, 'demo-sittings.json'), z.array(sittingSeedSchema)),
    })),
  };
}

function readProgramme(file: string): Programme {
  const programme = readJson(file, programmeSchema);
  if (`${programme.slug}.json` !== basename(file)) {
    throw new StartError(`Startdaten: ${file} heißt anders als sein Kürzel „${programme.slug}“.`);
  }
  return programme;
}

function readJson<Shape>(file: string, schema: z.ZodType<Shape>): Shape {
  const parsed = schema.safeParse(parseFile(file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join('.') ?? '';
  throw new StartError(`Startdaten: ${file}, Stelle „${place}“: ${issue?.message ?? 'ungültig'}`);
}

function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`Startdaten: ${file} ist nicht lesbar: ${reason}`);
  }
}

/** Beside the folders of municipalities. */
const sharedFolders = ['programmes', 'examples'];

function municipalityFoldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !sharedFolders.includes(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
}

function jsonFilesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
}
