import type { ConditionTest, LeafTest } from '../../programmes/condition-test.ts';
import type { Condition } from '../../programmes/programme.ts';
import type { Indicator } from '../../quarters/figures/indicator.ts';

/** How listed conditions become criteria: those with a test as data have a kind of their own, the rest people confirm. */

export type TestOf<Kind extends LeafTest['kind']> = Extract<LeafTest, { kind: Kind }>;

/** Tests that alone are a kind of criterion; all others are a `combination`, if only of one part. */
export const testedKinds = [
  'concept',
  'indicator',
  'novelty',
  'voluntary',
  'accompanying',
  'quota',
  'partner',
  'financeWeak',
] as const satisfies readonly LeafTest['kind'][];
export type TestedKind = (typeof testedKinds)[number];

/** What tests need to know beside the need. */
export interface TestData {
  /** Only where a test looks at what the municipality has under this programme; null = not known. */
  programmeId: string | null;
  /** Those the test names; one that is not there is called by its id. */
  indicators: readonly NamedIndicator[];
}

export type NamedIndicator = Pick<Indicator, 'id' | 'name' | 'unit' | 'decimals' | 'denominator'>;

interface Listed {
  conditionKey: string;
  text: string;
}

/** What a person confirmed for the need counts more than the test; the kind is that of the test. */
export interface Tested extends Listed {
  conditionKind: Condition['kind'];
  test: ConditionTest;
  data: TestData;
}

export interface ConditionParameters extends Record<TestedKind | 'combination', Tested> {
  /** Without a test, its words are looked at. */
  area: Listed & { test: TestOf<'area'> | null };
  document: Listed;
  condition: Listed & { conditionKind: Condition['kind'] };
}
