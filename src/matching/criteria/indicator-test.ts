import type { IndicatorTest } from '../../programmes/condition-test.ts';
import {
  compareValues,
  isSameBase,
  sameReference,
  type IndicatorValue,
} from '../../quarters/figures/indicator.ts';
import { isCount, isDemo, type AreaValues } from '../../quarters/profile/profile.ts';
import { formatNumber } from '../../shared/text.ts';
import { figureText, nameOf, places, thresholdText } from './indicator-words.ts';
import type { AskedCase } from './condition-logic.ts';
import type { NamedIndicator } from './condition-kind.ts';
import { met, notMet, unknown, type Finding } from './criterion.ts';
import type { Truth } from './truth.ts';

/**
 * A figure of the quarter or the city against a threshold. The newest value decides; a locked or missing one leaves it
 * open and no older one takes its place, because nobody knows what it would say. An invented value is called so.
 */
export function testIndicator(test: IndicatorTest, asked: AskedCase): Finding {
  const name = nameOf(test, asked.data);
  const place = places[test.of];
  const values = valuesOf(asked.matchCase.figures[test.of], test.indicatorId);
  if (values.length === 0) {
    return unknown(() => `${thresholdText(test, name)}; für ${place} ist kein Wert bekannt.`, {
      what: `„${name.name}“ für ${place}`,
      whom: 'need',
    });
  }
  return 'value' in test.than
    ? againstNumber(test, test.than.value, { values, name, asked })
    : againstArea(test, test.than, { values, name, asked });
}

interface Looked {
  values: readonly IndicatorValue[];
  name: NamedIndicator;
  asked: AskedCase;
}

function againstNumber(test: IndicatorTest, limit: number, { values, name, asked }: Looked) {
  const [newest] = values;
  const truth =
    newest?.state === 'value' ? compare(test.operator, rangeOf(newest), limit) : 'unknown';
  const reason = (): string =>
    `${name.name}: ${newest ? figureText(newest, test.of, name) : ''}. ${thresholdText(test, name)}.`;
  return newest && isTooOld(newest, test, asked)
    ? tooOld(test, reason, name)
    : finding(truth, reason, `ein einzelner Wert für „${name.name}“`);
}

/** Only values of the same definition, base and day stand beside each other. */
function againstArea(
  test: IndicatorTest,
  than: { ratioTo: 'city' | 'state'; factor: number },
  { values, name, asked }: Looked,
): Finding {
  const others = valuesOf(asked.matchCase.figures[than.ratioTo], test.indicatorId);
  const pairOf = (value: IndicatorValue) =>
    others.find(
      (other) =>
        isDemo(other) === isDemo(value) && isSameBase(value, other) && sameReference(value, other),
    );
  // Chosen by what the values are, not by whether they may be shown: a locked one is not passed over.
  const value = values.find((one) => pairOf(one) !== undefined) ?? values[0];
  const other = value && (pairOf(value) ?? others[0]);
  if (!value || !other) {
    return unknown(
      () => `${thresholdText(test, name)}; für ${places[than.ratioTo]} ist kein Wert bekannt.`,
      { what: `„${name.name}“ für ${places[than.ratioTo]}`, whom: 'need' },
    );
  }
  const said = (): string =>
    `${name.name}: ${figureText(value, test.of, name)}; ${figureText(other, than.ratioTo, name)}.`;
  const comparison = compareValues(value, other);
  if (!comparison.comparable || comparison.ratio === null || isCount(name)) {
    const why = comparison.comparable ? 'ein Verhältnis ist nicht sinnvoll' : comparison.why;
    return unknown(
      () =>
        `${said()} Beide sind nicht unmittelbar vergleichbar (${why}). ${thresholdText(test, name)}.`,
      { what: `vergleichbare Werte für „${name.name}“`, whom: 'need' },
    );
  }
  const { ratio } = comparison;
  const reason = (): string =>
    `${said()} Das ist das ${formatNumber(ratio, 2)}-Fache. ${thresholdText(test, name)}.`;
  return isTooOld(value, test, asked)
    ? tooOld(test, reason, name)
    : finding(compare(test.operator, [ratio, ratio], than.factor), reason, name.name);
}

function finding(truth: Truth, reason: () => string, what: string): Finding {
  if (truth === 'met') return met(reason);
  return truth === 'notMet' ? notMet(reason) : unknown(reason, { what, whom: 'need' });
}

function tooOld({ maxAgeYears }: IndicatorTest, reason: () => string, name: NamedIndicator) {
  return unknown(() => `${reason()} Der Wert darf höchstens ${maxAgeYears} Jahre alt sein.`, {
    what: `ein neuerer Wert für „${name.name}“`,
    whom: 'need',
  });
}

/** Nobody can say of a value without a year that it is young enough. */
function isTooOld(value: IndicatorValue, { maxAgeYears }: IndicatorTest, { on }: AskedCase) {
  if (maxAgeYears === null) return false;
  return value.referenceYear === null || Number(on.slice(0, 4)) - value.referenceYear > maxAgeYears;
}

/** Published values of the indicator, newest first; the invented ones only where nothing was published at all. */
function valuesOf(values: AreaValues['quarter'], indicatorId: string): IndicatorValue[] {
  const all = values.filter((value) => value.indicatorId === indicatorId);
  const published = all.filter((value) => !isDemo(value));
  return published.length > 0 ? published : all;
}

function rangeOf({ value, valueFrom, valueTo }: IndicatorValue): [low: number, high: number] {
  return value === null ? [valueFrom ?? -Infinity, valueTo ?? Infinity] : [value, value];
}

/** A range decides where it lies wholly on one side. */
function compare(
  operator: IndicatorTest['operator'],
  [low, high]: readonly [low: number, high: number],
  limit: number,
): Truth {
  const decide = (isAll: boolean, isNone: boolean): Truth => {
    if (isAll) return 'met';
    return isNone ? 'notMet' : 'unknown';
  };
  switch (operator) {
    case 'atLeast':
      return decide(low >= limit, high < limit);
    case 'above':
      return decide(low > limit, high <= limit);
    case 'atMost':
      return decide(high <= limit, low > limit);
    case 'below':
      return decide(high < limit, low >= limit);
  }
}
