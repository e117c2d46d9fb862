import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { StartError } from '../../shared/errors.ts';
import { synonymsSchema, type SynonymList } from './synonyms.ts';

/** The lists of words that people keep, in `data/search`. */

const folder = join(projectRoot, 'data', 'search');

/** @throws StartError naming file and place. */
export function readSynonymList(): SynonymList {
  const file = join(folder, 'synonyms.json');
  const parsed = synonymsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StartError(
    `${file}, Stelle „${issue?.path.map(String).join('.') ?? ''}“: ${issue?.message ?? ''}`,
  );
}

/** Words of which compounds are made; lines that begin with # are remarks. */
export function readCompoundParts(): string[] {
  return readFileSync(join(folder, 'compound-parts.txt'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/u))
    .filter((word) => word !== '');
}
