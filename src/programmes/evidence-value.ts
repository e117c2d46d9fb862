import { z } from 'zod';
import { day } from '../shared/dates.ts';
import type { EvidenceValue } from './evidence.ts';

/** Values of evidence as they are stored: checked when they are read, so that the rest can trust its types. */
const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), percent: z.number(), isCeiling: z.boolean() }),
  z.object({
    kind: z.literal('amount'),
    bound: z.enum(['min', 'max']),
    amountCents: z.int(),
    of: z.enum(['grant', 'costs']),
    per: z.enum(['year', 'application', 'other']),
    what: z.string(),
  }),
  z.object({
    kind: z.literal('deadline'),
    on: day,
    time: z.string().nullable(),
    what: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('yearlyDeadline'),
    monthDay: z.string(),
    what: z.string().nullable(),
  }),
  z.object({ kind: z.literal('rolling') }),
  z.object({ kind: z.literal('validUntil'), on: day }),
  z.object({ kind: z.literal('status'), status: z.enum(['closed', 'paused', 'unclear']) }),
]);

export function parseEvidenceValue(json: string): EvidenceValue {
  return schema.parse(JSON.parse(json));
}
