import { z } from 'zod';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../programmes/programme-codes.ts';
import { day } from '../shared/dates.ts';
import { financeSeedSchema } from './finances/finance-seed.ts';
import { fundingSeedSchema } from './funding/funding-seed.ts';
import { costPlanSchema } from './costs/cost-plan.ts';
import { buildingBlocks, taskDuties } from './needs/need.ts';
import { needDetailSeed } from './needs/need-seed.ts';
import { indicatorDirections } from './figures/indicator.ts';
import { key, source, text } from './seed-fields.ts';

/**
 * Shapes of the seed files of this room. Everything that is not public is marked `demo: true` and shown as such;
 * everything else names where it was read.
 */

export const indicatorSeedSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/u),
  name: text,
  dimension: text,
  numerator: text,
  denominator: text.nullable(),
  unit: text,
  direction: z.enum(indicatorDirections),
  /** Decimals the field uses for this unit. */
  decimals: z.int().min(0).max(2),
  sourceOffice: text,
  /** One of the twelve of a quarter profile, in that order; null otherwise. */
  corePosition: z.int().min(1).max(12).nullable(),
  definitionStatus: text,
  references: z.array(z.url()),
  note: text.nullable(),
});

/** One of the 63 labels found in published sources, and what it means in our catalogue. */
export const labelMappingSchema = z.strictObject({
  label: text,
  /** null: kept as a fact of the area, because no definition of the catalogue says the same. */
  indicatorId: text.nullable(),
  /** Statistical base; two values are comparable only with the same one (e.g. melderegister, fortschreibung, sgb2-ba). */
  base: text,
  why: text,
});

const valueBase = {
  indicatorId: text,
  base: text,
  /** Verbatim from the source, e.g. "um 2020". */
  yearLabel: text,
  referenceYear: z.int().min(1990).max(2100).nullable(),
  /** The reference day, where the source names one. */
  referenceOn: day.nullable(),
  state: z.enum(['value', 'suppressed']),
  value: z.number().nullable(),
  /** For values reported as a range only. */
  valueFrom: z.number().nullable(),
  valueTo: z.number().nullable(),
  note: text.nullable(),
};

/** Areas are named by key: `stadt`, `nrw`, or the key of a district or quarter. */
export const indicatorValueSeedSchema = z.strictObject({
  area: key,
  ...valueBase,
  origin: z.enum(['berichtet', 'abgeleitet', 'demo']),
  source,
});

export const areaFactSeedSchema = z.strictObject({
  area: key,
  label: text,
  value: z.number().nullable(),
  valueFrom: z.number().nullable(),
  valueTo: z.number().nullable(),
  unit: text,
  yearLabel: text,
  referenceYear: z.int().nullable(),
  origin: z.enum(['berichtet', 'abgeleitet']),
  note: text.nullable(),
  source,
});

const costItemHead = {
  key,
  label: text,
  costType: z.enum(costTypeCodes),
  source: source.nullable(),
};

/** With a plan, amounts and calculation are worked out when it is written; without one they stand here. */
export const costItemSeedSchema = z.union([
  z.strictObject({ ...costItemHead, plan: costPlanSchema }),
  z.strictObject({
    ...costItemHead,
    /** null = cannot be costed yet; the page says what is missing. */
    amountCentsPerYear: z.int().nonnegative().nullable(),
    /** The calculation spelled out, e.g. "7.751 Einwohner × 5,00 €". */
    calculation: text,
    basis: z.enum(['belegt', 'abgeleitet', 'annahme']),
  }),
]);

export const needSeedSchema = z.strictObject({
  key,
  quarter: key,
  title: text,
  description: text,
  buildingBlock: z.enum(buildingBlocks).nullable(),
  topics: z.array(z.enum(topicCodes)).min(1),
  targetGroups: z.array(z.enum(targetGroupCodes)).min(1),
  /** Who could file, the usual one first. */
  applicants: z.array(z.enum(applicantCodes)).min(1),
  /** The city would pass the grant on to a carrier; null = not decided. */
  forwarding: z.boolean().nullable(),
  carrier: key.nullable(),
  startMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/u)
    .nullable(),
  months: z.int().positive().nullable(),
  duty: z.enum(taskDuties).nullable(),
  ...needDetailSeed,
  costItems: z.array(costItemSeedSchema).min(1),
  existingFunding: z.array(fundingSeedSchema).default([]),
  origin: z.enum(['vorschlag-agw', 'demo']),
  source: source.nullable(),
});

export const municipalitySeedSchema = z.strictObject({
  key,
  ags: z.string().regex(/^\d{8}$/u),
  name: text,
  stateName: text,
  /** Text for drafts: postal address etc. are never invented; missing ones print as "[Angabe fehlt: …]". */
  administration: z.strictObject({ leadDepartment: text, source: source.nullable() }),
  finances: financeSeedSchema,
  districts: z.array(
    z.strictObject({
      key,
      name: text,
      kind: z.enum(['stadtbezirk', 'stadtteil']),
      parent: key.nullable(),
      source,
    }),
  ),
  quarters: z.array(
    z.strictObject({
      key,
      name: text,
      district: key,
      description: text,
      /** Status a programme may ask for; null = not known, must be confirmed by a person. */
      areaStatus: z.strictObject({
        sozialeStadt: z.boolean().nullable(),
        isek: z.boolean().nullable(),
        note: text.nullable(),
      }),
      source,
    }),
  ),
  organisations: z.array(
    z.strictObject({
      key,
      name: text,
      shortName: text,
      kind: z.enum([
        'wohlfahrtsverband',
        'traeger',
        'verwaltung',
        'wohnungsunternehmen',
        'behoerde',
      ]),
      applicantCode: z.enum(applicantCodes).nullable(),
      isAgwMember: z.boolean(),
      source,
    }),
  ),
  committees: z.array(
    z.strictObject({
      key,
      name: text,
      shortName: text,
      kind: z.enum(['rat', 'ausschuss', 'bezirksvertretung']),
      /** Place in the usual order of consultation, 1 first; null = not part of it. */
      consultationOrder: z.int().positive().nullable(),
      district: key.nullable(),
      source,
    }),
  ),
});

export type MunicipalitySeed = z.infer<typeof municipalitySeedSchema>;
export type IndicatorSeed = z.infer<typeof indicatorSeedSchema>;
export type IndicatorValueSeed = z.infer<typeof indicatorValueSeedSchema>;
export type AreaFactSeed = z.infer<typeof areaFactSeedSchema>;
export type NeedSeed = z.infer<typeof needSeedSchema>;
