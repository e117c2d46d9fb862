import { z } from 'zod';
import { conceptStatuses, needPriorities } from './need.ts';

const text = z.string().trim().min(1);

/** An aim as the seed writes it. */
const aimSeed = z.strictObject({
  text,
  indicatorId: text.nullable(),
  baseline: z.number().nullable(),
  /** Year and source of the baseline. */
  baselineLabel: text.nullable(),
  target: z.number().nullable(),
  targetYear: z.int().nullable(),
});

const demoText = text.refine((value) => value.includes('Demo'), 'Eine Demo-Angabe nennt sich so.');

/**
 * What a clerk would enter and no public source says, invented to show the software: only in a demo, and marked as demo
 * wherever it is shown. Texts say so themselves.
 */
const demoFactsSeed = z.strictObject({
  /** What city or carrier can bring up themselves. */
  ownShareCentsPerYear: z.int().nonnegative().optional(),
  presentProvider: demoText.optional(),
  runningSince: demoText.optional(),
  paidBy: demoText.optional(),
});

/** What a seeded need may say beside its costs; all of it optional. */
export const needDetailSeed = {
  priority: z.enum(needPriorities).nullable().default(null),
  /** Who already works there, since when and paid by whom, each with where it was read. */
  presentProvider: text.nullable().default(null),
  runningSince: text.nullable().default(null),
  paidBy: text.nullable().default(null),
  conceptStatus: z.enum(conceptStatuses).nullable().default(null),
  conceptNote: text.nullable().default(null),
  demo: demoFactsSeed.optional(),
  aims: z.array(aimSeed).default([]),
  measures: z.array(z.strictObject({ title: text, detail: text.nullable() })).default([]),
};
