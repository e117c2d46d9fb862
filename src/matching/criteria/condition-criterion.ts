import type { ConditionTest, LeafTest } from '../../programmes/condition-test.ts';
import type { Condition } from '../../programmes/programme.ts';
import { testedKinds, type NamedIndicator, type TestData } from './condition-kind.ts';
import type { Criterion, CriterionOf } from './criterion.ts';

/** What the record itself does not say. */
export interface CompileContext {
  /** Without it nobody can say which projects are under this programme. */
  programmeId?: string;
  indicators?: readonly NamedIndicator[];
}

type Base = Pick<CriterionOf<'condition'>, 'key' | 'evidence' | 'alsoCovers' | 'contact'>;

/** A blocking condition as a criterion: by its test, or left to people. */
export function conditionCriterion(
  condition: Condition,
  baseOf: (key: string) => Base,
  context: CompileContext,
): Criterion {
  const { key: conditionKey, text, kind: conditionKind, test } = condition;
  const listed = { conditionKey, text };
  if (test && test.kind !== 'confirm') {
    if (test.kind === 'area') {
      return { kind: 'area', ...baseOf(`area:${conditionKey}`), ...listed, test };
    }
    const kind = testedKinds.find((known) => known === test.kind) ?? 'combination';
    const data = dataFor(test, context);
    return { kind, ...baseOf(`${kind}:${conditionKey}`), ...listed, conditionKind, test, data };
  }
  if (conditionKind === 'gebiet') {
    return { kind: 'area', ...baseOf(`area:${conditionKey}`), ...listed, test: null };
  }
  return conditionKind === 'dokument'
    ? { kind: 'document', ...baseOf(`document:${conditionKey}`), ...listed }
    : { kind: 'condition', ...baseOf(`condition:${conditionKey}`), ...listed, conditionKind };
}

/** Only what the test names, so that equal tests of different programmes stay equal. */
function dataFor(test: ConditionTest, { programmeId, indicators = [] }: CompileContext): TestData {
  const leaves = [...leavesOf(test)];
  return {
    programmeId: leaves.some(({ kind }) => kind === 'quota') ? (programmeId ?? null) : null,
    indicators: indicators
      .filter(({ id }) =>
        leaves.some((leaf) => leaf.kind === 'indicator' && leaf.indicatorId === id),
      )
      .map(({ id, name, unit, decimals, denominator }) => ({
        id,
        name,
        unit,
        decimals,
        denominator,
      })),
  };
}

/** Every part of a test that is no combination itself. */
export function* leavesOf(test: ConditionTest): Generator<LeafTest> {
  if ('tests' in test) for (const part of test.tests) yield* leavesOf(part);
  else if (test.kind === 'not') yield* leavesOf(test.test);
  else yield test;
}
