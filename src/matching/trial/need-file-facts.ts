import { z } from 'zod';
import { applicantCodes } from '../../programmes/programme-codes.ts';
import { conceptStatuses, taskDuties } from '../../quarters/needs/need.ts';
import { day } from '../../shared/dates.ts';

const said = z.boolean().nullable();
const words = z.string().trim().min(1).max(500).nullable();

/**
 * What else a need file may say: facts that otherwise come from quarter, municipality and catalogue. All are optional;
 * what is left out is unknown. They stand in the file itself, so that an example of a programme needs no database.
 */
export const needFactShape = {
  /** Amtlicher Gemeindeschlüssel, for a need in no quarter of ours. */
  ags: z
    .string()
    .regex(/^\d{8}$/u)
    .optional(),
  /** Legal form of the carrier that would do it. */
  carrier: z.enum(applicantCodes).optional(),
  /** Legal forms of others that take part. */
  partners: z.array(z.enum(applicantCodes)).optional(),
  area: z
    .strictObject({
      sozialeStadt: said.default(null),
      isek: said.default(null),
      note: words.default(null),
    })
    .optional(),
  duty: z.enum(taskDuties).optional(),
  concept: z.enum(conceptStatuses).optional(),
  /** What runs already; "nichts" or "niemand" says that there is nothing. */
  running: z
    .strictObject({
      provider: words.default(null),
      since: words.default(null),
      paidBy: words.default(null),
    })
    .optional(),
  /** Euros that city or carrier can bring up themselves. */
  ownSharePerYear: z.number().nonnegative().max(1e9).optional(),
  finances: z
    .strictObject({ weak: said.default(null), provisional: said.default(null) })
    .optional(),
  /** What the municipality already has under programmes, by their slugs. */
  fundedProjects: z
    .array(
      z.strictObject({
        programme: z.string().min(1),
        label: z.string().trim().min(1).max(200),
        state: z.enum(['applied', 'granted']),
      }),
    )
    .optional(),
  figures: z
    .array(
      z.strictObject({
        of: z.enum(['quarter', 'city', 'state']),
        indicator: z.string().min(1),
        value: z.number(),
        year: z.int().min(1900).max(2200),
      }),
    )
    .optional(),
  /** What somebody confirmed of listed conditions, by their keys; counts where one programme is tested, in its examples. */
  confirmations: z
    .array(
      z.strictObject({
        condition: z.string().min(1),
        result: z.enum(['met', 'notMet']),
        note: z.string().trim().min(1).max(500),
        on: day,
      }),
    )
    .optional(),
};
