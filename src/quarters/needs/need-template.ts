import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';
import { StartError } from '../../shared/errors.ts';
import { costPlanSchema } from '../costs/cost-plan.ts';
import { buildingBlocks, taskDuties } from './need.ts';

/**
 * Templates for the three building blocks, as data: `data/templates/need-templates.json`. In texts `{quartier}` stands
 * for the name of the quarter and `{in-quartier}` for it with its preposition.
 */

const text = z.string().trim().min(1);
const templateCost = z.strictObject({
  key: text,
  label: text,
  costType: z.enum(costTypeCodes),
  /** The number of residents is that of the quarter, as published. */
  plan: costPlanSchema,
  source: z.strictObject({ url: z.url().nullable(), title: text }).nullable(),
});

const needTemplate = z.strictObject({
  key: text,
  name: text,
  what: text,
  buildingBlock: z.enum(buildingBlocks),
  title: text,
  description: text,
  topics: z.array(z.enum(topicCodes)).min(1),
  targetGroups: z.array(z.enum(targetGroupCodes)).min(1),
  applicants: z.array(z.enum(applicantCodes)).min(1),
  forwarding: z.boolean().nullable(),
  duty: z.enum(taskDuties).nullable(),
  months: z.int().positive().nullable(),
  aims: z.array(text),
  measures: z.array(z.strictObject({ title: text, detail: text.nullable() })),
  costItems: z.array(templateCost).min(1),
});

const needTemplates = z.strictObject({
  /** Slugs of the quarters that are named as blueprints; they come first in the choice. */
  blueprints: z.array(text),
  templates: z.array(needTemplate).min(1),
});

export type NeedTemplate = z.infer<typeof needTemplate>;
export type TemplateCost = z.infer<typeof templateCost>;
export type NeedTemplates = z.infer<typeof needTemplates>;

/** @param dataFolder the folder `data`. @throws StartError naming the place of the first fault */
export function readNeedTemplates(dataFolder: string): NeedTemplates {
  const file = join(dataFolder, 'templates', 'need-templates.json');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`Vorlagen für Bedarfe: ${file} ist nicht lesbar: ${reason}`);
  }
  const parsed = needTemplates.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join('.') ?? '';
  throw new StartError(
    `Vorlagen für Bedarfe: ${file}, Stelle „${place}“: ${issue?.message ?? 'ungültig'}`,
  );
}
