import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { targetGroupCodes, topicCodes } from '../../src/programmes/programme-codes.ts';
import { projectRoot } from '../../src/project-root.ts';

/** The published relevance set: see `relevance/README.md`. */

export const queryKinds = [
  'compound',
  'split',
  'inflection',
  'umlaut',
  'typo',
  'abbreviation',
  'synonym',
  'funder',
  'several',
  'everyday',
  'short',
  'nonsense',
] as const;
export type QueryKind = (typeof queryKinds)[number];

const slugs = z.array(z.string());
const needSchema = z.strictObject({
  need: z.string(),
  heldOut: z.boolean(),
  why: z.string(),
  queries: z.array(z.strictObject({ kind: z.enum(queryKinds), text: z.string() })).min(1),
  answers: z.strictObject({ '3': slugs, '2': slugs, '1': slugs }),
});

const recordSchema = z.strictObject({
  slug: z.string(),
  title: z.string(),
  funder: z.string(),
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)),
  summary: z.string(),
});
export type RelevanceRecord = z.infer<typeof recordSchema>;

/** One query with everything that answers it. */
export interface JudgedQuery {
  kind: QueryKind;
  text: string;
  /** 3 what was asked for, 2 fits in part, 1 touches it; what is not named is no answer. */
  grades: ReadonlyMap<string, number>;
  /** Nobody looked at single results of these while the engine was improved. */
  isHeldOut: boolean;
}

const folder = join(projectRoot, 'test', 'bench', 'relevance');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

export function readJudgedQueries(): JudgedQuery[] {
  const { needs } = z.object({ needs: z.array(needSchema) }).parse(read('judgements.json'));
  return needs.flatMap(({ queries, answers, heldOut }) => {
    const grades = new Map<string, number>();
    for (const grade of ['1', '2', '3'] as const) {
      for (const slug of answers[grade]) grades.set(slug, Number(grade));
    }
    return queries.map((query) => ({ ...query, grades, isHeldOut: heldOut }));
  });
}

export function readRelevanceRecords(): RelevanceRecord[] {
  return z.object({ records: z.array(recordSchema) }).parse(read('records.json')).records;
}
