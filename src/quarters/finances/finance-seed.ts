import { z } from 'zod';
import { isMonth } from '../../shared/dates.ts';
import { source, text } from '../seed-fields.ts';
import { financeKeys } from './municipal-finances.ts';

/** What was read about a municipality's budget; null = not known today, the note says what held at that Stand. */
export const financeSeedSchema = z
  .array(
    z.strictObject({
      key: z.enum(financeKeys),
      value: z.boolean().nullable(),
      asOf: z.string().refine(isMonth),
      note: text,
      source,
    }),
  )
  .default([]);
