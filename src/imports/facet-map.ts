import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  applicantCodes,
  financeForms,
  levels,
  targetGroupCodes,
  topicCodes,
} from '../programmes/programme-codes.ts';

/** The table from the codes of the Förderdatenbank to ours, `data/foerderdatenbank/facet-map.json`; every row says why. */

const text = z.string().trim().min(1);
const row = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ code: text, ...shape, why: text });

const areaRow = row({
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)),
  /** Can mean several of our topics: without anything more exact the topics of a programme stay open. */
  isBroad: z.boolean(),
});

const facetMapSchema = z.strictObject({
  title: text,
  asOf: z.string().regex(/^\d{4}-\d{2}$/u),
  note: text,
  /** foerderberechtigte */
  applicants: z.array(row({ applicants: z.array(z.enum(applicantCodes)).min(1) })),
  /** foerdergebiet */
  regions: z.array(row({ agsPrefix: z.string().regex(/^(\d{2})?$/u) })),
  /** foerderart */
  forms: z.array(row({ form: z.enum(financeForms) })),
  /** foerdergeber */
  levels: z.array(row({ level: z.enum(levels) })),
  /** foerderbereich */
  areas: z.array(areaRow),
  /** unterbereich, as `parent.child` */
  subareas: z.array(areaRow),
  /** What is left out on purpose. */
  unmapped: z.array(z.strictObject({ facet: text, codes: z.array(text).min(1), why: text })),
});

export type FacetMap = z.infer<typeof facetMapSchema>;
export type AreaRow = FacetMap['areas'][number];

/** @throws ZodError naming the place of the first fault. */
export function parseFacetMap(json: string): FacetMap {
  return facetMapSchema.parse(JSON.parse(json));
}

/** Reads the table that ships with the program. @param dataFolder the folder `data/` of the project */
export function readFacetMap(dataFolder: string): FacetMap {
  return parseFacetMap(
    readFileSync(join(dataFolder, 'foerderdatenbank', 'facet-map.json'), 'utf8'),
  );
}
