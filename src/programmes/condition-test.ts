import { z } from 'zod';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
  type ApplicantCode,
  type CostTypeCode,
  type TargetGroupCode,
  type TopicCode,
} from './programme-codes.ts';

/**
 * How a listed condition is tested against a need, as data. A condition without one stays unknown until a person
 * confirms it; what a person confirmed for a need always counts more than the test.
 */
export type ConditionTest =
  | LeafTest
  /** One is enough, all are needed, the opposite: in Kleene's logic, so that an unknown part stays unknown. */
  | { kind: 'anyOf' | 'allOf'; tests: readonly ConditionTest[] }
  | { kind: 'not'; test: ConditionTest };

export type LeafTest =
  /**
   * A part of a combination only a person can confirm: always unknown, in these words. `narrows`: the words name what the
   * money is for, which is less than the topics say.
   */
  | { kind: 'confirm'; text: string; narrows?: true | undefined }
  /** Gebietskulisse of the quarter. */
  | { kind: 'area'; of: 'sozialeStadt' | 'isek' }
  /** A concept for the need: there is one, or the council has approved it. */
  | { kind: 'concept'; atLeast: 'exists' | 'councilApproved' }
  | IndicatorTest
  /** Nothing of the kind has begun: no provider, no beginning, nobody paying (Neuheit, kein vorzeitiger Beginn). */
  | { kind: 'novelty' }
  /** Mandatory tasks of the municipality are excluded. */
  | { kind: 'voluntary' }
  /** Only beside costs of one of these kinds, e.g. management that accompanies an investment. */
  | { kind: 'accompanying'; costTypes: readonly CostTypeCode[] }
  /** At most so many projects under this programme per municipality. */
  | { kind: 'quota'; max: number }
  /** A partner of one of these legal forms takes part. */
  | { kind: 'partner'; anyOf: readonly ApplicantCode[] }
  /** Finance-weak by the state's own classification. */
  | { kind: 'financeWeak' }
  | { kind: 'topic'; anyOf: readonly TopicCode[] }
  | { kind: 'targetGroup'; anyOf: readonly TargetGroupCode[] }
  | { kind: 'costType'; anyOf: readonly CostTypeCode[] }
  | { kind: 'applicant'; anyOf: readonly ApplicantCode[] }
  /** Months of the whole project. */
  | { kind: 'months'; atLeast?: number | undefined; atMost?: number | undefined };

export interface IndicatorTest {
  kind: 'indicator';
  /** Id of `data/seed/indicators.json`. */
  indicatorId: string;
  /** Whose value is looked at. */
  of: 'quarter' | 'city';
  operator: 'atLeast' | 'above' | 'atMost' | 'below';
  /** A value in the unit of the indicator, or a multiple of the comparable value of city or state. */
  than: { value: number } | { ratioTo: 'city' | 'state'; factor: number };
  /** Older values leave it open; null = any year. */
  maxAgeYears: number | null;
}

const leaf = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('confirm'),
    text: z.string().trim().min(1),
    narrows: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal('area'), of: z.enum(['sozialeStadt', 'isek']) }),
  z.strictObject({ kind: z.literal('concept'), atLeast: z.enum(['exists', 'councilApproved']) }),
  z.strictObject({
    kind: z.literal('indicator'),
    indicatorId: z.string().min(1),
    of: z.enum(['quarter', 'city']),
    operator: z.enum(['atLeast', 'above', 'atMost', 'below']),
    than: z.union([
      z.strictObject({ value: z.number() }),
      z.strictObject({ ratioTo: z.enum(['city', 'state']), factor: z.number().positive() }),
    ]),
    maxAgeYears: z.int().nonnegative().nullable(),
  }),
  z.strictObject({ kind: z.literal('novelty') }),
  z.strictObject({ kind: z.literal('voluntary') }),
  z.strictObject({
    kind: z.literal('accompanying'),
    costTypes: z.array(z.enum(costTypeCodes)).min(1),
  }),
  z.strictObject({ kind: z.literal('quota'), max: z.int().positive() }),
  z.strictObject({ kind: z.literal('partner'), anyOf: z.array(z.enum(applicantCodes)).min(1) }),
  z.strictObject({ kind: z.literal('financeWeak') }),
  z.strictObject({ kind: z.literal('topic'), anyOf: z.array(z.enum(topicCodes)).min(1) }),
  z.strictObject({
    kind: z.literal('targetGroup'),
    anyOf: z.array(z.enum(targetGroupCodes)).min(1),
  }),
  z.strictObject({ kind: z.literal('costType'), anyOf: z.array(z.enum(costTypeCodes)).min(1) }),
  z.strictObject({ kind: z.literal('applicant'), anyOf: z.array(z.enum(applicantCodes)).min(1) }),
  z.strictObject({
    kind: z.literal('months'),
    atLeast: z.int().positive().optional(),
    atMost: z.int().positive().optional(),
  }),
]);

export const conditionTestSchema: z.ZodType<ConditionTest> = z.lazy(() =>
  z.union([
    leaf,
    z.strictObject({
      kind: z.enum(['anyOf', 'allOf']),
      tests: z.array(conditionTestSchema).min(1),
    }),
    z.strictObject({ kind: z.literal('not'), test: conditionTestSchema }),
  ]),
);
