import ts from 'typescript';

/** The rules of the house as pure checks over file texts, so that a planted violation can prove each of them. */

export interface SourceFile {
  /** Relative to the project root, with forward slashes, e.g. `src/matching/verdict.ts`. */
  path: string;
  text: string;
}

export type Rule = (file: SourceFile) => string[];

/** Layers from the noun outwards: a file may import its own layer or a lower one of its room. */
const suffixes = ['routes', 'form', 'views', 'service', 'store'] as const;
type Suffix = (typeof suffixes)[number] | 'noun';

/** Files without database, HTTP, clock or environment (architecture rule 1). */
const pure =
  /^src\/(matching\/(verdict|criteria\/[\w-]+|order\/(match-(group|order|nesting)|date-points|order-weights))|drafts\/(draft-content|document|draft-figures|quick-check-content|quarter-profile-content|page-estimate)[\w-]*|shared\/(dates|money|text|bar-geometry|line-geometry)|projects\/(project|prefill[\w-]*|missing[\w-]*)|[\w-]+\/([\w-]+\/)?[\w-]+-views|schedule\/(backward-plan|working-days|time-left|plan-section|calendar|calendar-text|committee-words|sitting-import(-record)?|sources\/[\w-]+)|quarters\/(figures\/secrecy|profile\/(social-index|time-|trend|quarter-comparison)|costs\/cost-calculation|funding\/funding-gap)[\w-]*|programmes\/(window-state|expected-round|similar-programmes|compare-rows|programme-fields?[\w-]*)|imports\/(find-evidence|derive-[\w-]+|facet-lookup|evidence\/[\w-]+))\.ts$/u;
const impure =
  /^(express|kysely|better-sqlite3|pino|node:(fs|http|net|child_process|process))|\/(database|http)\/(?!page-parts|render|lists|posted)|-(store|service|routes)\.ts$|config\.ts$/u;
/** View-models name types of the HTTP room, never anything that runs. */
const forbiddenNames = /(^|[-/])(utils?|helpers?|common|manager|misc)(-|\.ts$|\/)|\/index\.ts$/u;

export const rules: Record<string, Rule> = {
  'file names are kebab-case and say what is inside': ({ path }) =>
    path
      .split('/')
      .slice(1)
      .every((part) => /^_?[a-z0-9]+([-.][a-z0-9]+)*$/u.test(part)) && !forbiddenNames.test(path)
      ? []
      : [`${path}: name`],

  'shared imports nothing of ours': (file) =>
    file.path.startsWith('src/shared/')
      ? importsOf(file)
          .filter((target) => target.startsWith('src/') && !target.startsWith('src/shared/'))
          .map((target) => `${file.path} → ${target}`)
      : [],

  'src never imports test; only server.ts imports jobs/': (file) =>
    file.path.startsWith('src/')
      ? importsOf(file)
          .filter(
            (target) =>
              target.startsWith('test/') ||
              (target.startsWith('jobs/') && file.path !== 'src/server.ts'),
          )
          .map((target) => `${file.path} → ${target}`)
      : [],

  "a room never uses another room's routes, form or views": (file) =>
    importsOf(file)
      .filter(
        (target) =>
          /^src\/[\w-]+\//u.test(file.path) &&
          /-(routes|form|views)\.ts$/u.test(target) &&
          roomOf(target) !== roomOf(file.path),
      )
      .map((target) => `${file.path} → ${target}`),

  'imports point from routes to noun, never back': (file) =>
    importsOf(file)
      // A service may name the type of the room's own composition, which is derived from the services.
      .filter((target) => !target.endsWith('-services.ts') || valueImportsOf(file).includes(target))
      .filter((target) => roomOf(target) === roomOf(file.path) && isUpward(file.path, target))
      .map((target) => `${file.path} → ${target}`),

  'pure files know no database, HTTP, clock or environment': (file) =>
    pure.test(file.path)
      ? valueImportsOf(file)
          .filter((target) => impure.test(target) || target === 'src/shared/clock.ts')
          .map((target) => `${file.path} → ${target}`)
      : [],

  'only in-transaction.ts opens transactions': (file) =>
    file.path.startsWith('src/') &&
    file.path !== 'src/database/in-transaction.ts' &&
    file.text.includes('.transaction(')
      ? [`${file.path}: .transaction(`]
      : [],

  'only config.ts reads the environment': (file) =>
    file.path.startsWith('src/') &&
    file.path !== 'src/config.ts' &&
    file.text.includes('process.env')
      ? [`${file.path}: process.env`]
      : [],

  'time comes from the clock': (file) =>
    file.path.startsWith('src/') &&
    file.path !== 'src/shared/clock.ts' &&
    /Date\.now\(\)|new Date\(\)/u.test(file.text)
      ? [`${file.path}: reads the time itself`]
      : [],

  'SQL lives in stores': (file) =>
    /^src\/(?!database\/|seeding\/)/u.test(file.path) &&
    !file.path.endsWith('-store.ts') &&
    /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/u.test(file.text)
      ? [`${file.path}: SQL`]
      : [],

  'req and res stay in routes and http': (file) =>
    /^src\/(?!http\/|app\.ts)/u.test(file.path) &&
    !file.path.endsWith('-routes.ts') &&
    importsOf(file).includes('express')
      ? [`${file.path} → express`]
      : [],

  'functions stay below 50 lines': (file) => longFunctions(file, 50),

  'templates print escaped text only': (file) =>
    file.path.endsWith('.ejs')
      ? [...file.text.matchAll(/<%-\s*(?<code>[^%]*)%>/gu)]
          .map((match) => match.groups?.['code']?.trim() ?? '')
          .filter(
            (code) =>
              !code.startsWith('include(') &&
              !(file.path === 'views/layouts/page.ejs' && code === 'body'),
          )
          .map((code) => `${file.path}: <%- ${code}`)
      : [],

  'templates hold no inline script or style': (file) =>
    file.path.endsWith('.ejs') && /\sstyle=|<style|<script(?! src=)|\son[a-z]+="/u.test(file.text)
      ? [`${file.path}: inline script or style`]
      : [],
};

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function layerOf(path: string): Suffix {
  // A part of the composition root that a room keeps for itself, named `*-services.ts`.
  if (path.endsWith('-services.ts')) return 'routes';
  return suffixes.find((suffix) => path.endsWith(`-${suffix}.ts`)) ?? 'noun';
}

