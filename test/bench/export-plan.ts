import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import { topics } from './export-prose.ts';
import { chanceOf } from './export-random.ts';

/** Which programmes an export holds, before any text is written. */

export interface PlannedProgramme {
  number: number;
  /** In the ZIP, without ending. */
  path: string;
  title: string;
  topic: string;
  /** Only programmes with a text on deadlines have one: `23. September 2027`. */
  deadline: string | null;
  /** No summary, one block. */
  isSingle: boolean;
}

/** A difference between two exports that are otherwise the same. `number` counts programmes from 0. */
export type PlantedChange =
  | { kind: 'deadline'; number: number }
  | { kind: 'title'; number: number }
  | { kind: 'vanished'; number: number }
  /** The guideline comes back as a new document: year appended to the slug, the old one gone. */
  | { kind: 'renewed'; number: number }
  /** A programme beyond the number of the first export. */
  | { kind: 'new'; number: number };

export interface PlanOptions {
  programmes: number;
  seed: number;
  changes: readonly PlantedChange[];
}

const contentRoot = 'BMWI/FDB/Content/DE';
const folders = [
  ...Array<string>(7).fill('Land/NRW'),
  ...Array<string>(7).fill('Land/Sachsen'),
  ...Array<string>(6).fill('Land/Schleswig-Holstein'),
  ...Array<string>(6).fill('Land/Bayern'),
  ...Array<string>(6).fill('Land/Niedersachsen'),
  ...Array<string>(5).fill('Land/Hessen'),
  ...Array<string>(5).fill('Land/Baden-Wuerttemberg'),
  ...Array<string>(5).fill('Land/Sachsen-Anhalt'),
  ...Array<string>(4).fill('Land/Thueringen'),
  'Land/Rheinland-Pfalz',
  'Land/Hamburg',
  'Land/Mecklenburg-Vorpommern',
  'Land/Berlin',
  'Land/Brandenburg',
  'Land/Saarland',
  'Land/Bremen',
  ...Array<string>(8).fill('Bund/BMBF'),
  ...Array<string>(5).fill('Bund/BMWi'),
  'Bund/KfW',
  'Bund/BMAS',
  'Bund/BMFSFJ',
  'Bund/BMI',
  'Bund/BKM',
  'EU',
  'EU',
];

/** Every eighth programme has a text on deadlines; planted changes of a deadline need one of these. */
export function hasDeadline(number: number): boolean {
  return number % 8 === 3;
}

/** The paths of the programmes that the seed names, in the form of the ZIP. */
export function seedPaths(): string[] {
  const folder = join(projectRoot, 'data', 'seed', 'programmes');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const paths = texts.flatMap((text) =>
    [...text.matchAll(/foerderdatenbank\.de(?<path>\/FDB\/Content\/DE\/[^"#?]+)\.html/gu)].map(
      (match) => `BMWI${match.groups?.['path'] ?? ''}`,
    ),
  );
  return [...new Set(paths)].sort();
}

export function planExport({ programmes, seed, changes }: PlanOptions): PlannedProgramme[] {
  const known = seedPaths();
  const planned = Array.from({ length: programmes }, (_, number) =>
    planProgramme(seed, number, known),
  );
  for (const change of changes) {
    if (change.kind === 'new') planned.push(planProgramme(seed, change.number, known));
    else applyChange(planned, change);
  }
  return planned;
}

/** Where the programme stands in the export, before any planted change. */
export function plannedPath(seed: number, number: number): string {
  return planProgramme(seed, number, seedPaths()).path;
}

function planProgramme(seed: number, number: number, known: readonly string[]): PlannedProgramme {
  const chance = chanceOf(seed, number);
  const topic = chance.pick(topics);
  const title = chance.pick([
    `Förderung der ${topic} – Baustein ${number}`,
    `Bundesprogramm „Starke ${topic} ${number}“ (2021–2027)`,
    `Richtlinie ${topic} ${number}`,
    `Zuwendungen für ${topic} (Programm ${number})`,
  ]);
  return {
    number,
    path: known[number] ?? `${contentRoot}/Foerderprogramm/${ownPath(seed, number)}`,
    title,
    topic,
    deadline: hasDeadline(number)
      ? `${chance.between(1, 28)}. September ${chance.between(2026, 2028)}`
      : null,
    isSingle: chance.permille(210),
  };
}

/** Some slugs stand in two folders, one programme in the root, some slugs are odd for ever. */
function ownPath(seed: number, number: number): string {
  const chance = chanceOf(seed + 7, number);
  if (number >= 100 && number < 148) {
    const slug = `gemeinschaftsfoerderung-${Math.floor(number / 2)}`;
    return `${number % 2 === 0 ? 'Land/Hessen' : 'Land/Bayern'}/${slug}`;
  }
  if (number === 150) return 'zusammenarbeit-ueber-grenzen';
  if (number === 151) return 'Kommune/F/beispielbonus-musterstadt';
  const odd = chance.permille(10) ? '-' : '';
  const stem = chance.permille(10) ? 'WEGE-und-Ziele' : 'foerderung-vor-ort';
  return `${chance.pick(folders)}/${stem}-${number}${odd}`;
}

function applyChange(planned: PlannedProgramme[], change: PlantedChange): void {
  const at = planned.findIndex(({ number }) => number === change.number);
  const programme = planned[at];
  if (!programme) throw new Error(`no programme ${change.number} to change`);
  if (change.kind === 'vanished') planned.splice(at, 1);
  if (change.kind === 'title') programme.title += ' (Neufassung)';
  if (change.kind === 'renewed') programme.path += '-2027';
  if (change.kind === 'deadline') {
    if (programme.deadline === null) throw new Error(`programme ${change.number} has no deadline`);
    programme.deadline = '15. Oktober 2028';
  }
}
