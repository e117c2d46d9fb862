import { z } from 'zod';
import { day, isMonth } from '../../shared/dates.ts';

/**
 * How the amount of a cost item comes about. Stored with the item, so that it can be worked out again when a pay table,
 * an assumption or the period changes. Money in cents.
 */
const month = z.string().refine(isMonth);
const cents = z.int().nonnegative();
const sourced = {
  sourceTitle: z.string(),
  sourceUrl: z.string().nullable(),
  sourceOn: day.nullable(),
};

export const costPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('perYear'), centsPerYear: cents }),
  /** Once, in the month named; null = with the beginning of the need. */
  z.strictObject({ kind: z.literal('once'), cents, month: month.nullable() }),
  z.strictObject({
    kind: z.literal('perResident'),
    residents: z.int().nonnegative(),
    /** Day and source of the number of residents, as printed. */
    residentsAsOf: z.string(),
    /** null = the setting of the municipality. */
    centsPerResident: cents.nullable(),
  }),
  z.strictObject({
    kind: z.literal('perEvent'),
    eventsPerYear: z.number().positive(),
    /** null = the setting of the municipality. */
    centsPerEvent: cents.nullable(),
  }),
  z.strictObject({
    kind: z.literal('post'),
    pay: z.discriminatedUnion('by', [
      /** A group of `data/pay/`, e.g. `s11b`; `step` on the day the post starts. */
      z.strictObject({ by: z.literal('table'), group: z.string(), step: z.int().min(1).max(6) }),
      /** What an employer states for one full post and year: AVR, BAT-KF, AWO, DRK, or "Arbeitgeberbrutto laut Träger". */
      z.strictObject({
        by: z.literal('employer'),
        system: z.enum(['avr', 'bat-kf', 'awo', 'drk', 'arbeitgeberbrutto']),
        centsPerYear: cents,
        ...sourced,
      }),
    ]),
    /** Share of a full post, 0.5 = half. */
    share: z.number().positive().max(10),
    /** Expected start of the post; null = with the beginning of the need. */
    startMonth: month.nullable(),
    withOverhead: z.boolean(),
    /** What the programme's guideline pays per full post and year; it wins over the real cost. */
    lumpSum: z.strictObject({ centsPerYear: cents, ...sourced }).nullable(),
  }),
]);

export type CostPlan = z.infer<typeof costPlanSchema>;