/** A view-model may show what a form refused, therefore views stand one step outside forms. */
function isUpward(from: string, to: string): boolean {
  const order: Suffix[] = ['routes', 'views', 'form', 'service', 'store', 'noun'];
  const [fromLayer, toLayer] = [layerOf(from), layerOf(to)];
  return toLayer !== 'noun' && order.indexOf(toLayer) < order.indexOf(fromLayer);
}

interface Import {
  target: string;
  isTypeOnly: boolean;
}

function allImportsOf({ path, text }: SourceFile): Import[] {
  if (!path.endsWith('.ts')) return [];
  const statement =
    /(?:import|export)\s+(?<type>type\s+)?[^;'"]*?from\s+'(?<from>[^']+)'|import\s+'(?<bare>[^']+)'/gu;
  return [...text.matchAll(statement)].map((match) => {
    const from = match.groups?.['from'] ?? match.groups?.['bare'] ?? '';
    return { target: resolveImport(path, from), isTypeOnly: match.groups?.['type'] !== undefined };
  });
}

function importsOf(file: SourceFile): string[] {
  return allImportsOf(file).map(({ target }) => target);
}

function valueImportsOf(file: SourceFile): string[] {
  return allImportsOf(file)
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ target }) => target);
}

function resolveImport(path: string, from: string): string {
  if (!from.startsWith('.')) return from;
  const parts = path.split('/').slice(0, -1);
  for (const part of from.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Lines of each function without the functions inside it: a factory is as long as its own work. */
function longFunctions({ path, text }: SourceFile, most: number): string[] {
  if (!path.endsWith('.ts') || path.startsWith('test/')) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const linesOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getEnd()).line -
    source.getLineAndCharacterOfPosition(node.getStart()).line +
    1;
  /** @returns lines inside this node that belong to functions within it. */
  const visit = (node: ts.Node): number => {
    let inner = 0;
    ts.forEachChild(node, (child) => {
      inner += visit(child);
    });
    if (!ts.isFunctionLike(node) || !('body' in node)) return inner;
    const lines = linesOf(node);
    if (lines - inner > most) found.push(`${path}: function of ${lines - inner} lines`);
    return lines;
  };
  visit(source);
  return found;
}
