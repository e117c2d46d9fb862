import { z } from 'zod';
import { day } from '../shared/dates.ts';
import { conditionTestSchema } from './condition-test.ts';
import { factFields, type FactBasis, type FactField } from './fact-field.ts';
import {
  applicantCodes,
  conditionKinds,
  conditionTesters,
  confidences,
  costTypeCodes,
  financeForms,
  levels,
  linkRelations,
  targetGroupCodes,
  topicCodes,
  windowKinds,
} from './programme-codes.ts';

/** What a funding programme is: the shape of one record. One zod schema is both the type and the check of the seed. */

const text = z.string().trim().min(1);
const percent = z.number().min(0).max(100);

/** A month `YYYY-MM` or a year `YYYY`: what a source says when it names no day. */
const coarseDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u);

const conditionSchema = z.strictObject({
  /** Stable within the record: a person's confirmation for a need points at it. */
  key: z.string().regex(/^[a-z0-9-]+$/u),
  text,
  kind: z.enum(conditionKinds),
  /** blocking = without it no grant; informative = good to know, never decides. */
  effect: z.enum(['blocking', 'informative']),
  /** Set where a structured criterion of this record already tests the same thing. */
  testedBy: z.enum(conditionTesters).nullable(),
  /** How it is tested against a need; without one only a person can say. */
  test: conditionTestSchema.nullable().optional(),
  /** Why it was read as blocking or informative, one short German sentence. */
  reading: text,
});

const deadlineSchema = z.strictObject({
  on: day,
  /** Berlin time of day `HH:MM`, where the source names one. */
  time: z
    .string()
    .regex(/^\d{2}:\d{2}$/u)
    .nullable(),
  /** What has to be in by then, e.g. "Interessenbekundung"; null where the source does not say. */
  what: text.nullable(),
  /** Only deadlines of calls have it: from when on this call takes applications (null = at once); see `call.ts`. */
  opensOn: day.nullable().optional(),
});

/** A deadline that comes back every year, e.g. "bis zum 31.3. eines Jahres". */
const yearlyDeadlineSchema = z.strictObject({
  /** `MM-DD`; the 29th of February does not occur. */
  monthDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u),
  what: text.nullable(),
});

const windowSchema = z.strictObject({
  kind: z.enum(windowKinds),
  deadlines: z.array(deadlineSchema),
  yearly: z.array(yearlyDeadlineSchema).default([]),
  opensOn: day.nullable(),
  /** End of the guideline or programme period. Never an application deadline. */
  programmeEndsOn: day.nullable(),
  nextRound: z
    .strictObject({
      /** known = announced by the funder; expected = inferred from the rhythm; unknown = a further round is possible, nothing read. */
      state: z.enum(['known', 'expected', 'unknown']),
      opens: coarseDate.nullable(),
      why: text,
    })
    .nullable(),
  note: z.string(),
});

const limitSchema = z.strictObject({
  bound: z.enum(['min', 'max']),
  amountCents: z.int().positive(),
  /** grant = the money applied for; costs = the total cost of the project. */
  of: z.enum(['grant', 'costs']),
  /** year = per year; application = for the whole project; other = per post, site, place … (see `what`), not comparable with a need. */
  per: z.enum(['year', 'application', 'other']),
  /** The reference quantity in German, e.g. "Förderung pro Jahr". */
  what: text,
});

/** Where to ask: an office, never a person by name. */
const contactSchema = z.strictObject({
  name: text,
  department: text.nullable(),
  /** Lines of the postal address. */
  address: z.array(text),
  phone: text.nullable(),
  email: text.nullable(),
  website: z.url().nullable(),
});

export const programmeSchema = z.strictObject({
  /** Imported records: the path below `Foerderprogramm/` with dashes, which may end in one or hold two in a row. */
  slug: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/u),
  title: text,
  shortTitle: text,
  level: z.enum(levels),
  /** null: the source names none. */
  funder: text.nullable(),
  administrator: text.nullable(),
  url: z.url().nullable(),
  legalBasis: text.nullable(),
  /** Imported: the Kurztext of the source, whole and unchanged; null: the source has none. */
  summary: text.nullable(),
  /** AGS prefixes; "" is all of Germany; empty list = not read. */
  regions: z.array(z.string().regex(/^\d{0,8}$/u)),
  applicants: z.array(z.enum(applicantCodes)),
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)),
  fundedCosts: z.array(z.enum(costTypeCodes)),
  conditions: z.array(conditionSchema),
  window: windowSchema,
  finance: z.strictObject({
    form: z.enum(financeForms).nullable(),
    /** "bis zu" – a ceiling, never an income. */
    ratePercentMax: percent.nullable(),
    /** Lowest of several rates the source names, where nobody read which one applies; null: one rate only. Sums use it. */
    ratePercentLow: percent.nullable().default(null),
    /** Ceiling for municipalities in budget distress or of weak finances. */
    ratePercentMaxWeak: percent.nullable(),
    ownSharePercentMin: percent.nullable(),
    limits: z.array(limitSchema),
    maxMonths: z.int().positive().nullable(),
    note: z.string(),
  }),
  procedure: z.strictObject({
    stages: z.int().positive().nullable(),
    portal: text.nullable(),
    documents: z.array(text),
  }),
  forwardingAllowed: z.boolean().nullable(),
  cumulation: text.nullable(),
  contacts: z.array(contactSchema).default([]),
  /** Month the facts speak of, `YYYY-MM`; null where the source is undated. */
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}$/u)
    .nullable(),
  confidence: z.enum(confidences),
  sources: z
    .array(
      z.strictObject({ url: z.url().nullable(), what: text, covers: z.array(z.enum(factFields)) }),
    )
    .min(1),
  /** Only the fields that were not simply read. */
  basis: z.partialRecord(z.enum(factFields), z.enum(['abgeleitet', 'angenommen', 'ausgelesen'])),
  links: z.array(z.strictObject({ slug: text, relation: z.enum(linkRelations) })),
  notes: z.string(),
});

export type Programme = z.infer<typeof programmeSchema>;
export type Condition = Programme['conditions'][number];
export type ProgrammeWindow = Programme['window'];
export type AmountLimit = Programme['finance']['limits'][number];
export type ProgrammeContact = Programme['contacts'][number];

/** How a fact of this record is known; every fact not listed in `basis` was read in a source. */
export function basisOf(programme: Programme, field: FactField): FactBasis {
  return programme.basis[field] ?? 'gelesen';
}

/** The sources of one fact; empty where only the record as a whole has sources. */
export function sourcesOf(programme: Programme, field: FactField): Programme['sources'] {
  return programme.sources.filter((source) => source.covers.includes(field));
}
