import { z } from 'zod';
import { day } from '../../shared/dates.ts';
import { fundingStatuses } from '../needs/need.ts';
import { key, source, text } from '../seed-fields.ts';

/** What pays, or paid, for (part of) a need: from public sources, or invented and then `demo`. */
export const fundingSeedSchema = z
  .strictObject({
    key,
    label: text,
    extent: z.enum(['voll', 'teilweise']),
    status: z.enum(fundingStatuses).default('granted'),
    origin: z.enum(['berichtet', 'demo']).default('berichtet'),
    fromOn: day.nullable().default(null),
    untilOn: day.nullable(),
    /** Slug of a programme of the catalogue. */
    programme: key.nullable().default(null),
    carrier: key.nullable().default(null),
    /** Full posts, 0.5 = half; null = not known, or it pays for no posts. */
    postsFilled: z.number().nonnegative().nullable().default(null),
    postsVacant: z.number().nonnegative().nullable().default(null),
    /** Keys of the cost items it pays for; empty = the whole need. */
    covers: z.array(key).default([]),
    continuationDueOn: day.nullable().default(null),
    budgetDueOn: day.nullable().default(null),
    amounts: z
      .array(z.strictObject({ year: z.int(), amountCents: z.int().nonnegative() }))
      .default([]),
    note: text.nullable(),
    source: source.nullable(),
  })
  .refine(({ origin, source: from }) => origin === 'demo' || from !== null, 'Quelle fehlt');

export type FundingSeed = z.infer<typeof fundingSeedSchema>;
