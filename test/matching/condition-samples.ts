import type { ConditionTest } from '../../src/programmes/condition-test.ts';
import type { IndicatorValue } from '../../src/quarters/figures/indicator.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import type { ProgrammeChange } from './samples.ts';

/** A blocking condition with a test as data. */
export function testedCondition(
  test: ConditionTest,
  key = 'bedingung',
): Programme['conditions'][number] {
  return {
    key,
    text: 'Bedingung der Richtlinie',
    kind: 'sonstiges',
    effect: 'blocking',
    testedBy: null,
    test,
    reading: 'Test',
  };
}

/** A programme whose only condition is this test. */
export function withTest(test: ConditionTest): ProgrammeChange {
  return { conditions: [testedCondition(test)] };
}

export const poverty = {
  id: 'kinderarmut',
  name: 'Kinderarmutsquote',
  unit: '%',
  decimals: 1,
  denominator: 'Kinder unter 15',
};

/** A published value of the quarter for the end of 2024, with changes. */
export function figure(change: Partial<IndicatorValue> = {}): IndicatorValue {
  return {
    id: 'wert',
    areaKind: 'quarter',
    areaId: 'manfort',
    indicatorId: poverty.id,
    base: 'melderegister',
    yearLabel: '31.12.2024',
    referenceYear: 2024,
    referenceOn: '2024-12-31',
    state: 'value',
    suppression: null,
    value: 30,
    valueFrom: null,
    valueTo: null,
    origin: 'berichtet',
    note: null,
    source: { title: 'Sozialbericht', url: null },
    ...change,
  };
}
