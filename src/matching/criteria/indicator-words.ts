import type { IndicatorTest } from '../../programmes/condition-test.ts';
import type { IndicatorValue } from '../../quarters/figures/indicator.ts';
import { asOfText, valueText } from '../../quarters/figures/value-words.ts';
import { isDemo } from '../../quarters/profile/profile.ts';
import { formatNumber } from '../../shared/text.ts';
import type { NamedIndicator, TestData } from './condition-kind.ts';

/** The figures of an indicator test in words: value, year, source, threshold. */

type Place = 'quarter' | 'city' | 'state';

export const places: Record<Place, string> = {
  quarter: 'das Quartier',
  city: 'die Stadt',
  state: 'das Land',
};
const owners: Record<Place, string> = { quarter: 'Quartier', city: 'Stadt', state: 'Land' };
const owned: Record<Place, string> = { quarter: 'Quartiers', city: 'Stadt', state: 'Landes' };

const operators: Record<IndicatorTest['operator'], string> = {
  atLeast: 'mindestens',
  above: 'mehr als',
  atMost: 'höchstens',
  below: 'weniger als',
};

/** "Quartier 42,1 % (31.12.2023, Melderegister; Quelle: …)"; what was invented or worked out says so. */
export function figureText(value: IndicatorValue, of: Place, name: NamedIndicator): string {
  const kind = isDemo(value)
    ? 'Demo-Wert, erfunden'
    : `${value.origin === 'abgeleitet' ? 'abgeleitet; ' : ''}Quelle: ${value.source.title}`;
  return `${owners[of]} ${valueText(value, name)} (${asOfText(value)}; ${kind})`;
}

/** "Verlangt für das Quartier: mindestens das 1,5-Fache des Werts der Stadt". */
export function thresholdText(test: IndicatorTest, name: NamedIndicator): string {
  const { operator, than } = test;
  const limit =
    'value' in than
      ? `${formatNumber(than.value, decimalsOf(than.value))} ${name.unit}`.trimEnd()
      : `das ${formatNumber(than.factor, decimalsOf(than.factor))}-Fache des Werts ${than.ratioTo === 'city' ? 'der' : 'des'} ${owned[than.ratioTo]}`;
  return `Verlangt für ${places[test.of]}: ${operators[operator]} ${limit}`;
}

/** The definition of the indicator; where there is none, its id must do. */
export function nameOf({ indicatorId }: IndicatorTest, { indicators }: TestData): NamedIndicator {
  return (
    indicators.find(({ id }) => id === indicatorId) ?? {
      id: indicatorId,
      name: `Kennzahl ${indicatorId}`,
      unit: '',
      decimals: 1,
      // Without its definition nobody knows whether a ratio makes sense.
      denominator: null,
    }
  );
}

function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  return Number.isInteger(value * 10) ? 1 : 2;
}
