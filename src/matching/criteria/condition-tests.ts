import { formatDayOf, type Day } from '../../shared/dates.ts';
import { saidWords } from './answered-questions.ts';
import type { TestData, Tested } from './condition-kind.ts';
import { testCondition } from './condition-logic.ts';
import { onlyFormerly } from './condition-place-tests.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
} from './criterion.ts';

/** Conditions no data can test: unknown until a person confirms them for this need. */
export function testConfirmed(
  criterion: CriterionOf<'area' | 'document' | 'condition'>,
  matchCase: MatchCase,
): Finding {
  const said = confirmed(criterion, matchCase);
  if (said) return said;
  const what = criterion.kind === 'document' ? 'Unterlage ' : '';
  return unknown(() => `„${criterion.text}“ ist für diesen Bedarf noch nicht bestätigt.`, {
    what: `${what}„${criterion.text}“`,
    whom: 'self',
  });
}

const aboutSozialeStadt = /Soziale[rn]? (?:Stadt|Zusammenhalt)|§ ?171e/u;

/** The area status of the quarter answers what has a test, and words that clearly ask for the Soziale Stadt. */
export function testArea(criterion: CriterionOf<'area'>, matchCase: MatchCase, on: Day): Finding {
  const { test } = criterion;
  if (test) return testTested({ ...criterion, test, data: noData }, matchCase, on);
  const said = testConfirmed(criterion, matchCase);
  if (said.result !== 'unknown' || !aboutSozialeStadt.test(criterion.text)) return said;
  const { sozialeStadt, note } = matchCase.areaStatus;
  // Words alone never refuse: they may name other areas too.
  if (sozialeStadt === true && (note === null || !onlyFormerly.test(note))) {
    return met(
      () => 'Das Quartier ist als Gebiet der Sozialen Stadt / Sozialer Zusammenhalt vermerkt.',
    );
  }
  return note === null
    ? said
    : { ...said, reason: () => `${said.reason()} Zum Quartier ist vermerkt: ${note}` };
}

const noData: TestData = { programmeId: null, indicators: [] };

/** A condition with a test as data; what a person said about it for this need counts more. */
export function testTested(
  criterion: Pick<Tested, 'conditionKey' | 'text' | 'test' | 'data'>,
  matchCase: MatchCase,
  on: Day,
): Finding {
  const said = confirmed(criterion, matchCase);
  if (said) return said;
  const { test, data, text } = criterion;
  const found = testCondition(test, { matchCase, on, data });
  const { result, missing, toChange } = found;
  return { result, missing, toChange, reason: () => `„${text}“: ${found.reason()}` };
}

function confirmed(
  { conditionKey, text }: { conditionKey: string; text: string },
  { confirmations }: MatchCase,
): Finding | undefined {
  const found = confirmations.find((confirmation) => confirmation.conditionKey === conditionKey);
  if (!found) return undefined;
  const when = (): string =>
    found.answeredOn === undefined
      ? `am ${formatDayOf(found.confirmedAt)}: ${found.note}`
      : `in der ${saidWords(found)}`;
  return found.result === 'met'
    ? met(() => `„${text}“ – bestätigt ${when()}`)
    : notMet(() => `„${text}“ – nicht erfüllt, angegeben ${when()}`);
}
