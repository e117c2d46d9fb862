import type { FieldView } from '../http/page-parts.ts';
import {
  describeConditionTest,
  needsConfirmation,
  type IndicatorName,
} from './condition-test-text.ts';
import { testerLabels } from './programme-labels.ts';
import type { Row } from './programme-form-values.ts';
import type { Condition, Programme } from './programme.ts';

/** How listed conditions are tested: said on the page of a programme and in its form. */

/** By the key of the condition; those without a test are left out. */
export type ConditionTestTexts = ReadonlyMap<string, string>;

export function testTexts(
  { conditions }: Pick<Programme, 'conditions'>,
  indicatorName: IndicatorName,
): ConditionTestTexts {
  return new Map(
    conditions.flatMap(({ key, test }) =>
      test ? [[key, describeConditionTest(test, indicatorName)]] : [],
    ),
  );
}

/** One line for the list of conditions. */
export function testedHow({ testedBy, test }: Condition, indicatorName: IndicatorName): string {
  if (testedBy !== null) return `automatisch geprüft: Kriterium „${testerLabels[testedBy]}“`;
  if (!test) return 'von Ihnen zu bestätigen';
  const how = describeConditionTest(test, indicatorName);
  return `${needsConfirmation(test) ? 'zum Teil automatisch geprüft' : 'automatisch geprüft'}: ${how}`;
}

/** Only for a condition that is tested: how, and a box that unties the test. */
export function dropTestField(row: Row, name: string, tests: ConditionTestTexts): FieldView[] {
  const how = tests.get(row['key'] ?? '');
  if (how === undefined) return [];
  return [
    {
      name,
      label: 'Prüfung entfernen (dann muss eine Person bestätigen)',
      kind: 'checkbox',
      hint: `Geprüft durch: ${how}. Passt das nach Ihrer Änderung nicht mehr, entfernen Sie die Prüfung.`,
      value: row['dropTest'] === '1',
    },
  ];
}
