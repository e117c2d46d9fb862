import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';

/** The closed lists of the Förderdatenbank, from `data/foerderdatenbank/vocabularies.json`. */

const valueSchema = z.object({
  code: z.string().min(1),
  label: z.string().min(1),
  /** Other labels and codes of the same value. */
  aliases: z.array(z.string()),
});

const listSchema = z.object({
  /** Last part of the classifier's path in the export. */
  classifier: z.string().min(1),
  values: z.array(valueSchema),
});

const schema = z.object({
  title: z.string(),
  source: z.string(),
  asOf: z.string(),
  note: z.string(),
  facets: z.object({
    foerderart: listSchema,
    foerderbereich: listSchema,
    foerdergebiet: listSchema,
    foerderberechtigte: listSchema,
    foerdergeber: listSchema,
    unternehmensgroesse: listSchema,
    grw: listSchema,
  }),
  /** The second level: child codes repeat under several parents. */
  unterbereich: z.array(listSchema.extend({ parent: z.string().min(1) })),
});

export type Vocabularies = z.infer<typeof schema>;
export type VocabularyValue = z.infer<typeof valueSchema>;

/** Read once: a table that ships with the program, like its code. */
export const vocabularies: Vocabularies = Object.freeze(
  schema.parse(
    JSON.parse(
      readFileSync(join(projectRoot, 'data', 'foerderdatenbank', 'vocabularies.json'), 'utf8'),
    ),
  ),
);
