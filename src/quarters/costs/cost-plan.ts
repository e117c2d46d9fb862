import { z } from 'zod';
import { day, isMonth } from '../../shared/dates.ts';

/**
 * How the amount of a cost item comes about. Stored with the item, so that it can be worked out again when a pay table,
 * an assumption or the period changes. Money in cents. null = not known yet, or "as the municipality assumes" where the
 * field says so.
 */
const month = z.string().refine(isMonth);
const cents = z.int().nonnegative();
const sourced = {
  sourceTitle: z.string(),
  sourceUrl: z.string().nullable(),
  /** A day, or the year where no more is known. */
  sourceOn: z.union([day, z.string().regex(/^(19|20)\d{2}$/u)]).nullable(),
};
/** What a person adds to any plan. */
const remark = {
  /** Printed at the end of the calculation. */
  note: z.string().optional(),
  /** How well the entered figures are known; without it: a source makes them derived, else they are assumed. */
  inputBasis: z.enum(['belegt', 'abgeleitet', 'annahme']).optional(),
};

export const paySystems = ['avr', 'bat-kf', 'awo', 'drk', 'arbeitgeberbrutto'] as const;
export type PaySystem = (typeof paySystems)[number];

const postPay = z.discriminatedUnion('by', [
  /** A group of `data/pay/`, e.g. `s11b`; `step` on the day the post starts. */
  z.strictObject({
    by: z.literal('table'),
    group: z.string(),
    step: z.int().min(1).max(6).nullable(),
  }),
  /** What an employer states for one full post and year: AVR, BAT-KF, AWO, DRK, or "Arbeitgeberbrutto laut Träger". */
  z.strictObject({
    by: z.literal('employer'),
    system: z.enum(paySystems),
    centsPerYear: cents.nullable(),
    /** False: the amount is to hold for every year; else it rises yearly after the year of its source. */
    isRaised: z.boolean().optional(),
    ...sourced,
  }),
]);

export const postPlanSchema = z.strictObject({
  kind: z.literal('post'),
  pay: postPay,
  /** Share of a full post, 0.5 = half. */
  share: z.number().positive().max(10),
  /** Expected start of the post; null = with the beginning of the need. */
  startMonth: month.nullable(),
  withOverhead: z.boolean(),
  /** What the programme's guideline pays per full post and year; it wins over the real cost. */
  lumpSum: z.strictObject({ centsPerYear: cents, ...sourced }).nullable(),
  ...remark,
});

export const costPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('perYear'), centsPerYear: cents.nullable(), ...remark }),
  /** Material and rooms; null = the setting of the municipality. */
  z.strictObject({ kind: z.literal('material'), centsPerYear: cents.nullable(), ...remark }),
  /** Once, in the month named; null = with the beginning of the need. */
  z.strictObject({
    kind: z.literal('once'),
    cents: cents.nullable(),
    month: month.nullable(),
    ...remark,
  }),
  z.strictObject({
    kind: z.literal('perResident'),
    residents: z.int().positive().nullable(),
    /** Day and source of the number of residents, as printed. */
    residentsAsOf: z.string(),
    /** null = the setting of the municipality. */
    centsPerResident: cents.nullable(),
    ...remark,
  }),
  z.strictObject({
    kind: z.literal('perEvent'),
    eventsPerYear: z.number().positive().nullable(),
    /** What is counted, e.g. "Sitzungen"; without it "Versammlungen". */
    unit: z.string().optional(),
    /** null = the setting of the municipality. */
    centsPerEvent: cents.nullable(),
    ...remark,
  }),
  /** The overhead on the personnel cost of all posts of the need that do not carry it themselves. */
  z.strictObject({ kind: z.literal('overhead'), ...remark }),
  postPlanSchema,
]);

export type CostPlan = z.infer<typeof costPlanSchema>;
export type PlanKind = CostPlan['kind'];
export type PlanOf<Kind extends PlanKind> = Extract<CostPlan, { kind: Kind }>;
export type PostPlan = PlanOf<'post'>;
