import { joinGerman } from '../shared/text.ts';
import type { ConditionTest, IndicatorTest, LeafTest } from './condition-test.ts';
import {
  applicantLabels,
  costTypeLabels,
  targetGroupLabels,
  topicLabels,
} from './programme-labels.ts';

/** Name and unit of an indicator by its id; undefined where nobody knows it. */
export type IndicatorName = (id: string) => { name: string; unit: string } | undefined;

export function indicatorNames(
  indicators: readonly { id: string; name: string; unit: string }[],
): IndicatorName {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return (id) => byId.get(id);
}

/**
 * How a condition is tested, in German and without a full stop: "Kennzahl „SGB-II-Quote“ des Quartiers: über dem Wert
 * der Stadt". Parts of a combination are joined by "und zugleich" or "oder".
 */
export function describeConditionTest(test: ConditionTest, indicatorName: IndicatorName): string {
  switch (test.kind) {
    case 'anyOf':
      return joined(test.tests, ' oder ', indicatorName);
    case 'allOf':
      return joined(test.tests, ' und zugleich ', indicatorName);
    case 'not':
      return `nicht: ${inParts(test.test, indicatorName)}`;
    case 'indicator':
      return indicatorText(test, indicatorName);
    default:
      return leafText(test);
  }
}

/** Whether a person has to say something, whatever the data say. */
export function needsConfirmation(test: ConditionTest): boolean {
  if (test.kind === 'confirm') return true;
  if (test.kind === 'not') return needsConfirmation(test.test);
  return (test.kind === 'anyOf' || test.kind === 'allOf') && test.tests.some(needsConfirmation);
}

function joined(
  tests: readonly ConditionTest[],
  word: string,
  indicatorName: IndicatorName,
): string {
  return tests.map((test) => inParts(test, indicatorName)).join(word);
}

/** A combination within a combination stands in brackets. */
function inParts(test: ConditionTest, indicatorName: IndicatorName): string {
  const text = describeConditionTest(test, indicatorName);
  return test.kind === 'anyOf' || test.kind === 'allOf' ? `(${text})` : text;
}

function leafText(test: Exclude<LeafTest, IndicatorTest>): string {
  switch (test.kind) {
    case 'confirm':
      // Quotation marks within quotation marks are single ones.
      return `von Ihnen zu bestätigen: „${test.text.replaceAll('„', '‚').replaceAll('“', '‘')}“`;
    case 'area':
      return test.of === 'isek'
        ? 'Quartier liegt im Gebiet eines ISEK'
        : 'Quartier ist Gebiet „Sozialer Zusammenhalt“ / „Soziale Stadt“';
    case 'concept':
      return test.atLeast === 'exists'
        ? 'für den Bedarf liegt ein Konzept vor'
        : 'der Rat hat ein Konzept für den Bedarf beschlossen';
    case 'novelty':
      return 'es läuft noch nichts davon (kein Träger, kein Beginn, keine Finanzierung)';
    case 'voluntary':
      return 'freiwillige Aufgabe, keine Pflichtaufgabe der Kommune';
    case 'quota':
      return `höchstens ${test.max === 1 ? 'ein Vorhaben' : `${test.max} Vorhaben`} je Kommune in diesem Programm`;
    case 'financeWeak':
      return 'Kommune gilt nach der Einstufung des Landes als finanzschwach';
    case 'months':
      return `Laufzeit ${monthsText(test)}`;
    default:
      return codesText(test);
  }
}

type CodesTest = Extract<
  LeafTest,
  { kind: 'accompanying' | 'partner' | 'topic' | 'targetGroup' | 'costType' | 'applicant' }
>;

function codesText(test: CodesTest): string {
  const or = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>): string =>
    joinGerman(
      codes.map((code) => labels[code]),
      'oder',
    );
  switch (test.kind) {
    case 'accompanying':
      return `nur neben Kosten für ${or(test.costTypes, costTypeLabels)}`;
    case 'partner':
      return `es wirkt mit: ${or(test.anyOf, applicantLabels)}`;
    case 'topic':
      return `Thema ${or(test.anyOf, topicLabels)}`;
    case 'targetGroup':
      return `Zielgruppe ${or(test.anyOf, targetGroupLabels)}`;
    case 'costType':
      return `Kosten für ${or(test.anyOf, costTypeLabels)}`;
    case 'applicant':
      return `Antrag durch ${or(test.anyOf, applicantLabels)}`;
  }
}

function monthsText({ atLeast, atMost }: Extract<LeafTest, { kind: 'months' }>): string {
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} bis ${atMost} Monate`;
  if (atLeast !== undefined) return `mindestens ${atLeast} Monate`;
  return atMost === undefined ? 'ist angegeben' : `höchstens ${atMost} Monate`;
}

const valueWords: Record<IndicatorTest['operator'], string> = {
  atLeast: 'mindestens',
  above: 'über',
  atMost: 'höchstens',
  below: 'unter',
};
const ratioWords: Record<IndicatorTest['operator'], string> = {
  atLeast: 'mindestens so hoch wie',
  above: 'über',
  atMost: 'höchstens so hoch wie',
  below: 'unter',
};
const number = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

function indicatorText(test: IndicatorTest, indicatorName: IndicatorName): string {
  const { indicatorId, of, operator, than, maxAgeYears } = test;
  const known = indicatorName(indicatorId);
  const whose = of === 'quarter' ? 'des Quartiers' : 'der Stadt';
  const age =
    maxAgeYears === null
      ? ''
      : ` (Wert höchstens ${maxAgeYears === 1 ? 'ein Jahr' : `${maxAgeYears} Jahre`} alt)`;
  return `Kennzahl „${known?.name ?? indicatorId}“ ${whose}: ${compared(operator, than, known?.unit ?? '')}${age}`;
}

function compared(
  operator: IndicatorTest['operator'],
  than: IndicatorTest['than'],
  unit: string,
): string {
  if ('value' in than) return `${valueWords[operator]} ${number.format(than.value)} ${unit}`.trim();
  const whose = than.ratioTo === 'city' ? 'der Stadt' : 'des Landes';
  const isDative = operator === 'above' || operator === 'below';
  const times = `${number.format(than.factor)}-Fache`;
  const what =
    than.factor === 1
      ? `${isDative ? 'dem' : 'der'} Wert ${whose}`
      : `${isDative ? `dem ${times}n` : `das ${times}`} des Werts ${whose}`;
  return `${ratioWords[operator]} ${what}`;
}
