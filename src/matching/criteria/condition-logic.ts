import type { ConditionTest, LeafTest } from '../../programmes/condition-test.ts';
import type { Day } from '../../shared/dates.ts';
import { joinGerman } from '../../shared/text.ts';
import type { TestData, TestOf } from './condition-kind.ts';
import {
  testAccompanying,
  testAnyApplicant,
  testAnyCostType,
  testConcept,
  testMonths,
  testVoluntary,
} from './condition-need-tests.ts';
import {
  testAreaStatus,
  testFinanceWeak,
  testPartner,
  testQuota,
} from './condition-place-tests.ts';
import { askedOnce, testAnyTargetGroup, testAnyTopic } from './condition-subject-tests.ts';
import {
  changeText,
  missingOf,
  met,
  notMet,
  unknown,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';
import { testIndicator } from './indicator-test.ts';
import { testNovelty } from './novelty-test.ts';
import { allOf, allOfEach, anyOf, anyOfEach, not, type Truth } from './truth.ts';

/** Whom and when a condition is asked about, and what its words need. */
export interface AskedCase {
  matchCase: MatchCase;
  on: Day;
  data: TestData;
}

type LeafTests = {
  [Kind in LeafTest['kind']]: (test: TestOf<Kind>, asked: AskedCase) => Finding;
};

/** Each test of a condition: a forgotten kind does not compile. */
const leafTests: LeafTests = {
  confirm: ({ text }) =>
    unknown(() => `„${text}“ ist noch nicht bestätigt.`, { what: `„${text}“`, whom: 'self' }),
  area: testAreaStatus,
  concept: testConcept,
  indicator: testIndicator,
  novelty: testNovelty,
  voluntary: testVoluntary,
  accompanying: testAccompanying,
  quota: testQuota,
  partner: testPartner,
  financeWeak: testFinanceWeak,
  topic: testAnyTopic,
  targetGroup: testAnyTargetGroup,
  costType: testAnyCostType,
  applicant: testAnyApplicant,
  months: testMonths,
};

/** Any test of a condition, also one made of others. */
export function testCondition(test: ConditionTest, asked: AskedCase): Finding {
  switch (test.kind) {
    case 'anyOf':
    case 'allOf':
      return joined(test.kind, partsOf(test.tests, asked));
    case 'not':
      return opposite(testCondition(test.test, asked));
    default:
      return testLeaf(test, asked);
  }
}

function partsOf(tests: readonly ConditionTest[], asked: AskedCase): Finding[] {
  const parts = tests.map((test) => ({ test, finding: testCondition(test, asked) }));
  return askedOnce(parts, asked).map(({ finding }) => finding);
}

function testLeaf<Kind extends LeafTest['kind']>(test: TestOf<Kind>, asked: AskedCase): Finding {
  const kind: Kind = test.kind;
  const run: LeafTests[Kind] = leafTests[kind];
  return run(test, asked);
}

/** The result of `testCondition` alone: of most pairs nobody reads the reason. */
export function conditionTruth(test: ConditionTest, asked: AskedCase): Truth {
  switch (test.kind) {
    case 'anyOf':
      return anyOfEach(test.tests, (part) => conditionTruth(part, asked));
    case 'allOf':
      return allOfEach(test.tests, (part) => conditionTruth(part, asked));
    case 'not':
      return not(conditionTruth(test.test, asked));
    default:
      return testLeaf(test, asked).result;
  }
}

/** All parts that decide have their say, in their order. */
function joined(kind: 'anyOf' | 'allOf', parts: readonly Finding[]): Finding {
  const truths = parts.map(({ result }) => result);
  const result = kind === 'anyOf' ? anyOf(truths) : allOf(truths);
  const deciding = parts.filter((part) => part.result === result);
  const opening = openings[kind][result];
  const reason = (): string =>
    parts.length === 1
      ? deciding.map((part) => part.reason()).join(' ')
      : `${opening} ${deciding.map((part) => part.reason()).join(' ')}`;
  if (result === 'met') return met(reason);
  return result === 'notMet'
    ? notMet(reason, () => changeOf(kind, deciding))
    : unknown(reason, () => jointMissing(kind, deciding));
}

const openings: Record<'anyOf' | 'allOf', Record<Truth, string>> = {
  anyOf: {
    met: 'Eines davon genügt:',
    notMet: 'Eines davon müsste zutreffen:',
    unknown: 'Eines davon genügt, offen ist:',
  },
  allOf: {
    met: 'Alles davon trifft zu:',
    notMet: 'Alles davon muss zutreffen, es fehlt an:',
    unknown: 'Alles davon muss zutreffen, offen ist:',
  },
};

/** Of several ways one is enough; of several demands each one that fails must be changed. */
function changeOf(kind: 'anyOf' | 'allOf', refused: readonly Finding[]): string | null {
  const changes = refused.flatMap((part) => changeText(part) ?? []);
  const isEnough = kind === 'anyOf' ? changes.length > 0 : changes.length === refused.length;
  return isEnough ? joinGerman([...new Set(changes)], kind === 'anyOf' ? 'oder' : 'und') : null;
}

/** What the own administration can say comes before a call. */
function jointMissing(kind: 'anyOf' | 'allOf', open: readonly Finding[]): Missing {
  const all = open.flatMap((part) => missingOf(part) ?? []);
  const isOwn = all.some(({ whom }) => whom === 'need');
  return {
    whom: isOwn ? 'need' : (all[0]?.whom ?? 'self'),
    what: joinGerman([...new Set(all.map(({ what }) => what))], kind === 'anyOf' ? 'oder' : 'und'),
  };
}

function opposite(part: Finding): Finding {
  const result = not(part.result);
  if (result === 'met') return met(() => `Der Ausschluss greift nicht: ${part.reason()}`);
  return result === 'notMet'
    ? notMet(() => `Der Ausschluss greift: ${part.reason()}`)
    : unknown(
        () => `Ob der Ausschluss greift, ist offen: ${part.reason()}`,
        part.missing ?? { what: 'ob der Ausschluss greift', whom: 'self' },
      );
}
